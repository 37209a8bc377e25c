import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type pg from 'pg'
import type { Context } from '../../context.ts'
import { fen } from '../../kit/fen.ts'
import { testPlatform } from '../../testing/context.ts'
import { reportOnRefund } from '../../testing/examples.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenOtherMode, givenPaid, givenShop, requestOf, type Shop } from '../../testing/shop.ts'
import { createPayment } from '../payments/create-payment.ts'
import { listPayments, sumOfPayments } from '../payments/get-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { maxRowsLookedAt, type PaymentConditions, toTotals } from '../payments/payment-filter.ts'
import { viewTotals } from '../payments/totals-view.ts'
import { applyRefundReport } from '../refunds/apply-refund-report.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { listRefunds, sumOfRefunds } from '../refunds/get-refund.ts'
import type { Refund } from '../refunds/refund.ts'
import { findNumber } from './find-number.ts'

const lifetime = fileLifetime()
let ctx: Context
let owner: pg.Pool
let shop: Shop
let stranger: Shop
let paid: Payment
let open: Payment
let refund: Refund

before(async () => {
  const platform = await testPlatform(lifetime)
  ctx = platform.ctx
  owner = platform.owner
  shop = await givenShop(ctx)
  stranger = await givenShop(ctx)
  paid = await givenPaid(ctx, shop, { reference: 'order 1', amount: 1000 })
  open = (await createPayment(ctx, shop.asking, requestOf(shop, { reference: 'order 2', amount: 250 }))).payment
  await givenPaid(ctx, stranger, { reference: 'order 1' })
  const asked = { paymentId: paid.id, amount: fen(300), reference: 'back 1', reason: null }
  refund = (await createRefund(ctx, shop.viewer, null, asked)).refund
  await applyRefundReport(ctx, shop.owner, reportOnRefund(refund, 'succeeded', { paymentId: paid.id }))
})

const all: PaymentConditions = {
  mode: 'test',
  merchantId: null,
  storeId: null,
  terminalId: null,
  state: null,
  product: null,
  reference: null,
  subMchid: null,
  amountFrom: null,
  amountTo: null,
  createdFrom: null,
  createdTo: null,
}

test('payments are listed and summed by each condition, and by all together', async () => {
  const subMchid = paid.identity.subMchid
  const now = ctx.now().getTime()
  const cases: readonly (readonly [Partial<PaymentConditions>, readonly Payment[]])[] = [
    [{}, [open, paid]],
    [{ state: 'paid' }, [paid]],
    [{ state: 'requested' }, [open]],
    [{ product: 'native' }, [open, paid]],
    [{ product: 'h5' }, []],
    [{ reference: 'order 2' }, [open]],
    [{ merchantId: shop.merchantId, reference: 'order 1' }, [paid]],
    [{ merchantId: stranger.merchantId }, []],
    [{ subMchid }, [open, paid]],
    [{ subMchid: '1999999999' }, []],
    [{ amountFrom: 251 }, [paid]],
    [{ amountFrom: 250, amountTo: 250 }, [open]],
    [{ createdFrom: new Date(now - 60_000), createdTo: new Date(now + 60_000) }, [open, paid]],
    [{ createdTo: new Date(now - 60_000) }, []],
    [{ mode: 'live' }, []],
    [{ state: 'paid', product: 'native', reference: 'order 1', subMchid, amountFrom: 1000, amountTo: 1000 }, [paid]],
  ]
  for (const [conditions, expected] of cases) {
    const filter = { ...all, ...conditions }
    const listed = await listPayments(ctx, shop.providerId, { ...filter, before: null, limit: 10 })
    const ids = expected.map(({ id }) => id)
    assert.deepEqual(
      listed.map(({ id }) => id),
      ids,
      JSON.stringify(conditions),
    )
    const totals = viewTotals(await sumOfPayments(ctx, shop.providerId, filter))
    const sum = expected.reduce((total, { amount }) => total + amount, 0)
    assert.deepEqual(
      [totals.count, totals.amount, totals.is_whole],
      [ids.length, sum, true],
      JSON.stringify(conditions),
    )
  }
})

