import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Payment } from '@teyue/contract/payment'
import type { Store } from '@teyue/contract/store'
import type { TestWorld } from '@teyue/server/testing/world'
import { ask, call, calm, linkOf, look, newReference, order, paid, spoil, tell } from './acts.ts'
import { openidOf } from './cast.ts'
import { assertBooksAgree, events, history, requests, simulated } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test('Q6: an unpaid order is closed at WeChat before it is closed here, and the phone can no longer pay it', async () => {
  const world = await shared()
  const made = await order(world)
  const { status, body } = await close(world, made)
  assert.deepEqual([status, body.state, body.pay], [200, 'closed', null])
  const sent = (await requests(world, `/${made.id}/close`)).map(({ method, status: answered }) => [method, answered])
  assert.deepEqual(sent, [['POST', 204]])
  assert.equal((await simulated(world, made.id)).state, 'CLOSED')
  assert.equal(await whyNotPayable(world, linkOf(made)), 'ORDER_CLOSED')
  assert.deepEqual((await history(world, made.id)).slice(-2), ['payment.closing by caller', 'payment.closed by answer'])
  assert.equal((await close(world, made)).status, 200, 'closing again changes nothing')
  assert.equal((await requests(world, `/${made.id}/close`)).length, 1)
})

test('Q6: an order that is paid meanwhile is paid, not closed', async () => {
  const world = await shared()
  const made = await order(world)
  await spoil(world, { notice_lost: 1 })
  await world.pay(linkOf(made))
  const { status, body } = await close(world, made)
  await calm(world)
  assert.deepEqual([status, body.state], [200, 'paid'])
  const refused = await close(world, made)
  assert.deepEqual([refused.status, refused.body.code], [409, 'PAYMENT_NOT_CLOSABLE'])
  assert.match(refused.body.next, /refund/)
})

test('Q6: a close whose answer is lost is closing, and is closed by the schedule', async () => {
  const world = await shared()
  const made = await order(world)
  await spoil(world, { drop_after: 1 })
  const { status, body } = await close(world, made)
  assert.deepEqual([status, body.state], [202, 'closing'])
  await calm(world)
  await world.advance(20_000)
  assert.equal((await look(world, made.id)).state, 'closed')
})

test('Q44: a schedule finds what has lapsed: it asks WeChat, closes there, and only then here', async () => {
  const world = await shared()
  await spoil(world, { drop_before: 1 })
  const soon = new Date((await nowAt(world)) + 70_000).toISOString()
  const { body: made } = await ask(world, { expires_at: soon })
  assert.equal(made.state, 'unknown')
  await calm(world)
  // Asked for again half a minute later, WeChat lets the order live its shortest minute: longer than we do.
  await world.advance(50_000)
  assert.equal((await look(world, made.id)).state, 'open')
  assert.equal((await simulated(world, made.id)).state, 'NOTPAY')
  await world.advance(25_000)
  const theirs = await simulated(world, made.id)
  assert(Date.parse(theirs.expires_at) > (await nowAt(world)), 'WeChat would still have let it be paid')
  assert.deepEqual([theirs.state, (await look(world, made.id)).state], ['CLOSED', 'closed'])
  const last = (await requests(world, made.id)).slice(-2).map(({ method, path }) => [method, path.includes('/close')])
  assert.deepEqual(last, [
    ['GET', false],
    ['POST', true],
  ])
  assert.deepEqual((await history(world, made.id)).slice(-2), ['payment.closing by clock', 'payment.closed by answer'])
})

test('Q44: many lapsed orders of all products are closed without anybody asking', async () => {
  const world = await shared()
  const made: Payment[] = []
  for (let count = 0; count < 8; count++) made.push(await order(world))
  made.push(await order(world, { product: 'h5', payer: { ip: '203.0.113.7' } }))
  await world.advance(2 * hour + minute)
  for (const { id } of made) {
    assert.equal((await look(world, id)).state, 'closed')
    assert.equal((await simulated(world, id)).state, 'CLOSED')
  }
})

test('expiry: a payment in the last second whose notice is lost is found paid', async () => {
  const world = await shared()
  const made = await order(world)
  await world.advance(2 * hour - 2_000)
  await spoil(world, { notice_lost: 1 })
  await world.pay(linkOf(await look(world, made.id)))
  await world.advance(10_000)
  await calm(world)
  assert.equal((await look(world, made.id)).state, 'paid')
  assert.equal((await history(world, made.id)).at(-1), 'payment.paid by query')
})

test('a late "paid" is still paid: an order that was on the wire when we closed it arrives and is paid', async () => {
  const world = await shared()
  await spoil(world, { drop_before: 1 })
  const { body: made } = await ask(world)
  await calm(world)
  assert.equal(
    (await close(world, made)).body.state,
    'closing',
    'WeChat knows no such order, and it may be on the wire',
  )
  await world.advance(7 * 60_000)
  assert.equal((await look(world, made.id)).state, 'closed')

  await world.pay({ code_url: await arrive(world, made.id) })
  await world.drain()
  const found = await look(world, made.id)
  assert.deepEqual([found.state, found.refundable], ['paid', 1_280])
  const last = (await events(world, made.id)).at(-1)!
  assert.deepEqual([last.type, last.source, last.facts.late], ['payment.paid', 'notice', true])
  await assertBooksAgree(world)
})

