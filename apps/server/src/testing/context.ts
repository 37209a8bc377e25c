import { randomBytes } from 'node:crypto'
import { Writable } from 'node:stream'
import type { TestContext } from 'node:test'
import { runOnce, Logger as WorkerLogger } from 'graphile-worker'
import type pg from 'pg'
import { jobs } from '../cli/jobs.ts'
import type { Context } from '../context.ts'
import { createCallTally } from '../kit/call-tally.ts'
import { createLogger } from '../kit/log.ts'
import { createMetrics } from '../kit/metrics.ts'
import { countJobs } from '../queue/count-jobs.ts'
import { taskList, waitForEndedJobs } from '../queue/worker.ts'
import { keyRingOf } from '../secrets/key-ring.ts'
import { createVault } from '../secrets.ts'
import { openApplicationPool, openDatabase, openOwnerPool } from '../storage/database.ts'
import { createWechatAccounts } from '../wechat/accounts.ts'
import { startTestCluster } from './cluster.ts'

/** A test, or whatever else knows when it ends. */
export type Lifetime = { after(close: () => Promise<void> | void): void }

export type TestPlatform = {
  /** The addresses may be set once the ports are known. */
  readonly ctx: Context & { publicUrl: string; simulatorUrl: string }
  /** Past the walls: for looking and for breaking things, never for what is tested. */
  readonly owner: pg.Pool
  readonly databaseUrl: string
  /** What was logged, one JSON line each. */
  readonly logs: string[]
  /** Runs what is due until nothing is, and says which tasks ran. A job that throws fails the test. */
  drain(): Promise<string[]>
}

/** A platform with a database of its own, gone when the test ends. No HTTP, no worker: jobs run when drained. */
export async function testPlatform(t: Lifetime): Promise<TestPlatform> {
  const cluster = await startTestCluster()
  const databaseUrl = await cluster.createMigrated()
  const owner = openOwnerPool(databaseUrl, 4)
  const pool = openApplicationPool(databaseUrl, 6)
  t.after(async () => {
    await pool.end()
    await owner.end()
    await cluster.dropDatabase(databaseUrl)
    await cluster.stop()
  })
  const logs: string[] = []
  const ctx = createContext(pool, logs)
  return { ctx, owner, databaseUrl, logs, drain: () => drain(ctx, owner) }
}

export async function testContext(t: TestContext): Promise<Context> {
  return (await testPlatform(t)).ctx
}

function createContext(pool: pg.Pool, logs: string[]): Context & { publicUrl: string; simulatorUrl: string } {
  const storage = { ...openDatabase(pool), now: () => new Date() }
  const keyRing = keyRingOf(randomBytes(32))
  const vault = createVault(keyRing.keys)
  const metrics = createMetrics(() => countJobs(storage.db))
  const calls = createCallTally()
  const collect = new Writable({
    write: (line, _encoding, done) => {
      logs.push(String(line))
      done()
    },
  })
  return {
    ...storage,
    vault,
    keyRing,
    metrics,
    calls,
    wechat: createWechatAccounts(storage, vault, { metrics, calls }),
    logger: createLogger('info', collect),
    publicUrl: 'http://127.0.0.1:8600',
    // Nothing listens on the discard port.
    simulatorUrl: 'http://127.0.0.1:9',
    webhookNetworks: ['127.0.0.0/8'],
    keepPapersDays: 90,
    secondFactor: { validMs: 900_000, refundAboveFen: 100_000 },
  }
}

async function drain(ctx: Context, owner: pg.Pool): Promise<string[]> {
  const ran: string[] = []
  const failed: unknown[] = []
  const handlers = Object.fromEntries(
    Object.entries(jobs).map(([task, job]) => [
      task,
      async (payload: never) => {
        ran.push(task)
        await job(ctx, payload).catch((error: unknown) => failed.push(error))
      },
    ]),
  )
  const logger = new WorkerLogger(() => () => undefined)
  await runOnce({ pgPool: owner, taskList: taskList(handlers), logger, concurrency: 2, preset: waitForEndedJobs })
  if (failed.length > 0) throw new AggregateError(failed, `jobs failed: ${failed.map(String).join('; ')}`)
  return ran
}
