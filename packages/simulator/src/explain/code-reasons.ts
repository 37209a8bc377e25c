import type { ChargeRefusal } from '../codes/charge-code.ts'
import type { CodeRefusal } from '../codes/payment-code.ts'
import type { ReverseRefusal } from '../codes/reverse-order.ts'
import type { Order } from '../storage/order-rows.ts'
import { orderKey, type World } from '../world.ts'
import { type Because, why } from './because.ts'
import { differingCodeFields } from './differing-fields.ts'
import { iso } from './facts.ts'

/** Why this code was not charged for this order. */
export function whyNotCharged(world: World, refusal: ChargeRefusal, asked: Order, code: string): Because {
  const { out_trade_no: number, amount_fen: amount } = asked
  switch (refusal) {
    case 'CODE_UNKNOWN':
    case 'CODE_EXPIRED':
    case 'CODE_USED':
    case 'CODE_RESERVED':
      return whyNoCode(world, refusal, code)
    case 'NOT_ENOUGH':
      return why('payerBalanceShort', { amount })
    case 'CARD_REFUSED':
      return why('cardRefused')
    case 'BANK_ERROR':
      return why('bankError')
    case 'ORDER_PAID':
      return why('alreadyPaid', { number })
    case 'ORDER_CLOSED':
      return why('orderLapsed', { number })
    case 'ORDER_REVERSED':
      return why('codePaymentReversed', { number })
    case 'ORDER_FAILED':
      return why('codePaymentFailed', { number })
    case 'NUMBER_USED':
      return why('codeNumberUsed', { number })
    case 'BUYER_MISMATCH':
      return why('buyerMismatch', { number })
    case 'REENTRY_DIFFERS': {
      const before = world.store.get('orders', orderKey(asked.sp_mchid, number))
      const differing = before ? differingCodeFields(before, asked) : ''
      return why('reentryDiffers', { number_field: 'out_trade_no', number, differing })
    }
  }
}

/** Why this code cannot be used now. */
export function whyNoCode(world: World, refusal: CodeRefusal, code: string): Because {
  const shown = world.store.get('payment_codes', code)
  switch (refusal) {
    case 'CODE_UNKNOWN':
      return why('codeUnknown', { code })
    case 'CODE_EXPIRED':
      return why('codeExpired', { code, expired: iso(shown?.expires_at ?? 0) })
    case 'CODE_USED':
      return why('codeUsed', { code })
    case 'CODE_RESERVED':
      return why('codeReserved', { code, owner: shown?.reserved_for ?? '' })
  }
}

/** Why this order was not reversed. */
export function whyNotReversed(world: World, refusal: ReverseRefusal, order: Order): Because {
  const { out_trade_no: number, trade_type, sub_mchid, created_at: createdAt } = order
  switch (refusal) {
    case 'NO_CODE_PAYMENT':
      return why('reverseNoCode', { number, trade_type })
    case 'TOO_EARLY':
      return why('reverseTooEarly', { age: Math.floor((world.clock.now() - createdAt) / 1000) })
    case 'TOO_LATE':
      return why('reverseTooLate', { number, created: iso(createdAt) })
    case 'HAS_REFUNDS':
      return why('reverseRefunded', { number })
    case 'NOT_ENOUGH':
      return why('reverseBalanceShort', { sub_mchid })
  }
}
