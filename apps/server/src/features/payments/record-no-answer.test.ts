import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disagreements, dueAt, eventTypes } from '../../testing/books.ts'
import { testPlatform } from '../../testing/context.ts'
import { reportOn } from '../../testing/examples.ts'
import { givenPaid, givenShop, requestOf } from '../../testing/shop.ts'
import { applyPaymentReport } from './apply-payment-report.ts'
import { startClosing } from './close-payment.ts'
import { createPayment } from './create-payment.ts'
import { closeOrder, followPayment, sendOrderAgain } from './errands.ts'
import { findPayment } from './get-payment.ts'
import { followKey } from './promises.ts'
import { recordNoAnswer } from './record-no-answer.ts'
import { startAttempt, startQuery } from './start-attempt.ts'

const noAnswer = { code: 'NO_ANSWER', mayHaveArrived: true, doubtful: null, exchange: null }
const notSent = { code: 'NOT_SENT', mayHaveArrived: false, doubtful: null, exchange: null }

test('silence makes a payment unknown, never refused, and it is asked for again', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const unknown = await recordNoAnswer(ctx, payment, noAnswer)
  assert.deepEqual([unknown.state, unknown.refusedCode], ['unknown', null])
  assert.deepEqual(await eventTypes(owner, payment.id), ['payment.requested', 'payment.unanswered'])
  const due = await dueAt(owner, followKey(payment))
  assert(due && due.getTime() - Date.now() < 6_000, 'soon')
})

test('what never left us is not in doubt', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  assert.equal((await recordNoAnswer(ctx, payment, notSent)).state, 'requested')
  assert.notEqual(await dueAt(owner, followKey(payment)), undefined)
})

test('what WeChat has not answered in an hour is shown to a person, once, until WeChat answers', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  await recordNoAnswer(ctx, payment, noAnswer)
  assert.deepEqual(await disagreements(owner), [])

  await owner.query(`update payments set created_at = created_at - interval '1 hour'`)
  await recordNoAnswer(ctx, payment, noAnswer)
  await recordNoAnswer(ctx, payment, { ...noAnswer, code: 'SYSTEM_ERROR' })
  const [shown, ...others] = await disagreements(owner)
  assert.deepEqual(
    [shown?.kind, shown?.subject_id, shown?.times, shown?.state],
    ['payment_unanswered', payment.id, 2, 'open'],
  )
  assert.deepEqual([shown?.theirs, others], [{ code: 'NO_ANSWER' }, []])

  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'open'))
  assert.deepEqual((await disagreements(owner))[0]?.state, 'settled')
})

test('what was shown to a person is settled also where the order is closed before WeChat answers', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  await owner.query(`update payments set created_at = created_at - interval '1 hour'`)
  await recordNoAnswer(ctx, payment, noAnswer)
  await startClosing(ctx, payment, payment.id, 'clock')
  assert.equal((await disagreements(owner))[0]?.state, 'open', 'we alone cannot settle it')
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'closed'))
  assert.equal((await disagreements(owner))[0]?.state, 'settled')
})

test('silence about a closing, or about an order whose time is up, is shown to a person after an hour as well', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'open'))
  await owner.query(`update payments set created_at = created_at - interval '1 day'`)
  await recordNoAnswer(ctx, payment, noAnswer)
  assert.deepEqual(await disagreements(owner), [], 'an open order waits for its payer, not for WeChat')
  await owner.query(`update payments set expires_at = expires_at - interval '4 hours'`)
  await recordNoAnswer(ctx, payment, noAnswer)
  assert.equal((await disagreements(owner))[0]?.kind, 'payment_unanswered')

  await owner.query('delete from disagreements')
  await startClosing(ctx, payment, payment.id, 'clock')
  await recordNoAnswer(ctx, payment, noAnswer)
  assert.deepEqual(await disagreements(owner), [])
  await owner.query(`update payments set changed_at = changed_at - interval '1 hour'`)
  await recordNoAnswer(ctx, payment, noAnswer)
  assert.equal((await disagreements(owner))[0]?.kind, 'payment_unanswered')
})

test('a refusal in doubt may be heard of twice', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const doubt = { ...notSent, doubtful: { code: 'PARAM_ERROR', message: 'no' } }
  const once = await recordNoAnswer(ctx, payment, doubt)
  const twice = await recordNoAnswer(ctx, payment, doubt)
  assert.deepEqual([once.state, once.refusedCode, twice], ['unknown', 'PARAM_ERROR', once])
})

