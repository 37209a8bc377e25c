import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Disagreement } from '@teyue/contract/disagreement'
import type { FoundNumber } from '@teyue/contract/found-number'
import type { Import } from '@teyue/contract/import'
import type { Reconciliation, ReconciliationInFull } from '@teyue/contract/reconciliation'
import type { SearchResult } from '@teyue/contract/search'
import { atTheTerminal } from '@teyue/server/base/audit'
import { getAccount } from '@teyue/server/features/providers/get-account'
import { setSettings } from '@teyue/server/features/settings/set-settings'
import { UNSET } from '@teyue/server/features/settings/settings'
import { type TestWorld, testWorld } from '@teyue/server/testing/world'
import { askRefund, call, calm, linkOf, look, newReference, order, paid, refund, spoil, tell } from './acts.ts'
import { subMerchantOf } from './cast.ts'
import { disagreements, history, list } from './evidence.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const nowhere = 'http://127.0.0.1:9/elsewhere'

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

test('M3, Q42: beside another system its payments are no differences, come in by a file, and are refunded once WeChat confirms them', async (t) => {
  const world = await givenNoon(t)
  const { demo, ctx } = world
  const as = { key: demo.keys.provider }
  const { sub_mchid } = await subMerchantOf(world, 'company')
  const stranger = await tell<{ sub_mchid: string }>(world, 'POST', 'merchants', {
    ...{ provider: demo.sp_mchid, name: '手工进件的店', subject_type: 'company', subject: '手工公司' },
  })
  await setSettings(ctx, demo.provider, atTheTerminal, { ...UNSET, isBesideAnother: true })
  const ours = `${world.url}/notify/wechat/${demo.account}`
  const imported = await payElsewhere(world)
  const mistyped = await payElsewhere(world)
  await payElsewhere(world, undefined, ours)
  await payElsewhere(world, stranger, ours)
  await paid(world)

  const client = await clientOf(world)
  const lineOf = async (out_trade_no: string, fen: number, isDayBefore = false) => {
    const { data } = await client.orders.queryByOutTradeNo({ sp_mchid: demo.sp_mchid, sub_mchid, out_trade_no })
    const at = isDayBefore ? new Date(Date.parse(data.success_time!) - dayMs).toISOString() : data.success_time
    return [out_trade_no, data.transaction_id, sub_mchid, fen, at, 'Native', 500].join(',')
  }
  const head = 'out_trade_no,transaction_id,sub_mchid,amount_fen,paid_at,product,refunded_fen'
  const lines = [head, await lineOf(imported, 700, true), await lineOf(mistyped, 701), 'x,1,2,0.5,noon,Code,1']
  const content = Buffer.from(lines.join('\n')).toString('base64')
  const given = await call<Import>(world, 'POST', '/v1/imports', { kind: 'payments', filename: 'old.csv', content }, as)
  await world.drain()
  await call(world, 'POST', `/v1/imports/${given.body.id}/starts`, undefined, as)
  await world.drain()
  const { body: taken } = await call<Import>(world, 'GET', `/v1/imports/${given.body.id}`, undefined, as)
  assert.deepEqual([taken.state, taken.lines.done, taken.lines.bad], ['done', 2, 1])
  const { body: found } = await call<SearchResult>(world, 'GET', `/v1/search?q=${imported}`, undefined, as)
  const [hit] = found.data
  const before = await look(world, hit!.id)
  assert.deepEqual([before.refundable, before.refunded, before.imported?.verified_at], [200, 500, null])
  assert.equal((await askRefund(world, before.id, { amount: 201 })).body.code, 'REFUND_TOO_LARGE')
  assert.deepEqual((await history(world, before.id)).slice(-1), ['payment.verified by query'], 'WeChat is asked first')
  const learnt = Date.parse((await look(world, before.id)).paid_at!) - Date.parse(before.paid_at!)
  assert.equal(learnt, dayMs, 'and knows better when it was paid')
  await refund(world, before.id, { amount: 200 })
  await world.advance(10_000)

  const { body: other } = await call<SearchResult>(world, 'GET', `/v1/search?q=${mistyped}`, undefined, as)
  const refused = await askRefund(world, other.data[0]!.id, { amount: 1 })
  assert.deepEqual([refused.status, refused.body.code], [409, 'PAYMENT_NOT_VERIFIED'], 'nothing on a file’s word alone')
  const open = await list<Disagreement>(world, '/v1/disagreements')
  assert.deepEqual(
    open.map(({ kind }) => kind),
    ['payment_amount'],
    'notices of what others made are none',
  )

  await turnTo(world, 11)
  const [compared] = (await days(world)).filter(isBusy)
  const wrong = (await inFull(world, compared!.id)).differences.map(({ kind, number }) => [kind, number])
  assert.deepEqual(wrong, [['amount', mistyped]])
  assert.deepEqual([compared?.elsewhere, compared?.theirs?.payments], [{ payments: 2, paid: 1_400 }, 3])

  type Found = { data: FoundNumber[] }
  const numbers = await call<Found>(world, 'GET', '/v1/found-numbers?state=open', undefined, as)
  const [number, ...others] = numbers.body.data
  assert.deepEqual([number?.sub_mchid, number?.paid, others], [stranger.sub_mchid, 700, []])
  assert.deepEqual(number?.seen_in, ['notice', 'bill'])
  const merchant = { name: '手工进件的店', subject: '手工公司', subject_type: 'company' }
  const path = `/v1/found-numbers/${number!.id}`
  const adoption = { merchant, fee_rate_ppm: 6_000 }
  const adopted = await call<FoundNumber>(world, 'POST', `${path}/adoptions`, adoption, as)
  assert.deepEqual([adopted.status, adopted.body.state], [201, 'adopted'], JSON.stringify(adopted.body))
  assert.match(adopted.body.merchant ?? '', /^mch_/)
  const looks = "select from graphile_worker.jobs where task_identifier = 'settlement_accounts.look'"
  assert.equal((await world.owner.query(looks)).rowCount, 1, 'where it is settled to is asked daily')
  const late = await call(world, 'POST', `${path}/dismissals`, { reason: 'none of ours' }, as)
  assert.equal(late.body.code, 'SUB_MERCHANT_TAKEN')
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

/** An order under the provider's number that another program of its made; of the company unless told otherwise. */
async function payElsewhere(world: TestWorld, of?: { sub_mchid: string }, notify_url = nowhere): Promise<string> {
  const { demo } = world
  const client = await clientOf(world)
  const { sub_mchid } = of ?? (await subMerchantOf(world, 'company'))
  const out_trade_no = `elsewhere-${newReference()}`
  const { data } = await client.orders.native({
    sp_appid: demo.appids.sp,
    sp_mchid: demo.sp_mchid,
    sub_mchid,
    out_trade_no,
    description: '别处的订单',
    notify_url,
    amount: { total: 700, currency: 'CNY' },
  })
  await world.pay({ code_url: data.code_url })
  return out_trade_no
}

async function clientOf({ ctx, demo }: TestWorld) {
  return (await ctx.wechat.of(await getAccount(ctx, demo.provider, demo.account))).client
}
