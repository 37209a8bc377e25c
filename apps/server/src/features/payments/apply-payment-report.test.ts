import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SealedExchange, sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { fen } from '../../kit/fen.ts'
import { balances, disagreements, dueAt, entries, eventTypes } from '../../testing/books.ts'
import { testPlatform } from '../../testing/context.ts'
import { after, exampleTransaction, reportOn } from '../../testing/examples.ts'
import { givenPaid, givenShop, requestOf } from '../../testing/shop.ts'
import { applyPaymentReport } from './apply-payment-report.ts'
import { startClosing } from './close-payment.ts'
import { createPayment } from './create-payment.ts'
import { toOpenReport, toRefusedReport } from './from-wechat.ts'
import { findPayment } from './get-payment.ts'
import type { Payment } from './payment.ts'
import { followKey } from './promises.ts'
import { openPayer } from './sealed-request.ts'
import { startAttempt } from './start-attempt.ts'

test('paid: state, event, ledger lines and the end of the promise are one', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const paid = await givenPaid(ctx, shop)
  assert.deepEqual([paid.state, paid.fee, paid.payerTotal], ['paid', 6, null])
  assert.deepEqual(openPayer(ctx.vault, paid), exampleTransaction().payer)
  assert.deepEqual(await eventTypes(owner, paid.id), ['payment.requested', 'payment.paid'])
  assert.deepEqual(await entries(owner, paid.id), [{ type: 'payment.paid', receivable: 994, fee: 6, merchant: -1000 }])
  assert.equal(await dueAt(owner, followKey(paid)), undefined)
})

test('the same word twice, and ten times at once, is one move', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const report = reportOn(payment, 'paid')
  const told = await Promise.all(Array.from({ length: 10 }, () => applyPaymentReport(ctx, shop.owner, report)))
  assert.deepEqual(new Set(told.map((one) => one?.state)), new Set(['paid']))
  await applyPaymentReport(ctx, shop.owner, { ...report, source: 'notice' })
  assert.deepEqual(await eventTypes(owner, payment.id), ['payment.requested', 'payment.paid'])
  assert.deepEqual(await balances(owner), { receivable: 994, fee: 6, merchant: -1000 })
})

test('out of order: "open" after "paid" says nothing', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const paid = await givenPaid(ctx, shop)
  const late = toOpenReport(paid, { code_url: 'weixin://late' }, ctx.now(), exchange(ctx))
  const told = await applyPaymentReport(ctx, shop.owner, late)
  assert.deepEqual([told?.state, told?.payToken], ['paid', null])
  assert.deepEqual(await eventTypes(owner, paid.id), ['payment.requested', 'payment.paid'])
})

test('a late "paid" after closing is still paid, and its event says that it is late', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'open'))
  await startClosing(ctx, payment, payment.id, 'caller')
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'closed'))
  const paid = await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { source: 'notice' }))
  assert.equal(paid?.state, 'paid')
  const { rows } = await owner.query("select facts->>'late' as late from events where type = 'payment.paid'")
  assert.deepEqual(rows, [{ late: 'true' }])
  const types = ['payment.requested', 'payment.open', 'payment.closing', 'payment.closed', 'payment.paid']
  assert.deepEqual(await eventTypes(owner, payment.id), types)
  assert.deepEqual(await balances(owner), { receivable: 994, fee: 6, merchant: -1000 })
  assert.deepEqual(await disagreements(owner), [])
})

test('another amount moves nothing and is one disagreement, counted each time it is met', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  for (let met = 0; met < 3; met++) {
    const report = reportOn(payment, 'paid', { amount: fen(999), exchange: exchange(ctx) })
    assert.equal(await applyPaymentReport(ctx, shop.owner, report), null)
  }
  const [difference, ...others] = await disagreements(owner)
  assert.deepEqual(others, [])
  assert.deepEqual([difference?.kind, difference?.times, difference?.state], ['payment_amount', 3, 'open'])
  assert.deepEqual([difference?.ours.amount, difference?.theirs.amount], [1000, 999])
  assert.notEqual(difference?.exchange_id, null, 'the raw exchange proves it')
  assert.deepEqual(await findPayment(ctx, shop.providerId, payment.id), payment)
  assert.deepEqual(await eventTypes(owner, payment.id), ['payment.requested'])
  assert.deepEqual(await balances(owner), {})
  assert.notEqual(await dueAt(owner, followKey(payment)), undefined, 'it is still looked after')
})