test('live payments of a time are found by the time in their ids, and none is missed', async () => {
  const live = await givenPaid(ctx, await givenOtherMode(ctx, shop), { reference: 'live 1' })
  const at = live.createdAt.getTime()
  const count = async (fromMs: number, toMs: number) => {
    const between = { createdFrom: new Date(at + fromMs), createdTo: new Date(at + toMs) }
    const filter = { ...all, ...between, mode: 'live', before: null, limit: 10 } as const
    return (await listPayments(ctx, shop.providerId, filter)).length
  }
  assert.deepEqual([await count(0, 1), await count(1, 2), await count(-86_400_000, 0)], [1, 0, 0])
})

test('totals say when there are more than were looked at', () => {
  const state = { state: 'paid', count: 7, amount: 700 }
  const totals = viewTotals(toTotals([{ ...state, lookedAt: maxRowsLookedAt }]))
  assert.deepEqual(totals, {
    object: 'totals',
    count: 7,
    amount: 700,
    states: [state],
    is_whole: false,
    looked_at: maxRowsLookedAt,
  })
})

test('refunds are listed and summed by each condition', async () => {
  const { product: _, state: __, ...rest } = all
  const cases = [
    [{}, 1],
    [{ paymentId: paid.id }, 1],
    [{ paymentId: open.id }, 0],
    [{ state: 'succeeded' as const }, 1],
    [{ state: 'unknown' as const }, 0],
    [{ reference: 'back 1', subMchid: paid.identity.subMchid, amountFrom: 300, amountTo: 300 }, 1],
    [{ amountFrom: 301 }, 0],
  ] as const
  for (const [conditions, count] of cases) {
    const filter = { ...rest, state: null, paymentId: null, ...conditions }
    const listed = await listRefunds(ctx, shop.providerId, { ...filter, before: null, limit: 10 })
    const totals = viewTotals(await sumOfRefunds(ctx, shop.providerId, filter))
    assert.deepEqual([listed.length, totals.count, totals.amount], [count, count, count * 300])
  }
})

test('any number finds its payment or refund: ours, the merchant’s, WeChat’s; of another provider, merchant or mode none', async () => {
  const viewer = { ...shop.viewer, merchantId: null }
  const find = async (number: string, who = viewer as Shop['viewer']) =>
    (await findNumber(ctx, who, number)).map(({ id, matched }) => [id, matched])
  assert.deepEqual(await find(paid.id), [[paid.id, 'id']])
  assert.deepEqual(await find(paid.transactionId!), [[paid.id, 'transaction_id']])
  assert.deepEqual(await find('order 1'), [[paid.id, 'reference']])
  assert.deepEqual(await find('order 2'), [[open.id, 'reference']])
  assert.deepEqual(await find(refund.id), [[refund.id, 'id']])
  assert.deepEqual(await find('50000000002026112300000001'), [[refund.id, 'refund_id']])
  assert.deepEqual(await find('back 1', shop.viewer), [[refund.id, 'reference']])
  assert.deepEqual(await find('nothing'), [])
  for (const who of [
    { ...viewer, merchantId: stranger.merchantId },
    { ...viewer, merchantIds: [stranger.merchantId] },
    { ...viewer, mode: 'live' as const },
    { ...stranger.viewer, merchantId: null },
  ])
    for (const number of [paid.id, paid.transactionId!, refund.id, 'back 1'])
      assert.deepEqual(await find(number, who), [])
})

test('a merchant finds its own number also where many others have given the same', async () => {
  const { payment: older } = await createPayment(ctx, shop.asking, requestOf(shop, { reference: '1001' }))
  const copies = await owner.query(
    `
    with others as (
      insert into merchants select (jsonb_populate_record(m, jsonb_build_object('id', 'mch_' || lpad(n::text, 26, '0')))).*
      from merchants m, generate_series(1, 25) n where m.id = $1 returning id)
    insert into payments select (jsonb_populate_record(p, jsonb_build_object('id', 'pay_' || lpad(right(o.id, 2), 26, 'z'), 'merchant_id', o.id))).*
    from payments p, others o where p.id = $2`,
    [shop.merchantId, older.id],
  )
  assert.equal(copies.rowCount, 25)
  const ids = async (viewer: Parameters<typeof findNumber>[1]) =>
    (await findNumber(ctx, viewer, '1001')).map(({ id }) => id)
  assert.deepEqual(await ids(shop.viewer), [older.id])
  assert.deepEqual(await ids({ ...shop.viewer, merchantId: null, merchantIds: [shop.merchantId] }), [older.id])
  assert.equal((await ids({ ...shop.viewer, merchantId: null })).length, 20)
})
