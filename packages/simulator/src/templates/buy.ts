import type { ClockTurner } from '../clock/turn-clock.ts'
import { HOUR_MS } from '../kit/day.ts'
import { openidOf } from '../orders/openid.ts'
import { payOrder } from '../orders/pay-order.ts'
import { payableOf } from '../orders/payable.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { Order } from '../storage/order-rows.ts'
import { checkPayable } from '../wechat/check-payable.ts'
import { placeOrder } from '../wechat/create-order.ts'
import { placeRefund } from '../wechat/create-refund.ts'
import type { OrderRequest } from '../wechat/order-fields.ts'
import { orderKey, type World } from '../world.ts'
import type { Paid, Template } from './template.ts'

// Nobody is listening: the notices of the past count as delivered.
const NOTIFY_URL = 'http://127.0.0.1:9/notify'
const TOOK_MS = 12

/** One payment of the past, by the same rules as one of today, and perhaps its refund two hours later. */
export async function buyAt(
  world: World,
  turner: ClockTurner,
  template: Template,
  deed: Paid,
  number: string,
): Promise<void> {
  const merchant = world.store.get('merchants', deed.sub_mchid)
  if (!merchant) throw new Error(`the template knows no merchant ${deed.sub_mchid}`)
  const order = orderOf(world, template, merchant, deed, number)
  const payer = world.store.get('payers', deed.payer)
  if (!payer) throw new Error(`the template knows no payer ${deed.payer}`)
  world.store.write(() => {
    payOrder(world, payableOf(world, order), payer)
    takeNotices(world)
  })
  if (deed.refundFen === undefined) return
  await turner.advance(2 * HOUR_MS)
  const request = {
    sub_mchid: merchant.sub_mchid,
    out_trade_no: number,
    out_refund_no: `${number}-r`,
    amount: { refund: deed.refundFen, total: deed.fen },
    reason: '客人要求退款',
  }
  placeRefund(world, merchant, request, { fingerprint: '', asked_by: 'hand' })
}

function orderOf(world: World, template: Template, merchant: Merchant, deed: Paid, number: string): Order {
  const [spAppid] = template.appids
  const [subAppid] = merchant.appids
  const endpoint = subAppid ? 'jsapi' : 'native'
  const request: OrderRequest = {
    sp_mchid: merchant.provider,
    sub_mchid: merchant.sub_mchid,
    sp_appid: spAppid?.appid ?? '',
    description: deed.what,
    out_trade_no: number,
    notify_url: NOTIFY_URL,
    amount: { total: deed.fen },
    ...(subAppid ? { sub_appid: subAppid.appid, payer: { sub_openid: openidOf(deed.payer, subAppid.appid) } } : {}),
  }
  const provider = world.store.get('providers', merchant.provider)
  if (!provider) throw new Error(`the template knows no provider ${merchant.provider}`)
  checkPayable(world, { provider }, endpoint, request, merchant)
  placeOrder(world, endpoint, request, { fingerprint: '', v2_sign_type: null })
  const order = world.store.get('orders', orderKey(request.sp_mchid, number))
  if (!order) throw new Error(`the order ${number} of a template is not there`)
  return order
}

function takeNotices(world: World): void {
  for (const notice of world.store.tables.notices.rows.values()) {
    if (notice.state !== 'pending') continue
    const attempt = { at: world.clock.now(), status: 200, error: null, duration_ms: TOOK_MS, extra: false }
    world.store.put('notices', notice.id, { ...notice, state: 'delivered', attempts: [attempt], next_at: null })
  }
}
