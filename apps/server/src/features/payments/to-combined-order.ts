import type {
  CombinedH5Order,
  CombinedJsapiOrder,
  CombinedOrder,
  SubOrder,
} from '@teyue/wechatpay/combined-order-shapes'
import type { CombinedIdentity } from '../appids/combined-identity.ts'
import type { Payment } from './payment.ts'

/** What of a combined order WeChat is told. `parts` are in the order of the identity's. */
export type OrderedTogether = Pick<Payment, 'id' | 'expiresAt' | 'notifyUrl'> & {
  readonly identity: CombinedIdentity
  readonly parts: readonly Pick<Payment, 'id' | 'description' | 'amount'>[]
}

// WeChat demands the number of a device, which a browser has none of.
const browserDevice = 'web'

/** The order as the native and APP interfaces take it. */
export function toCombinedOrder({ identity, id, expiresAt, notifyUrl, parts }: OrderedTogether): CombinedOrder {
  return {
    combine_mchid: identity.combineMchid,
    combine_appid: identity.combineAppid,
    combine_out_trade_no: id,
    time_expire: expiresAt.toISOString().replace('.000Z', '+00:00'),
    notify_url: notifyUrl,
    sub_orders: parts.map((part, at) => toSubOrder(identity.parts[at]!, part)),
  }
}

/** H5 orders carry the payer's own address. */
export function toCombinedH5Order(order: OrderedTogether, ip: string): CombinedH5Order {
  const scene = { payer_client_ip: ip, device_id: browserDevice, h5_info: { type: 'Wap' } } as const
  return { ...toCombinedOrder(order), scene_info: scene }
}

/** One payer for all: under the combined appid, or under the sub_appid of the first part. */
export function toCombinedJsapiOrder(order: OrderedTogether): CombinedJsapiOrder {
  const { sub_orders: subOrders, ...whole } = toCombinedOrder(order)
  const { field, openid = '' } = order.identity.payer ?? {}
  const [first, ...others] = subOrders
  if (field === 'sub_openid' && first?.sub_appid) {
    const known = { ...first, sub_appid: first.sub_appid }
    return { ...whole, sub_orders: [known, ...others], combine_payer_info: { sub_openid: openid } }
  }
  return { ...whole, sub_orders: subOrders, combine_payer_info: { openid } }
}

function toSubOrder(
  { spMchid, subMchid, subAppid }: CombinedIdentity['parts'][number],
  { id, description, amount }: OrderedTogether['parts'][number],
): SubOrder {
  return {
    mchid: spMchid,
    sub_mchid: subMchid,
    ...(subAppid ? { sub_appid: subAppid } : {}),
    out_trade_no: id,
    description,
    // Demanded, and told again with the bill: what else could it be.
    attach: id,
    amount: { total_amount: amount, currency: 'CNY' },
  }
}
