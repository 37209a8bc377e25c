import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Reconciliation, ReconciliationInFull } from '@teyue/contract/reconciliation'
import { getAccount } from '@teyue/server/features/providers/get-account'
import { type TestWorld, testWorld } from '@teyue/server/testing/world'
import { call, calm, linkOf, look, newReference, order, paid, refund, spoil, tell } from './acts.ts'
import { subMerchantOf } from './cast.ts'
import { disagreements, list } from './evidence.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

test('Q42: the next day after ten the bill is fetched, and agrees with the books payment by payment', async (t) => {
  const world = await givenNoon(t)
  const coffee = await paid(world)
  await paid(world, { amount: 100 })
  await order(world)
  await refund(world, coffee.id, { amount: 500 })
  await turnTo(world, 10)
  assert.deepEqual((await days(world)).filter(isBusy), [], 'there is no bill yet')

  await world.advance(hourMs)
  const [compared, ...others] = await days(world)
  assert(compared)
  assert.deepEqual(others.filter(isBusy), [])
  const totals = { payments: 2, paid: 1_380, refunds: 1, refunded: 500 }
  assert.deepEqual(
    [compared.state, compared.theirs, compared.ours, compared.difference_count],
    ['agrees', totals, totals, 0],
  )
  assert.deepEqual([compared.account, compared.next_at], [world.demo.account, null])
  assert.deepEqual(await disagreements(world, compared.id), [])

  await world.advance(3 * dayMs)
  const all = await days(world)
  assert.equal(new Set(all.map(({ day }) => day)).size, all.length, 'each day once')
  assert(all.length >= 4 && all.every(({ state }) => state === 'agrees'), 'also those on which nothing happened')
  assert.deepEqual(
    all.filter(isBusy).map(({ id }) => id),
    [compared.id],
  )
})

test('Q42: what the bill alone knows is listed, shown to a person, and keeps nothing from being compared again', async (t) => {
  const world = await givenNoon(t)
  await paid(world)
  const foreign = await payElsewhere(world)
  await turnTo(world, 11)
  const [compared] = await days(world)
  assert.deepEqual([compared?.state, compared?.difference_count], ['differs', 1])
  const { differences } = await inFull(world, compared!.id)
  assert.deepEqual(
    differences.map(({ kind, thing, number, ours }) => ({ kind, thing, number, ours })),
    [{ kind: 'not_here', thing: 'payment', number: foreign, ours: {} }],
  )
  assert.equal(differences[0]?.theirs.amount, 700)
  const [shown] = await disagreements(world, compared!.id)
  assert.deepEqual([shown?.kind, shown?.subject, shown?.state], ['bill_differs', compared!.id, 'open'])
  assert(compared?.next_at, 'it is looked at again')

  for (let passed = 0; passed < 10; passed++) await world.advance(dayMs)
  const first = (await days(world)).find(({ id }) => id === compared!.id)
  assert.deepEqual([first?.state, first?.next_at], ['differs', null], 'a person must look, no machine does any more')
})

test('Q42: a payment that only the bill knows to be paid is asked for, and is paid by WeChat’s word', async (t) => {
  const world = await givenNoon(t)
  const made = await order(world)
  await spoil(world, { notice_lost: 1 })
  await world.pay(linkOf(made))
  // Whatever was to look after it is gone.
  await world.owner.query('delete from graphile_worker._private_jobs where key like $1', [`%${made.id}`])
  await turnTo(world, 11)
  await calm(world)
  assert.equal((await look(world, made.id)).state, 'paid')
  await world.advance(hourMs)
  const [compared] = await days(world)
  assert.deepEqual([compared?.state, compared?.ours], ['agrees', compared?.theirs])
  const open = (await disagreements(world, compared!.id)).filter(({ state }) => state === 'open')
  assert.deepEqual(open, [])
})

