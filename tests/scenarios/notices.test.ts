import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FoundNumber } from '@teyue/contract/found-number'
import type { Limitations, LimitationsList } from '@teyue/contract/limitation'
import type { Violation, ViolationAddress } from '@teyue/contract/violation'
import type { TestWorld } from '@teyue/server/testing/world'
import { ask, call, calm, linkOf, look, lookAtRefund, order, paid, refund, spoil, tell } from './acts.ts'
import { assertBooksAgree, clientOf, disagreements, events, history, list, notices, requests } from './evidence.ts'
import { asAdministrator } from './onboarded.ts'
import { sharedWorld } from './shared-world.ts'
import { listener, listenersOf, needed, punish, settled } from './violation-acts.ts'

const shared = sharedWorld()
const longestAnswerMs = 5_000
const DAY_MS = 86_400_000

test('Q3: notices are received by POST, without a login, answered at once, and handled', async () => {
  const world = await shared()
  const made = await order(world)
  await world.pay(linkOf(made))
  const [notice] = await notices(world, made.id)
  assert(notice)
  assert.equal(notice.url, addressOf(world))
  const [attempt] = notice.attempts
  assert.deepEqual([notice.state, notice.attempts.length, attempt?.status], ['delivered', 1, 204])
  assert(attempt!.duration_ms < longestAnswerMs)
  assert.equal((await look(world, made.id)).state, 'open', 'stored and answered first')
  assert.deepEqual(await world.drain(), ['notices.apply', 'webhooks.publish'])
  assert.equal((await look(world, made.id)).state, 'paid')
  for (const method of ['GET', 'PUT']) {
    const answer = await fetch(addressOf(world), { method })
    assert.equal(answer.status, 404, method)
  }
})

test('SIGNTEST: the probe with a wrong signature is refused, and nothing is kept', async () => {
  const world = await shared()
  const probe = await sendProbe(world)
  assert.deepEqual([probe.status, probe.refused, JSON.parse(probe.body)], [401, true, fail('SIGNTEST')])
  assert.deepEqual(await world.drain(), [])
})

for (const [kind, reason] of [
  ['wrong_key', 'BAD_SIGNATURE'],
  ['stale', 'STALE'],
] as const) {
  test(`a notice with ${kind} is refused at the door, so that the right one comes again`, async () => {
    const world = await shared()
    const made = await order(world)
    const forged = await forge(world, kind, made.id)
    assert.deepEqual([forged.status, forged.refused, JSON.parse(forged.body)], [401, true, fail(reason)])
    assert.deepEqual(await world.drain(), [])
    assert.equal((await look(world, made.id)).state, 'open')
    assert.deepEqual(await disagreements(world, made.id), [])
    const { rows } = await world.owner.query('select times from notice_refusals where reason = $1', [reason])
    assert.equal(rows.length, 1, 'it is counted, for the operator')
  })
}

test('a notice of another merchant or another amount is parked where a person sees it, with both sides', async () => {
  const world = await shared()
  const made = await order(world)
  const { sub_mchid } = made.identity
  for (const [kind, expected, ours, theirs] of [
    ['wrong_merchant', 'payment_owner', { sub_mchid }, { sub_mchid: '1999999999' }],
    ['wrong_amount', 'payment_amount', { amount: 1_280 }, { amount: 1_281 }],
  ] as const) {
    const forged = await forge(world, kind, made.id)
    assert.equal(forged.status, 204, 'it was truly signed, so it is kept')
    await world.drain()
    const found = (await disagreements(world, made.id)).find((one) => one.kind === expected)
    assert(found, expected)
    assert.deepEqual([found.source, found.state, found.times], ['notice', 'open', 1])
    assert.partialDeepStrictEqual([found.ours, found.theirs], [ours, theirs])
  }
  assert.equal((await look(world, made.id)).state, 'open', 'and nothing moved')
  await forge(world, 'wrong_amount', made.id)
  await world.drain()
  const again = (await disagreements(world, made.id)).find(({ kind }) => kind === 'payment_amount')
  assert.equal(again?.times, 2, 'met again it is counted, not told twice')

  await world.pay(linkOf(made))
  await world.drain()
  assert.equal((await look(world, made.id)).state, 'paid', 'the true notice still counts')
  await assertBooksAgree(world)
})

test('a wrong amount on what is already paid is parked too, and the payment stays as it was', async () => {
  const world = await shared()
  const payment = await paid(world)
  await forge(world, 'wrong_amount', payment.id)
  await world.drain()
  assert.equal((await disagreements(world, payment.id)).length, 1)
  assert.deepEqual(await look(world, payment.id), payment)
})

test('a notice that is truly signed but no order of ours, or of no shape we know, is never dropped in silence', async () => {
  const world = await shared()
  const { status, refused } = await forge(world, 'wrong_amount', undefined)
  assert.deepEqual([status, refused], [400, true])
  const { rows } = await world.owner.query("select times from notice_refusals where reason = 'ILL_SHAPED'")
  assert.equal(rows.length, 1)
})

