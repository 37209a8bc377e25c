import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type pg from 'pg'
import type { Context } from '../../context.ts'
import { feeOf, fen } from '../../kit/fen.ts'
import { balances, disagreements, dueAt, entries, eventTypes } from '../../testing/books.ts'
import { testPlatform } from '../../testing/context.ts'
import { reportOnRefund } from '../../testing/examples.ts'
import { givenPaid, givenShop, type Shop } from '../../testing/shop.ts'
import { findPayment } from '../payments/get-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { applyRefundReport } from './apply-refund-report.ts'
import { createRefund } from './create-refund.ts'
import { toRefusedReport } from './from-wechat.ts'
import { findRefund } from './get-refund.ts'
import { followKey } from './promises.ts'
import { recordNoAnswer } from './record-no-answer.ts'
import type { Refund } from './refund.ts'
import type { RefundReport } from './refund-report.ts'
import { startAttempt } from './start-attempt.ts'

// 1000 fen at 6000 ppm: a fee of 6 fen, of which 600 fen bring back 4 (3.6, half up).
const paidBooks = { receivable: 994, fee: 6, merchant: -1000 }
const acceptedBooks = { receivable: 398, fee: 2, merchant: -1000, refund: 600 }
const refundedBooks = { receivable: 398, fee: 2, merchant: -400 }

test('accepted, then succeeded: each move posts its lines, and the promise ends', async (t) => {
  const { ctx, owner, shop, payment, refund, tell } = await given(t)
  await tell('processing')
  assert.deepEqual(await balances(owner), acceptedBooks)
  const done = await tell('succeeded', { succeededAt: ctx.now(), receivedAccount: '支付用户零钱' })
  assert.deepEqual([done?.state, done?.feeReturned, done?.receivedAccount], ['succeeded', 4, '支付用户零钱'])
  assert.deepEqual(await balances(owner), refundedBooks)
  assert.deepEqual(await entries(owner, refund.id), [
    { type: 'refund.processing', receivable: -596, fee: -4, refund: 600 },
    { type: 'refund.succeeded', merchant: 600, refund: -600 },
  ])
  assert.equal(await dueAt(owner, followKey(refund)), undefined)
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.refundAccepted, 600)
})

test('succeeded as the first word, as by a notice before the answer, posts it in one', async (t) => {
  const { owner, refund, tell } = await given(t)
  await tell('succeeded', { source: 'notice' })
  await tell('processing', { source: 'answer' })
  await tell('succeeded', { source: 'query' })
  assert.deepEqual(await entries(owner, refund.id), [
    { type: 'refund.succeeded', receivable: -596, fee: -4, merchant: 600 },
  ])
  assert.deepEqual(await eventTypes(owner, refund.id), ['refund.requested', 'refund.succeeded'])
})

test('the same word ten times at once is one move', async (t) => {
  const { owner, refund, tell } = await given(t)
  await Promise.all(Array.from({ length: 10 }, () => tell('processing')))
  assert.deepEqual(await balances(owner), acceptedBooks)
  assert.deepEqual(await eventTypes(owner, refund.id), ['refund.requested', 'refund.processing'])
})

test('closed after it was accepted: the money and its fee come back, and can be refunded again', async (t) => {
  const { ctx, owner, shop, payment, tell } = await given(t)
  await tell('processing')
  await tell('abnormal')
  assert.deepEqual(await balances(owner), acceptedBooks)
  const closed = await tell('closed')
  assert.deepEqual([closed?.state, closed?.feeReturned], ['closed', 0])
  assert.deepEqual(await balances(owner), paidBooks)
  const whole = { paymentId: payment.id, amount: fen(1000), reference: 'refund 2', reason: null }
  const { refund } = await createRefund(ctx, shop.viewer, null, whole)
  await applyRefundReport(ctx, shop.owner, reportOnRefund(refund, 'succeeded'))
  assert.deepEqual(await balances(owner), {})
})

test('refused at the first try: what was set aside is free again, and nothing is posted', async (t) => {
  const { ctx, owner, shop, payment, refund, tell } = await given(t)
  const refused = await tell('refused', { attempt: 1 })
  assert.deepEqual([refused?.state, refused?.refusedCode], ['refused', 'NO_AUTH'])
  assert.deepEqual(await balances(owner), paidBooks)
  assert.equal(await dueAt(owner, followKey(refund)), undefined)
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.refunding, 0)
})

test('what WeChat has not answered in an hour is shown to a person until it answers; what it holds back is not', async (t) => {
  const { ctx, owner, refund, tell } = await given(t)
  await owner.query(`update refunds set created_at = created_at - interval '1 hour'`)
  const silence = { code: 'NO_ANSWER', mayHaveArrived: true, held: false, doubtful: null, exchange: null }
  await recordNoAnswer(ctx, refund, { ...silence, code: 'NOT_ENOUGH', mayHaveArrived: false, held: true })
  assert.deepEqual(await disagreements(owner), [])
  await recordNoAnswer(ctx, refund, silence)
  const [shown] = await disagreements(owner)
  assert.deepEqual([shown?.kind, shown?.subject_id, shown?.state], ['refund_unanswered', refund.id, 'open'])
  await tell('processing')
  assert.equal((await disagreements(owner))[0]?.state, 'settled')
})