test('Q42: a payment and a refund that only our books know are listed too, and so is another amount', async (t) => {
  const world = await givenNoon(t)
  const [first, second, third] = [await paid(world), await paid(world), await paid(world)]
  const given = await refund(world, first.id)
  await world.drain()
  // Our books are made to lie behind everybody's back.
  const lie = (text: string, ...values: string[]) => world.owner.query(text, values)
  await lie(`update payments set id = left(id, -1) || '0' where id = $1`, second.id)
  await lie('update payments set amount = 1281 where id = $1', third.id)
  await lie(`update refunds set accepted_at = accepted_at - interval '1 day' where id = $1`, given.id)
  await turnTo(world, 11)
  const compared = (await days(world)).find(({ theirs }) => theirs?.payments === 3)
  const { differences, theirs, ours } = await inFull(world, compared!.id)
  assert.deepEqual(
    new Set(differences.map(({ kind, thing, number }) => `${kind} ${thing} ${number}`)),
    new Set([
      `not_here payment ${second.id}`,
      `not_there payment ${second.id.slice(0, -1)}0`,
      `amount payment ${third.id}`,
      `day refund ${given.id}`,
    ]),
  )
  assert.deepEqual([theirs?.paid, ours?.paid, theirs?.refunds, ours?.refunds], [3_840, 3_841, 1, 0])
})

test('a bill that is still being made, or comes cut off, is waited for; nothing is compared with a piece of it', async (t) => {
  const world = await givenNoon(t)
  await paid(world)
  await spoil(world, { drop_before: 1 })
  await turnTo(world, 11)
  const [waiting] = await days(world)
  assert.deepEqual([waiting?.state, waiting?.waiting_code, waiting?.theirs], ['waiting', 'NO_ANSWER', null])
  await calm(world)
  await world.advance(hourMs)
  assert.deepEqual(
    (await days(world)).filter(isBusy).map(({ state, waiting_code }) => [state, waiting_code]),
    [['agrees', null]],
  )
})

test('M1: comparisons are shown to the provider alone, of its own mode', async (t) => {
  const world = await givenNoon(t)
  await paid(world)
  await turnTo(world, 11)
  const [compared] = await days(world)
  for (const path of ['/v1/reconciliations', `/v1/reconciliations/${compared!.id}`]) {
    assert.equal((await call(world, 'GET', path)).status, 403, 'a merchant sees nothing of the others')
  }
  const as = { key: world.demo.keys.provider }
  const nobody = await call(world, 'GET', '/v1/reconciliations/rec_00000000000000000000000000', undefined, as)
  assert.deepEqual([nobody.status, nobody.body.code], [404, 'RECONCILIATION_NOT_FOUND'])
})

/** A world at noon in Shanghai, so that a test's acts all lie in one day. */
async function givenNoon(t: TestContext): Promise<TestWorld> {
  const world = await testWorld(t)
  await turnTo(world, 12)
  return world
}

function isBusy({ theirs, ours }: Reconciliation): boolean {
  return (theirs?.payments ?? 0) + (ours?.payments ?? 0) > 0
}

/** Turns the clock to the next time that it is this hour in Shanghai. */
async function turnTo(world: TestWorld, hour: number): Promise<void> {
  const { now } = await tell<{ now: string }>(world, 'GET', 'clock')
  const sinceMidnight = (Date.parse(now) + 8 * hourMs) % dayMs
  await world.advance((hour * hourMs - sinceMidnight + dayMs) % dayMs)
}

function days(world: TestWorld): Promise<readonly Reconciliation[]> {
  return list(world, '/v1/reconciliations')
}

async function inFull(world: TestWorld, id: string): Promise<ReconciliationInFull> {
  const as = { key: world.demo.keys.provider }
  return (await call<ReconciliationInFull>(world, 'GET', `/v1/reconciliations/${id}`, undefined, as)).body
}

/** An order under the provider's number that another program of its made. */
async function payElsewhere(world: TestWorld): Promise<string> {
  const { ctx, demo } = world
  const { client } = await ctx.wechat.of(await getAccount(ctx, demo.provider, demo.account))
  const { sub_mchid } = await subMerchantOf(world, 'company')
  const out_trade_no = `elsewhere-${newReference()}`
  const { data } = await client.orders.native({
    sp_appid: demo.appids.sp,
    sp_mchid: demo.sp_mchid,
    sub_mchid,
    out_trade_no,
    description: '别处的订单',
    notify_url: 'http://127.0.0.1:9/elsewhere',
    amount: { total: 700, currency: 'CNY' },
  })
  await world.pay({ code_url: data.code_url })
  return out_trade_no
}
