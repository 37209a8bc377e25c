import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Appid } from '@teyue/contract/appid'
import type { DevelopmentSetting } from '@teyue/contract/development'
import type { AppidPayers, MessagePush, PaymentFollow } from '@teyue/contract/follow'
import type { SubMerchant } from '@teyue/contract/merchant'
import type { Payment } from '@teyue/contract/payment'
import type { TestWorld } from '@teyue/server/testing/world'
import { call, calm, order, paid, spoil, tell } from './acts.ts'
import { subMerchantOf } from './cast.ts'
import {
  addAppidOf,
  answerQuestions,
  developmentOf,
  lookNow,
  type NumberDevelopment,
  provider,
  recordAgreement,
  settle,
  sides,
  signAtDesk,
} from './development-acts.ts'
import { disagreements, history, requests } from './evidence.ts'
import { echo, pushSecrets, tellFollow } from './platform-push.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const GROUP = '集团控股有限公司'

test('M13, M17: 主体不一致 is met before WeChat; the recorded letter lets it through; WeChat takes it once the desk has it too', async () => {
  const world = await shared()
  const { id } = await subMerchantOf(world, 'individual')
  const appid = await addAppidOf(world, 'individual', GROUP)
  const bind = () =>
    provider<SubMerchant>(world, 'POST', '/v1/appid-bindings', {
      sub_merchant: id,
      appid: appid.id,
      reason: '集团会员按 openid 识别',
    })
  assert.equal((await bind()).body.code, 'BINDING_NOT_NEEDED', 'the default is not to bind')
  await answerQuestions(world, 'individual')
  const refused = await bind()
  assert.deepEqual([refused.status, refused.body.code], [409, 'SUBJECTS_DIFFER'])
  assert.match(refused.body.next_zh, /联合运营函/)
  await world.drain()
  assert.deepEqual(await requests(world, 'subdevconfig'), [], 'nothing is asked of WeChat')

  const letter = await recordAgreement(world, 'individual', 'joint_operation', appid)
  const { body } = await bind()
  assert.deepEqual(
    body.appids.map((one) => [one.appid, one.bound, one.letter]),
    [[appid.appid, false, letter.id]],
  )
  await world.drain()
  const [atDesk] = (await developmentOf(world, 'individual')).appids
  assert.deepEqual(
    [atDesk?.bound, atDesk?.setting?.state, atDesk?.setting?.refusal?.code],
    [false, 'refused', 'INVALID_REQUEST'],
  )
  assert.match(atDesk?.setting?.refusal?.message ?? '', /主体不一致/)
  assert.equal(await sentSubAppid(world), undefined, 'what WeChat has not taken is not named')

  await signAtDesk(world, 'individual', 'joint_operation', appid)
  const looked = await lookNow(world, 'individual')
  assert.deepEqual(sides(looked, 'appid', appid.appid), [appid.appid, null, ['send_again']])
  await spoil(world, { drop_after: 1 })
  await settle(world, 'individual', { kind: 'appid', name: appid.appid }, 'send_again')
  await world.drain()
  assert.equal((await developmentOf(world, 'individual')).appids[0]?.setting?.state, 'unknown', 'its answer is lost')
  await calm(world)
  await world.advance(60_000)
  const [taken] = (await developmentOf(world, 'individual')).appids
  assert.deepEqual([taken?.bound, taken?.setting?.state], [true, 'set'])
  assert.equal(await sentSubAppid(world), appid.appid)
  const moves = await history(world, taken!.setting!.id)
  assert.deepEqual(moves, [
    ...['development.wanted by caller', 'development.unanswered by silence', 'development.set by query'],
  ])
})

