import { feeOf } from '../books/fee.ts'
import { balanceOf, post } from '../books/post.ts'
import { offerFollow } from '../follow/offer-follow.ts'
import { randomDigits } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import { composeCombinedNotice, composePaymentNotice } from '../notices/compose-notice.ts'
import type { Notice } from '../storage/notice-rows.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Payer } from '../storage/payer-rows.ts'
import { combinationKey, orderKey, remindOfNotice, type World } from '../world.ts'
import { openidOf } from './openid.ts'
import { firstOf, type Payable, totalOf } from './payable.ts'

export type PayFailure = 'WRONG_PASSWORD' | 'NOT_ENOUGH' | 'OTHER_PAYER' | 'BANK_REFUSED'

/** Null if this payer may pay this with this password. */
export function whyNot(world: World, payable: Payable, payer: Payer, password: string): PayFailure | null {
  if (!payable.orders.every((order) => mayBePaidBy(order, payer))) return 'OTHER_PAYER'
  if (payer.account === 'closed') return 'BANK_REFUSED'
  if (password !== payer.password) return 'WRONG_PASSWORD'
  if (balanceOf(world.store, 'payer', payer.id) < totalOf(payable)) return 'NOT_ENOUGH'
  return null
}

/** Money, orders, follows and promised notice in one transaction. `ticked`: what the payer did with the box for following. */
export function payOrder(world: World, payable: Payable, payer: Payer, ticked?: boolean): Payable {
  return world.store.write(() => {
    const paid: Payable = {
      combination: payable.combination && { ...payable.combination, transaction_id: transactionId(world) },
      orders: payable.orders.map((order) => collect(world, order, payer, ticked)),
    }
    if (paid.combination) world.store.put('combinations', combinationKey(paid.combination), paid.combination)
    const notice = composeNotice(world, paid)
    if (notice) {
      world.store.put('notices', notice.id, notice)
      remindOfNotice(world, notice)
    }
    return paid
  })
}

function mayBePaidBy(order: Order, payer: Payer): boolean {
  const asked = order.asked_sp_openid ?? order.asked_sub_openid
  const appid = order.asked_sp_openid === null ? order.sub_appid : order.sp_appid
  return asked === null || asked === openidOf(payer.id, appid ?? '')
}

function collect(world: World, order: Order, payer: Payer, ticked: boolean | undefined): Order {
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
    transaction_id: transactionId(world),
    follow: offerFollow(world, order, payer, ticked),
  }
  const key = orderKey(order.sp_mchid, order.out_trade_no)
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
  world.store.put('merchants', merchant.sub_mchid, { ...merchant, paid_fen: merchant.paid_fen + order.amount_fen })
  world.store.put('orders', key, paid)
  world.store.put('transactions', paid.transaction_id ?? '', { order: key })
  return paid
}

function transactionId(world: World): string {
  return `4200${compactTime(world.clock.now())}${randomDigits(10)}`
}

function composeNotice(world: World, paid: Payable): Notice | null {
  const now = world.clock.now()
  return paid.combination
    ? composeCombinedNotice(paid.combination, paid.orders, now)
    : composePaymentNotice(world, firstOf(paid), now)
}
