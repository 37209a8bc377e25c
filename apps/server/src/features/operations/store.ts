import { sql } from 'kysely'
import type { CountedCalls } from '../../kit/call-tally.ts'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { AccountCalls, CodeCount } from './account-calls.ts'
import { JOB_STATES, type Job, type JobState, type Queue } from './job.ts'
import type { PaymentStop, StopFilter } from './payment-stop.ts'

// The database's guard: one stop stands for each place.
const oneStopOnePlace = 'payment_stops_standing'
const MAX_CODES = 200

const stopColumns = [
  ...(['id', 'accountId', 'merchantId', 'reason', 'stoppedBy', 'stoppedAt', 'endedBy', 'endedAt'] as const),
] as const

export async function insertPaymentStop(tx: Tx, stop: PaymentStop): Promise<void> {
  await tx.db
    .insertInto('paymentStops')
    .values({ ...stop, providerId: tx.providerId })
    .execute()
}

export function isStoppedAlready(error: unknown): boolean {
  return (error as { constraint?: unknown } | null)?.constraint === oneStopOnePlace
}

export async function selectStandingStop(tx: Tx, placeId: string): Promise<PaymentStop | undefined> {
  return stops(tx)
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('accountId', '=', placeId), eb('merchantId', '=', placeId)]))
    .executeTakeFirst()
}

/** Newest first. */
export async function selectPaymentStops(tx: Tx, { standing, before, limit }: StopFilter): Promise<PaymentStop[]> {
  let query = stops(tx)
  if (standing !== null) query = query.where('endedAt', standing ? 'is' : 'is not', null)
  if (before) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** Undefined where it does not stand. */
export async function updateStopEnded(tx: Tx, id: string, endedBy: string | null): Promise<PaymentStop | undefined> {
  return tx.db
    .updateTable('paymentStops')
    .set({ endedBy, endedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returning(stopColumns)
    .executeTakeFirst()
}

export async function hasAccount(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.db
    .selectFrom('accounts')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

type JobWanted = { readonly state: JobState | null; readonly task: string | null; readonly limit: number }

const listJobs = statement<Job>(`
  select * from list_own_jobs($1, make_interval(secs => $2))
  where case when $3::text is null then state in ('failing', 'late', 'retrying') else state = $3 end
    and ($4::text is null or task = $4)
  order by attempts desc, run_at, id limit $5`)

export async function selectJobs(
  tx: Tx,
  failingAfter: number,
  lateAfterSeconds: number,
  wanted: JobWanted,
): Promise<Job[]> {
  return listJobs(tx.db, failingAfter, lateAfterSeconds, wanted.state, wanted.task, wanted.limit)
}

type QueueRow = { readonly task: string; readonly state: JobState; readonly count: number; readonly oldest: Date }

const countJobs = statement<QueueRow>(`
  select task, state, count(*) as count, min(run_at) as oldest from list_own_jobs($1, make_interval(secs => $2))
  group by task, state order by task`)

export async function selectQueues(tx: Tx, failingAfter: number, lateAfterSeconds: number): Promise<Queue[]> {
  const rows = await countJobs(tx.db, failingAfter, lateAfterSeconds)
  return [...Map.groupBy(rows, ({ task }) => task)].map(([task, own]) => ({
    task,
    counts: Object.fromEntries(
      JOB_STATES.map((state) => [state, own.find((row) => row.state === state)?.count ?? 0]),
    ) as Queue['counts'],
    oldestDueAt: oldest(own.filter(({ state }) => state === 'due' || state === 'late')),
  }))
}

const retry = statement<{ done: boolean }>('select retry_own_job($1) as done')

export async function retryOwnJob(tx: Tx, id: number): Promise<boolean> {
  const [answer] = await retry(tx.db, id)
  return answer?.done === true
}

const workers = statement<{ count: number }>('select count_workers(make_interval(secs => $1)) as count')

export async function countWorkers(tx: Tx, silentAfterSeconds: number): Promise<number> {
  const [answer] = await workers(tx.db, silentAfterSeconds)
  return answer?.count ?? 0
}

/** Adds to what other processes have counted of the same minute. */
export async function upsertAccountCalls(tx: Tx, calls: readonly CountedCalls[]): Promise<void> {
  await tx.db
    .insertInto('accountCalls')
    .values(calls.map((one) => ({ ...one })))
    .onConflict((conflict) =>
      conflict.columns(['providerId', 'accountId', 'minute', 'operation', 'outcome', 'code']).doUpdateSet({
        calls: sql`account_calls.calls + excluded.calls`,
        slow: sql`account_calls.slow + excluded.slow`,
        totalMs: sql`account_calls.total_ms + excluded.total_ms`,
        slowestMs: sql`greatest(account_calls.slowest_ms, excluded.slowest_ms)`,
      }),
    )
    .execute()
}

export async function deleteOldCalls(tx: Tx, before: Date): Promise<void> {
  await tx.db.deleteFrom('accountCalls').where('providerId', '=', tx.providerId).where('minute', '<', before).execute()
}

/** Every account, those without a call too. */
export async function selectAccountCalls(tx: Tx, since: Date): Promise<Omit<AccountCalls, 'codes'>[]> {
  const { rows } = await sql<Omit<AccountCalls, 'codes'>>`
    select a.id as account_id, a.mode, a.sp_mchid, coalesce(sum(c.calls), 0)::bigint as calls,
      coalesce(sum(c.calls) filter (where c.outcome = 'unknown'), 0)::bigint as unknown,
      coalesce(sum(c.calls) filter (where c.outcome = 'refused'), 0)::bigint as refused,
      coalesce(sum(c.slow), 0)::bigint as slow, coalesce(sum(c.total_ms), 0)::bigint as total_ms,
      coalesce(max(c.slowest_ms), 0)::bigint as slowest_ms, max(c.minute) as last_minute
    from accounts a left join account_calls c on c.provider_id = a.provider_id and c.account_id = a.id and c.minute >= ${since}
    where a.provider_id = ${tx.providerId} group by a.id, a.mode, a.sp_mchid order by a.id limit 200`.execute(tx.db)
  return rows
}

/** The most frequent first. */
export async function selectCallCodes(tx: Tx, since: Date): Promise<CodeCount[]> {
  const { rows } = await sql<CodeCount>`
    select account_id, operation, outcome, code, sum(calls)::bigint as calls, max(minute) as last_minute from account_calls
    where provider_id = ${tx.providerId} and minute >= ${since} and outcome <> 'answered'
    group by account_id, operation, outcome, code order by calls desc limit ${MAX_CODES}`.execute(tx.db)
  return rows
}

function stops(tx: Tx) {
  return tx.db.selectFrom('paymentStops').select(stopColumns).where('providerId', '=', tx.providerId)
}

function oldest(rows: readonly QueueRow[]): Date | null {
  return rows.reduce<Date | null>((first, row) => (first === null || row.oldest < first ? row.oldest : first), null)
}