test('M18: unbinding ends it here only; the comparison shows that WeChat still has it, and takes it over again', async () => {
  const world = await shared()
  const number = await subMerchantOf(world, 'company')
  const own = await addAppidOf(world, 'company', number.subject)
  const wanted = { sub_merchant: number.id, appid: own.id, reason: '第二个公众号的会员' }
  const { body } = await provider<SubMerchant>(world, 'POST', '/v1/appid-bindings', wanted)
  await world.drain()
  const binding = body.appids.find((one) => one.appid === own.appid)!
  assert.deepEqual([body.appids.length, binding.default], [2, false], 'allowed, and the default stays')
  const gone = await provider(world, 'DELETE', `/v1/appid-bindings/${binding.id}?reason=no+longer`)
  assert.equal(gone.status, 204)
  const looked = await lookNow(world, 'company')
  assert.deepEqual(sides(looked, 'appid', own.appid), [null, own.appid, ['take_over', 'by_hand']])
  await settle(world, 'company', { kind: 'appid', name: own.appid }, 'take_over')
  const after = await developmentOf(world, 'company')
  assert.deepEqual(sides(after, 'appid', own.appid), [own.appid, own.appid, []])
  const again = { sub_merchant: number.id, kind: 'appid', name: own.appid, move: 'take_over' }
  assert.equal((await provider(world, 'POST', '/v1/development-moves', again)).body.code, 'DIFFERENCE_GONE')
})

test('M20: a pay path whose answer is lost is unknown, is asked about and then set; five at most; what only WeChat has is shown', async () => {
  const world = await shared()
  const { id, sub_mchid } = await subMerchantOf(world, 'company')
  const add = (path: string, more = {}) =>
    provider<DevelopmentSetting>(world, 'POST', '/v1/pay-paths', { sub_merchant: id, path, owner: 'provider', ...more })
  assert.equal((await add('https://pay.example.com/cashier')).body.code, 'PAY_PATH_INVALID')
  await spoil(world, { drop_after: 1 })
  const { body: lost } = await add('https://pay.example.com/cashier/')
  await world.drain()
  assert.equal((await pathsOf(world))['https://pay.example.com/cashier/'], 'unknown')
  await world.advance(70 * MINUTE_MS)
  const [called] = await disagreements(world, lost.id)
  assert.deepEqual(
    [called?.kind, called?.state],
    ['development_unanswered', 'open'],
    'after an hour a person is called',
  )
  await calm(world)
  await world.advance(60 * MINUTE_MS)
  assert.equal((await pathsOf(world))['https://pay.example.com/cashier/'], 'set')
  assert.deepEqual(await history(world, lost.id), [
    ...['development.wanted by caller', 'development.unanswered by silence', 'development.unanswered by silence'],
    'development.set by query',
  ])
  assert.equal((await disagreements(world, lost.id))[0]?.state, 'settled')
  assert.equal((await add('https://pay.example.com/cashier/')).body.code, 'PAY_PATH_SET')

  await tell(world, 'POST', `merchants/${sub_mchid}/pay-paths`, { path: 'https://old.example.com/' })
  const byHand = await add('https://hand.example.com/', { by_hand: true })
  assert.deepEqual([byHand.body.state, byHand.body.way], ['set', 'by_hand'])
  const looked = await lookNow(world, 'company')
  assert.deepEqual(sides(looked, 'pay_path', 'https://old.example.com/')?.slice(1), [
    'https://old.example.com/',
    ['take_over', 'by_hand'],
  ])
  assert.deepEqual(sides(looked, 'pay_path', 'https://hand.example.com/')?.slice(1), [null, ['send_again']])
  await settle(world, 'company', { kind: 'pay_path', name: 'https://old.example.com/' }, 'take_over')
  await add('https://four.example.com/')
  await add('https://five.example.com/')
  assert.equal((await add('https://six.example.com/')).body.code, 'TOO_MANY_PAY_PATHS')

  const given = await provider(world, 'DELETE', `/v1/pay-paths/${lost.id}?reason=moved+house`)
  assert.equal(given.status, 204)
  await world.drain()
  await world.advance(60 * MINUTE_MS)
  const soon = await developmentOf(world, 'company')
  assert(seenAt(soon) > seenAt(looked), 'compared by itself once WeChat took something')
  await world.advance(DAY_MS)
  const daily = await developmentOf(world, 'company')
  assert.deepEqual(sides(daily, 'pay_path', 'https://pay.example.com/cashier/')?.[2], ['take_over', 'by_hand'])
  assert(seenAt(daily) - seenAt(soon) > DAY_MS / 2, 'and daily')
})

