import type { PaymentTotalsQuery } from '@teyue/contract/payment'
import { idAt } from '../../kit/ids.ts'
import type { Product } from '../appids/product.ts'
import type { Mode } from '../providers/account.ts'
import type { PaymentState } from './payment.ts'

/** Which payments are meant; null leaves a condition out. */
export type PaymentConditions = {
  readonly mode: Mode
  readonly merchantId: string | null
  readonly storeId: string | null
  readonly terminalId: string | null
  readonly state: PaymentState | null
  readonly product: Product | null
  readonly reference: string | null
  readonly subMchid: string | null
  readonly amountFrom: number | null
  readonly amountTo: number | null
  readonly createdFrom: Date | null
  readonly createdTo: Date | null
}

/** Which of them a list shows. `before` is the last id of the page before. */
export type PaymentFilter = PaymentConditions & { readonly before: string | null; readonly limit: number }

/** Of one mode, and of the merchants and stores that the caller may see. */
export type Seen = Pick<PaymentConditions, 'mode' | 'merchantId' | 'storeId'>

/** What a query asks for of what the caller may see. */
export function paymentConditions(seen: Seen, query: PaymentTotalsQuery): PaymentConditions {
  return {
    ...seen,
    terminalId: query.terminal ?? null,
    state: query.state ?? null,
    product: query.product ?? null,
    ...commonConditions(query),
  }
}

/** What payments and refunds are both asked for by. */
export function commonConditions(query: Omit<PaymentTotalsQuery, 'state' | 'product'>) {
  return {
    reference: query.reference ?? null,
    subMchid: query.sub_mchid ?? null,
    amountFrom: query.amount_from ? Number(query.amount_from) : null,
    amountTo: query.amount_to ? Number(query.amount_to) : null,
    createdFrom: query.created_from ? new Date(query.created_from) : null,
    createdTo: query.created_to ? new Date(query.created_to) : null,
  }
}

/** For totals: enough for a shop's month, and a tenth of a second. */
export const maxRowsLookedAt = 20_000

/** How many of the newest were looked at, and what was found among them. */
export type Totals = {
  readonly lookedAt: number
  readonly states: readonly { readonly state: string; readonly count: number; readonly amount: number }[]
}

/** Of one state: how many were looked at, and how many of them are meant. */
export type StateSum = {
  readonly state: string
  readonly lookedAt: number
  readonly count: number
  readonly amount: number
}

export function toTotals(sums: readonly StateSum[]): Totals {
  const states = sums.filter(({ count }) => count > 0).map(({ lookedAt: _, ...sum }) => sum)
  return { lookedAt: sums.reduce((all, { lookedAt }) => all + lookedAt, 0), states }
}

// An id has the time of the wall clock at which it was made, a moment after its thing's `created_at`.
const SLACK_MS = 300_000

/**
 * Between which ids lies what was created between two moments, so that a day of last year is found without reading all days
 * since. Test accounts' clocks run ahead of the wall's, never behind: for them only the upper bound holds.
 */
export function idBounds(
  kind: 'payment' | 'refund',
  { mode, createdFrom, createdTo }: Pick<PaymentConditions, 'mode' | 'createdFrom' | 'createdTo'>,
): { readonly from: string; readonly to: string } {
  const isBound = mode === 'live' && createdFrom !== null
  return {
    from: idAt(kind, isBound ? createdFrom.getTime() - SLACK_MS : 0),
    to: createdTo ? idAt(kind, createdTo.getTime() + SLACK_MS) : `${idAt(kind, 0).slice(0, 4)}~`,
  }
}
