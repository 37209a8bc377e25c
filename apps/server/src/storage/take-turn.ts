import { statement } from './statement.ts'
import type { Tx } from './tenant.ts'

const lock = statement('select pg_advisory_xact_lock(hashtextextended($1, 0))')

/**
 * Joins: of this tenant's transactions that name the same thing, one goes on at a time, to its end. For what is counted before one
 * more is added: otherwise those who come at once all count the same.
 */
export async function takeTurn(tx: Tx, thing: string): Promise<void> {
  await lock(tx.db, `${tx.providerId}/${thing}`)
}
