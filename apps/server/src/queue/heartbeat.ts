import type pg from 'pg'
import type { Logger } from 'pino'

const beatMs = 4_000
const deadAfterMs = 15_000

export type Heartbeat = { beat(): Promise<void>; stop(): Promise<void> }

/**
 * Says every 4 s that these workers live, and gives back the jobs of those that have been silent for 15 s.
 * A job of a worker killed with -9 is free again within 20 s. The database's clock is the only one used.
 */
export async function startHeartbeat(
  owner: pg.Pool,
  workerIds: ReadonlySet<string>,
  logger: Logger,
): Promise<Heartbeat> {
  const beat = async () => {
    await sayAlive(owner, [...workerIds])
    const dead = await takeBackFromDead(owner)
    if (dead.length === 0) return
    await forgetReplaced(owner)
    logger.warn({ dead }, 'took back the jobs of silent workers')
  }
  const timer = setInterval(() => {
    beat().catch((error: unknown) => logger.error({ err: error }, 'heartbeat failed'))
  }, beatMs)
  return {
    beat,
    stop: async () => {
      clearInterval(timer)
      await owner.query('delete from worker_processes where worker_id = any($1)', [[...workerIds]])
    },
  }
}

async function sayAlive(owner: pg.Pool, ids: readonly string[]): Promise<void> {
  await owner.query(
    `insert into worker_processes (worker_id, seen_at) select unnest($1::text[]), clock_timestamp()
     on conflict (worker_id) do update set seen_at = excluded.seen_at`,
    [ids],
  )
}

/** Also finds locks of workers that died before their first beat. */
async function takeBackFromDead(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ worker_id: string }>(
    `with silent as (
       delete from worker_processes where seen_at < clock_timestamp() - make_interval(secs => $1) returning worker_id
     ), unknown as (
       select distinct locked_by as worker_id from graphile_worker.jobs
       where locked_by is not null and locked_at < clock_timestamp() - make_interval(secs => $1)
         and locked_by not in (select worker_id from worker_processes)
     ), dead as (
       select worker_id from silent union select worker_id from unknown
     )
     select worker_id, graphile_worker.force_unlock_workers(array[worker_id]) from dead`,
    [deadAfterMs / 1000],
  )
  return rows.map((row) => row.worker_id)
}

/**
 * A promise made again while its job ran has taken the job's key: the newer job does the work, and the older one was to
 * vanish when it ended. Its worker died first, so it is taken away here, or it would look like a job that gave up.
 */
async function forgetReplaced(owner: pg.Pool): Promise<void> {
  await owner.query(
    `select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs
     where key is null and attempts >= max_attempts and locked_at is null having count(*) > 0`,
  )
}
