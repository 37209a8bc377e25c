import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Context } from '../../context.ts'
import { fen } from '../../kit/fen.ts'
import { type TestPlatform, testPlatform } from '../../testing/context.ts'
import { exampleTransaction, reportOn, reportOnRefund } from '../../testing/examples.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenPaid, givenShop, requestOf, type Shop } from '../../testing/shop.ts'
import { addSubMerchant, createMerchant } from '../merchants/create-merchant.ts'
import { applyPaymentReport } from '../payments/apply-payment-report.ts'
import { createPayment } from '../payments/create-payment.ts'
import { recordNoAnswer } from '../payments/record-no-answer.ts'
import { storePlatformKeys } from '../providers/store-platform-keys.ts'
import { applyRefundReport } from '../refunds/apply-refund-report.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { countNewEvents } from './count-events.ts'
import { byDay, dayStart, sameTimeYesterday, type Tally, within } from './figures.ts'
import { getOverview } from './get-overview.ts'

const dayMs = 86_400_000
const lifetime = fileLifetime()
let platform: TestPlatform
let ctx: Context
let shop: Shop
let other: Shop

before(async () => {
  platform = await testPlatform(lifetime)
  ctx = platform.ctx
  shop = await givenShop(ctx)
  other = await givenNeighbour(shop)
})

test('days are those of Shanghai, and yesterday is cut at the same time of day', () => {
  const now = new Date('2026-11-26T17:07:00Z')
  assert.equal(dayStart(now).toISOString(), '2026-11-26T16:00:00.000Z')
  assert.equal(dayStart(new Date('2026-11-26T15:59:59Z')).toISOString(), '2026-11-25T16:00:00.000Z')
  assert.equal(sameTimeYesterday(now).toISOString(), '2026-11-25T17:00:00.000Z')
  const tally = (beginsAt: string, paid: number): Tally => {
    return { beginsAt: new Date(beginsAt), made: 0, paid, paidAmount: 0, failed: 0, refunds: 0, refunded: 0 }
  }
  const tallies = [tally('2026-11-25T16:00:00Z', 1), tally('2026-11-26T15:45:00Z', 2), tally('2026-11-26T16:00:00Z', 4)]
  const days = byDay(tallies, now)
  assert.equal(days.length, 30)
  assert.deepEqual(
    days.slice(-3).map(({ day, paid }) => [day, paid]),
    [
      ['2026-11-25', 0],
      ['2026-11-26', 3],
      ['2026-11-27', 4],
    ],
  )
  assert.equal(within(tallies, dayStart(now), now).paid, 4)
})

test('the figures are the same before and after they are counted: by day, for all, for one merchant, for an agent', async () => {
  const paid = await givenPaid(ctx, shop, { reference: 'paid', amount: 1000 })
  await givenPaid(ctx, other, { reference: 'paid', amount: 70 })
  const closed = (await createPayment(ctx, shop.asking, requestOf(shop, { reference: 'closed' }))).payment
  await applyPaymentReport(ctx, shop.owner, reportOn(closed, 'closed'))
  await createPayment(ctx, shop.asking, requestOf(shop, { reference: 'waiting' }))
  await givenLatePaid()
  const asked = { paymentId: paid.id, amount: fen(300), reference: 'back', reason: null }
  const { refund } = await createRefund(ctx, shop.viewer, null, asked)
  const succeeded = { paymentId: paid.id, succeededAt: ctx.now() }
  await applyRefundReport(ctx, shop.owner, reportOnRefund(refund, 'succeeded', { ...succeeded, amount: fen(300) }))

  const all = { ...shop.viewer, merchantId: null }
  const views = [all, shop.viewer, { ...all, merchantIds: [other.merchantId] }]
  const seen = await Promise.all(views.map((viewer) => look(viewer)))
  const none = { made: 0, paid: 0, paidAmount: 0, failed: 0, refunds: 0, refunded: 0 }
  assert.deepEqual(
    seen.map(({ today }) => today),
    [
      { made: 5, paid: 2, paidAmount: 1070, failed: 1, refunds: 1, refunded: 300 },
      { made: 4, paid: 1, paidAmount: 1000, failed: 1, refunds: 1, refunded: 300 },
      { ...none, made: 1, paid: 1, paidAmount: 70 },
    ],
  )
  // It was paid yesterday, by WeChat's word of today, and counts there.
  assert.deepEqual(
    seen.map(({ yesterday }) => [yesterday.paid, yesterday.paidAmount]),
    [
      [1, 9],
      [1, 9],
      [0, 0],
    ],
  )
  const later = new Date(ctx.now().getTime() + 180_000)
  for (let times = 0; times < 2; times++) await countNewEvents({ ...ctx, now: () => later }, shop.providerId)
  assert.deepEqual(await Promise.all(views.map((viewer) => look(viewer))), seen)
  const { rows } = await platform.owner.query('select count(*)::integer as count from tallies')
  assert(rows[0].count > 0)

  // What happens afterwards is added to what was counted.
  await givenPaid(ctx, shop, { reference: 'after', amount: 5 })
  assert.equal((await look(all)).today.paidAmount, 1075)
  const stranger = await givenShop(ctx)
  assert.deepEqual((await look({ ...stranger.viewer, merchantId: null })).today, none)
  assert.deepEqual((await look({ ...all, mode: 'live' })).today, none)
})

