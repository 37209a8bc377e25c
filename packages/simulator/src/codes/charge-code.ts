import { balanceOf } from '../books/post.ts'
import { payOrder } from '../orders/pay-order.ts'
import { firstOf, isPaid } from '../orders/payable.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Payer, PaymentCode } from '../storage/payer-rows.ts'
import { orderKey, remindOfOrder, type World } from '../world.ts'
import { askForPassword } from './password-request.ts'
import { type CodeRefusal, findUsableCode } from './payment-code.ts'

/** Why a code was not charged. Only of a BANK_ERROR is it unknown whether the payer paid. */
export type ChargeRefusal =
  | CodeRefusal
  | 'NOT_ENOUGH'
  | 'CARD_REFUSED'
  | 'BANK_ERROR'
  | 'ORDER_PAID'
  | 'ORDER_CLOSED'
  | 'ORDER_REVERSED'
  | 'ORDER_FAILED'
  | 'NUMBER_USED'
  | 'BUYER_MISMATCH'
  | 'REENTRY_DIFFERS'

/** Charges the owner of a code for this order: SUCCESS, or USERPAYING until the phone has answered. */
export function chargeCode(world: World, asked: Order, digits: string): Order | ChargeRefusal {
  const key = orderKey(asked.sp_mchid, asked.out_trade_no)
  const before = world.store.get('orders', key)
  if (before) return chargeAgain(world, before, asked, digits)
  if (world.store.get('combinations', key)) return 'NUMBER_USED'
  const code = findUsableCode(world, digits, asked.sp_mchid)
  if (typeof code === 'string') return code
  return world.store.write(() => {
    world.store.put('payment_codes', code.code, { ...code, order: key })
    return attempt(world, { ...asked, scanned_payer: code.payer }, ownerOf(world, code))
  })
}

/** The same request again is the same payment; another code would be another payment and needs another number. */
function chargeAgain(world: World, before: Order, asked: Order, digits: string): Order | ChargeRefusal {
  if (isPaid(before.state)) return 'ORDER_PAID'
  if (before.trade_type !== 'MICROPAY') return 'NUMBER_USED'
  if (before.state === 'REVOKED') return 'ORDER_REVERSED'
  if (before.state === 'CLOSED') return 'ORDER_CLOSED'
  const code = world.store.get('payment_codes', digits)
  if (code && code.payer !== before.scanned_payer) return 'BUYER_MISMATCH'
  if (code?.order !== orderKey(before.sp_mchid, before.out_trade_no)) return 'NUMBER_USED'
  if (before.fingerprint !== asked.fingerprint) return 'REENTRY_DIFFERS'
  if (before.state === 'PAYERROR') return 'ORDER_FAILED'
  if (before.state === 'USERPAYING') return before
  return world.store.write(() => attempt(world, before, ownerOf(world, code)))
}

function attempt(world: World, order: Order, payer: Payer): Order | ChargeRefusal {
  if (balanceOf(world.store, 'payer', payer.id) < order.amount_fen) return fail(world, order, 'NOTPAY', 'NOT_ENOUGH')
  if (payer.bank === 'refuses' || payer.account === 'closed') return fail(world, order, 'PAYERROR', 'CARD_REFUSED')
  if (payer.bank === 'error_before_paying') return fail(world, order, 'PAYERROR', 'BANK_ERROR')
  if (order.amount_fen > payer.password_free_limit_fen) return askForPassword(world, order, payer)
  const paid = firstOf(payOrder(world, { combination: null, orders: [order] }, payer))
  return payer.bank === 'error_after_paying' ? 'BANK_ERROR' : paid
}

function fail(world: World, order: Order, state: 'NOTPAY' | 'PAYERROR', refusal: ChargeRefusal): ChargeRefusal {
  const failed: Order = { ...order, state }
  world.store.put('orders', orderKey(order.sp_mchid, order.out_trade_no), failed)
  remindOfOrder(world, failed)
  return refusal
}

function ownerOf(world: World, code: PaymentCode): Payer {
  const payer = world.store.get('payers', code.payer)
  if (!payer) throw new Error(`the payer ${code.payer} of a payment code is gone`)
  return payer
}
