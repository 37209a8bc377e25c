import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Stage } from './stage.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
// First small, as life goes on after a storm; at the end longer than every retry clock and every order's life.
const stepsMs = [
  ...Array<number>(4).fill(minuteMs / 2),
  ...Array<number>(4).fill(5 * minuteMs),
  ...Array<number>(4).fill(30 * minuteMs),
  ...Array<number>(6).fill(3 * hourMs),
  ...Array<number>(2).fill(24 * hourMs),
]
const longestCalmingMs = 90_000
const betweenLooksMs = 100

/** Turns the clock until every promise has been kept, and says in words what is still unfinished then. */
export async function settle({ wechat, owner }: Stage): Promise<string[]> {
  for (const stepMs of stepsMs) {
    await calm(owner)
    await wechat.advance(stepMs)
    await wechat.call('POST', '/flush', {})
  }
  await calm(owner)
  return unfinished(owner)
}

/** Waits until no job is due or running. The jobs of killed workers come back by themselves. */
async function calm(owner: pg.Pool): Promise<void> {
  const until = Date.now() + longestCalmingMs
  for (;;) {
    const busy = await busyJobs(owner)
    if (busy.length === 0) return
    if (Date.now() > until) throw new Error(`jobs are still due after ${longestCalmingMs} ms: ${busy.join(', ')}`)
    await pause(betweenLooksMs)
  }
}

async function busyJobs(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ said: string }>(
    `select format('%s %s: try %s of %s, %s', task_identifier, key, attempts, max_attempts, coalesce(last_error, 'no error')) as said
     from graphile_worker.jobs
     where locked_at is not null or (attempts < max_attempts and run_at <= clock_timestamp()) limit 20`,
  )
  return rows.map((row) => row.said)
}

async function unfinished(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ said: string }>(
    `select format('payment %s is still %s', id, state) as said from payments
       where state not in ('paid', 'closed', 'refused')
     union all select format('refund %s is still %s', id, state) from refunds
       where state not in ('succeeded', 'closed', 'refused')
     union all select format('webhook delivery %s of event %s is %s', id, event_id, state) from webhook_deliveries
       where state <> 'delivered'
     union all select format('notice %s is %s', id, state) from notices where state <> 'applied'
     union all select format('job %s %s gave up: %s', task_identifier, key, last_error) from graphile_worker.jobs
       where attempts >= max_attempts`,
  )
  return rows.map((row) => row.said)
}
