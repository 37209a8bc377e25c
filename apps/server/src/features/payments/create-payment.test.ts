import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestPlatform, testPlatform } from '../../testing/context.ts'
import { givenOtherMode, givenPaid, givenShop, requestOf, type Shop } from '../../testing/shop.ts'
import { setPermission } from '../permissions/set-permission.ts'
import { registerWebhookEndpoint } from '../webhooks/register-webhook-endpoint.ts'
import { createPayment } from './create-payment.ts'
import { followKey } from './promises.ts'

const racers = 10

test('Q40: the same request twice is one payment, one event and one promise', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const first = await createPayment(ctx, shop.asking, requestOf(shop))
  const again = await createPayment(ctx, shop.asking, requestOf(shop))
  assert.deepEqual([first.isNew, again.isNew], [true, false])
  assert.deepEqual(again.payment, first.payment)
  assert.equal(first.payment.attempts, 1, 'the try that the caller waits for is counted before it is sent')

  const { rows: events } = await owner.query('select type, source from events where subject_id = $1', [
    first.payment.id,
  ])
  assert.deepEqual(events, [{ type: 'payment.requested', source: 'caller' }])
  const { rows: jobs } = await owner.query('select key, attempts, run_at from graphile_worker.jobs where key = $1', [
    followKey(first.payment),
  ])
  assert.equal(jobs.length, 1)
  assert.equal(jobs[0].run_at.getTime() - first.payment.createdAt.getTime(), 15_000)
})

test('Q40: ten identical requests at once are one payment', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const asking = { ...shop.asking, idempotencyKey: 'key 1' }
  const made = await Promise.all(Array.from({ length: racers }, () => createPayment(ctx, asking, requestOf(shop))))
  assert.equal(new Set(made.map(({ payment }) => payment.id)).size, 1)
  assert.equal(made.filter(({ isNew }) => isNew).length, 1, 'one of them sends the order')
  assert.deepEqual(await countRows(owner, ['payments', 'events', 'idempotency_keys']), [1, 1, 1])
})

test('ten different requests at once under one reference: one is taken, the others are told what differs', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const races = Array.from({ length: racers }, (_, n) =>
    createPayment(ctx, shop.asking, requestOf(shop, { amount: n + 1 })),
  )
  const results = await Promise.allSettled(races)
  const refusals = results.filter((result) => result.status === 'rejected').map((result) => result.reason)
  assert.equal(refusals.length, racers - 1)
  for (const { code, details } of refusals) assert.deepEqual([code, details], ['PAYMENT_DIFFERS', { field: 'amount' }])
  assert.deepEqual(await countRows(owner, ['payments']), [1])
})

test('a repeat that differs is told in which field, and writes nothing', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  await setPermission(ctx, shop.providerId, shop.subMerchantId, 'h5', 'granted')
  await createPayment(ctx, shop.asking, requestOf(shop, { metadata: { table: '7' } }))
  const changes = {
    amount: 999,
    description: 'tea',
    product: 'h5',
    metadata: { table: '8' },
    expires_at: new Date(Date.now() + 600_000).toISOString(),
    payer: { ip: '203.0.113.9' },
  } as const
  for (const [field, value] of Object.entries(changes)) {
    const repeat = requestOf(shop, { metadata: { table: '7' }, [field]: value })
    const refused = createPayment(ctx, shop.asking, repeat)
    await assert.rejects(refused, { code: 'PAYMENT_DIFFERS', details: { field } })
  }
  assert.deepEqual(await countRows(owner, ['payments', 'events']), [1, 1])
})

test('an Idempotency-Key stands for one request: again it is the same payment, for another it is refused', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const asking = { ...shop.asking, idempotencyKey: 'key 1' }
  const first = await createPayment(ctx, asking, requestOf(shop))
  const again = await createPayment(ctx, asking, requestOf(shop))
  assert.equal(again.payment.id, first.payment.id)
  const elsewhere = createPayment(ctx, asking, requestOf(shop, { reference: 'order 2' }))
  await assert.rejects(elsewhere, { code: 'PAYMENT_DIFFERS', details: { field: 'reference' } })
  assert.deepEqual(await countRows(owner, ['payments', 'idempotency_keys']), [1, 1])

  // Another key for the same reference is the same payment: the reference is its identity.
  const other = await createPayment(ctx, { ...asking, idempotencyKey: 'key 2' }, requestOf(shop))
  assert.equal(other.payment.id, first.payment.id)
})

