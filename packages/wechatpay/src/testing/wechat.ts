import { createCipheriv, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { certificatePem } from './certificate.ts'

/** The moment at which all tests happen. */
export const NOON = new Date('2026-11-23T12:00:00+08:00')
export const API_V3_KEY = 'k'.repeat(16) + 'v'.repeat(16)
export const SP_MCHID = '1900000001'
export const SUB_MCHID = '1900000109'
export const MERCHANT_SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'

const DAY_MS = 24 * 60 * 60 * 1000

/** A key of WeChat's, with the private half that only a test has. */
export type WechatKey = { readonly serial: string; readonly pem: string; readonly privateKey: KeyObject }

export const merchantKey = generateKeyPairSync('rsa', { modulusLength: 2048 })

export function makePublicKey(id = 'PUB_KEY_ID_0119000000012026112300000000000001'): WechatKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { serial: id, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey }
}

/** A platform certificate valid from and until so many days from NOON. */
export function makeCertificate(serial: string, fromDays = -100, untilDays = 100): WechatKey {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const [from, until] = [inDays(fromDays), inDays(untilDays)]
  return { serial, pem: certificatePem({ serial, ...keys, from, until }), privateKey: keys.privateKey }
}

export function inDays(days: number): Date {
  return new Date(NOON.getTime() + days * DAY_MS)
}

/** The four headers by which WeChat signs a body. */
export function signedHeaders(key: WechatKey, body: Buffer, at = NOON): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1000).toString()
  const nonce = randomBytes(16).toString('hex')
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': key.serial,
    'Wechatpay-Signature': sign('sha256', message, key.privateKey).toString('base64'),
  }
}

/** Seals as WeChat does for notices and certificates. */
export function sealResource(plaintext: string, associated_data = 'transaction', apiV3Key = API_V3_KEY) {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce))
  cipher.setAAD(Buffer.from(associated_data))
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
  return { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data, ciphertext: sealed.toString('base64') }
}

export const paidTransaction = {
  sp_appid: 'wx2421b1c4370ec43b',
  sp_mchid: SP_MCHID,
  sub_mchid: SUB_MCHID,
  out_trade_no: 'T20261123000001',
  transaction_id: '4200002026112300000000000001',
  trade_type: 'NATIVE',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  attach: '',
  success_time: '2026-11-23T12:00:00+08:00',
  payer: { sp_openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  amount: { total: 100, payer_total: 90, currency: 'CNY', payer_currency: 'CNY' },
}

export const acceptedRefund = {
  refund_id: '50000000382019052709732678859',
  out_refund_no: 'R20261123000001@a',
  transaction_id: paidTransaction.transaction_id,
  out_trade_no: paidTransaction.out_trade_no,
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  create_time: '2026-11-23T12:00:00+08:00',
  status: 'PROCESSING',
  amount: {
    total: 100,
    refund: 40,
    payer_total: 90,
    payer_refund: 36,
    settlement_refund: 40,
    settlement_total: 100,
    discount_refund: 4,
    currency: 'CNY',
  },
}

export const paidCombination = {
  combine_appid: 'wx2421b1c4370ec43b',
  combine_mchid: SP_MCHID,
  combine_out_trade_no: 'C20261123000001',
  scene_info: { device_id: 'POS1:1' },
  sub_orders: [
    paidSubOrder(SUB_MCHID, 'T20261123000001', '4200002026112300000000000001', 10),
    paidSubOrder('1900000110', 'T20261123000002', '4200002026112300000000000002', 25),
  ] as const,
  combine_payer_info: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
}

function paidSubOrder(sub_mchid: string, out_trade_no: string, transaction_id: string, total_amount: number) {
  return {
    mchid: SP_MCHID,
    sub_mchid,
    sub_appid: 'wxd678efh567hg6999',
    sub_openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6p',
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    bank_type: 'OTHERS',
    attach: '深圳分店',
    amount: { total_amount, payer_amount: total_amount, currency: 'CNY', payer_currency: 'CNY' },
    success_time: '2026-11-23T12:00:00.120+08:00',
    transaction_id,
    out_trade_no,
  }
}