test('M5, M7: the account to follow: of another subject only with the agreement, set, shown, and not changed for 30 days', async () => {
  const world = await shared()
  const number = await subMerchantOf(world, 'company')
  const [foreign, own] = [await addAppidOf(world, 'company', GROUP), await addAppidOf(world, 'company', number.subject)]
  const set = (appid: Appid) =>
    provider<DevelopmentSetting>(world, 'POST', '/v1/follow-settings', { sub_merchant: number.id, appid: appid.id })
  const calls = (await requests(world, 'addrecommendconf')).length
  const refused = await set(foreign)
  assert.deepEqual([refused.status, refused.body.code], [409, 'FOLLOW_SUBJECTS_DIFFER'])
  assert.match(refused.body.next_zh, /商务经理签署/)
  await recordAgreement(world, 'company', 'recommend_follow', foreign)
  const { body: tried } = await set(foreign)
  await world.drain()
  assert.equal((await requests(world, 'addrecommendconf')).length, calls + 1, 'let through once the paper is here')
  const [pending] = (await developmentOf(world, 'company')).follows
  assert.deepEqual([pending?.pending?.id, pending?.pending?.state, pending?.current], [tried.id, 'refused', null])
  assert.match(pending?.pending?.refusal?.message ?? '', /主体不一致/)

  await signAtDesk(world, 'company', 'recommend_follow', foreign)
  await set(foreign)
  await world.drain()
  const [follow] = (await developmentOf(world, 'company')).follows
  assert.deepEqual([follow?.current?.value, follow?.pending], [foreign.appid, null])
  const nextAt = Date.parse(follow!.changeable_at!)
  assert.equal(nextAt - Date.parse(follow!.current!.set_at!), 30 * DAY_MS)
  const soon = await set(own)
  assert.deepEqual([soon.body.code, soon.body.details], ['FOLLOW_TOO_SOON', { next_at: follow!.changeable_at }])
  await world.advance(30 * DAY_MS)
  await set(own)
  await world.drain()
  const after = await lookNow(world, 'company')
  assert.deepEqual(sides(after, 'follow', null), [own.appid, own.appid, []])
  assert.deepEqual(
    after.follow_history.map(({ value, state }) => [value, state]),
    [
      [own.appid, 'set'],
      [foreign.appid, 'set'],
      [foreign.appid, 'refused'],
    ],
  )
})

test('M6, M8: each payment says whether following was offered and why not, and whether it took by the account’s own word', async () => {
  const world = await shared()
  const { id, subject } = await subMerchantOf(world, 'individual')
  const as = { key: world.demo.keys.individual }
  const [bound] = (await developmentOf(world, 'individual')).appids
  const none = await paid(world, { amount: 600 }, as)
  assert.deepEqual(await followOf(world, none), [false, 'no_account', null], 'no warning, no blocking')

  const account = await addAppidOf(world, 'individual', subject)
  const about = { sub_merchant: id, appid: account.id, sub_appid: bound?.appid ?? null }
  assert.equal((await provider(world, 'POST', '/v1/follow-settings', about)).status, 201)
  await world.drain()
  // WeChat names the second of a payment only: what was set within it counts as later.
  await world.advance(1_000)
  const small = await paid(world, { amount: 500 }, as)
  assert.deepEqual(await followOf(world, small), [false, 'amount_too_small', null], '500 fen is not enough')
  const large = await paid(world, { amount: 501 }, as)
  assert.deepEqual(await followOf(world, large), [true, null, null])
  assert.deepEqual(await followOf(world, none), [false, 'no_account', null], 'what was set later changes nothing')
  for (const one of [none, small, large])
    assert.equal((await followOf(world, one))[0], await offeredAtWechat(world, one))

  const set = await provider<MessagePush>(world, 'POST', `/v1/appids/${account.id}/message-pushes`, pushSecrets)
  assert.deepEqual([set.status, new URL(set.body.url).pathname], [201, `/notify/weixin/${account.id}`])
  assert.equal(await echo(world, account.id, 'a-word', 'false'), '403 BAD_SIGNATURE')
  assert.equal(await echo(world, account.id, 'a-word'), '200 a-word')
  assert.equal(await echo(world, '%00', 'a-word'), '404 UNKNOWN_PUSH')
  const transaction = large.transaction_id!
  assert.equal(await tellFollow(world, account, transaction, 'false'), '403 BAD_SIGNATURE')
  assert.equal((await followOf(world, large))[2], null)
  for (const _ of [1, 2]) assert.equal(await tellFollow(world, account, transaction), '200 success')
  const told = await followOf(world, large)
  assert.deepEqual([told[0], typeof told[2]], [true, 'string'])
})

