import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import type { Context } from '../../context.ts'
import { fen } from '../../kit/fen.ts'
import { inTenant } from '../../storage/tenant.ts'
import { dueAt, eventTypes } from '../../testing/books.ts'
import { testPlatform } from '../../testing/context.ts'
import { reportOnRefund } from '../../testing/examples.ts'
import { givenPaid, givenShop, requestOf, type Shop } from '../../testing/shop.ts'
import { createPayment } from '../payments/create-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { recordRefusal } from '../permissions/record-refusal.ts'
import { setPermission } from '../permissions/set-permission.ts'
import { applyRefundReport } from './apply-refund-report.ts'
import { createRefund } from './create-refund.ts'
import { followKey } from './promises.ts'
import type { RefundRequest } from './refund.ts'

test('Q40: the same request twice, and ten times at once, is one refund', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  const request = refundOf(payment, 600)
  const made = await Promise.all(Array.from({ length: 10 }, () => createRefund(ctx, shop.viewer, 'key 1', request)))
  assert.equal(new Set(made.map(({ refund }) => refund.id)).size, 1)
  assert.equal(made.filter(({ isNew }) => isNew).length, 1, 'one of them asks WeChat')
  const [{ refund }] = made as [(typeof made)[0]]
  assert.deepEqual([refund.state, refund.attempts], ['requested', 1])
  assert.deepEqual(await eventTypes(owner, refund.id), ['refund.requested'])
  assert.equal((await dueAt(owner, followKey(refund)))!.getTime() - refund.createdAt.getTime(), 15_000)
  assert.deepEqual(await reserved(owner, payment), { refunding: 600, refund_count: 1, refund_accepted: 0 })
})

test('a repeat that differs is told in which field', async (t) => {
  const { ctx } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  await createRefund(ctx, shop.viewer, null, refundOf(payment, 600))
  const other = createRefund(ctx, shop.viewer, null, refundOf(payment, 500))
  await assert.rejects(other, { code: 'REFUND_DIFFERS', details: { field: 'amount' } })
  const reasoned = createRefund(ctx, shop.viewer, null, { ...refundOf(payment, 600), reason: 'cold' })
  await assert.rejects(reasoned, { code: 'REFUND_DIFFERS', details: { field: 'reason' } })
})

test('an Idempotency-Key stands for one refund; a payment’s key is no refund’s', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  await createRefund(ctx, shop.viewer, 'key 1', refundOf(payment, 100))
  const other = createRefund(ctx, shop.viewer, 'key 1', refundOf(payment, 100, 'refund 2'))
  await assert.rejects(other, { code: 'REFUND_DIFFERS', details: { field: 'reference' } })
  await createPayment(ctx, { ...shop.asking, idempotencyKey: 'key 2' }, requestOf(shop, { reference: 'order 2' }))
  const taken = createRefund(ctx, shop.viewer, 'key 2', refundOf(payment, 100, 'refund 2'))
  await assert.rejects(taken, { code: 'IDEMPOTENCY_KEY_REUSED' })
  assert.deepEqual(await reserved(owner, payment), { refunding: 100, refund_count: 1, refund_accepted: 0 })
})

test('refunds racing for one payment never exceed it', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  const races = Array.from({ length: 10 }, (_, n) =>
    createRefund(ctx, shop.viewer, null, refundOf(payment, 300, `refund ${n}`)),
  )
  const results = await Promise.allSettled(races)
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 3)
  const refusals = results.filter((result) => result.status === 'rejected').map((result) => result.reason)
  for (const { code, details } of refusals) assert.deepEqual([code, details], ['REFUND_TOO_LARGE', { left_fen: 100 }])
  assert.deepEqual(await reserved(owner, payment), { refunding: 900, refund_count: 3, refund_accepted: 0 })
})

test('the database itself refuses refunds above the payment, below nothing and beyond the fiftieth', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { payment } = await givenPaidPayment(ctx)
  const wrongs = ['refunding = 1001', 'refunding = -1', 'refund_count = 51', 'refund_accepted = 1', 'fee = -1']
  for (const wrong of wrongs) {
    const update = owner.query(`update payments set ${wrong} where id = $1`, [payment.id])
    await assert.rejects(update, { code: '23514' }, wrong)
  }
  await assert.rejects(owner.query("update payments set state = 'closed', refunding = 1"), { code: '23514' })
})

test('Q43: fifty refunds, and not one more', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  for (let n = 1; n <= 50; n++) await createRefund(ctx, shop.viewer, null, refundOf(payment, 1, `refund ${n}`))
  const more = createRefund(ctx, shop.viewer, null, refundOf(payment, 1, 'refund 51'))
  await assert.rejects(more, { code: 'TOO_MANY_REFUNDS', details: { limit: 50 } })
  assert.deepEqual(await reserved(owner, payment), { refunding: 50, refund_count: 50, refund_accepted: 0 })
})