test('Q40: a refusal of the first try, heard after a second was sent, frees nothing', async (t) => {
  const { ctx, owner, shop, payment, refund } = await given(t)
  const second = await startAttempt(ctx, refund)
  assert.equal(second.attempts, 2)
  const refusal = toRefusedReport(refund, { code: 'NO_AUTH', message: 'not granted' }, null)
  assert.equal((await applyRefundReport(ctx, shop.owner, refusal))?.state, 'requested')
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.refunding, 600, 'the second may be accepted')
  assert.notEqual(await dueAt(owner, followKey(refund)), undefined)
  await applyRefundReport(ctx, shop.owner, reportOnRefund(second, 'processing', { source: 'answer' }))
  assert.deepEqual(await balances(owner), acceptedBooks)
  assert.deepEqual(await disagreements(owner), [])
})

test('a word that cannot be true moves nothing, and is counted on one row', async (t) => {
  const { ctx, owner, shop, payment, refund, tell } = await given(t)
  await tell('succeeded')
  for (let met = 0; met < 2; met++) assert.equal(await tell('closed'), null)
  assert.equal(await tell('succeeded', { amount: fen(601) }), null)
  assert.equal(await tell('succeeded', { subMchid: '1600000099' }), null)
  assert.equal(await applyRefundReport(ctx, shop.owner, { ...reportOnRefund(refund, 'closed'), id: 'of nobody' }), null)
  const found = (await disagreements(owner)).map(({ kind, times }) => `${kind} ${times}`)
  assert.deepEqual(found, ['refund_state 2', 'refund_amount 1', 'refund_owner 1', 'refund_unknown 1'])
  assert.deepEqual(await balances(owner), refundedBooks)
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.refundAccepted, 600)
})

test('another account’s word about our refund is a disagreement', async (t) => {
  const { ctx, owner, refund } = await given(t)
  const stranger = await givenShop(ctx)
  assert.equal(await applyRefundReport(ctx, stranger.owner, reportOnRefund(refund, 'succeeded')), null)
  const owned = { ...stranger.owner, providerId: refund.providerId }
  assert.equal(await applyRefundReport(ctx, owned, reportOnRefund(refund, 'succeeded')), null)
  assert.deepEqual(
    (await disagreements(owner)).map(({ kind }) => kind),
    ['refund_unknown', 'refund_unknown'],
  )
  assert.deepEqual(await balances(owner), paidBooks)
})

test('when WeChat accepted it is learnt also from a word that moves nothing, and then stays', async (t) => {
  const { ctx, shop, refund, tell } = await given(t)
  await tell('succeeded', { source: 'notice', acceptedAt: null })
  const acceptedAt = new Date('2026-11-23T04:00:00Z')
  assert.deepEqual((await tell('succeeded', { acceptedAt }))?.acceptedAt, acceptedAt)
  await tell('succeeded', { acceptedAt: new Date('2026-11-24T04:00:00Z') })
  assert.deepEqual((await findRefund(ctx, shop.providerId, refund.id))?.acceptedAt, acceptedAt)
})

test('silence leaves the money reserved; held by NOT_ENOUGH it is not even in doubt', async (t) => {
  const { ctx, owner, shop, payment, refund, tell } = await given(t)
  const held = { code: 'NOT_ENOUGH', mayHaveArrived: false, held: true, doubtful: null, exchange: null }
  const waiting = await recordNoAnswer(ctx, refund, held)
  assert.deepEqual([waiting.state, waiting.heldCode], ['requested', 'NOT_ENOUGH'])
  const silence = { code: 'NO_ANSWER', mayHaveArrived: true, held: false, doubtful: null, exchange: null }
  const unknown = await recordNoAnswer(ctx, refund, silence)
  assert.deepEqual([unknown.state, unknown.heldCode], ['unknown', null])
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.refunding, 600)
  const types = ['refund.requested', 'refund.held', 'refund.unanswered']
  assert.deepEqual(await eventTypes(owner, refund.id), types)
  assert.equal((await tell('processing'))?.heldCode, null)
})

test('silence about a refund that WeChat works on leaves a promise, about one that is final none', async (t) => {
  const { ctx, owner, refund, tell } = await given(t)
  const silence = { code: 'NO_ANSWER', mayHaveArrived: true, held: false, doubtful: null, exchange: null }
  for (const [state, isPromised] of [
    ['processing', true],
    ['abnormal', true],
    ['succeeded', false],
  ] as const) {
    await tell(state, { source: 'notice' })
    await owner.query('delete from graphile_worker._private_jobs')
    assert.equal((await recordNoAnswer(ctx, refund, silence)).state, state)
    assert.equal((await dueAt(owner, followKey(refund))) !== undefined, isPromised, state)
  }
})

