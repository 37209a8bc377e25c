import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'

/** What must hold before this process should get requests, by name. */
export type Readiness = Readonly<Record<string, () => Promise<boolean>>>

const READY_WITHIN_MS = 2_000

/** /healthz: the process lives. /readyz: what it needs answers, too, within 2 s. */
export function healthRoutes(app: FastifyInstance, ctx: Context, readiness: Readiness): void {
  const checks: Readiness = { database: () => databaseAnswers(ctx), ...readiness }

  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'alive' }))

  app.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await holds(check, name, request.log)] as const),
    )
    const ready = results.every(([, good]) => good)
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not_ready', checks: Object.fromEntries(results) })
  })
}

async function databaseAnswers(ctx: Context): Promise<boolean> {
  const rows = await ctx.db.selectNoFrom((eb) => eb.lit(1).as('one')).execute()
  return rows.length === 1
}

type Log = { warn(facts: object, message: string): void }

async function holds(check: () => Promise<boolean>, name: string, log: Log): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_WITHIN_MS)
  })
  try {
    return await Promise.race([check(), late])
  } catch (error) {
    log.warn({ err: error, check: name }, 'not ready')
    return false
  } finally {
    clearTimeout(timer)
  }
}