test('a notice that comes twice at once, and again, moves the payment once', async () => {
  const world = await shared()
  const made = await order(world)
  await spoil(world, { notice_doubled: 1 })
  await world.pay(linkOf(made))
  assert.equal((await calm(world)).notice_doubled, 1)
  await world.drain()
  const [notice] = await notices(world, made.id)
  assert.deepEqual(
    notice?.attempts.map(({ status }) => status),
    [204, 204],
  )
  for (let times = 0; times < 3; times++) await tell(world, 'POST', `notices/${notice?.id}/redeliver`, {})
  await world.drain()
  const moves = (await events(world, made.id)).filter(({ type }) => type === 'payment.paid')
  assert.equal(moves.length, 1)
  const { rows } = await world.owner.query('select account from ledger_lines where event_id = $1', [moves[0]?.id])
  assert.equal(rows.length, 3, 'and the ledger once')
  await assertBooksAgree(world)
})

test('Q8: notices that come late and out of order end in the same books', async () => {
  const world = await shared()
  const made = await order(world)
  await spoil(world, { notice_lost: 1 })
  await world.pay(linkOf(made))
  await world.advance(14_000)
  await calm(world)
  const { body } = await world.api('POST', `/v1/payments/${made.id}/close`)
  assert.equal(body.state, 'paid', 'asked for, not told')
  const one = await refund(world, made.id, { amount: 280 })
  await world.advance(3_600_000)
  assert.equal((await lookAtRefund(world, one.id)).state, 'succeeded')
  const [late] = await notices(world, made.id)
  assert.equal(late?.state, 'delivered', 'the payment’s own notice came after the refund')
  assert.deepEqual(
    (await history(world, made.id)).filter((move) => move.startsWith('payment.paid')),
    ['payment.paid by query'],
  )
  await assertBooksAgree(world)
})

test('Q4: an order whose notice never comes is queried by our number until it is final', async () => {
  const world = await shared()
  const made = await order(world)
  await spoil(world, { notice_lost: 1 })
  await world.pay(linkOf(made))
  await world.advance(20_000)
  await calm(world)
  assert.equal((await look(world, made.id)).state, 'paid')
  assert.equal((await history(world, made.id)).at(-1), 'payment.paid by query')
  const asked = (await requests(world, `/out-trade-no/${made.id}?`)).map(({ method, status }) => [method, status])
  assert.deepEqual(asked, [['GET', 200]])
})

test("Q5: an order is queried by WeChat's number as well, and both ways tell the same", async () => {
  const world = await shared()
  const payment = await paid(world)
  const client = await clientOf(world)
  const { sp_mchid, sub_mchid } = payment.identity
  const transaction_id = payment.transaction_id!
  const byTheirs = await client.orders.queryByTransactionId({ sp_mchid, sub_mchid, transaction_id })
  const byOurs = await client.orders.queryByOutTradeNo({ sp_mchid, sub_mchid, out_trade_no: payment.id })
  assert.deepEqual(byTheirs.data, byOurs.data)
  assert.deepEqual([byTheirs.data.out_trade_no, byTheirs.data.trade_state], [payment.id, 'SUCCESS'])
})

test('M3: WeChat tells of violations here by itself, its address registered soon; no answer is asked again', async () => {
  const world = await shared()
  const path = `/v1/accounts/${world.demo.account}/violation-address`
  await world.advance(61_000)
  const byItself = await call<ViolationAddress>(world, 'GET', path, undefined, { key: world.demo.keys.provider })
  assert.deepEqual(
    [byItself.body.state, byItself.body.url],
    ['registered', addressOf(world)],
    'nobody has asked for it',
  )
  assert(byItself.body.asked_at)
  await spoil(world, { drop_after: 1 })
  const lost = await asAdministrator<ViolationAddress>(world, 'POST', `${path}es`, { replace: false })
  await calm(world)
  assert.deepEqual([lost.status, lost.body.state], [202, 'unknown'])
  await world.advance(40_000)
  const found = await call<ViolationAddress>(world, 'GET', path, undefined, { key: world.demo.keys.provider })
  assert.deepEqual([found.body.state, found.body.url], ['registered', addressOf(world)])
})

test('M3: what risk control does is taken in once, explained, and told to whom it concerns', async () => {
  const world = await shared()
  const { provider, individual } = world.demo.keys
  const told = await Promise.all([provider, undefined, individual].map((key) => listener(world, key)))
  const { identity } = await paid(world)
  const record = await punish(world, identity.sub_mchid, { risk_type: 'GAMBLING', collecting: false })
  for (let times = 0; times < 2; times++) await tell(world, 'POST', `notices/${record.notice}/redeliver`, {})
  await world.drain()
  const [violation] = await list<Violation>(world, `/v1/violations?merchant=${world.demo.merchants.company}`)
  assert.partialDeepStrictEqual(violation, { record_id: record.record_id, kind: 'punish', state: 'standing' })
  assert.match(violation!.says_zh, /每笔下单都会被拒绝/)
  assert.deepEqual(await history(world, violation!.id), ['merchant.violation by notice'])
  assert.deepEqual(await listenersOf(world, violation!.id), told.slice(0, 2).toSorted(), 'not another merchant')
  const stranger = await call(world, 'GET', `/v1/violations/${violation!.id}`, undefined, { key: individual })
  assert.equal(stranger.body.code, 'VIOLATION_NOT_FOUND')
  const none = await call<{ data: unknown[] }>(world, 'GET', '/v1/violations', undefined, { key: individual })
  assert.deepEqual(none.body.data, [])
})

