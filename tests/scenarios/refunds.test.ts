import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refund } from '@teyue/contract/refund'
import { type TestWorld, testWorld } from '@teyue/server/testing/world'
import { ask, askRefund, calm, look, lookAtRefund, newReference, paid, refund, spoil, tell } from './acts.ts'
import { grantAtDesk, recordGrant, subMerchantOf } from './cast.ts'
import { assertBooksAgree, disagreements, history, notices, requests, simulated } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()

test('M24, M25: without authority a refund is refused clearly and WeChat is not asked; granted, it goes out under our certificate', async () => {
  const world = await shared()
  const as = { key: world.demo.keys.individual }
  const payment = await paid(world, {}, as)
  const before = (await requests(world)).length
  const { status, body } = await askRefund(world, payment.id, {}, as)
  assert.deepEqual([status, body.code], [409, 'REFUND_NOT_AUTHORISED'])
  assert.match(body.next, /authorise at its merchant platform .* or refund by hand there/)
  assert.match(body.next_zh, /我的授权产品/)
  assert.equal((await requests(world)).length, before, 'nothing is asked of WeChat')
  assert.equal((await look(world, payment.id, as)).refundable, payment.amount)

  await recordGrant(world, 'individual', 'refund')
  const early = await askRefund(world, payment.id, {}, as)
  assert.deepEqual([early.body.state, early.body.refusal?.code], ['refused', 'NO_AUTH'], 'WeChat has the last word')
  assert.equal((await look(world, payment.id, as)).refundable, payment.amount, 'and nothing stays set aside')

  const believed = await askRefund(world, payment.id, {}, as)
  assert.deepEqual([believed.body.code, believed.body.details], ['REFUND_NOT_AUTHORISED', { state: 'withdrawn' }])

  await grantAtDesk(world, 'individual', 'refund')
  await recordGrant(world, 'individual', 'refund')
  const accepted = await refund(world, payment.id, {}, as)
  const [sent] = (await requests(world, '/refunds')).filter(({ body: sent }) => sent.out_refund_no === accepted.id)
  assert.equal(sent?.mchid, world.demo.sp_mchid)
  await world.advance(4_000)
  assert.equal((await lookAtRefund(world, accepted.id, as)).state, 'succeeded')
})

test('Q7, Q8: a refund is asked for, and the word of its notice ends it; the books on both sides agree on the way', async () => {
  const world = await shared()
  const payment = await paid(world)
  const part = await refund(world, payment.id, { amount: 333, reason: '一杯凉了' })
  const [sent] = (await requests(world, '/refunds')).filter(({ body }) => body.out_refund_no === part.id)
  assert.deepEqual([sent?.body.reason, sent?.body.amount], ['一杯凉了', { refund: 333, total: 1_280, currency: 'CNY' }])
  await assertBooksAgree(world)
  await world.advance(4_000)
  const ended = await lookAtRefund(world, part.id)
  assert.deepEqual([ended.state, ended.received_account, ended.fee_returned], ['succeeded', '支付用户零钱', 2])
  assert.deepEqual(await history(world, part.id), [
    'refund.requested by caller',
    'refund.processing by answer',
    'refund.succeeded by notice',
  ])
  const rest = await refund(world, payment.id, { amount: 947 })
  await world.advance(4_000)
  const whole = await look(world, payment.id)
  assert.deepEqual([whole.refunded, whole.refundable], [1_280, 0])
  const last = await lookAtRefund(world, rest.id)
  assert.equal(ended.fee_returned + last.fee_returned, payment.fee, 'a full refund returns the fee whole')
  await assertBooksAgree(world)
})

test('Q9: a refund whose notice is lost is found by asking for it', async () => {
  const world = await shared()
  const payment = await paid(world)
  const one = await refund(world, payment.id)
  await spoil(world, { notice_lost: 1 })
  await world.advance(20_000)
  assert((await calm(world)).notice_lost! > 0)
  const found = await lookAtRefund(world, one.id)
  assert.equal(found.state, 'succeeded')
  assert.equal((await history(world, one.id)).at(-1), 'refund.succeeded by query')
  const asked = (await requests(world, `/v3/refund/domestic/refunds/${one.id}`)).at(-1)
  assert.deepEqual([asked?.method, asked?.status], ['GET', 200])
})

test('Q8: an abnormal refund is told, may be mended, and a closed one gives the money back to both books', async () => {
  const world = await shared()
  const payment = await paid(world)
  const mended = await refund(world, payment.id, { amount: 200 })
  const closed = await refund(world, payment.id, { amount: 300 })
  await end(world, mended, 'ABNORMAL')
  assert.equal((await lookAtRefund(world, mended.id)).state, 'abnormal')
  await end(world, mended, 'SUCCESS')
  await end(world, closed, 'CLOSED')
  assert.equal((await lookAtRefund(world, mended.id)).state, 'succeeded')
  assert.equal((await lookAtRefund(world, closed.id)).state, 'closed')
  const after = await look(world, payment.id)
  assert.deepEqual([after.refunded, after.refundable], [200, 1_080])
  await assertBooksAgree(world)
})