test('Q6, Q40: an order on the wire when it is to be closed is closed at WeChat when it has arrived', async () => {
  const world = await shared()
  await spoil(world, { drop_before: 1 })
  const { body: made } = await ask(world)
  await calm(world)
  assert.equal((await close(world, made)).body.state, 'closing')
  const code_url = await arrive(world, made.id)
  await world.advance(60_000)
  assert.equal((await look(world, made.id)).state, 'closed')
  assert.equal(await whyNotPayable(world, { code_url }), 'ORDER_CLOSED')
})

test('Q41: an h5_url lives five minutes; the same request again renews it, under the same number', async () => {
  const world = await shared()
  const place = { name: '科技园店', area_code: '440305', address: '科技中一道10000号' }
  const { body: store } = await call<Store>(world, 'POST', '/v1/stores', place)
  const request = { product: 'h5', payer: { ip: '203.0.113.7' }, reference: newReference(), store: store.id }
  const made = await order(world, request)
  await call(world, 'PATCH', `/v1/stores/${store.id}`, { name: '高新店', state: 'closed' })
  await world.advance(4 * minute)
  const still = await ask(world, request)
  assert.deepEqual([still.status, linkOf(still.body)], [200, linkOf(made)], 'while it lives it stays')
  await world.advance(2 * minute)
  assert.equal(await whyNotPayable(world, linkOf(made)), 'CODE_EXPIRED')
  await assertRenewed(world, made, request)
  const said = (await requests(world, '/h5')).slice(-2).map(({ body }) => body.scene_info)
  assert.deepEqual(said[1], said[0], 'WeChat hears the same of the store, whatever it is called by now')
  assert.match(JSON.stringify(said), /科技园店/)
})

test('Q41: a code and a prepay id live two hours; the same request again renews them', async () => {
  const world = await shared()
  const appid = world.demo.appids.company
  const payer = { appid, openid: await openidOf(world, appid) }
  for (const product of [{ product: 'native' }, { product: 'jsapi', payer }]) {
    const expires_at = new Date((await nowAt(world)) + day).toISOString()
    const request = { ...product, expires_at, reference: newReference() }
    const made = await order(world, request)
    await world.advance(2 * hour + minute)
    assert.equal((await look(world, made.id)).state, 'open', 'the order outlives it')
    assert.equal(await whyNotPayable(world, linkOf(made)), 'CODE_EXPIRED')
    await assertRenewed(world, made, request)
  }
})

async function assertRenewed(world: TestWorld, made: Payment, request: object): Promise<void> {
  const again = await ask(world, request)
  assert.deepEqual([again.status, again.body.id, again.body.state], [200, made.id, 'open'])
  assert.notDeepEqual(linkOf(again.body), linkOf(made))
  assert(Date.parse(again.body.pay!.expires_at) > (await nowAt(world)))
  await world.pay(linkOf(again.body))
  await world.drain()
  assert.equal((await look(world, made.id)).state, 'paid')
}

test('what is paid is never closed by the schedule', async () => {
  const world = await shared()
  const payment = await paid(world)
  await world.advance(3 * hour)
  assert.equal((await look(world, payment.id)).state, 'paid')
  assert.equal((await requests(world, `/${payment.id}/close`)).length, 0)
})

async function close(world: TestWorld, { id }: Payment) {
  return call<Payment>(world, 'POST', `/v1/payments/${id}/close`)
}

async function nowAt(world: TestWorld): Promise<number> {
  return Date.parse((await tell<{ now: string }>(world, 'GET', 'clock')).now)
}

async function accountOf(world: TestWorld) {
  const { offset_ms } = await tell<{ offset_ms: number }>(world, 'GET', 'clock')
  return { providerId: world.demo.provider, version: 1, clockOffsetMs: offset_ms }
}

/** What the phone says to a link that cannot be paid. */
async function whyNotPayable(world: TestWorld, link: object): Promise<string> {
  const answer = await fetch(new URL('/_control/scan', world.simulatorUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(link),
  })
  return ((await answer.json()) as { code?: string }).code ?? 'payable'
}

/** What was lost on the way to WeChat arrives there after all: the code to pay it with. */
async function arrive(world: TestWorld, id: string): Promise<string> {
  const lost = (await requests(world)).find(({ body }) => body.out_trade_no === id)!
  const { client } = await world.ctx.wechat.of({ ...(await accountOf(world)), id: world.demo.account })
  const { data } = await client.orders.native(lost.body as Parameters<typeof client.orders.native>[0])
  return data.code_url
}
