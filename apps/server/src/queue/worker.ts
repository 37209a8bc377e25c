import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Runner, run, type TaskList, Logger as WorkerLogger } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from 'pino'
import { startHeartbeat } from './heartbeat.ts'

export type JobHandler = (payload: never) => Promise<void>
export type JobHandlers = Readonly<Record<string, JobHandler>>

export type Worker = {
  /** Lets running jobs end, gives the rest back, and stops. */
  stop(): Promise<void>
}

export type WorkerOptions = {
  /** The owner's pool: the queue's library alone uses it. */
  readonly owner: pg.Pool
  readonly concurrency: number
  readonly handlers: JobHandlers
  readonly logger: Logger
}

const pollIntervalMs = 1_000
const gracefulShutdownMs = 10_000
const restartPauseMs = 1_000

/**
 * Ended jobs are crossed off in batches, which the library waits for when it stops. Crossed off one by one it does not, and
 * a database that is away just then would end the whole process.
 */
export const waitForEndedJobs = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

/** Runs promised jobs until stopped. A job that throws is tried again with growing pauses. */
export async function startWorker({ owner, concurrency, handlers, logger }: WorkerOptions): Promise<Worker> {
  // Jobs are locked in the name of the library's pool, of which each run has one.
  const pools = new Set<string>()
  const events = new EventEmitter()
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => void pools.add(workerPool.id))
  const heartbeat = await startHeartbeat(owner, pools, logger)
  const runs = await keepRunning(logger, () => {
    pools.clear()
    return run({
      pgPool: owner,
      concurrency,
      taskList: taskList(handlers),
      events,
      pollInterval: pollIntervalMs,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: gracefulShutdownMs,
      logger: quietLogger(logger),
      parsedCronItems: [],
      preset: waitForEndedJobs,
    })
  })
  await heartbeat.beat()
  return {
    stop: async () => {
      await runs.stop()
      await heartbeat.stop()
    },
  }
}

/** The library stops by itself when it cannot say that a job has ended. The rest of the jobs must not wait for a person. */
async function keepRunning(logger: Logger, start: () => Promise<Runner>): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const { signal } = stopping
  let current = Promise.resolve(await start())
  const watch = async () => {
    while (!signal.aborted) {
      const err = await current.then((runner) => runner.promise).catch((error: unknown) => error)
      if (signal.aborted) return
      logger.error({ err }, 'the queue stopped by itself and is started again')
      await pause(restartPauseMs, undefined, { signal }).catch(() => undefined)
      if (!signal.aborted) current = start()
    }
  }
  const watching = watch()
  return {
    stop: async () => {
      stopping.abort()
      await current
        .then((runner) => runner.stop())
        .catch((err: unknown) => logger.error({ err }, 'the queue stopped badly'))
      await watching
    },
  }
}

/** The handlers in the form that the queue's library takes. */
export function taskList(handlers: JobHandlers): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([task, handle]) => [task, (payload: unknown) => handle(payload as never)]),
  )
}

function quietLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error') logger.error({ queue: true }, message)
    else if (level === 'warning') logger.warn({ queue: true }, message)
  })
}