test('ten requests at once under one Idempotency-Key and ten references: one is taken', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const asking = { ...shop.asking, idempotencyKey: 'key 1' }
  const races = Array.from({ length: racers }, (_, n) =>
    createPayment(ctx, asking, requestOf(shop, { reference: `o${n}` })),
  )
  const results = await Promise.allSettled(races)
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.deepEqual(await countRows(owner, ['payments', 'idempotency_keys', 'events']), [1, 1, 1])
})

test('test and live payments of one merchant share neither references nor Idempotency-Keys', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx, 'test')
  const live = await givenOtherMode(ctx, shop)
  const keyed = (one: Shop) => ({ ...one.asking, idempotencyKey: 'key 1' })
  const tried = await createPayment(ctx, keyed(shop), requestOf(shop))
  const real = await createPayment(ctx, keyed(live), requestOf(live))
  assert.equal(real.isNew, true)
  assert.deepEqual([tried.payment.mode, real.payment.mode], ['test', 'live'])
  assert.notEqual(real.payment.accountId, tried.payment.accountId)
  assert.equal((await createPayment(ctx, keyed(live), requestOf(live))).payment.id, real.payment.id)
  const cheaper = createPayment(ctx, live.asking, requestOf(live, { amount: 1 }))
  await assert.rejects(cheaper, { code: 'PAYMENT_DIFFERS' })
})

test('a repeat gives the payment as it stands now, whatever has become of it', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const paid = await givenPaid(ctx, shop)
  const again = await createPayment(ctx, shop.asking, requestOf(shop))
  assert.deepEqual([again.isNew, again.payment.state, again.payment.id], [false, 'paid', paid.id])
})

test('M1: another provider’s merchant, sub-merchant or webhook does not exist for this one', async (t) => {
  const { ctx } = await testPlatform(t)
  const [ours, theirs] = [await givenShop(ctx), await givenShop(ctx)]
  const endpoint = { ...theirs.viewer, url: 'http://127.0.0.1:9/hook', eventTypes: ['payment.paid'] }
  const { endpoint: webhook } = await registerWebhookEndpoint(ctx, endpoint)
  const attempts: [object, string][] = [
    [{ merchant: theirs.merchantId }, 'MERCHANT_NOT_FOUND'],
    [{ sub_merchant: theirs.subMerchantId }, 'NO_SUB_MERCHANT'],
    [{ webhook: webhook.id }, 'WEBHOOK_NOT_FOUND'],
  ]
  for (const [changes, code] of attempts) {
    await assert.rejects(createPayment(ctx, ours.asking, requestOf(ours, changes)), { code })
  }
  const taken = await createPayment(ctx, theirs.asking, requestOf(theirs, { webhook: webhook.id }))
  assert.equal(taken.payment.webhookEndpointId, webhook.id)
})

test('the request is sealed: the payer’s openid and ip are not in the row', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const payer = { openid: 'oSecretOpenid', appid: shop.appid, ip: '203.0.113.77' }
  await createPayment(ctx, shop.asking, requestOf(shop, { product: 'jsapi', payer }))
  const { rows } = await owner.query(
    "select p::text || (select string_agg(e::text, '') from events e) as row from payments p",
  )
  assert.match(rows[0].row, /jsapi/)
  assert.doesNotMatch(rows[0].row, /oSecretOpenid|203\.0\.113\.77/)
})

async function countRows(owner: TestPlatform['owner'], tables: readonly string[]): Promise<number[]> {
  const counted = tables.map((table) => owner.query<{ count: number }>(`select count(*)::int as count from ${table}`))
  return (await Promise.all(counted)).map(({ rows }) => rows[0]!.count)
}