test('refunds asked for at once never sum above the payment', async () => {
  const world = await shared()
  const payment = await paid(world)
  const answers = await Promise.all(Array.from({ length: 6 }, () => askRefund(world, payment.id, { amount: 500 })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 409, 409, 409, 409])
  const refused = answers.find(({ status }) => status === 409)!
  assert.deepEqual([refused.body.code, refused.body.details], ['REFUND_TOO_LARGE', { left_fen: 280 }])
  await world.advance(4_000)
  await assertBooksAgree(world)
})

test('only a paid payment is refunded', async () => {
  const world = await shared()
  const { body: open } = await ask(world)
  const { status, body } = await askRefund(world, open.id)
  assert.deepEqual([status, body.code, body.details], [409, 'PAYMENT_NOT_PAID', { state: 'open' }])
})

test('Q40: a refund that the balance does not cover waits under its own number and goes through once it does', async (t) => {
  // A world of its own: what a merchant takes out to its bank is not in our books yet.
  const world = await testWorld(t)
  const payment = await paid(world)
  const { sub_mchid } = await subMerchantOf(world, 'company')
  const { merchants } = await tell<{ merchants: { sub_mchid: string; balance_fen: number }[] }>(world, 'GET', 'books')
  const { balance_fen } = merchants.find((one) => one.sub_mchid === sub_mchid)!
  await tell(world, 'POST', `merchants/${sub_mchid}/withdraw`, { amount_fen: balance_fen })
  const { status, body } = await askRefund(world, payment.id, { amount: 1_280 })
  assert.deepEqual([status, body.state, body.held], [202, 'requested', { code: 'NOT_ENOUGH' }])
  await paid(world, { amount: 5_000 })
  await world.advance(10_000)
  await world.advance(4_000)
  const ended = await lookAtRefund(world, body.id)
  assert.deepEqual([ended.state, ended.held], ['succeeded', null])
  const sent = (await requests(world, '/refunds')).filter(({ body: asked }) => asked.out_trade_no === payment.id)
  assert(sent.length >= 2)
  assert.deepEqual(new Set(sent.map(({ body: asked }) => asked.out_refund_no)), new Set([body.id]))
})

test('Q40: whatever becomes of the answers, every number is unique and each refund is made once, under its own', async () => {
  const world = await shared()
  const payments = [await paid(world), await paid(world), await paid(world)]
  const references = payments.map(() => newReference())
  const refunds: Refund[] = []
  for (const [kind, payment] of [
    ['drop_after', payments[0]!],
    ['error_after', payments[1]!],
    ['drop_before', payments[2]!],
  ] as const) {
    await spoil(world, { [kind]: 1 })
    const { status, body } = await askRefund(world, payment.id, { reference: references[refunds.length] })
    assert.deepEqual([status, body.state], [202, 'unknown'], `${kind}: unknown, never failed`)
    refunds.push(body)
    await calm(world)
  }
  await world.advance(10_000)
  await world.advance(10_000)
  for (const [index, one] of refunds.entries()) {
    assert.equal((await lookAtRefund(world, one.id)).state, 'succeeded')
    const { refunds: theirs } = await simulated(world, payments[index]!.id)
    assert.deepEqual(
      theirs.map(({ out_refund_no }) => out_refund_no),
      [one.id],
    )
    const again = await askRefund(world, payments[index]!.id, { reference: references[index] })
    assert.deepEqual([again.status, again.body.id, again.body.state], [200, one.id, 'succeeded'])
    assert.deepEqual(await disagreements(world, one.id), [])
  }
  const numbers = [...payments, ...refunds].map(({ id }) => id)
  assert.equal(new Set(numbers).size, numbers.length)
  await assertBooksAgree(world)
})

test('Q43: fifty refunds are taken, the fifty-first is refused before the call', async () => {
  const world = await shared()
  const payment = await paid(world, { amount: 5_100 })
  for (let count = 0; count < 50; count++) await refund(world, payment.id)
  const before = (await requests(world)).length
  const { status, body } = await askRefund(world, payment.id)
  assert.deepEqual([status, body.code, body.details], [409, 'TOO_MANY_REFUNDS', { limit: 50 }])
  assert.equal((await requests(world)).length, before)
  await world.advance(4_000)
  const after = await look(world, payment.id)
  assert.deepEqual([after.refunded, after.refundable], [5_000, 100])
  assert.equal((await simulated(world, payment.id)).refunds.length, 50)
  await assertBooksAgree(world)
})

test('a refund is taken for one year and not after', async () => {
  const world = await shared()
  const payment = await paid(world)
  await world.advance(365 * 86_400_000 - 60_000)
  await refund(world, payment.id)
  await world.advance(120_000)
  const { status, body } = await askRefund(world, payment.id)
  assert.deepEqual([status, body.code], [409, 'REFUND_TOO_LATE'])
})

/** Ends a refund at WeChat as told, and hears of it by its notice. */
async function end(world: TestWorld, { id }: Refund, status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED'): Promise<void> {
  await tell(world, 'PUT', `refunds/${world.demo.sp_mchid}/${id}`, { status })
  await tell(world, 'POST', 'flush', {})
  await world.drain()
  assert((await notices(world, id)).some((notice) => notice.event_type === `REFUND.${status}`))
}
