import assert from 'node:assert/strict'
import type { Tx } from '../storage/tenant.ts'

/** The chart of accounts; docs/accounts.md says what each means. */
export type LedgerAccount = 'receivable' | 'merchant' | 'fee' | 'refund'

/** Whole fen; debit is positive, credit negative. */
export type LedgerLine = { readonly account: LedgerAccount; readonly amount: number }

/** Posts one entry for the event that caused it, in the event's transaction. The database checks again that it sums to zero. */
export function postEntry(tx: Tx, eventId: string, subMerchantId: string, lines: readonly LedgerLine[]): void {
  const posted = lines.filter((line) => line.amount !== 0)
  assert.equal(
    posted.reduce((sum, line) => sum + line.amount, 0),
    0,
    'a ledger entry must sum to zero',
  )
  if (posted.length === 0) return
  const rows = posted.map((line) => ({ ...line, providerId: tx.providerId, eventId, subMerchantId, at: tx.now }))
  tx.write(tx.db.insertInto('ledgerLines').values(rows).execute())
}