test('what needs somebody is counted: unknown for long, disagreements, keys that end; a merchant sees its own', async () => {
  const before = await getOverview(ctx, { ...shop.viewer, merchantId: null })
  assert.deepEqual([before.needs.unknown, before.needs.disagreements, before.needs.keys], [0, 0, []])
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop, { reference: 'unknown' }))
  await recordNoAnswer(ctx, payment, { code: 'NO_ANSWER', mayHaveArrived: true, doubtful: null, exchange: null })
  const transaction = exampleTransaction({ transactionId: 'elsewhere' })
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { amount: fen(1), transaction }))
  const expiresAt = new Date(ctx.now().getTime() + 20 * dayMs)
  const key = { serial: 'C1', kind: 'certificate', pem: 'pem', expiresAt } as const
  await storePlatformKeys(ctx, shop.providerId, shop.accountId, [key])

  const soon = { ...ctx, now: () => new Date(ctx.now().getTime() + 700_000) }
  const ours = await getOverview(soon, { ...shop.viewer, merchantId: null })
  // The payment that nobody has answered since the test before waits as long.
  assert.deepEqual([ours.needs.unknown, ours.needs.disagreements], [2, 1])
  assert.deepEqual(
    ours.needs.keys?.map(({ account, serial }) => [account, serial]),
    [[shop.accountId, 'C1']],
  )
  assert.deepEqual(
    ours.calls?.map(({ account, unanswered }) => [account, unanswered]),
    [[shop.accountId, 0]],
  )
  await countNewEvents(soon, shop.providerId)
  const counted = await getOverview(soon, { ...shop.viewer, merchantId: null })
  assert.equal(counted.calls?.[0]?.unanswered, 1)
  const merchants = await getOverview(soon, shop.viewer)
  assert.deepEqual(
    [merchants.needs.unknown, merchants.needs.disagreements, merchants.needs.keys, merchants.calls],
    [2, null, null, null],
  )
  assert.equal((await getOverview(soon, { ...shop.viewer, merchantId: other.merchantId })).needs.unknown, 0)
})

async function look(viewer: Shop['viewer']) {
  const { today, yesterday, days, isWhole } = await getOverview(ctx, viewer)
  return { today, yesterday, days, isWhole }
}

async function givenLatePaid(): Promise<void> {
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop, { reference: 'late', amount: 9 }))
  const paidAt = new Date(dayStart(ctx.now()).getTime() - 3_600_000)
  const transaction = exampleTransaction({ transactionId: '4299', paidAt })
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { transaction }))
}

/** Another merchant of the same provider, under the same account. */
async function givenNeighbour(of: Shop): Promise<Shop> {
  const { providerId, accountId } = of
  const named = { name: 'other', subjectType: 'company', subject: 'other ltd' } as const
  const { id: merchantId } = await createMerchant(ctx, providerId, named)
  const number = { merchantId, accountId, subMchid: '1700000001', feeRatePpm: 6000 }
  const { id: subMerchantId } = await addSubMerchant(ctx, providerId, number)
  return { ...of, merchantId, subMerchantId, viewer: { ...of.viewer, merchantId } }
}