test('M3: what WeChat limits is asked for daily while it stands, and now; so is its address, and another’s is left alone', async () => {
  const world = await shared()
  const { provider: key } = world.demo.keys
  const path = `/v1/accounts/${world.demo.account}/violation-address`
  const limits = `/v1/merchants/${world.demo.merchants.company}/limitations`
  const client = await clientOf(world)
  await client.violations.changeNotifyUrl({ notify_url: 'https://old.example.com/violations' })
  await world.advance(DAY_MS)
  const other = await call<ViolationAddress>(world, 'GET', path, undefined, { key })
  assert.deepEqual([other.body.state, other.body.found_url], ['elsewhere', 'https://old.example.com/violations'])
  const [daily] = (await call<LimitationsList>(world, 'GET', limits, undefined, { key })).body.data
  assert.deepEqual([daily?.limited, daily?.functions[0]?.says_zh], [true, '收单'])
  assert.match(daily!.causes[0]!.next_zh, /申诉/)
  const ours = await asAdministrator<ViolationAddress>(world, 'POST', `${path}es`, { replace: true })
  assert.equal(ours.body.state, 'registered')

  const { sub_mchid } = daily!
  await tell(world, 'PUT', `merchants/${sub_mchid}/collecting`, { allowed: true })
  const question = `/v1/sub-merchants/${daily!.sub_merchant}/limitation-questions`
  assert.equal((await call<Limitations>(world, 'POST', question)).body.limited, false)
  await tell(world, 'PUT', `merchants/${sub_mchid}/collecting`, { allowed: false })
})

test('M3: a payment refused because the merchant may not collect stands beside it, and only a person or WeChat ends it', async () => {
  const world = await shared()
  for (let times = 0; times < 2; times++) assert.equal((await ask(world)).body.state, 'refused')
  const standing = await list<Violation>(world, '/v1/violations?state=standing')
  assert.deepEqual(
    standing.map(({ kind }) => kind),
    ['refusal', 'punish'],
    'one for all that was refused',
  )
  assert.deepEqual(await needed(world), [2, 2])
  const granted = { event_type: 'VIOLATION.APPEAL', risk_type: 'APPEAL_SUCCESSFUL', collecting: true }
  await punish(world, standing[0]!.sub_mchid, granted)
  await world.drain()
  const [appeal] = await list<Violation>(world, '/v1/violations')
  assert.deepEqual([appeal?.kind, appeal?.state], ['appeal', 'lifted'])
  for (const { id } of standing) {
    const settle = (reason: string) => settled(world, id, reason)
    const { body } = await settle('申诉已通过')
    assert.deepEqual([body.state, body.history.length], ['settled', 1])
    assert.equal((await settle('再次')).body.code, 'VIOLATION_OVER')
  }
  assert.deepEqual(await needed(world), [0, 0])
  await paid(world)
})

test('M3: risk control’s word on a merchant that nobody here knows is kept, and the number is found', async () => {
  const world = await shared()
  const merchant = { provider: world.demo.sp_mchid, name: '手工进件的店', subject_type: 'company', subject: '手工公司' }
  const { sub_mchid } = await tell<{ sub_mchid: string }>(world, 'POST', 'merchants', merchant)
  await punish(world, sub_mchid, { risk_type: 'FRAUD' })
  await world.drain()
  const [violation] = await list<Violation>(world, '/v1/violations')
  assert.deepEqual([violation?.sub_mchid, violation?.merchant], [sub_mchid, null])
  const [number] = await list<FoundNumber>(world, '/v1/found-numbers')
  assert.deepEqual([number?.sub_mchid, number?.seen_in], [sub_mchid, ['notice']])
})

type Sent = { readonly status: number | null; readonly refused: boolean; readonly body: string }

function addressOf(world: TestWorld): string {
  return `${world.url}/notify/wechat/${world.demo.account}`
}

async function forge(world: TestWorld, kind: string, outTradeNo: string | undefined): Promise<Sent> {
  const target = { sp_mchid: world.demo.sp_mchid, url: addressOf(world), kind }
  return tell(world, 'POST', 'notices/forge', { ...target, ...(outTradeNo ? { out_trade_no: outTradeNo } : {}) })
}

async function sendProbe(world: TestWorld): Promise<Sent> {
  return tell(world, 'POST', 'notices/signtest', { sp_mchid: world.demo.sp_mchid, url: addressOf(world) })
}

function fail(message: string) {
  return { code: 'FAIL', message }
}