test('M16: the payers of one shared account are listed across its merchants, masked, for the provider only', async () => {
  const world = await shared()
  const company = await subMerchantOf(world, 'company')
  const appids = await provider<{ data: Appid[] }>(world, 'GET', '/v1/appids?limit=100')
  const appid = appids.body.data.find((one) => one.appid === world.demo.appids.company)!
  const individual = await subMerchantOf(world, 'individual')
  await recordAgreement(world, 'individual', 'joint_operation', appid)
  await signAtDesk(world, 'individual', 'joint_operation', appid)
  await answerQuestions(world, 'individual')
  const binding = { sub_merchant: individual.id, appid: appid.id, reason: '一条街共用一个服务号' }
  assert.equal((await provider(world, 'POST', '/v1/appid-bindings', binding)).status, 201)
  await world.drain()
  const made = [await paid(world), await paid(world, { appid: appid.appid }, { key: world.demo.keys.individual })]
  const { body } = await provider<AppidPayers>(world, 'GET', `/v1/appids/${appid.id}/payers`)
  assert.deepEqual(body.numbers.map(({ sub_merchant: sub }) => sub).toSorted(), [company.id, individual.id].toSorted())
  const [payer, ...others] = body.payers
  assert.deepEqual([others, payer?.payments, payer?.merchants.length], [[], 2, 2])
  const whole = made[0]!.payer.sub_openid!.openid
  assert(payer!.openid !== whole && payer!.openid.startsWith(whole.slice(0, 4)))
  const own = await call(world, 'GET', `/v1/appids/${appid.id}/payers`)
  assert.deepEqual([own.status, own.body.code], [403, 'NOT_ALLOWED'])
})

/** Whether it was offered, why not, and since when it took. */
async function followOf(world: TestWorld, { id }: Payment) {
  const { status, body } = await provider<PaymentFollow>(world, 'GET', `/v1/payments/${id}/follow`)
  assert.equal(status, 200, JSON.stringify(body))
  return [body.offered, body.why_not, body.followed_at] as const
}

/** The same by WeChat's own books. */
async function offeredAtWechat(world: TestWorld, { id }: Payment): Promise<boolean> {
  type Order = { follow: { offered: boolean } }
  return (await tell<Order>(world, 'GET', `orders/${world.demo.sp_mchid}/${id}`)).follow.offered
}

/** The sub_appid of an order of the individual business, as it arrived at WeChat's door. */
async function sentSubAppid(world: TestWorld): Promise<unknown> {
  const { id } = await order(world, {}, { key: world.demo.keys.individual })
  return (await requests(world)).find(({ body }) => body.out_trade_no === id)?.body.sub_appid
}

async function pathsOf(world: TestWorld): Promise<Record<string, string>> {
  const { pay_paths } = await developmentOf(world, 'company')
  return Object.fromEntries(pay_paths.map(({ value, state }) => [value, state]))
}

function seenAt({ look }: NumberDevelopment): number {
  return Date.parse(look?.seen_at ?? '')
}
