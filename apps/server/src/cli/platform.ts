import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { createCallTally } from '../kit/call-tally.ts'
import { createLogger } from '../kit/log.ts'
import { createMetrics } from '../kit/metrics.ts'
import { countJobs } from '../queue/count-jobs.ts'
import { startWorker, type Worker } from '../queue/worker.ts'
import { openKeyRing } from '../secrets/key-ring.ts'
import { createVault } from '../secrets.ts'
import { openApplicationPool, openDatabase } from '../storage/database.ts'
import { schemaState } from '../storage/migrate.ts'
import type { SchemaState } from '../storage/migrations.ts'
import { createWechatAccounts } from '../wechat/accounts.ts'
import { startCallWriter } from './call-writer.ts'
import type { jobs as allJobs } from './jobs.ts'
import { portError } from './port-error.ts'

// While a newer version is rolled out beside this one, this one works on.
const fits: readonly SchemaState[] = ['current', 'ahead']

export type Opened = { readonly ctx: Context; close(): Promise<void> }

/** Builds all that the program is given from outside. */
export function openContext(config: Config, databaseUrl: string, makeKey: boolean): Opened {
  const keyRing = openKeyRing(config.masterKey, { make: makeKey })
  const vault = createVault(keyRing.keys)
  const pool = openApplicationPool(databaseUrl, config.database.pool)
  const storage = { ...openDatabase(pool), now: () => new Date() }
  const metrics = createMetrics(() => countJobs(storage.db))
  const calls = createCallTally()
  const ctx: Context = {
    ...storage,
    vault,
    keyRing,
    metrics,
    calls,
    wechat: createWechatAccounts(storage, vault, { metrics, calls }),
    logger: createLogger(config.logLevel),
    publicUrl: config.publicUrl,
    simulatorUrl: config.simulator.url,
    webhookNetworks: config.webhookNetworks,
    keepPapersDays: config.keepPapersDays,
    secondFactor: config.secondFactor,
  }
  const writer = startCallWriter(ctx)
  const close = async () => {
    await writer.stop()
    await pool.end()
  }
  return { ctx, close }
}

/** Starts the HTTP application. It is ready only while the schema is the one that this program knows. */
export async function startHttp(
  ctx: Context,
  owner: pg.Pool,
  { host, port, trustedProxies, metricsNetworks }: Config,
): Promise<FastifyInstance> {
  const [{ createApp }, { routes }] = await Promise.all([import('../http/app.ts'), import('./routes.ts')])
  const readiness = { schema: async () => fits.includes(await schemaState(owner)) }
  const app = createApp(ctx, { routes, readiness, trustedProxies, metricsNetworks })
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw portError(error, port, 'TEYUE_PORT')
  }
  return app
}

/** Starts two crews: a slow receiver of webhooks must never keep money waiting. */
export async function startJobs(ctx: Context, owner: pg.Pool, { worker }: Config): Promise<Worker> {
  const { jobs } = await import('./jobs.ts')
  const all = Object.entries(jobs).map(([task, job]) => [task, measuredJob(ctx, task, job)] as const)
  const crew = (wanted: (task: string) => boolean) =>
    startWorker({
      owner,
      concurrency: worker.concurrency,
      handlers: Object.fromEntries(all.filter(([task]) => wanted(task))),
      logger: ctx.logger,
    })
  const isDelivery = (task: string) => task === 'webhooks.deliver'
  const crews = await Promise.all([crew((task) => !isDelivery(task)), crew(isDelivery)])
  return { stop: async () => void (await Promise.all(crews.map((one) => one.stop()))) }
}

function measuredJob(ctx: Context, task: string, job: (typeof allJobs)[string]) {
  return async (payload: never) => {
    const started = performance.now()
    const count = (result: 'done' | 'failed') => ctx.metrics.job(task, result, (performance.now() - started) / 1000)
    try {
      await job(ctx, payload)
      count('done')
    } catch (error) {
      count('failed')
      throw error
    }
  }
}
