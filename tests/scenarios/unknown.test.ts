import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Payment } from '@teyue/contract/payment'
import type { TestWorld } from '@teyue/server/testing/world'
import { ask, calm, linkOf, look, newReference, spoil, tell } from './acts.ts'
import { assertBooksAgree, disagreements, history, requests, simulated } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()

for (const kind of ['drop_before', 'drop_after', 'error_before', 'error_after', 'garbage', 'bad_signature']) {
  test(`an order whose answer is ${kind}: unknown, then settled by the schedule under the same number`, async () => {
    const world = await shared()
    const { body: made } = await askSpoilt(world, { [kind]: 1 })
    await world.advance(10_000)
    const settled = await look(world, made.id)
    assert.equal(settled.state, 'open')
    const sent = (await requests(world)).filter(({ body }) => body.out_trade_no === made.id)
    assert.equal(sent.length, 2, 'asked again once, with the same order')
    assert.deepEqual(sent[1]?.body, sent[0]?.body)
    await assertPays(world, settled)
  })
}

test('the caller may ask again at once and need not wait for the schedule', async () => {
  const world = await shared()
  const reference = newReference()
  const { body: made } = await askSpoilt(world, { drop_after: 1 }, { reference })
  const again = await ask(world, { reference })
  assert.deepEqual([again.status, again.body.id, again.body.state], [200, made.id, 'open'])
  await assertPays(world, again.body)
})

test('a notice that comes before any answer is believed: unknown becomes paid', async () => {
  const world = await shared()
  const { body: made } = await askSpoilt(world, { drop_after: 1 })
  const { code_url } = await simulated(world, made.id)
  await world.pay({ code_url: code_url! })
  await world.drain()
  assert.equal((await look(world, made.id)).state, 'paid')
  assert.deepEqual((await history(world, made.id)).slice(1), [
    'payment.unanswered by silence',
    'payment.paid by notice',
  ])
  const count = (await requests(world, made.id)).length
  await world.advance(60_000)
  assert.equal((await requests(world, made.id)).length, count, 'what is final is not asked about')
})

test('a notice that overtakes the answer is believed, and the answer that follows changes nothing', async () => {
  const world = await shared()
  const description = 'overtaken'
  await spoil(world, { slow: 1 }, { slow_ms: 3_000 })
  const asked = ask(world, { description })
  const code_url = await shownFor(world, description)
  await world.pay({ code_url })
  await world.drain()
  const { body } = await asked
  await calm(world)
  assert.deepEqual([body.state, body.pay], ['paid', null], 'the caller hears the newest word')
  assert.deepEqual(await history(world, body.id), ['payment.requested by caller', 'payment.paid by notice'])
  assert.deepEqual(await disagreements(world, body.id), [])
})

test('an order refused with a clear no is refused; one that came too fast is not failed but asked again', async () => {
  const world = await shared()
  const made: Payment[] = []
  const inState = (state: Payment['state']) => made.filter((payment) => payment.state === state)
  await spoil(world, { refuse: 1 })
  // Which of the two it is depends on the payment's number.
  while (made.length < 50 && (inState('refused').length === 0 || inState('unknown').length === 0)) {
    made.push((await ask(world)).body)
  }
  await calm(world)
  const [refused, unknown] = [inState('refused'), inState('unknown')]
  assert(refused.length > 0 && unknown.length > 0)
  assert.equal(refused.length + unknown.length, made.length)
  for (const { id, refusal } of refused) {
    assert.equal(refusal?.code, 'RULE_LIMIT')
    assert.equal((await history(world, id)).at(-1), 'payment.refused by answer')
  }
  await world.advance(10_000)
  for (const { id } of unknown) assert.equal((await look(world, id)).state, 'open')
})

test('silence that lasts: asked again with growing pauses, unknown to the end of its time, and closed only when WeChat says that there is no such order', async () => {
  const world = await shared()
  await spoil(world, { drop_before: 1 })
  const { body: made } = await ask(world)
  for (let minutes = 0; minutes < 30; minutes++) await world.advance(60_000)
  const waiting = await look(world, made.id)
  assert.equal(waiting.state, 'unknown', 'never failed')
  const tries = (await requests(world)).filter(({ body }) => body.out_trade_no === made.id).length
  assert(tries >= 5 && tries <= 10, `${tries} tries in half an hour`)
  await calm(world)
  await world.advance(2 * 3_600_000)
  assert.equal((await look(world, made.id)).state, 'closed')
  assert.deepEqual((await history(world, made.id)).slice(-2), ['payment.closing by clock', 'payment.closed by query'])
})

test('nothing is lost: after all of this the books of both sides agree', async () => {
  const world = await shared()
  assert((await assertBooksAgree(world)) > 8)
})

/** Asks while the answer is spoilt: the caller is told 202 and unknown, never that it failed. */
async function askSpoilt(world: TestWorld, rates: object, over: object = {}) {
  await spoil(world, rates)
  const asked = await ask(world, over)
  const counts = await calm(world)
  assert.deepEqual(Object.keys(counts), Object.keys(rates))
  assert.deepEqual([asked.status, asked.body.state, asked.body.pay], [202, 'unknown', null])
  return asked
}

async function assertPays(world: TestWorld, payment: Payment): Promise<void> {
  await world.pay(linkOf(payment))
  await world.drain()
  assert.equal((await look(world, payment.id)).state, 'paid')
}

/** The code of an order whose maker still waits for the answer. Asks until the order has arrived. */
async function shownFor(world: TestWorld, description: string): Promise<string> {
  for (let tries = 0; tries < 1_000; tries++) {
    type Shown = { readonly description: string; readonly code_url?: string }
    const { orders } = await tell<{ orders: Shown[] }>(world, 'GET', 'orders?limit=1')
    if (orders[0]?.description === description && orders[0].code_url) return orders[0].code_url
  }
  throw new Error(`no order "${description}" has arrived`)
}
