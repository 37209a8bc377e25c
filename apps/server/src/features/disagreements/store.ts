import { updateRow } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'

/** Only over an open one: of two who settle it at once, one is told. */
export function settleByPerson(tx: Tx, id: string, by: string, reason: string): void {
  const settled = {
    state: 'settled',
    settledAt: tx.now,
    settledBy: by,
    settledHow: 'person',
    settledReason: reason,
  } as const
  tx.write(updateRow(tx.db, 'disagreements', settled, { providerId: tx.providerId, id, state: 'open' }))
}