test('different differences about one payment are rows of their own, and a settled one is not counted on', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const wrongAmount = reportOn(payment, 'paid', { amount: fen(1) })
  await applyPaymentReport(ctx, shop.owner, wrongAmount)
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { subMchid: '1600000099' }))
  await owner.query("update disagreements set state = 'settled' where kind = 'payment_amount'")
  await applyPaymentReport(ctx, shop.owner, wrongAmount)
  const found = (await disagreements(owner)).map(({ kind, state, times }) => `${kind} ${state} ${times}`)
  assert.deepEqual(found, ['payment_amount settled 1', 'payment_owner open 1', 'payment_amount open 1'])
})

test('an order that we never made, or that another account speaks of, is a disagreement', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const [shop, stranger] = [await givenShop(ctx), await givenShop(ctx)]
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const report = reportOn(payment, 'paid')
  assert.equal(await applyPaymentReport(ctx, shop.owner, { ...report, paymentId: 'of nobody' }), null)
  assert.equal(await applyPaymentReport(ctx, stranger.owner, report), null)
  const found = (await disagreements(owner)).map(({ kind, subject_id }) => [kind, subject_id])
  assert.deepEqual(found, [
    ['payment_unknown', 'of nobody'],
    ['payment_unknown', payment.id],
  ])
  assert.deepEqual(await balances(owner), {})
})

test('paid without a transaction, or with another one later, is a disagreement', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  assert.equal(await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { transaction: null })), null)
  const paid = await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid'))
  assert.equal(paid?.state, 'paid')
  const second = reportOn(payment, 'paid', { transaction: exampleTransaction({ transactionId: '4299' }) })
  assert.equal(await applyPaymentReport(ctx, shop.owner, second), null)
  assert.deepEqual(
    (await disagreements(owner)).map(({ kind, times }) => [kind, times]),
    [['payment_transaction', 2]],
  )
  assert.deepEqual(await balances(owner), { receivable: 994, fee: 6, merchant: -1000 })
})

test('one transaction of WeChat’s pays one payment: for a second one it is a disagreement', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const [first, second] = await Promise.all(
    ['order 1', 'order 2'].map((reference) => createPayment(ctx, shop.asking, requestOf(shop, { reference }))),
  )
  assert.equal((await applyPaymentReport(ctx, shop.owner, reportOn(first!.payment, 'paid')))?.state, 'paid')
  for (let met = 0; met < 2; met++) {
    assert.equal(await applyPaymentReport(ctx, shop.owner, reportOn(second!.payment, 'paid')), null)
  }
  const found = (await disagreements(owner)).map(({ kind, subject_id, times }) => [kind, subject_id, times])
  assert.deepEqual(found, [['payment_transaction', second!.payment.id, 2]])
  assert.deepEqual(await balances(owner), { receivable: 994, fee: 6, merchant: -1000 })
})

test('a payment whose moment WeChat does not say was paid when we heard of it, and can be refunded', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const transaction = exampleTransaction({ paidAt: null })
  const paid = await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { transaction }))
  assert.deepEqual(paid?.paidAt, paid?.changedAt)
  assert(ctx.now().getTime() - paid!.paidAt!.getTime() < 60_000)
})

test('Q41: the newest try’s code is kept, also when an older try answers after it', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment: first } = await createPayment(ctx, shop.asking, requestOf(shop))
  const second = await startAttempt(ctx, first)
  assert.deepEqual([first.attempts, second.attempts], [1, 2])
  const tokenAfter = async (payment: Payment, code_url: string) =>
    (await applyPaymentReport(ctx, shop.owner, toOpenReport(payment, { code_url }, ctx.now(), exchange(ctx))))?.payToken
  assert.equal(await tokenAfter(second, 'weixin://second'), 'weixin://second')
  assert.equal(await tokenAfter(first, 'weixin://first'), 'weixin://second')
  const third = await startAttempt(ctx, (await findPayment(ctx, shop.providerId, first.id))!)
  assert.equal(await tokenAfter(third, 'weixin://third'), 'weixin://third')
})

test('Q40: a refusal of the first try, heard after a second was sent, refuses nothing', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment: first } = await createPayment(ctx, shop.asking, requestOf(shop))
  const second = await startAttempt(ctx, first)
  const refusal = { code: 'NO_AUTH', message: 'not granted' }
  const told = await applyPaymentReport(ctx, shop.owner, toRefusedReport(first, refusal, exchange(ctx)))
  assert.equal(told?.state, 'requested')
  const open = toOpenReport(second, { code_url: 'weixin://second' }, ctx.now(), exchange(ctx))
  assert.equal((await applyPaymentReport(ctx, shop.owner, open))?.state, 'open')
  assert.deepEqual(await eventTypes(owner, first.id), ['payment.requested', 'payment.open'])
  assert.deepEqual(await disagreements(owner), [])
})

