import { feeOf } from '../books/fee.ts'
import { balanceOf, post } from '../books/post.ts'
import { randomDigits } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import { composePaymentNotice } from '../notices/compose-notice.ts'
import type { Order, Payer } from '../storage/rows.ts'
import { orderKey, remindOfNotice, type World } from '../world.ts'
import { openidOf } from './openid.ts'

export type PayFailure = 'WRONG_PASSWORD' | 'NOT_ENOUGH' | 'OTHER_PAYER' | 'BANK_REFUSED'

/** Null if this payer may pay this order with this password. */
export function whyNot(world: World, order: Order, payer: Payer, password: string): PayFailure | null {
  const asked = order.asked_sp_openid ?? order.asked_sub_openid
  const appid = order.asked_sp_openid === null ? order.sub_appid : order.sp_appid
  if (asked !== null && asked !== openidOf(payer.id, appid ?? '')) return 'OTHER_PAYER'
  if (password !== payer.password) return 'WRONG_PASSWORD'
  if (balanceOf(world.store, 'payer', payer.id) < order.amount_fen) return 'NOT_ENOUGH'
  return null
}

/** Money, order and promised notice in one transaction. */
export function payOrder(world: World, order: Order, payer: Payer): Order {
  const now = world.clock.now()
  const merchant = world.store.get('merchants', order.sub_mchid)
  if (!merchant) throw new Error(`the merchant ${order.sub_mchid} is gone`)
  const feeFen = feeOf(order.amount_fen, merchant.fee_rate_ppm)
  const paid: Order = {
    ...order,
    state: 'SUCCESS',
    payer: payer.id,
    paid_at: now,
    fee_fen: feeFen,
    transaction_id: `4200${compactTime(now)}${randomDigits(10)}`,
  }
  const notice = composePaymentNotice(paid, now)
  const key = orderKey(order.sp_mchid, order.out_trade_no)
  world.store.write(() => {
    post(
      world.store,
      [
        ['payer', payer.id, -order.amount_fen],
        ['merchant', order.sub_mchid, order.amount_fen],
        ['merchant', order.sub_mchid, -feeFen, 'fee'],
        ['fee', order.sub_mchid, feeFen],
      ],
      { at: now, kind: 'payment', number: paid.transaction_id ?? '', subject: key, note: order.description },
    )
    world.store.put('merchants', merchant.sub_mchid, {
      ...merchant,
      paid_fen: merchant.paid_fen + order.amount_fen,
    })
    world.store.put('orders', key, paid)
    world.store.put('transactions', paid.transaction_id ?? '', { order: key })
    world.store.put('notices', notice.id, notice)
  })
  remindOfNotice(world, notice)
  return paid
}
