import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Examination, TestPayment } from '@teyue/contract/doctor'
import { call, calm, linkOf, look, order, spoil, tell } from './acts.ts'
import { grantAtDesk, openidOf, recordGrant, subMerchantOf } from './cast.ts'
import { clientOf, requests } from './evidence.ts'
import { callUp, goldPlanOf, hearLate, switchPart } from './gold-plan.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()
const minuteMs = 60_000

test('M25: a merchant is red before its first fen; granted and examined it is green, and one fen goes and comes back', async () => {
  const world = await shared()
  const as = { key: world.demo.keys.provider }
  const path = `/v1/merchants/${world.demo.merchants.individual}`
  const { body: red } = await call<Examination>(world, 'GET', `${path}/doctor`, undefined, as)
  assert.equal(red.is_ready, false)
  for (const code of ['REFUND_MISSING', 'RELATION_UNASKED', 'NOTIFY_UNASKED', 'CLOCK_UNASKED'])
    assert(
      red.findings.some((one) => one.code === code),
      code,
    )
  const early = await call<TestPayment>(world, 'POST', `${path}/test-payments`, {}, as)
  assert.deepEqual([early.status, early.body.code], [409, 'REFUND_NOT_AUTHORISED'], 'a fen that could not come back')

  await grantAtDesk(world, 'individual', 'refund')
  await recordGrant(world, 'individual', 'refund')
  const { status, body: green } = await call<Examination>(world, 'POST', `${path}/examinations`, undefined, as)
  assert.equal(status, 201)
  assert.deepEqual(
    green.findings.filter(({ state }) => state === 'wrong' || state === 'unknown'),
    [],
  )
  for (const code of ['RELATION_GOOD', 'NOTIFY_GOOD', 'CLOCK_GOOD'])
    assert(
      green.findings.some((one) => one.code === code),
      code,
    )
  assert.equal(green.is_ready, true)

  const { body: begun } = await call<TestPayment>(world, 'POST', `${path}/test-payments`, {}, as)
  const again = async () => (await call<TestPayment>(world, 'GET', `/v1/test-payments/${begun.id}`, undefined, as)).body
  await world.drain()
  const test = await again()
  assert(test.state === 'waiting' && test.code_url, JSON.stringify(test))
  await world.pay({ code_url: test.code_url })
  await world.drain()
  for (const _job of ['refund', 'its notice', 'its end']) await world.advance(5_000)
  const ended = await again()
  assert.deepEqual([ended.state, ended.code_url], ['refunded', null])
  const back = await look(world, ended.payment!, as)
  assert.deepEqual([back.amount, back.refunded], [1, 1])
})

test('M25: a test that is paid after it lapsed is given back all the same; given back by hand, here or at WeChat, it is over', async () => {
  const world = await shared()
  const as = { key: world.demo.keys.provider }
  const { id: subMerchant, sub_mchid } = await subMerchantOf(world, 'individual')
  const path = `/v1/merchants/${world.demo.merchants.individual}/test-payments`
  const look = async (id: string) =>
    (await call<TestPayment>(world, 'GET', `/v1/test-payments/${id}`, undefined, as)).body
  const begin = async () => {
    const { body } = await call<TestPayment>(world, 'POST', path, {}, as)
    await world.drain()
    return look(body.id)
  }
  await spoil(world, { drop_before: 1 })
  const late = await begin()
  await call(world, 'POST', `/v1/payments/${late.payment}/close`, undefined, as)
  await calm(world)
  await world.advance(7 * minuteMs)
  assert.equal((await look(late.id)).state, 'closed')
  const lost = (await requests(world)).find(({ body }) => body.out_trade_no === late.payment)!
  const { orders } = await clientOf(world)
  const { data } = await orders.native(lost.body as Parameters<typeof orders.native>[0])
  await world.pay({ code_url: data.code_url })
  for (const _job of ['paid', 'refund', 'its notice']) await world.advance(5_000)
  assert.equal((await look(late.id)).state, 'refunded')

  const stuck = async () => {
    const test = await begin()
    const withdrawn = { name: 'refund', state: 'withdrawn', note: '商户收回了授权' }
    await call(world, 'POST', `/v1/sub-merchants/${subMerchant}/permission-changes`, withdrawn, as)
    await world.pay({ code_url: test.code_url! })
    for (const _job of ['paid', 'looked at']) await world.advance(5_000)
    assert.equal((await look(test.id)).state, 'stuck')
    return test
  }
  const byMerchant = await stuck()
  await tell(world, 'POST', `merchants/${sub_mchid}/refunds`, { out_trade_no: byMerchant.payment, amount_fen: 1 })
  await world.advance(60 * minuteMs)
  const seen = await look(byMerchant.id)
  assert.deepEqual([seen.state, seen.refund], ['refunded', null])
  assert(seen.returned_at, 'WeChat was asked by itself')
  await recordGrant(world, 'individual', 'refund')

  const byPerson = await stuck()
  await recordGrant(world, 'individual', 'refund')
  const refund = { amount: 1, reference: 'one-fen-by-hand', reason: '测试' }
  const made = await call<{ id: string }>(world, 'POST', `/v1/payments/${byPerson.payment}/refunds`, refund, as)
  assert(made.body.id, JSON.stringify(made.body))
  for (const _job of ['refund', 'its notice']) await world.advance(5_000)
  const ended = await look(byPerson.id)
  assert.deepEqual([ended.state, ended.refund], ['refunded', made.body.id])
})

