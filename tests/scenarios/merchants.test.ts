import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Departure } from '@teyue/contract/departure'
import type { Disagreement } from '@teyue/contract/disagreement'
import type { Payment } from '@teyue/contract/payment'
import type { Problem } from '@teyue/contract/problem'
import type { RegisteredWebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import { grantRole } from '@teyue/server/features/people/add-person'
import { inTenant } from '@teyue/server/storage/tenant'
import { givenSignedIn } from '@teyue/server/testing/people'
import type { TestWorld } from '@teyue/server/testing/world'
import { openReceiver } from '../demo/receiver.ts'
import { ask, call, calm, linkOf, look, order, paid, paymentRequest, refund, spoil, tell } from './acts.ts'
import { subMerchantOf } from './cast.ts'
import { back, begin, counts, end, payingJustNow, standing } from './departure-acts.ts'
import { events, list } from './evidence.ts'
import { asAdministrator } from './onboarded.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()

type Told = {
  readonly notices: readonly { readonly url: string; readonly state: string; readonly event_type: string }[]
}

test('M24: a refund by hand on the merchant’s own platform is told in XML, taken at the same door, and shown to a person', async () => {
  const world = await shared()
  const made = await paid(world)
  const { sub_mchid } = await subMerchantOf(world, 'company')
  const url = `${world.url}/notify/wechat/${world.demo.account}`
  await tell(world, 'PUT', `providers/${world.demo.sp_mchid}/refund-config`, { url })
  const order = { out_trade_no: made.id, amount_fen: 300, reason: '顾客退杯' }
  await tell(world, 'POST', `merchants/${sub_mchid}/refunds`, order)
  await world.advance(10_000)

  const { notices } = await tell<Told>(world, 'GET', 'notices')
  assert.deepEqual(notices[0] && [notices[0].url, notices[0].state], [url, 'delivered'], 'answered as APIv2 wants it')
  const shown = await list<Disagreement>(world, '/v1/disagreements')
  assert.deepEqual(
    shown.map(({ kind, source, theirs }) => [kind, source, theirs.payment, theirs.amount]),
    [['refund_unknown', 'notice', made.id, 300]],
  )
  assert.equal(
    (await look(world, made.id)).refunded,
    0,
    'nothing is booked on the word of a notice that proves so little',
  )
})

test('a merchant that leaves takes nothing new; refunds and late words go on, and what is open stands in the way of the end', async () => {
  const world = await shared()
  const { provider, merchants } = { ...world.demo.keys, merchants: world.demo.merchants }
  const old = await paid(world)
  await spoil(world, { drop_before: 1 })
  const request = paymentRequest()
  const { body: unknown } = await call<Payment>(world, 'POST', '/v1/payments', request)
  assert.equal(unknown.state, 'unknown')
  await calm(world)
  assert.equal(
    (await call(world, 'POST', `/v1/merchants/${merchants.company}/departures`, { reason: 'r' })).status,
    403,
  )
  const leaving = await begin(world)
  const refused = [
    ask(world),
    call(
      world,
      'POST',
      '/v1/applyments',
      { merchant: merchants.company, fee_rate_ppm: 6000, draft: {} },
      { key: provider },
    ),
    call(world, 'POST', `/v1/merchants/${merchants.company}/test-payments`, {}, { key: provider }),
    call(world, 'PATCH', `/v1/merchants/${merchants.company}`, { state: 'paused' }, { key: provider }),
    call(world, 'POST', `/v1/merchants/${merchants.company}/sub-merchants`, number(world), { key: provider }),
  ]
  const codes = (await Promise.all(refused)).map(({ status, body }) => [status, body.code])
  assert.deepEqual(codes, Array(5).fill([409, 'MERCHANT_LEAVING']))
  assert.deepEqual(counts(await standing(world)), { payments_unknown: 1 })
  const early = await end(world, leaving)
  assert.deepEqual(
    [early.status, early.body.code, early.body.details],
    [409, 'DEPARTURE_BLOCKED', { open: ['payments_unknown'] }],
  )
  const forced = world.owner.query("update teyue.merchants set state = 'left' where id = $1", [merchants.company])
  await assert.rejects(forced, { code: 'TY004' }, 'the write itself refuses it')

  assert.equal(
    (await call<Payment>(world, 'POST', '/v1/payments', request)).body.id,
    unknown.id,
    'a repeat is no new one',
  )
  await world.pay(linkOf(await look(world, unknown.id)))
  await world.drain()
  assert.equal((await look(world, unknown.id)).state, 'paid', 'what was on the wire is followed and its word is taken')
  await refund(world, old.id)
  assert.deepEqual(counts(await standing(world)), { refunds_under_way: 1 })
  await world.advance(4_000)
  const over = await standing(world)
  assert.deepEqual([over.may_end, over.reason, over.exports_until === over.begun_at], [true, '商户停业', true])
  const theirs = await standing(world, world.demo.keys.company)
  assert.deepEqual(
    [theirs.reason, theirs.begun_by, theirs.open.some(({ kind }) => kind === 'bindings')],
    [null, null, false],
  )
  await back(world, leaving)
  const { id: again } = await order(world)
  await call(world, 'POST', `/v1/payments/${again}/close`)
  const told = (await events(world, merchants.company)).map(({ type, facts }) => [type, facts.state, facts.from])
  assert.deepEqual(told.slice(-2), [
    ['merchant.leaving', 'leaving', undefined],
    ['merchant.returned', 'active', 'leaving'],
  ])
})

test('a leaving waits for the payments that are just being written, and those that come meanwhile find it', async () => {
  const world = await shared()
  const reference = 'just-before-the-leaving'
  const request = paymentRequest({ reference })
  const { body: first } = await call<Payment>(world, 'POST', '/v1/payments', request)
  await world.owner.query("update teyue.payments set reference = 'not yet there' where id = $1", [first.id])
  const paying = await payingJustNow(world)
  const beginning = begin(world)
  await paying.waitedFor(1)
  // Both found the merchant active and no payment of their reference, and are written after the leaving.
  const [late, repeated] = [ask(world), call<Payment>(world, 'POST', '/v1/payments', request)]
  await paying.waitedFor(3)
  await paying.isWritten(first.id, reference)
  const leaving = await beginning
  assert.equal((await late).body.code, 'MERCHANT_LEAVING')
  assert.equal((await repeated).body.id, first.id, 'what came in before the leaving is a repeat')
  await Promise.all([back(world, leaving), back(world, leaving)])
  await call(world, 'POST', `/v1/payments/${first.id}/close`)
})

test('a merchant that has left gets in no more, its endpoint hears so; the provider refunds, late words come in, and it may come back', async (t) => {
  const world = await shared()
  const { company } = world.demo.merchants
  const as = { key: world.demo.keys.provider }
  const receiver = await openReceiver()
  t.after(() => receiver.close())
  const hook = await call<RegisteredWebhookEndpoint>(world, 'POST', '/v1/webhook-endpoints', { url: receiver.url })
  receiver.trust(hook.body.secret)
  const [kept, lapsed] = [await paid(world), await order(world)]
  const owner = await givenSignedIn(world.ctx, world.demo.provider, { role: 'owner', merchantId: company })
  const both = await givenSignedIn(world.ctx, world.demo.provider, { role: 'developer', merchantId: company })
  await inTenant(world.ctx, { providerId: world.demo.provider }, (tx) =>
    grantRole(tx, both.id, { merchantId: world.demo.merchants.individual, role: 'developer' }),
  )
  const leaving = await begin(world, { days_for_exports: 1 })
  const files = await call<Departure>(world, 'POST', `/v1/departures/${leaving.id}/files`, { language: 'zh' })
  assert.deepEqual(
    [files.status, files.body.exports.map(({ kind }) => kind)],
    [202, ['payments', 'refunds', 'documents']],
  )
  assert.equal(
    (await call(world, 'POST', `/v1/departures/${leaving.id}/files`, { language: 'zh' })).body.code,
    'TOO_MANY_EXPORTS',
  )
  await world.drain()
  for (const key of Object.values(world.demo.keys)) {
    const fetched = await fetch(`${world.url}/v1/exports/${files.body.exports[0]!.id}/file`, {
      headers: { authorization: `Bearer ${key}` },
    })
    const isTheirs = key !== world.demo.keys.individual
    assert.deepEqual([fetched.status, (await fetched.text()).includes(kept.id)], isTheirs ? [200, true] : [404, false])
  }
  await assertKept(world, leaving)
  const cashier = await givenSignedIn(world.ctx, world.demo.provider, { role: 'cashier', merchantId: company })
  const seen = await fetch(`${world.url}/v1/merchants/${company}/departure`, { headers: cashier.headers })
  assert.deepEqual(((await seen.json()) as Departure).exports, [], 'how many payments there are is not told to all')
  assert.deepEqual((await end(world, leaving)).body.details, { open: [...openAnd(await standing(world))] })
  await call(world, 'POST', `/v1/payments/${lapsed.id}/close`)
  await world.owner.query("update teyue.departures set exports_until = begun_at where state = 'under_way'")
  await world.drain()
  const { status, body: left } = await end(world, leaving)
  assert.equal(status, 200, JSON.stringify(left))
  assert.deepEqual([left.merchant_state, counts(left, ['api_keys', 'people'])], ['left', {}])
  assert.equal((await ask(world)).status, 401, 'its key opens nothing')
  const me = async ({ headers }: typeof owner) => (await fetch(`${world.url}/v1/auth/me`, { headers })).status
  assert.deepEqual([await me(owner), await me(both)], [401, 200], 'signed out, unless it is somebody elsewhere')
  await world.drain()
  assert(receiver.find('merchant.left', company))
  const [row] = (await world.owner.query('select enabled from teyue.webhook_endpoints where id = $1', [hook.body.id]))
    .rows
  assert.deepEqual(row, { enabled: false }, 'switched off after the last word')

  assert.equal((await ask(world, { merchant: company }, as)).body.code, 'MERCHANT_LEFT')
  const key = { merchant: company, name: 'new' }
  assert.equal((await asAdministrator<Problem>(world, 'POST', '/v1/api-keys', key)).body.code, 'MERCHANT_LEFT')
  await refund(world, kept.id, {}, as)
  assert.equal((await end(world, leaving)).status, 200, 'a repeat is a repeat, whatever goes on meanwhile')
  await world.advance(4_000)
  assert.deepEqual(counts(await standing(world)), {}, 'its end has come in')
  await back(world, leaving)
  assert.equal((await ask(world)).status, 401, 'what was withdrawn stays so')
  await order(world, { merchant: company }, as)
})

/** A number that the company does not have yet. */
function number(world: TestWorld): object {
  return { sub_mchid: '1699999999', account: world.demo.account, fee_rate_ppm: 6000 }
}

/** Of files made again and again the newest stay: of ten older ones and three more, the oldest is deleted. */
async function assertKept(world: TestWorld, { id }: Departure): Promise<void> {
  await world.owner.query(
    `insert into teyue.exports select (jsonb_populate_record(e, jsonb_build_object('id', 'exp_' || lpad(n::text, 26, '0')))).*
     from teyue.exports e, generate_series(1, 7) n where e.departure_id = $1 and e.kind = 'documents'`,
    [id],
  )
  await call(world, 'POST', `/v1/departures/${id}/files`, { language: 'en' })
  await world.drain()
  const { rows } = await world.owner.query(
    "select id from teyue.exports where departure_id = $1 and state = 'expired'",
    [id],
  )
  assert.deepEqual(rows, [{ id: `exp_${'1'.padStart(26, '0')}` }])
}

/** The kinds of what stands in the way. */
function openAnd({ open }: Departure): Set<string> {
  return new Set(open.filter(({ blocks }) => blocks).map(({ kind }) => kind))
}
