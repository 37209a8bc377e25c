import type { ChargeRefusal } from '../../codes/charge-code.ts'
import type { ReverseRefusal } from '../../codes/reverse-order.ts'
import type { RefusalName } from '../refusals.ts'

/** What both APIs say when a code was not charged. */
export const CHARGE_REFUSALS: Readonly<Record<ChargeRefusal, RefusalName>> = {
  CODE_UNKNOWN: 'codeUnknown',
  CODE_EXPIRED: 'codeExpired',
  CODE_USED: 'codeUsed',
  CODE_RESERVED: 'codeReserved',
  NOT_ENOUGH: 'payerBalanceShort',
  CARD_REFUSED: 'cardRefused',
  BANK_ERROR: 'bankError',
  ORDER_PAID: 'alreadyPaid',
  ORDER_CLOSED: 'orderLapsed',
  ORDER_REVERSED: 'codePaymentReversed',
  ORDER_FAILED: 'codePaymentFailed',
  NUMBER_USED: 'outTradeNoUsed',
  BUYER_MISMATCH: 'outTradeNoUsed',
  REENTRY_DIFFERS: 'reentryDiffers',
}

/** And when an order was not reversed. */
export const REVERSE_REFUSALS: Readonly<Record<ReverseRefusal, RefusalName>> = {
  NO_CODE_PAYMENT: 'reverseNoCode',
  TOO_EARLY: 'reverseTooEarly',
  TOO_LATE: 'reverseTooLate',
  HAS_REFUNDS: 'reverseRefunded',
  NOT_ENOUGH: 'balanceShort',
}
