import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import type pg from 'pg'
import { pino } from 'pino'
import { inTenant } from '../storage/tenant.ts'
import { testPlatform } from '../testing/context.ts'
import { givenShop } from '../testing/shop.ts'
import { startHeartbeat } from './heartbeat.ts'
import { promiseJob } from './promise-job.ts'
import { startWorker } from './worker.ts'

const logger = pino({ level: 'silent' })
const givenBackWithinMs = 30_000
const holder = path.join(import.meta.dirname, '../testing/hold-job.ts')

test('a worker that is killed with -9 gives its job back within 30 s, and another does it', async (t) => {
  const { owner, databaseUrl } = await givenJob(t)
  const child = spawn(process.execPath, [holder, databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => child.kill('SIGKILL'))
  await saysHolding(child)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const killedAt = performance.now()

  const done = Promise.withResolvers<void>()
  const handlers = { 'test.task': async () => done.resolve() }
  const worker = await startWorker({ owner, concurrency: 1, handlers, logger })
  const tooLate = setTimeout(() => done.reject(new Error('the job was not given back in time')), givenBackWithinMs)
  try {
    await done.promise
  } finally {
    clearTimeout(tooLate)
    await worker.stop()
  }
  assert(performance.now() - killedAt <= givenBackWithinMs)
})

test('a worker that is heard of keeps its job, however long it takes', async (t) => {
  const { owner, lockedBy } = await givenJob(t)
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const handle = async () => {
    begun.resolve()
    await mayEnd.promise
  }
  const worker = await startWorker({ owner, concurrency: 1, handlers: { 'test.task': handle }, logger })
  await begun.promise
  const holder = await lockedBy()
  assert.notEqual(holder, null)
  await owner.query("update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'")
  // Another process looks for the dead.
  await whileBeating(owner, (beat) => beat())
  assert.equal(await lockedBy(), holder)
  mayEnd.resolve()
  await worker.stop()
})

test('a queue that stops by itself is started again, and does what is promised then', async (t) => {
  const { ctx, owner, scope, accountId } = await givenJob(t)
  await owner.query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
    create trigger refuse before delete on graphile_worker._private_jobs for each row execute function refuse()`)
  const stopped = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const handle = async ({ n }: { n?: number }) => (n === 2 ? done.resolve() : undefined)
  const write = (line: string) => (line.includes('started again') ? stopped.resolve() : undefined)
  const listening = pino({ level: 'error' }, { write })
  const worker = await startWorker({ owner, concurrency: 1, handlers: { 'test.task': handle }, logger: listening })
  await stopped.promise
  await owner.query('drop trigger refuse on graphile_worker._private_jobs')
  const key = `${accountId}/second`
  await inTenant(ctx, scope, async (tx) => promiseJob(tx, { task: 'test.task', key, payload: { n: 2 } }))
  await done.promise
  await worker.stop()
})

test('a worker that has been silent for 15 s loses its job, and so does one that never said a word', async (t) => {
  const { owner, lock, lockedBy } = await givenJob(t)
  await whileBeating(owner, async (beat) => {
    await owner.query("insert into worker_processes values ('worker-dead', clock_timestamp() - interval '5 s')")
    await lock('worker-dead', '1 hour')
    await beat()
    assert.equal(await lockedBy(), 'worker-dead')
    await owner.query(
      "update worker_processes set seen_at = clock_timestamp() - interval '16 s' where worker_id = 'worker-dead'",
    )
    await beat()
    assert.equal(await lockedBy(), null)

    await lock('worker-unheard', '5 s')
    await beat()
    assert.equal(await lockedBy(), 'worker-unheard', 'it may be about to say its first')
    await lock('worker-unheard', '16 s')
    await beat()
    assert.equal(await lockedBy(), null)
  })
})

test('a worker that stops lets its running job end, and leaves no trace of itself', async (t) => {
  const { owner } = await givenJob(t)
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const ended: string[] = []
  const handle = async () => {
    begun.resolve()
    await mayEnd.promise
    ended.push('job')
  }
  const worker = await startWorker({ owner, concurrency: 1, handlers: { 'test.task': handle }, logger })
  await begun.promise
  const stopped = worker.stop().then(() => ended.push('worker'))
  mayEnd.resolve()
  await stopped
  assert.deepEqual(ended, ['job', 'worker'])
  const left = await owner.query("select from graphile_worker._private_jobs where key like '%/held'")
  const heard = await owner.query('select from worker_processes')
  assert.deepEqual([left.rowCount, heard.rowCount], [0, 0])
})

async function givenJob(t: TestContext) {
  const { ctx, owner, databaseUrl } = await testPlatform(t)
  const { owner: scope, accountId } = await givenShop(ctx)
  const key = `${accountId}/held`
  await inTenant(ctx, scope, async (tx) => promiseJob(tx, { task: 'test.task', key, payload: {} }))
  const lock = async (worker: string, ago: string) => {
    const update =
      'update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - $2::interval where key = $3'
    assert.equal((await owner.query(update, [worker, ago, key])).rowCount, 1)
  }
  const lockedBy = async (): Promise<string | null> =>
    (await owner.query('select locked_by from graphile_worker._private_jobs where key = $1', [key])).rows[0].locked_by
  return { ctx, owner, scope, accountId, databaseUrl, lock, lockedBy }
}

/** Beats for one worker, only when told, and stops before the database goes. */
async function whileBeating(owner: pg.Pool, work: (beat: () => Promise<void>) => Promise<void>): Promise<void> {
  const heartbeat = await startHeartbeat(owner, new Set(['worker-alive']), logger)
  try {
    await work(heartbeat.beat)
  } finally {
    await heartbeat.stop()
  }
}

async function saysHolding(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the worker left with ${code}`)))
  const [said] = (await Promise.race([once(child.stdout!, 'data'), exited])) as [Buffer]
  assert.equal(String(said), 'holding\n')
}
