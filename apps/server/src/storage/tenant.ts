import { sql } from 'kysely'
import type { Db, DbTransaction } from './database.ts'

/** The tenant worked for, and the account whose clock gives the business time (none: the wall clock). */
export type Scope = { readonly providerId: string; readonly accountId?: string }

/** An open transaction behind one tenant's wall. A function that takes a Tx joins it. */
export type Tx = {
  readonly db: DbTransaction
  readonly providerId: string
  /** Business time of the account worked for. */
  readonly now: Date
  /** How far that business time runs ahead of the wall clock; 0 for live accounts. */
  readonly clockOffsetMs: number
}

/** What inTenant needs of the context. */
export type Storage = { readonly db: Db; readonly now: () => Date }

/** Runs `work` as one transaction that sees and writes this tenant's rows only. */
export async function inTenant<T>(storage: Storage, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return storage.db.transaction().execute(async (db) => {
    const clockOffsetMs = await enterTenant(db, scope)
    return work({ db, providerId: scope.providerId, now: shifted(storage.now(), clockOffsetMs), clockOffsetMs })
  })
}

/** The same transaction, on the clock of an account that was only found inside it. */
export function onClockOf(tx: Tx, account: { readonly clockOffsetMs: number }): Tx {
  const wall = tx.now.getTime() - tx.clockOffsetMs
  return { ...tx, now: new Date(wall + account.clockOffsetMs), clockOffsetMs: account.clockOffsetMs }
}

/** The wall-clock moment at which a business moment of this transaction's account comes. */
export function wallTime(tx: Tx, business: Date): Date {
  return shifted(business, -tx.clockOffsetMs)
}

async function enterTenant(db: DbTransaction, scope: Scope): Promise<number> {
  const { rows } = await sql<{ offset: number | null }>`
    select enter_tenant(${scope.providerId}, ${scope.accountId ?? null}) as "offset"`.execute(db)
  return rows[0]?.offset ?? 0
}

function shifted(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms)
}