test('silence about a payment that stands or is final changes nothing of it', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop, { reference: 'order 2' }))
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'open'))
  assert.equal((await recordNoAnswer(ctx, payment, noAnswer)).state, 'open')

  const paid = await givenPaid(ctx, shop)
  assert.equal((await recordNoAnswer(ctx, paid, noAnswer)).state, 'paid')
  assert.deepEqual(await eventTypes(owner, paid.id), ['payment.requested', 'payment.paid'])
  assert.equal(await dueAt(owner, followKey(paid)), undefined)
})

test('Q40: a try is counted, and the look after it promised, before it is sent', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  await owner.query('delete from graphile_worker._private_jobs')
  const counted = await startAttempt(ctx, payment)
  assert.equal(counted.attempts, 2)
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.attempts, 2)
  assert.notEqual(await dueAt(owner, followKey(payment)), undefined, 'a process that dies now is not missed')

  // Two at once count two: neither takes the other's for its own.
  const both = await Promise.all([startAttempt(ctx, counted), startAttempt(ctx, counted)])
  assert.deepEqual(both.map(({ attempts }) => attempts).sort(), [3, 4])
})

test('Q40: a try is counted also when the silence after the one before was written down meanwhile', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment: seen } = await createPayment(ctx, shop.asking, requestOf(shop))
  await recordNoAnswer(ctx, seen, noAnswer)
  const counted = await startAttempt(ctx, seen)
  assert.deepEqual([counted.state, counted.attempts], ['unknown', 2], 'its refusal is not a first one’s')
})

test('Q41: an order that was opened meanwhile is not sent again, which would end its code, and is looked after', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment: seen } = await createPayment(ctx, shop.asking, requestOf(shop))
  const payToken = { text: 'weixin://first', expiresAt: seen.expiresAt }
  await applyPaymentReport(ctx, shop.owner, reportOn(seen, 'open', { payToken }))
  await owner.query('delete from graphile_worker._private_jobs')
  const left = await sendOrderAgain(ctx, seen)
  assert.deepEqual([left.state, left.attempts, left.payToken], ['open', 1, 'weixin://first'])
  assert.deepEqual(
    await eventTypes(owner, seen.id),
    ['payment.requested', 'payment.open'],
    'nothing was sent to nobody',
  )
  assert.notEqual(await dueAt(owner, followKey(seen)), undefined)
})

test('nothing is counted, and nothing promised, for a payment that has moved on', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid'))
  for (const count of [startAttempt, startQuery]) {
    const found = await count(ctx, payment)
    assert.deepEqual([found.state, found.attempts, found.queries], ['paid', 1, 0])
    assert.equal((await count(ctx, found)).queries, 0)
  }
  assert.equal(await dueAt(owner, followKey(payment)), undefined)
})

test('an order sent to nobody stays where it was, however often, and always has a promise', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const again = await sendOrderAgain(ctx, await sendOrderAgain(ctx, payment))
  assert.deepEqual([again.state, again.attempts], ['requested', 3])
  await owner.query('delete from graphile_worker._private_jobs')
  await followPayment(ctx, shop.providerId, payment.id)
  assert.notEqual(await dueAt(owner, followKey(payment)), undefined)
})

test('Q6: a closing that WeChat does not answer is promised again, less and less often', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'open'))
  let closing = await startClosing(ctx, payment, payment.id, 'caller')
  const pauses: number[] = []
  for (let tries = 0; tries < 4; tries++) {
    await owner.query('delete from graphile_worker._private_jobs')
    closing = await closeOrder(ctx, closing)
    assert.equal(closing.state, 'closing', 'it is not closed here before it is closed there')
    pauses.push((await dueAt(owner, followKey(payment)))!.getTime() - Date.now())
  }
  assert.deepEqual(
    pauses,
    pauses.toSorted((a, b) => a - b),
  )
  assert(pauses.at(-1)! > 50_000 && pauses[0]! < 20_000, String(pauses))
})

test('Q6: nothing is sent to close what has been paid meanwhile', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const closing = await startClosing(ctx, payment, payment.id, 'caller')
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid'))
  assert.equal((await closeOrder(ctx, closing)).state, 'paid')
  assert.deepEqual(await eventTypes(owner, payment.id), ['payment.requested', 'payment.closing', 'payment.paid'])
  await assert.rejects(startClosing(ctx, payment, payment.id, 'caller'), {
    code: 'PAYMENT_NOT_CLOSABLE',
    details: { state: 'paid' },
  })
  assert.equal((await startClosing(ctx, payment, payment.id, 'clock')).state, 'paid')
})
