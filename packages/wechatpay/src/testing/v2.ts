import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:https'
import type { TestContext } from 'node:test'
import type { TLSSocket } from 'node:tls'
import { createWechatPayV2, type WechatPayV2, type WechatPayV2Options } from '../v2/client.ts'
import { type SignType, signFields } from '../v2/sign.ts'
import { readXml, writeXml } from '../v2/xml.ts'
import { certificatePem } from './certificate.ts'
import { type Arrival, type Behaviour, serve, type TestServer } from './server.ts'
import { inDays, NOON, SP_MCHID, SUB_MCHID } from './wechat.ts'

export const API_V2_KEY = 'k2'.repeat(16)
export const APPID = 'wx2421b1c4370ec43b'
export const parties = { appid: APPID, sub_mch_id: SUB_MCHID }

const LOOPBACK = [127, 0, 0, 1]

export type Pem = { readonly certPem: string; readonly keyPem: string }

/** A certificate and its key, self-signed; TLS looks at the wall's clock, so that it is valid today and for years. */
export function makePem(commonName: string, address?: readonly number[]): Pem {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const [from, until] = [inDays(-3000), inDays(30_000)]
  const terms = { serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1', ...keys, from, until, commonName }
  return {
    certPem: certificatePem(address ? { ...terms, address } : terms),
    keyPem: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

export const ourPem = makePem(SP_MCHID)
const serverPem = makePem('api.mch.weixin.qq.com', LOOPBACK)

/** Whoever comes shows one of these certificates, or (`asked`) may come without. */
export type Demand = { readonly accepted: readonly Pem[]; readonly asked?: true }

/** A real HTTPS server on loopback that asks for a certificate, and the CA by which it is known. `shown`: whose, per arrival. */
export async function startSecureServer(
  t: TestContext,
  behave: Behaviour,
  { accepted, asked }: Demand,
): Promise<TestServer & { readonly ca: string; readonly shown: readonly (string | null)[] }> {
  const shown: (string | null)[] = []
  const server = createServer({
    cert: serverPem.certPem,
    key: serverPem.keyPem,
    ca: accepted.map(({ certPem }) => certPem),
    requestCert: true,
    rejectUnauthorized: asked !== true,
  })
  server.on('request', ({ socket }) => {
    const { subject } = (socket as TLSSocket).getPeerCertificate()
    shown.push(subject ? String(subject.CN) : null)
  })
  return { ...(await serve(t, server, 'https', behave)), ca: serverPem.certPem, shown }
}

export type Told = Readonly<Record<string, string | number>>

/** Answers as WeChat does when all is well: signed under the key, by the kind that the request names. */
export function answerXml(told: Told, apiV2Key = API_V2_KEY): Behaviour {
  return (response, arrival) => {
    const fields = { return_code: 'SUCCESS', return_msg: 'OK', mch_id: SP_MCHID, result_code: 'SUCCESS', ...told }
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end(signedXml(fields, kindOf(arrival), apiV2Key))
  }
}

/** Answers in XML, or anything else, without a sign. */
export function answerPlain(told: Told | string, status = 200): Behaviour {
  return (response) => {
    const body = typeof told === 'string' ? told : writeXml(textsOf(told))
    response.writeHead(status, { 'Content-Type': 'text/plain' }).end(body)
  }
}

export function signedXml(told: Told, signType: SignType, apiV2Key = API_V2_KEY): Buffer {
  const texts = textsOf(told)
  return writeXml([...texts, ['sign', signFields(texts, apiV2Key, signType)]])
}

/** What arrived, by name. */
export function fieldsOf({ body }: Arrival): Record<string, string> {
  return Object.fromEntries(readXml(Buffer.from(body))?.fields ?? [])
}

/** A client of the server at `url`; it has no certificate unless given one. */
export function v2ClientOf(t: TestContext, url: string, more: Partial<WechatPayV2Options> = {}): WechatPayV2 {
  const client = createWechatPayV2({
    spMchid: SP_MCHID,
    apiV2Key: API_V2_KEY,
    certificate: null,
    now: () => NOON,
    baseUrl: url,
    ...more,
  })
  t.after(() => client.close())
  return client
}

function kindOf(arrival: Arrival): SignType {
  return fieldsOf(arrival).sign?.length === 32 ? 'MD5' : 'HMAC-SHA256'
}

function textsOf(told: Told): [string, string][] {
  return Object.entries(told).map(([name, value]) => [name, String(value)])
}

export const paidCode = {
  ...parties,
  mch_id: SP_MCHID,
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  is_subscribe: 'N',
  trade_type: 'MICROPAY',
  bank_type: 'OTHERS',
  total_fee: 888,
  fee_type: 'CNY',
  cash_fee: 800,
  cash_fee_type: 'CNY',
  coupon_fee: 88,
  transaction_id: '4200002026112300000000000001',
  out_trade_no: 'T20261123000001',
  attach: '桌3',
  time_end: '20261123120000',
}

export const acceptedV2Refund = {
  ...parties,
  mch_id: SP_MCHID,
  transaction_id: paidCode.transaction_id,
  out_trade_no: paidCode.out_trade_no,
  out_refund_no: 'R20261123000001',
  refund_id: '50000000382019052709732678859',
  refund_fee: 100,
  total_fee: 888,
  cash_fee: 800,
  cash_refund_fee: 90,
}
