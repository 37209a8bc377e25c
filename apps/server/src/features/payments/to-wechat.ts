import type { H5Order, JsapiOrder, NativeOrder, SceneInfo } from '@teyue/wechatpay/order-requests'
import type { Scene } from '../stores/scene.ts'
import type { Payment } from './payment.ts'
import type { PaymentRequest } from './payment-request.ts'

/** What of a payment WeChat is told. */
export type Ordered = Pick<Payment, 'identity' | 'id' | 'description' | 'expiresAt' | 'notifyUrl' | 'amount'> & {
  readonly scene?: Scene | null
}

/** The order as the native and APP interfaces take it. */
export function toOrder({ identity, scene, ...payment }: Ordered): NativeOrder {
  return {
    sp_mchid: identity.spMchid,
    sp_appid: identity.spAppid,
    sub_mchid: identity.subMchid,
    ...(identity.subAppid ? { sub_appid: identity.subAppid } : {}),
    description: payment.description,
    out_trade_no: payment.id,
    time_expire: payment.expiresAt.toISOString().replace('.000Z', '+00:00'),
    notify_url: payment.notifyUrl,
    amount: { total: payment.amount, currency: 'CNY' },
    ...(scene ? { scene_info: toSceneInfo(scene) } : {}),
  }
}

/** H5 orders carry the payer's own address. */
export function toH5Order(payment: Ordered, request: Pick<PaymentRequest, 'payer'>): H5Order {
  const order = toOrder(payment)
  const scene = { ...order.scene_info, payer_client_ip: request.payer?.ip ?? '', h5_info: { type: 'Wap' as const } }
  return { ...order, scene_info: scene }
}

/** The openid goes under the name of the appid that it was got under, and never under the other. */
export function toJsapiOrder(payment: Ordered, request: Pick<PaymentRequest, 'payer'>): JsapiOrder {
  const { sub_appid: subAppid, ...order } = toOrder(payment)
  const { openid = '', appid } = request.payer ?? {}
  if (subAppid && appid === subAppid) return { ...order, sub_appid: subAppid, payer: { sub_openid: openid } }
  return { ...order, ...(subAppid ? { sub_appid: subAppid } : {}), payer: { sp_openid: openid } }
}

/** Stores and devices are known to WeChat by the merchant's numbers, where it has given any. */
function toSceneInfo({ store, terminal, payerIp }: Scene): SceneInfo {
  const { id, number, name, areaCode, address } = store
  return {
    payer_client_ip: payerIp,
    ...(terminal ? { device_id: terminal.number ?? terminal.id } : {}),
    store_info: { id: number ?? id, name, area_code: areaCode, address },
  }
}
