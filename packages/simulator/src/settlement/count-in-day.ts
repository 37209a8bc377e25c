import type { Cause } from '../books/flow.ts'
import { dayOf } from '../kit/day.ts'
import type { FlowKind, Settlement } from '../storage/money-rows.ts'
import type { Store } from '../storage/store.ts'
import { newSettlement, settlementKey } from './settlement.ts'

// What only moves money between the merchant and its bank is no business of the day.
const NO_BUSINESS: ReadonlySet<FlowKind> = new Set(['settlement', 'settlement_returned', 'withdrawal', 'top_up'])

/** Adds a move on the merchant's account to its day; joins the transaction around it. */
export function countInDay(store: Store, subMchid: string, cause: Cause, amountFen: number, fee: boolean): void {
  if (NO_BUSINESS.has(cause.kind)) return
  const day = dayOf(cause.at)
  const key = settlementKey(subMchid, day)
  const row = store.get('settlements', key) ?? newSettlement(subMchid, day)
  store.put('settlements', key, { ...row, ...changed(row, cause.kind, amountFen, fee) })
}

function changed(row: Settlement, kind: FlowKind, amountFen: number, fee: boolean): Partial<Settlement> {
  if (kind === 'payment') {
    return fee ? { fee_fen: row.fee_fen - amountFen } : { paid_fen: row.paid_fen + amountFen }
  }
  // A refund that is closed takes back what its acceptance had moved.
  if (kind === 'refund' || kind === 'refund_closed') {
    return fee ? { fee_returned_fen: row.fee_returned_fen + amountFen } : { refunded_fen: row.refunded_fen - amountFen }
  }
  return { other_fen: row.other_fen + amountFen }
}
