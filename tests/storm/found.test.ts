import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { createPayment } from '../../apps/server/src/features/payments/create-payment.ts'
import { followKey } from '../../apps/server/src/features/payments/promises.ts'
import { recordNoAnswer } from '../../apps/server/src/features/payments/record-no-answer.ts'
import { createRefund } from '../../apps/server/src/features/refunds/create-refund.ts'
import { recordNoAnswer as recordNoRefund } from '../../apps/server/src/features/refunds/record-no-answer.ts'
import { fen } from '../../apps/server/src/kit/fen.ts'
import { startHeartbeat } from '../../apps/server/src/queue/heartbeat.ts'
import { testPlatform } from '../../apps/server/src/testing/context.ts'
import { givenPaid, givenShop, requestOf } from '../../apps/server/src/testing/shop.ts'

// What storms have met, each in small.

const waitTimeoutMs = 5_000

test('a refund that WeChat refuses for now is held, also when it says so again', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const payment = await givenPaid(ctx, shop)
  const request = { paymentId: payment.id, amount: fen(1), reference: 'held', reason: null }
  const { refund } = await createRefund(ctx, shop.viewer, null, request)
  const refused = { code: 'NOT_ENOUGH', mayHaveArrived: false, held: true, doubtful: null, exchange: null }
  for (let times = 0; times < 3; times++) {
    const held = await recordNoRefund(ctx, refund, refused)
    assert.deepEqual([held.state, held.heldCode], ['requested', 'NOT_ENOUGH'])
  }
})

test('a promise made again while its job ran leaves nothing behind when the worker is killed', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const promise = () => owner.query(`select graphile_worker.add_job('some.task', '{}', job_key => 'one key')`)
  await promise()
  await owner.query(
    `update graphile_worker._private_jobs set locked_by = 'killed', locked_at = clock_timestamp() - interval '1 minute'`,
  )
  await promise()
  const heartbeat = await startHeartbeat(owner, new Set(['alive']), ctx.logger)
  await heartbeat.beat()
  await heartbeat.stop()
  const { rows } = await owner.query('select key, attempts, locked_by from graphile_worker.jobs')
  assert.deepEqual(rows, [{ key: 'one key', attempts: 0, locked_by: null }])
})

test('an answer that cannot be verified never meets the turning of a clock crosswise', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const unverified = { code: 'BAD_SIGNATURE', mayHaveArrived: true, doubtful: null, exchange: null }
  // From now on both promises are there.
  await recordNoAnswer(ctx, payment, unverified)

  const turning = await owner.connect()
  const take = (key: string) =>
    turning.query('update graphile_worker._private_jobs set run_at = run_at where key = $1', [key])
  try {
    await turning.query('begin')
    await take(followKey(payment))
    const recording = recordNoAnswer(ctx, payment, unverified)
    await untilSomebodyWaits(owner)
    await take(`${payment.accountId}/accounts.refresh_keys`)
    await turning.query('commit')
    assert.equal((await recording).state, 'unknown')
  } finally {
    turning.release(true)
  }
})

type Queries = { query(text: string): Promise<{ rowCount: number | null }> }

async function untilSomebodyWaits(owner: Queries): Promise<void> {
  for (const until = Date.now() + waitTimeoutMs; Date.now() < until; await pause(10)) {
    const { rowCount } = await owner.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rowCount) return
  }
  throw new Error(`nobody has waited for a lock in ${waitTimeoutMs} ms`)
}
