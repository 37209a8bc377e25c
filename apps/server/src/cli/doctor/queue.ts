import type pg from 'pg'
import { type Finding, good, wrong } from './finding.ts'

// Workers say every 4 s that they live; the others take the jobs of those that have been silent this long.
const silentAfterSeconds = 15

type Counts = { given_up: number; tasks: string | null; due: number; later: number; workers: number }

const runAgain =
  'select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where attempts >= max_attempts), run_at => now(), attempts => 0)'

/** Promises that nobody keeps any more, and whether there is someone to keep the others. */
export async function lookAtQueue(owner: pg.Pool): Promise<Finding[]> {
  const { rows } = await owner.query<Counts>(
    `select
       (select count(*) from graphile_worker.jobs where attempts >= max_attempts) as given_up,
       (select string_agg(distinct task_identifier, ', ') from graphile_worker.jobs where attempts >= max_attempts) as tasks,
       (select count(*) from graphile_worker.jobs where attempts < max_attempts and run_at <= now()) as due,
       (select count(*) from graphile_worker.jobs where attempts < max_attempts and run_at > now()) as later,
       (select count(*) from worker_processes where seen_at > clock_timestamp() - make_interval(secs => $1)) as workers`,
    [silentAfterSeconds],
  )
  const counts = rows[0]!
  return [queue(counts), workers(counts)]
}

function queue({ given_up, tasks, due, later }: Counts): Finding {
  if (given_up === 0) return good('queue', `${due} due, ${later} for later, none given up`)
  return wrong(
    'queue',
    `${given_up} given up after their last try: ${tasks}`,
    `Mend what the log says they failed on, then run them again: ${runAgain}`,
  )
}

function workers({ workers: seen, due }: Counts): Finding {
  if (seen > 0) return good('workers', `${seen} seen in the last ${silentAfterSeconds} s`)
  return wrong(
    'workers',
    `none seen in the last ${silentAfterSeconds} s; ${due} jobs wait`,
    'Start "teyue work" (or "teyue start", which is everything).',
  )
}
