import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import { createRequire } from 'node:module'
import { Agent, request } from 'undici'
import { createWechatPay } from '../../packages/wechatpay/src/client.ts'
import { createKeyring } from '../../packages/wechatpay/src/keyring.ts'

/** One way to make a Native order: signed, sent, its answer verified. */
export type Contestant = { readonly order: (number: string) => Promise<void>; close(): Promise<void> }
export type Opponent = { readonly url: string; readonly pem: string }

const require = createRequire(import.meta.url)
const serial = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'
const wechatKeyId = 'PUB_KEY_ID_0119000000012026112300000000000001'
const connections = 32
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const order = (out_trade_no: string) => ({
  sp_appid: 'wx2421b1c4370ec43b',
  sp_mchid: '1900000001',
  sub_mchid: '1900000109',
  out_trade_no,
  description: '牛肉面',
  notify_url: 'https://pay.example.cn/notify/wechat/a1',
  amount: { total: 1800, currency: 'CNY' as const },
})

export function ours({ url, pem }: Opponent): Contestant {
  const client = createWechatPay({
    spMchid: '1900000001',
    serial,
    privateKey: createPrivateKey(privatePem),
    apiV3Key: 'k'.repeat(32),
    keyring: createKeyring({ publicKeys: [{ id: wechatKeyId, pem }] }),
    now: () => new Date(),
    baseUrl: url,
  })
  return {
    order: async (number) => insist((await client.orders.native(order(number))).data.code_url),
    close: () => client.close(),
  }
}

/** The least that does the same with undici and node:crypto: no retry, no deadline, no record of the exchange. */
export function bare({ url, pem }: Opponent, offThread: boolean): Contestant {
  const key = createPrivateKey(privatePem)
  const wechatKey = createPublicKey(pem)
  const dispatcher = new Agent({ connections })
  const path = '/v3/pay/partner/transactions/native'
  const signature = (text: string): string | Promise<string> => {
    if (!offThread) return sign('sha256', Buffer.from(text), key).toString('base64')
    return new Promise((resolve, reject) => {
      sign('sha256', Buffer.from(text), key, (error, made) =>
        error ? reject(error) : resolve(made.toString('base64')),
      )
    })
  }
  return {
    order: async (number) => {
      const body = JSON.stringify(order(number))
      const timestamp = Math.floor(Date.now() / 1000)
      const nonce = randomBytes(16).toString('hex')
      const signed = await signature(`POST\n${path}\n${timestamp}\n${nonce}\n${body}\n`)
      const answer = await request(url + path, {
        dispatcher,
        method: 'POST',
        body,
        headers: {
          authorization: `WECHATPAY2-SHA256-RSA2048 mchid="1900000001",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${serial}",signature="${signed}"`,
          accept: 'application/json',
          'content-type': 'application/json',
          'user-agent': 'bare/1',
          'wechatpay-serial': wechatKeyId,
        },
      })
      const raw = await answer.body.text()
      const head = answer.headers
      const message = Buffer.from(`${head['wechatpay-timestamp']}\n${head['wechatpay-nonce']}\n${raw}\n`)
      if (!verify('sha256', message, wechatKey, Buffer.from(String(head['wechatpay-signature']), 'base64')))
        throw new Error('not signed by WeChat')
      insist(JSON.parse(raw).code_url)
    },
    close: () => dispatcher.close(),
  }
}

/** wechatpay-axios-plugin signs and verifies by itself; it is given key objects, the form it is fastest with. */
export function axiosPlugin({ url, pem }: Opponent): Contestant {
  const { Wechatpay } = require('wechatpay-axios-plugin')
  const { Agent: HttpAgent } = require('node:http')
  const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: connections })
  const client = new Wechatpay({
    mchid: '1900000001',
    serial,
    privateKey: createPrivateKey(privatePem),
    certs: { [wechatKeyId]: createPublicKey(pem) },
    baseURL: `${url}/`,
    httpAgent,
    proxy: false,
  })
  return {
    order: async (number) =>
      insist((await client.v3.pay.partner.transactions.native.post(order(number))).data.code_url),
    close: async () => httpAgent.destroy(),
  }
}

/**
 * wechatpay-node-v3 signs, but hands out no headers and verifies no answers: its own HTTP service is sent to the opponent
 * instead of WeChat, and its own `verifySign` is called with what such an answer carries.
 */
export function nodeV3({ url, pem }: Opponent): Contestant {
  const Pay = require('wechatpay-node-v3')
  const { PayRequest } = require('wechatpay-node-v3/dist/lib/pay-request')
  const key = Buffer.from(privatePem)
  const pay = new Pay({
    appid: 'wx2421b1c4370ec43b',
    mchid: '1900000001',
    serial_no: serial,
    publicKey: Buffer.from(pem),
    privateKey: key,
  })
  const service = new PayRequest()
  const official = 'https://api.mch.weixin.qq.com'
  pay.createHttp({ post: (to: string, ...rest: unknown[]) => service.post(to.replace(official, url), ...rest) })
  Pay.certificates = { [wechatKeyId]: pem }
  const signedAnswer = verifiable(pem)
  return {
    order: async (number) => {
      const { data } = await pay.transactions_native(order(number))
      insist(data.code_url)
      await pay.verifySign({ ...signedAnswer, body: data, serial: wechatKeyId })
    },
    close: async () => undefined,
  }
}

// What it costs to verify does not depend on whose signature it is.
function verifiable(pem: string) {
  const bytes = createPublicKey(pem).asymmetricKeyDetails?.modulusLength ?? 2048
  return { timestamp: '1764000000', nonce: 'n'.repeat(32), signature: Buffer.alloc(bytes / 8, 1).toString('base64') }
}

function insist(codeUrl: unknown): void {
  if (typeof codeUrl !== 'string' || !codeUrl.startsWith('weixin://')) throw new Error(`no code: ${codeUrl}`)
}