test('M1: a number that WeChat does not know is found out, and our address tells a stranger nothing', async () => {
  const world = await shared()
  const as = { key: world.demo.keys.provider }
  const business = { name: '未受理的店', subject_type: 'company', subject: '未受理有限公司' }
  const { body: merchant } = await call<{ id: string }>(world, 'POST', '/v1/merchants', business, as)
  const number = { sub_mchid: '1999999901', account: world.demo.account, fee_rate_ppm: 6_000 }
  await call(world, 'POST', `/v1/merchants/${merchant.id}/sub-merchants`, number, as)
  const { body } = await call<Examination>(world, 'POST', `/v1/merchants/${merchant.id}/examinations`, undefined, as)
  const relation = body.findings.find(({ about }) => about === 'relation')
  assert.deepEqual([body.is_ready, relation?.code, relation?.place], [false, 'RELATION_NUMBER', 'numbers'])
  for (const token of ['', 'AAAA', 'x'.repeat(500)])
    assert.equal((await fetch(`${world.url}/notify/wechat/${world.demo.account}/echo?token=${token}`)).status, 404)
})

test('M10: the gold plan opens after its receipt, is closed for a day, and a lost answer is asked for again', async () => {
  const world = await shared()
  const early = await switchPart(world, { what: 'plan', scene: 'JSAPI' })
  assert.deepEqual([early.status, early.body.code], [409, 'GOLD_PLAN_RECEIPT_FIRST'])
  assert.equal((await switchPart(world, { what: 'adverts' })).body.code, 'GOLD_PLAN_CLOSED')
  for (const wanted of [{ what: 'receipt' }, { what: 'plan', scene: 'JSAPI' }, { what: 'adverts', filters: ['FOOD'] }])
    assert.deepEqual([(await switchPart(world, wanted)).status, wanted.what], [201, wanted.what])
  assert.partialDeepStrictEqual(await goldPlanOf(world), {
    plan: { open: true, is_effective: false },
    filters: ['FOOD'],
  })
  await world.advance(5 * minuteMs)
  const open = await goldPlanOf(world)
  assert.deepEqual([open.plan.is_effective, open.scene, open.adverts.open], [true, 'JSAPI', true])

  await switchPart(world, { what: 'plan', open: false })
  const again = await switchPart(world, { what: 'plan', scene: 'JSAPI' })
  assert.deepEqual([again.status, again.body.code], [409, 'GOLD_PLAN_JUST_CLOSED'])
  assert.equal(again.body.details?.from, (await goldPlanOf(world)).may_open_from)
  await world.advance(24 * 60 * minuteMs)
  await spoil(world, { drop_after: 1 })
  const lost = await switchPart(world, { what: 'plan', scene: 'JSAPI' })
  assert.deepEqual([lost.status, lost.body.state], [202, 'unknown'], 'unknown is not refused')
  assert.equal((await switchPart(world, { what: 'plan', open: false })).body.code, 'GOLD_PLAN_BUSY')
  await calm(world)
  await world.advance(minuteMs)
  const { plan, pending, changes } = await goldPlanOf(world)
  assert.deepEqual([plan.open, pending, changes[0]?.state, changes[0]?.attempts], [true, null, 'done', 2])
  await hearLate(world, changes.find(({ what, open: opens }) => what === 'plan' && !opens)!.id)
  assert.deepEqual((await goldPlanOf(world)).plan, plan, 'a late word on an earlier change closes nothing')
})

test('M10: the receipt is ours, found by WeChat at the documented address, and tells a stranger nothing', async () => {
  const world = await shared()
  const { receipt_url: url } = await goldPlanOf(world)
  await tell(world, 'PUT', `providers/${world.demo.sp_mchid}/receipt-page`, { url })
  await world.advance(5 * minuteMs)
  const { company } = world.demo.appids
  const openid = await openidOf(world, company)
  const made = await order(world, { product: 'jsapi', payer: { openid, appid: company } })
  const address = await callUp(world, made)
  assert(address)
  assert(address.startsWith(`${url}?`), address)
  const shown = async (at: string) => {
    const answer = await fetch(at)
    return { status: answer.status, text: await answer.text(), policy: answer.headers.get('content-security-policy') }
  }
  assert.match((await shown(address)).text, /商家确认中/)
  await world.pay(linkOf(made))
  await world.drain()
  const { status, text, policy } = await shown(address)
  assert.equal(status, 200)
  for (const part of ['onIframeReady', 'SHOW_CUSTOM_PAGE', 'data-fen="1280"', '商家已收款', made.id])
    assert(text.includes(part), part)
  assert(!text.includes(openid) && !text.includes('两杯咖啡'), 'nothing that is personal')
  assert.match(
    String(policy),
    /^default-src 'none';.* frame-ancestors https:\/\/payapp\.weixin\.qq\.com http:\/\/127\.0\.0\.1:\d+$/,
  )

  const wrong = [
    ['sub_mch_id', '1600000000'],
    ['out_trade_no', `${made.id.slice(0, -1)}0`],
    ['out_trade_no', '\0'],
    ['check_code', 'none'],
  ] as const
  for (const [name, value] of wrong) {
    const other = new URL(address)
    other.searchParams.set(name, value)
    const refused = await shown(other.href)
    assert.equal(refused.status, 404, name)
    assert(refused.text.includes('SHOW_OFFICIAL_PAGE') && !refused.text.includes('data-fen="'), 'WeChat shows its own')
  }
  const { search } = new URL(address)
  assert.equal((await shown(`${world.url}/receipts/wechat/%00${search}`)).status, 404)
})
