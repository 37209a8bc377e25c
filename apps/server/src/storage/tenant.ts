import assert from 'node:assert/strict'
import type pg from 'pg'
import type { Database, Db } from './database.ts'
import { statement } from './statement.ts'

/** The tenant worked for, and the account whose clock gives the business time (none: the wall clock). */
export type Scope = { readonly providerId: string; readonly accountId?: string }

/** An open transaction behind one tenant's wall. A function that takes a Tx joins it. */
export type Tx = {
  readonly db: Db
  readonly providerId: string
  /** Business time of the account worked for. */
  readonly now: Date
  /** How far that business time runs ahead of the wall clock; 0 for live accounts. */
  readonly clockOffsetMs: number
  /** Takes a write whose result nobody in the transaction waits for: it goes out with the commit, which waits for it. */
  write(sent: Promise<unknown>): void
}

/** What inTenant needs of the context. */
export type Storage = Database & { readonly now: () => Date }

const begin = statement('begin')
const rollback = statement('rollback')
const enter = statement<{ offset: number | null }>('select enter_tenant($1, $2) as "offset"')

/** Runs `work` as one transaction that sees and writes this tenant's rows only. */
export async function inTenant<T>(storage: Storage, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return storage.onConnection(async (client, db) => {
    const writes: Promise<unknown>[] = []
    const write = (sent: Promise<unknown>) => {
      // It is waited for below; until then a failure is nobody's surprise.
      sent.catch(() => undefined)
      writes.push(sent)
    }
    try {
      write(begin(db))
      const entered = enter(db, scope.providerId, scope.accountId ?? null)
      write(entered)
      // Without an account the clock is the wall's, and what is asked first goes out together with this.
      const clockOffsetMs = scope.accountId === undefined ? 0 : ((await entered)[0]?.offset ?? 0)
      const now = shifted(storage.now(), clockOffsetMs)
      const result = await work({ db, providerId: scope.providerId, now, clockOffsetMs, write })
      await commit(client, writes)
      return result
    } catch (error) {
      throw await rollBack(db, writes, error)
    }
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

/** A commit after a statement that failed is a rollback to PostgreSQL, so it may be sent before the writes have ended. */
async function commit(client: pg.PoolClient, writes: readonly Promise<unknown>[]): Promise<void> {
  const committed = client.query('commit', [])
  await all([...writes, committed])
  const { command } = await committed
  assert.equal(command, 'COMMIT', 'a statement failed in this transaction and nobody said so')
}

/** The first thing that went wrong: after a write has failed, everything else only says that the transaction is aborted. */
async function rollBack(db: Db, writes: readonly Promise<unknown>[], error: unknown): Promise<unknown> {
  // A connection that cannot roll back is broken, and the pool gives it up.
  await Promise.allSettled([rollback(db)])
  const failed = (await Promise.allSettled(writes)).find((write) => write.status === 'rejected')
  return failed?.reason ?? error
}

/** Waits for all to end, whichever fails first: nothing may still be under way on a connection that is given back. */
async function all<const T extends readonly Promise<unknown>[]>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises)
  return Promise.all(promises) as Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>
}

function shifted(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms)
}
