import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '../../context.ts'
import { fen } from '../../kit/fen.ts'
import { testPlatform } from '../../testing/context.ts'
import { reportOn } from '../../testing/examples.ts'
import { givenOtherMode, givenPaid, givenShop, requestOf, type Shop } from '../../testing/shop.ts'
import { applyPaymentReport } from '../payments/apply-payment-report.ts'
import { createPayment } from '../payments/create-payment.ts'
import { listDisagreements, listEvents } from './list-events.ts'
import type { TimelineFilter } from './store.ts'

const all: TimelineFilter = { mode: 'test', merchantId: null, subjectId: null, before: null, limit: 100 }

test('events are listed newest first, page by page, of one subject if asked', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const paid = await givenPaid(ctx, shop)
  await givenPaid(ctx, shop, { reference: 'order 2' })
  const events = await listEvents(ctx, shop.providerId, all)
  assert.deepEqual(events.map(({ type }) => type).sort(), [...twice('payment.paid'), ...twice('payment.requested')])
  assert.deepEqual(
    events.map(({ id }) => id),
    events
      .map(({ id }) => id)
      .toSorted()
      .reverse(),
  )
  const paged: string[] = []
  for (let before: string | null = null; ; ) {
    const [event] = await listEvents(ctx, shop.providerId, { ...all, limit: 1, before })
    if (!event) break
    paged.push(event.id)
    before = event.id
  }
  assert.deepEqual(
    paged,
    events.map(({ id }) => id),
  )
  const ofOne = await listEvents(ctx, shop.providerId, { ...all, subjectId: paid.id })
  assert.deepEqual(
    ofOne.map(({ type, subjectId }) => [type, subjectId]),
    [
      ['payment.paid', paid.id],
      ['payment.requested', paid.id],
    ],
  )
})

test('M1: events and disagreements of another provider, another merchant or the other mode are not shown', async (t) => {
  const { ctx } = await testPlatform(t)
  const [shop, stranger] = [await givenShop(ctx), await givenShop(ctx)]
  const live = await givenOtherMode(ctx, shop)
  for (const one of [shop, stranger, live]) await givenDisagreement(ctx, one)
  for (const list of [listEvents, listDisagreements] as const) {
    const test = await list(ctx, shop.providerId, { ...all, state: null } as never)
    const real = await list(ctx, shop.providerId, { ...all, mode: 'live', state: null } as never)
    assert.deepEqual(new Set(test.map(({ accountId }) => accountId)), new Set([shop.accountId]))
    assert.deepEqual(new Set(real.map(({ accountId }) => accountId)), new Set([live.accountId]))
  }
  assert.deepEqual(await listEvents(ctx, shop.providerId, { ...all, merchantId: stranger.merchantId }), [])
})

test('disagreements are listed by state', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  await givenDisagreement(ctx, shop)
  const count = async (state: 'open' | 'settled' | null) =>
    (await listDisagreements(ctx, shop.providerId, { ...all, state })).length
  assert.deepEqual([await count('open'), await count('settled'), await count(null)], [1, 0, 1])
  await owner.query("update disagreements set state = 'settled'")
  assert.deepEqual([await count('open'), await count('settled'), await count(null)], [0, 1, 1])
})

async function givenDisagreement(ctx: Context, shop: Shop): Promise<void> {
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { amount: fen(1) }))
}

function twice(text: string): string[] {
  return [text, text]
}
