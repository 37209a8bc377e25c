import type { CodeOrder } from '@teyue/wechatpay/code-payment-shapes'
import type { V2CodePayment } from '@teyue/wechatpay/v2/order-requests'
import type { Ordered } from './to-wechat.ts'

/** What of a code payment WeChat is told. Nobody is notified of it, and the code lives one minute. */
export type OrderedByCode = Pick<Ordered, 'identity' | 'id' | 'description' | 'amount'>

/** The payer's code, and where it was scanned: the shop's number at WeChat, or the merchant's own. */
export type Scan = {
  readonly authCode: string
  readonly store: CodeOrder['scene_info']['store_info']
  /** Of the machine that asks: APIv2 wants it. */
  readonly ip: string
}

/** The payment as APIv3's codepay takes it: with the place, and without a notify_url or an expiry. */
export function toCodeOrder({ identity, ...payment }: OrderedByCode, { authCode, store }: Scan): CodeOrder {
  return {
    sp_mchid: identity.spMchid,
    sp_appid: identity.spAppid,
    sub_mchid: identity.subMchid,
    ...(identity.subAppid ? { sub_appid: identity.subAppid } : {}),
    description: payment.description,
    out_trade_no: payment.id,
    payer: { auth_code: authCode },
    amount: { total: payment.amount, currency: 'CNY' },
    scene_info: { store_info: store },
  }
}

/** The same as APIv2's micropay takes it. `mch_id` is the client's to write. */
export function toMicropay({ identity, ...payment }: OrderedByCode, { authCode, ip }: Scan): V2CodePayment {
  return {
    appid: identity.spAppid,
    sub_mch_id: identity.subMchid,
    ...(identity.subAppid ? { sub_appid: identity.subAppid } : {}),
    body: payment.description,
    out_trade_no: payment.id,
    total_fee: payment.amount,
    spbill_create_ip: ip,
    auth_code: authCode,
  }
}