test('refused at the first try: final, with WeChat’s reason, and nothing is promised any more', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const refusal = { code: 'NO_AUTH', message: 'not granted' }
  const told = await applyPaymentReport(ctx, shop.owner, toRefusedReport(payment, refusal, exchange(ctx)))
  assert.deepEqual([told?.state, told?.refusedCode, told?.refusedMessage], ['refused', 'NO_AUTH', 'not granted'])
  assert.equal(await dueAt(owner, followKey(payment)), undefined)
})

test('the first answer to a fresh order opens it, keeps the promise made with it, and moves nothing that was touched', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const openFresh = async (reference: string, meanwhile: (payment: Payment) => Promise<unknown>) => {
    const { payment } = await createPayment(ctx, shop.asking, requestOf(shop, { reference }))
    const promised = await dueAt(owner, followKey(payment))
    await meanwhile(payment)
    const answer = toOpenReport(payment, { code_url: 'weixin://fresh' }, ctx.now(), exchange(ctx))
    const told = await applyPaymentReport(ctx, shop.owner, answer, { payment, account: { clockOffsetMs: 0 } })
    assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.state, told?.state)
    return { told, promised, due: await dueAt(owner, followKey(payment)), types: await eventTypes(owner, payment.id) }
  }
  const untouched = await openFresh('untouched', async () => undefined)
  assert.deepEqual([untouched.told?.state, untouched.told?.payToken], ['open', 'weixin://fresh'])
  assert.deepEqual([untouched.due, untouched.types], [untouched.promised, ['payment.requested', 'payment.open']])

  const closing = await openFresh('closing', (payment) => startClosing(ctx, payment, payment.id, 'caller'))
  assert.deepEqual([closing.told?.state, closing.told?.payToken], ['closing', null])
  assert.notEqual(closing.due, undefined)
  const paid = await openFresh('paid', (payment) => applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid')))
  assert.deepEqual([paid.told?.state, paid.told?.payToken, paid.due], ['paid', null, undefined])
  assert.deepEqual(paid.types, ['payment.requested', 'payment.paid'])
})

test('an answer and a notice that meet end in one payment, whichever is first', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  for (let round = 0; round < 10; round++) {
    const { payment } = await createPayment(ctx, shop.asking, requestOf(shop, { reference: `order ${round}` }))
    const transaction = exampleTransaction({ transactionId: `42${round}` })
    const answer = toOpenReport(payment, { code_url: 'weixin://x' }, ctx.now(), exchange(ctx))
    await Promise.all([
      applyPaymentReport(ctx, shop.owner, answer, { payment, account: { clockOffsetMs: 0 } }),
      applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { transaction, source: 'notice' })),
    ])
    assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.state, 'paid')
    assert.equal(await dueAt(owner, followKey(payment)), undefined)
  }
  assert.deepEqual(await balances(owner), { receivable: 9940, fee: 60, merchant: -10_000 })
  assert.deepEqual(await disagreements(owner), [])
})

test('a notice leaves the promise of an unfinished payment where it is, an answer renews it', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const promised = await dueAt(owner, followKey(payment))
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'open', { source: 'notice' }))
  assert.deepEqual(await dueAt(owner, followKey(payment)), promised)
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'open', { source: 'query' }))
  assert((await dueAt(owner, followKey(payment)))! > promised!)
})

test('the proof of a move is kept with it: sealed whole, masked for the eye', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const proof = exchange(ctx)
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { exchange: proof }))
  const { rows } = await owner.query(
    "select x.id, x.masked::text, x.sealed from events e join exchanges x on x.id = e.exchange_id where e.type = 'payment.paid'",
  )
  assert.equal(rows[0].id, proof.id)
  assert.doesNotMatch(rows[0].masked + rows[0].sealed.toString('latin1'), /oSecretOpenid/)
  const { answerBody } = JSON.parse(ctx.vault.open(rows[0].sealed, `exchange:${proof.id}`).toString())
  assert.equal(Buffer.from(answerBody, 'base64').toString(), '{"payer":{"sp_openid":"oSecretOpenid"}}')
})

function exchange(ctx: Context): SealedExchange {
  const answerBody = Buffer.from(JSON.stringify({ payer: { sp_openid: 'oSecretOpenid' } }))
  const [requestHeaders, answerHeaders, requestBody] = [{}, {}, Buffer.alloc(0)]
  const startedAt = after(ctx.now(), -5)
  const wire = { method: 'GET', url: 'http://127.0.0.1:9/', status: 200, durationMs: 5, startedAt }
  return sealExchange(ctx.vault, { ...wire, requestHeaders, requestBody, answerHeaders, answerBody })
}
