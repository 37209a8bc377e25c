import { sql } from 'kysely'
import { type Tx, wallTime } from '../storage/tenant.ts'

export type JobPayload = Readonly<Record<string, string | number>>

/** An effect promised for later. `at` is business time; without it the job is due at once. */
export type Promised = {
  readonly task: string
  /** Begins with the account's id, so that turning the account's clock finds it. A later promise under the same key replaces it. */
  readonly key: string
  readonly payload: JobPayload
  readonly at?: Date
}

// graphile-worker waits exp(attempt) seconds, at most e^10 ≈ 6 h, between tries: 25 tries are more than three days.
const maxAttempts = 25

/** Promises an effect in this transaction, so that a state and its effect commit together. */
export function promiseJob(tx: Tx, { task, key, payload, at }: Promised): void {
  const runAt = at ? wallTime(tx, at) : null
  const text = JSON.stringify({ ...payload, providerId: tx.providerId })
  tx.write(sql`select promise_job(${task}, ${text}::json, ${runAt}, ${key}, ${maxAttempts})`.execute(tx.db))
}

/** Takes a promise back, because what it was for has happened. */
export function withdrawJob(tx: Tx, key: string): void {
  tx.write(sql`select withdraw_job(${key})`.execute(tx.db))
}

/** An account's clock was turned forward: all it had promised for later falls due that much sooner. */
export async function hurryJobs(tx: Tx, accountId: string, ms: number): Promise<void> {
  await sql`select hurry_jobs(${accountId}, make_interval(secs => ${ms / 1000}))`.execute(tx.db)
}
