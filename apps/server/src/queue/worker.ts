import { EventEmitter } from 'node:events'
import { run, type TaskList, Logger as WorkerLogger } from 'graphile-worker'
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

/** Runs promised jobs until stopped. A job that throws is tried again with growing pauses. */
export async function startWorker({ owner, concurrency, handlers, logger }: WorkerOptions): Promise<Worker> {
  const workerIds = new Set<string>()
  const events = new EventEmitter()
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => void workerIds.add(worker.workerId))
  const heartbeat = await startHeartbeat(owner, workerIds, logger)
  const runner = await run({
    pgPool: owner,
    concurrency,
    taskList: taskList(handlers),
    events,
    pollInterval: pollIntervalMs,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: gracefulShutdownMs,
    logger: quietLogger(logger),
    parsedCronItems: [],
  })
  await heartbeat.beat()
  return {
    stop: async () => {
      await runner.stop()
      await heartbeat.stop()
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
