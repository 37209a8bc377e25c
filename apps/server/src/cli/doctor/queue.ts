import type pg from 'pg'
import { failingAfterTries } from '../../queue/count-jobs.ts'
import { type Finding, good, wrong } from './finding.ts'

// Workers say every 4 s that they live; the others take the jobs of those that have been silent this long.
const silentAfterSeconds = 15

type Counts = { failing: number; tasks: string | null; due: number; later: number; workers: number }

const runAgain = `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where attempts >= ${failingAfterTries}), run_at => now(), attempts => 0)`

/** Promises that could not be kept for long, and whether there is someone to keep the others. */
export async function lookAtQueue(owner: pg.Pool): Promise<Finding[]> {
  const { rows } = await owner.query<Counts>(
    `select
       (select count(*) from graphile_worker.jobs where attempts >= $2) as failing,
       (select string_agg(distinct task_identifier, ', ') from graphile_worker.jobs where attempts >= $2) as tasks,
       (select count(*) from graphile_worker.jobs where attempts < $2 and run_at <= now()) as due,
       (select count(*) from graphile_worker.jobs where attempts < $2 and run_at > now()) as later,
       (select count(*) from worker_processes where seen_at > clock_timestamp() - make_interval(secs => $1)) as workers`,
    [silentAfterSeconds, failingAfterTries],
  )
  const counts = rows[0]!
  return [queue(counts), workers(counts)]
}

function queue({ failing, tasks, due, later }: Counts): Finding {
  if (failing === 0) return good('queue', `${due} due, ${later} for later, none failing`)
  return wrong(
    'queue',
    `${failing} failing for hours: ${tasks}`,
    `They are tried again every six hours. Mend what the log says they fail on, then run them at once: ${runAgain}`,
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
