import { statement } from '../storage/statement.ts'
import { type Tx, wallTime } from '../storage/tenant.ts'

export type JobPayload = Readonly<Record<string, string | number>>

/** An effect promised for later. `at` is business time; without it the job is due at once. */
export type Promised = {
  readonly task: string
  /** Begins with the account's id, so that turning the account's clock finds it. A later promise under the same key replaces it. */
  readonly key: string
  readonly payload: JobPayload
  readonly at?: Date
  /** Nothing can have been promised under this key before, which is cheaper to write down. */
  readonly isNew?: true
}

// A promise is never given up: the library waits exp(attempt) seconds between tries, at most e^10 ≈ 6 h, so that these are
// twenty years. What fails long is counted at /metrics and named by the doctor.
const maxAttempts = 32_000

const promise = statement('select promise_job($1, $2, $3, $4, $5)')
const promiseNew = statement('select promise_new_job($1, $2, $3, $4, $5)')
const withdraw = statement('select withdraw_job($1)')
const hurry = statement('select hurry_jobs($1, make_interval(secs => $2))')

/** Promises an effect in this transaction, so that a state and its effect commit together. */
export function promiseJob(tx: Tx, { task, key, payload, at, isNew }: Promised): void {
  const runAt = at ? wallTime(tx, at) : null
  const text = JSON.stringify({ ...payload, providerId: tx.providerId })
  tx.write((isNew ? promiseNew : promise)(tx.db, task, text, runAt, key, maxAttempts))
}

/** Takes a promise back, because what it was for has happened. */
export function withdrawJob(tx: Tx, key: string): void {
  tx.write(withdraw(tx.db, key))
}

/** An account's clock was turned forward: all it had promised for later falls due that much sooner. */
export async function hurryJobs(tx: Tx, accountId: string, ms: number): Promise<void> {
  await hurry(tx.db, accountId, ms / 1000)
}
