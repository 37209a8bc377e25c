import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueAt } from '../../testing/books.ts'
import { testPlatform } from '../../testing/context.ts'
import { after } from '../../testing/examples.ts'
import { givenShop, requestOf, type Shop } from '../../testing/shop.ts'
import { createPayment } from '../payments/create-payment.ts'
import { followKey } from '../payments/promises.ts'
import { followClock } from './errands.ts'
import { getAccount } from './get-account.ts'
import { turnClock } from './turn-clock.ts'

const dayMs = 86_400_000

test('a simulated account’s clock is turned: its business time and what it promised move, another’s do not', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const [shop, other] = [await givenShop(ctx), await givenShop(ctx)]
  const [ours, theirs] = await Promise.all(
    [shop, other].map(async (one) => (await createPayment(ctx, one.asking, requestOf(one))).payment),
  )
  const [due, otherDue] = [await dueAt(owner, followKey(ours!)), await dueAt(owner, followKey(theirs!))]
  await turnClock(ctx, shop.providerId, shop.accountId, 10_000)
  assert.deepEqual(await dueAt(owner, followKey(ours!)), after(due!, -10_000))
  assert.deepEqual(await dueAt(owner, followKey(theirs!)), otherDue)
  const later = await createPayment(ctx, shop.asking, requestOf(shop, { reference: 'order 2' }))
  assert(later.payment.createdAt.getTime() - ours!.createdAt.getTime() >= 10_000)
  assert.equal((await getAccount(ctx, other.providerId, other.accountId)).clockOffsetMs, 0)
})

test('turned to where it is, nothing moves; turned at once from two sides, it moves once', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const due = await dueAt(owner, followKey(payment))
  await Promise.all(Array.from({ length: 5 }, () => turnClock(ctx, shop.providerId, shop.accountId, 5_000)))
  await turnClock(ctx, shop.providerId, shop.accountId, 5_000)
  assert.deepEqual(await dueAt(owner, followKey(payment)), after(due!, -5_000))
})

test('a clock that is put back gives what it had hurried its time again', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  await turnClock(ctx, shop.providerId, shop.accountId, dayMs)
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const due = await dueAt(owner, followKey(payment))
  await turnClock(ctx, shop.providerId, shop.accountId, 0)
  assert.deepEqual(await dueAt(owner, followKey(payment)), after(due!, dayMs))
})

test('a live account’s clock is not turned, by nobody and in no way', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const live = await givenShop(ctx, 'live')
  await turnClock(ctx, live.providerId, live.accountId, dayMs)
  await followClock(ctx, live.providerId, live.accountId)
  assert.equal((await getAccount(ctx, live.providerId, live.accountId)).clockOffsetMs, 0)
  const forced = owner.query('update accounts set clock_offset_ms = 1 where id = $1', [live.accountId])
  await assert.rejects(forced, { code: '23514' })
  assert.equal(await dueAt(owner, clockKey(live)), undefined, 'nor is it followed')
})

test('a simulator that does not answer leaves the clock where it was, and is asked again', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  await turnClock(ctx, shop.providerId, shop.accountId, 5_000)
  await owner.query('delete from graphile_worker._private_jobs')
  await followClock(ctx, shop.providerId, shop.accountId)
  assert.equal((await getAccount(ctx, shop.providerId, shop.accountId)).clockOffsetMs, 5_000)
  const due = await dueAt(owner, clockKey(shop))
  assert(due && due.getTime() - Date.now() <= 60_000)
})

function clockKey({ accountId }: Shop): string {
  return `clock/${accountId}`
}
