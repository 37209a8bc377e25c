import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApplicationPool, openDatabase } from '../storage/database.ts'
import { testContext, testPlatform } from '../testing/context.ts'
import { createApp } from './app.ts'

test('a process that lives says so, whatever its database does', async (t) => {
  const ctx = await testContext(t)
  const pool = openApplicationPool('postgres://nobody@127.0.0.1:1/none', 1)
  const app = createApp({ ...ctx, ...openDatabase(pool) }, { routes: [] })
  t.after(() => app.close())
  t.after(() => pool.end())
  assert.equal((await app.inject('/healthz')).statusCode, 200)
  const readyz = await app.inject('/readyz')
  assert.deepEqual([readyz.statusCode, readyz.json()], [503, { status: 'not_ready', checks: { database: false } }])
})

test('a process is ready when its database answers and everything else holds', async (t) => {
  const ctx = await testContext(t)
  let current = true
  const app = createApp(ctx, { routes: [], readiness: { schema: async () => current } })
  t.after(() => app.close())
  assert.deepEqual((await app.inject('/readyz')).json(), { status: 'ready', checks: { database: true, schema: true } })
  current = false
  assert.equal((await app.inject('/readyz')).statusCode, 503)
})

test('answers are measured by the route, never by the address asked', async (t) => {
  const ctx = await testContext(t)
  const app = createApp(ctx, { routes: [] })
  t.after(() => app.close())
  await app.inject('/healthz')
  await app.inject('/wp-login.php?x=1')
  const { body } = await app.inject('/metrics')
  assert.match(body, /teyue_http_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/)
  assert.match(body, /teyue_http_seconds_count\{method="GET",route="none",status="404"\} 1/)
  assert.doesNotMatch(body, /wp-login/)
})

test('how many jobs stand how is shown, also those that fail for hours', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const app = createApp(ctx, { routes: [] })
  t.after(() => app.close())
  await owner.query(
    `select graphile_worker.add_job('a'), graphile_worker.add_job('b', run_at => now() + interval '1 day'), graphile_worker.add_job('c')`,
  )
  await owner.query(
    `update graphile_worker._private_jobs set attempts = 10 where run_at = (select max(run_at) from graphile_worker._private_jobs)`,
  )
  const { body } = await app.inject('/metrics')
  const shown = [...body.matchAll(/^teyue_jobs\{state="(\w+)"\} (\d+)$/gm)].map(([, state, count]) => [state, count])
  assert.deepEqual(Object.fromEntries(shown), { due: '2', later: '0', failing: '1' })
})

test('every answer forbids what a page of ours never needs', async (t) => {
  const ctx = await testContext(t)
  const app = createApp(ctx, { routes: [] })
  t.after(() => app.close())
  const { headers } = await app.inject('/healthz')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['cache-control'], 'no-store')
  assert.match(String(headers['content-security-policy']), /default-src 'none'/)
  assert.equal(headers['x-powered-by'], undefined)
})
