import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { runOnce, Logger as WorkerLogger } from 'graphile-worker'
import type pg from 'pg'
import type { Context } from '../context.ts'
import { turnClock } from '../features/providers/turn-clock.ts'
import { inTenant } from '../storage/tenant.ts'
import { testPlatform } from '../testing/context.ts'
import { after } from '../testing/examples.ts'
import { givenShop, type Shop } from '../testing/shop.ts'
import { hurryJobs, type Promised, promiseJob, withdrawJob } from './promise-job.ts'
import { taskList, waitForEndedJobs } from './worker.ts'

const hourMs = 3_600_000

test('a promise of a transaction that is rolled back was never made', async (t) => {
  const { ctx, owner, shop, job } = await given(t)
  const thrown = inTenant(ctx, shop.owner, async (tx) => {
    promiseJob(tx, job())
    throw new Error('no')
  })
  await assert.rejects(thrown, /no/)
  assert.deepEqual(await jobsOf(owner), [])
})

test('a withdrawal of a transaction that is rolled back did not happen', async (t) => {
  const { ctx, owner, shop, job, promise } = await given(t)
  await promise(job())
  const thrown = inTenant(ctx, shop.owner, async (tx) => {
    withdrawJob(tx, job().key)
    throw new Error('no')
  })
  await assert.rejects(thrown, /no/)
  assert.equal((await jobsOf(owner)).length, 1)
})

test('a promise is due at once or at its moment, and carries its provider', async (t) => {
  const { ctx, owner, shop, job, promise } = await given(t)
  const at = after(ctx.now(), hourMs)
  await promise(job({ key: 'now' }), job({ key: 'later', at, payload: { n: 1 } }))
  const [later, now] = await jobsOf(owner)
  assert.deepEqual(later, { key: 'later', payload: { n: 1, providerId: shop.providerId }, run_at: at, attempts: 0 })
  assert(now!.run_at <= new Date())
})

test('a later promise under the same key replaces the earlier one, to an earlier moment too', async (t) => {
  const { ctx, owner, job, promise } = await given(t)
  const moments = [hourMs, 2 * hourMs, 60_000].map((ms) => after(ctx.now(), ms))
  for (const [n, at] of moments.entries()) await promise(job({ at, payload: { n } }))
  const jobs = await jobsOf(owner)
  assert.deepEqual(
    jobs.map(({ run_at, payload }) => [run_at, payload.n]),
    [[moments[2], 2]],
  )
})

test('ten promises at once under one key are one job', async (t) => {
  const { ctx, owner, job, promise } = await given(t)
  await Promise.all(Array.from({ length: 10 }, (_, n) => promise(job({ at: after(ctx.now(), n * 1000) }))))
  assert.equal((await jobsOf(owner)).length, 1)
})

test('a job that promises itself again while it runs has one more run before it, not none and not two', async (t) => {
  const { ctx, owner, job, promise } = await given(t)
  await promise(job())
  await run(owner, async () => promise(job({ at: after(ctx.now(), hourMs) })))
  const [next, ...others] = await jobsOf(owner)
  assert.deepEqual(others, [])
  assert(next!.run_at > new Date())
})

test('a job that is withdrawn while it runs is not tried again, also when it fails then', async (t) => {
  const { ctx, owner, shop, job, promise } = await given(t)
  await promise(job())
  await run(owner, async () => {
    await inTenant(ctx, shop.owner, async (tx) => withdrawJob(tx, job().key))
    throw new Error('after the withdrawal')
  })
  assert.deepEqual(await jobsOf(owner), [])
})

test('a job that fails keeps its promise and is tried again later', async (t) => {
  const { owner, job, promise } = await given(t)
  await promise(job())
  await run(owner, async () => {
    throw new Error('not yet')
  })
  const [again] = await jobsOf(owner)
  assert.equal(again?.attempts, 1)
  assert(again.run_at > new Date())
})

test('a business moment of a turned account comes when its clock says so', async (t) => {
  const { ctx, owner, shop, job } = await given(t)
  await turnClock(ctx, shop.providerId, shop.accountId, 10 * hourMs)
  await inTenant(ctx, shop.owner, async (tx) => promiseJob(tx, job({ at: after(tx.now, hourMs) })))
  const [promised] = await jobsOf(owner)
  const aheadMs = promised!.run_at.getTime() - Date.now()
  assert(aheadMs > hourMs - 60_000 && aheadMs <= hourMs, `${aheadMs} ms`)
})

test('turning a clock pulls forward what this account had promised for later, and nothing else', async (t) => {
  const { ctx, owner, shop, job, promise } = await given(t)
  const stranger = await givenShop(ctx)
  const at = after(ctx.now(), hourMs)
  const keys = [`${shop.accountId}/a`, `${stranger.accountId}/b`, `clock/${shop.accountId}`, `${shop.accountId}x/c`]
  await owner.query('delete from graphile_worker._private_jobs')
  await promise(...keys.map((key) => job({ key, at })), job({ key: `${shop.accountId}/due` }))
  const dueBefore = (await jobsOf(owner)).find(({ key }) => key?.endsWith('/due'))!.run_at
  await inTenant(ctx, shop.owner, (tx) => hurryJobs(tx, shop.accountId, 600_000))
  const moved = (await jobsOf(owner)).map(({ key, run_at }) => [key, run_at.getTime()])
  assert.deepEqual(Object.fromEntries(moved), {
    [keys[0]!]: at.getTime() - 600_000,
    [keys[1]!]: at.getTime(),
    [keys[2]!]: at.getTime(),
    [keys[3]!]: at.getTime(),
    [`${shop.accountId}/due`]: dueBefore.getTime(),
  })
})

async function given(t: TestContext) {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  // What the shop's account was promised when it was made is not what is looked at here.
  await owner.query('delete from graphile_worker._private_jobs')
  const job = (changes: Partial<Promised> = {}): Promised => ({
    task: 'test.task',
    key: `${shop.accountId}/test`,
    payload: {},
    ...changes,
  })
  return { ctx, owner, shop, job, promise: (...jobs: Promised[]) => promiseAll(ctx, shop, jobs) }
}

async function promiseAll(ctx: Context, shop: Shop, jobs: readonly Promised[]): Promise<void> {
  await inTenant(ctx, shop.owner, async (tx) => {
    for (const job of jobs) promiseJob(tx, job)
  })
}

type Job = { key: string | null; payload: Record<string, unknown>; run_at: Date; attempts: number }

/** What will still run, by key. */
async function jobsOf(owner: pg.Pool): Promise<Job[]> {
  const { rows } = await owner.query<Job>(
    `select key, payload, run_at, attempts from graphile_worker._private_jobs
     where is_available or attempts < max_attempts order by key`,
  )
  return rows
}

async function run(owner: pg.Pool, handle: () => Promise<void>): Promise<void> {
  const logger = new WorkerLogger(() => () => undefined)
  await runOnce({
    pgPool: owner,
    taskList: taskList({ 'test.task': handle }),
    logger,
    concurrency: 1,
    preset: waitForEndedJobs,
  })
}