test('Q43: a refund that WeChat refused does not count, one that it closed does', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  const refused = await createRefund(ctx, shop.viewer, null, refundOf(payment, 100, 'refused'))
  const closed = await createRefund(ctx, shop.viewer, null, refundOf(payment, 100, 'closed'))
  const closedLater = await createRefund(ctx, shop.viewer, null, refundOf(payment, 100, 'closed later'))
  await applyRefundReport(ctx, shop.owner, reportOnRefund(refused.refund, 'refused', { attempt: 1 }))
  await applyRefundReport(ctx, shop.owner, reportOnRefund(closed.refund, 'closed'))
  await applyRefundReport(ctx, shop.owner, reportOnRefund(closedLater.refund, 'processing'))
  await applyRefundReport(ctx, shop.owner, reportOnRefund(closedLater.refund, 'closed'))
  assert.deepEqual(await reserved(owner, payment), { refunding: 0, refund_count: 2, refund_accepted: 0 })
})

test('M24: without the sub-merchant’s authority nothing is reserved, and the refusal says how to get it', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  for (const state of ['not_asked', 'asked', 'withdrawn'] as const) {
    await setPermission(ctx, shop.providerId, shop.subMerchantId, 'refund', state)
    const refused = createRefund(ctx, shop.viewer, null, refundOf(payment, 100))
    await assert.rejects(refused, { code: 'REFUND_NOT_AUTHORISED', details: { state } })
  }
  assert.deepEqual(await reserved(owner, payment), { refunding: 0, refund_count: 0, refund_accepted: 0 })
  await setPermission(ctx, shop.providerId, shop.subMerchantId, 'refund', 'granted')
  assert.equal((await createRefund(ctx, shop.viewer, null, refundOf(payment, 100))).isNew, true)
})

test('two refusals at the same moment withdraw an authority once, and it is told once', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  await setPermission(ctx, shop.providerId, shop.subMerchantId, 'refund', 'granted')
  const { id: of, accountId, merchantId, subMerchantId, identity, mode } = payment
  const refusal = { code: 'NO_AUTH', message: 'not granted' }
  const whose = { accountId, merchantId, subMerchantId, subMchid: identity.subMchid, mode, name: 'refund' } as const
  const refused = { ...whose, of, refusal, exchangeId: null, askedAt: new Date(Date.now() + 1_000) }
  const [heard, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const first = inTenant(ctx, shop.owner, async (tx) => {
    await recordRefusal(tx, refused)
    heard.resolve()
    await ended.promise
  })
  await heard.promise
  const second = inTenant(ctx, shop.owner, (tx) => recordRefusal(tx, refused))
  const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
  while ((await owner.query(waiting)).rowCount === 0);
  ended.resolve()
  await Promise.all([first, second])
  assert.deepEqual(await eventTypes(owner, merchantId), ['merchant.permission_withdrawn'])
})

test('a repeat of a refund is answered also after the authority was withdrawn', async (t) => {
  const { ctx } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  const { refund } = await createRefund(ctx, shop.viewer, null, refundOf(payment, 100))
  await setPermission(ctx, shop.providerId, shop.subMerchantId, 'refund', 'withdrawn')
  const again = await createRefund(ctx, shop.viewer, null, refundOf(payment, 100))
  assert.deepEqual([again.refund.id, again.isNew], [refund.id, false])
})

test('M1: nobody refunds what is not theirs: another provider, another merchant, the other mode', async (t) => {
  const { ctx } = await testPlatform(t)
  const { shop, payment } = await givenPaidPayment(ctx)
  const stranger = await givenShop(ctx)
  const viewers = [
    stranger.viewer,
    { ...shop.viewer, merchantId: stranger.merchantId },
    { ...shop.viewer, mode: 'live' as const },
  ]
  for (const viewer of viewers) {
    const refused = createRefund(ctx, viewer, null, refundOf(payment, 100))
    await assert.rejects(refused, { code: 'PAYMENT_NOT_FOUND', details: { id: payment.id } })
  }
  const provider = { ...shop.viewer, merchantId: null }
  assert.equal((await createRefund(ctx, provider, null, refundOf(payment, 100))).isNew, true)
})

test('only what is paid can be refunded', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const refused = createRefund(ctx, shop.viewer, null, refundOf(payment, 100))
  await assert.rejects(refused, { code: 'PAYMENT_NOT_PAID', details: { state: 'requested' } })
})

async function givenPaidPayment(ctx: Context): Promise<{ shop: Shop; payment: Payment }> {
  const shop = await givenShop(ctx)
  return { shop, payment: await givenPaid(ctx, shop) }
}

function refundOf({ id: paymentId }: Payment, amount: number, reference = 'refund 1'): RefundRequest {
  return { paymentId, amount: fen(amount), reference, reason: null }
}

async function reserved(owner: pg.Pool, { id }: Payment): Promise<unknown> {
  const columns = 'refunding, refund_count, refund_accepted'
  return (await owner.query(`select ${columns} from payments where id = $1`, [id])).rows[0]
}