test('Q40: a try is counted also when the silence after the one before was written down meanwhile', async (t) => {
  const { ctx, refund: seen } = await given(t)
  const silence = { code: 'NO_ANSWER', mayHaveArrived: true, held: false, doubtful: null, exchange: null }
  await recordNoAnswer(ctx, seen, silence)
  const counted = await startAttempt(ctx, seen)
  assert.deepEqual([counted.state, counted.attempts], ['unknown', 2], 'its refusal is not a first one’s')

  await recordNoAnswer(ctx, counted, { ...silence, doubtful: { code: 'NO_AUTH', message: 'not granted' } })
  assert.equal((await startAttempt(ctx, seen)).attempts, 2, 'what is in doubt is not asked for again')
})

test('a refund that moved while its only job was about to send is still looked after', async (t) => {
  const { ctx, owner, refund: seen, tell } = await given(t)
  await tell('abnormal', { source: 'notice' })
  await owner.query('delete from graphile_worker._private_jobs')
  const left = await startAttempt(ctx, seen)
  assert.deepEqual([left.state, left.attempts], ['abnormal', 1])
  assert.notEqual(await dueAt(owner, followKey(seen)), undefined)
})

test('a refusal in doubt is not a refusal: it waits, with its money, for the query after six minutes', async (t) => {
  const { ctx, owner, shop, payment, refund } = await given(t)
  const second = await startAttempt(ctx, refund)
  const doubtful = { code: 'NO_AUTH', message: 'not granted' }
  const answer = { code: 'NO_AUTH', mayHaveArrived: false, held: false, doubtful, exchange: null }
  const doubted = await recordNoAnswer(ctx, second, answer)
  assert.deepEqual([doubted.state, doubted.refusedCode], ['unknown', 'NO_AUTH'])
  assert.equal((await dueAt(owner, followKey(refund)))!.getTime() - second.askedAt.getTime(), 360_000)
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.refunding, 600)
})

test('refunds in whatever order they are accepted and closed leave the fee of what was refunded', async (t) => {
  const seed = Number(process.env.TEYUE_TEST_SEED ?? Date.now() % 1_000_000)
  t.diagnostic(`TEYUE_TEST_SEED=${seed}`)
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const payment = await givenPaid(ctx, shop, { amount: 997 })
  const draws = fc.sample(fc.nat(), { seed, numRuns: 200 })
  const draw = (below: number) => draws.pop()! % below
  const living: Refund[] = []
  for (let step = 0; step < 40; step++) {
    const victim = living[draw(living.length + 3)]
    if (victim) {
      const end = draw(2) === 0 ? 'succeeded' : 'closed'
      await applyRefundReport(ctx, shop.owner, reportOnRefund(victim, end))
      living.splice(living.indexOf(victim), 1)
    } else {
      const request = { paymentId: payment.id, amount: fen(1 + draw(20)), reference: `r${step}`, reason: null }
      const made = await createRefund(ctx, shop.viewer, null, request)
      living.push((await applyRefundReport(ctx, shop.owner, reportOnRefund(made.refund, 'processing')))!)
    }
    await assertBooksAgree(owner, payment)
  }
})

/** The ledger says of the merchant's money what the payment's row says. */
async function assertBooksAgree(owner: pg.Pool, payment: Payment): Promise<void> {
  const { rows } = await owner.query('select refund_accepted from payments where id = $1', [payment.id])
  const accepted = rows[0].refund_accepted
  const kept = feeOf(fen(997), 6000) - Math.floor((payment.fee * accepted * 2 + 997) / (997 * 2))
  const { receivable = 0, fee = 0, merchant = 0, refund = 0 } = await balances(owner)
  assert.equal(fee, kept)
  assert.equal(receivable, 997 - accepted - kept)
  assert.equal(receivable + fee + merchant + refund, 0)
}

async function given(t: Parameters<typeof testPlatform>[0]) {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const payment = await givenPaid(ctx, shop)
  const request = { paymentId: payment.id, amount: fen(600), reference: 'refund 1', reason: null }
  const { refund } = await createRefund(ctx, shop.viewer, null, request)
  const tell = (state: RefundReport['state'], changes: Partial<RefundReport> = {}) =>
    tellOf(ctx, shop, refund, state, changes)
  return { ctx, owner, shop, payment, refund, tell }
}

async function tellOf(
  ctx: Context,
  shop: Shop,
  { id }: Refund,
  state: RefundReport['state'],
  changes: Partial<RefundReport>,
) {
  const refund = (await findRefund(ctx, shop.providerId, id))!
  return applyRefundReport(ctx, shop.owner, reportOnRefund(refund, state, changes))
}
