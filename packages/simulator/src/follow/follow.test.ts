import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCodeStage } from '../testing/code-stage.ts'
import { openCombineStage } from '../testing/combine-stage.ts'
import { ask } from '../testing/control-client.ts'
import { recommend } from '../testing/recommend.ts'
import { openStage, type Stage } from '../testing/stage.ts'

type Offer = { offered: boolean; appid: string | null; followed: boolean; why_not: string | null }

test('M6: other than by code, following is offered above 5 yuan: 501 fen is enough and 500 is not', async (t) => {
  const stage = await openStage(t)
  await recommend(stage)
  assert.deepEqual(await offer(stage, 'at-500', 500), refused(stage, 'AMOUNT_TOO_SMALL'))
  assert.deepEqual(await followed(stage), [])
  assert.deepEqual(await offer(stage, 'at-501', 501), {
    offered: true,
    appid: stage.subAppid,
    followed: true,
    why_not: null,
  })
  assert.deepEqual(await followed(stage), [stage.subAppid])
})

test('M6: a code payment offers following whatever the amount', async (t) => {
  const stage = await openCodeStage(t)
  await recommend(stage)
  assert.equal((await stage.charge('by-code-1', 1, { sub_appid: stage.subAppid })).status, 200)
  assert.deepEqual(await followed(stage), [stage.subAppid])
  const seen = await stage.control<{ follow: Offer }>('GET', `/orders/${stage.provider.mchid}/by-code-1`)
  assert.deepEqual([seen.follow.offered, seen.follow.followed], [true, true])
})

test('M6: of a combined order each part is judged by its own amount and merchant', async (t) => {
  const stage = await openCombineStage(t)
  await recommend(stage)
  const { body } = await stage.combine('combined', {
    sub_orders: [stage.part('combined-a', { sub_appid: stage.subAppid }), stage.secondPart('combined-b')],
  })
  await stage.pay({ code_url: body.code_url })
  const follow = async (number: string) => {
    const path = `/orders/${stage.provider.mchid}/${number}`
    return (await stage.control<{ follow: Offer }>('GET', path)).follow
  }
  assert.deepEqual([(await follow('combined-a')).followed, (await follow('combined-b')).why_not], [true, 'NO_ACCOUNT'])
})

test('M5: who follows is not asked again; who unticks does not follow, and is asked again', async (t) => {
  const stage = await openStage(t)
  await recommend(stage)
  const unticked = await offer(stage, 'unticked', 600, false)
  assert.deepEqual([unticked.offered, unticked.followed], [true, false])
  assert.deepEqual(await followed(stage), [])
  assert.equal((await offer(stage, 'ticked', 600)).followed, true)
  assert.deepEqual(await offer(stage, 'again-1', 600), refused(stage, 'FOLLOWS_ALREADY'))
})

test('M5: who went away is asked with an empty box', async (t) => {
  const stage = await openStage(t)
  await recommend(stage)
  await offer(stage, 'first-1', 600)
  const path = `/payers/${stage.payer}/follows/${stage.subAppid}`
  assert.deepEqual(await stage.control('DELETE', path), { follows: [] })
  assert.equal((await ask(stage.url, 'DELETE', path)).status, 404)
  const second = await offer(stage, 'second-1', 600)
  assert.deepEqual([second.offered, second.followed], [true, false])
  assert.equal((await offer(stage, 'third-1', 600, true)).followed, true)
  assert.deepEqual(await followed(stage), [stage.subAppid])
})

test('M8: without an account nobody follows, and nothing else is different', async (t) => {
  const stage = await openStage(t)
  const offered = await offer(stage, 'no-account', 600)
  assert.deepEqual(offered, { offered: false, appid: null, followed: false, why_not: 'NO_ACCOUNT' })
  await recommend(stage)
  await stage.paid('no-appid', { amount: { total: 600, currency: 'CNY' } })
  const other = await stage.control<{ follow: Offer }>('GET', `/orders/${stage.provider.mchid}/no-appid`)
  assert.equal(other.follow.why_not, 'NO_ACCOUNT', 'it was set for another sub_appid')
})

test('M5: the rule turns it off, as today’s WeChat is said to be; an order that is not paid tells nothing', async (t) => {
  const stage = await openStage(t)
  await recommend(stage)
  assert.equal((await stage.control<{ recommendFollow: string }>('GET', '/rules')).recommendFollow, 'on')
  await stage.control('PUT', '/rules', { recommendFollow: 'off' })
  assert.equal((await offer(stage, 'rule-off', 600)).why_not, 'RULE_OFF')
  await stage.native('unpaid')
  const unpaid = await stage.control<{ follow: Offer | null }>('GET', `/orders/${stage.provider.mchid}/unpaid`)
  assert.equal(unpaid.follow, null)
})

test('M6: APP payments offer no following', async (t) => {
  const stage = await openStage(t)
  await recommend(stage)
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/app`, { granted: true })
  const order = stage.order('by-app', { sub_appid: stage.subAppid })
  const { body } = await stage.call('POST', '/v3/pay/partner/transactions/app', order)
  await stage.pay({ prepay_id: body.prepay_id })
  const seen = await stage.control<{ follow: Offer }>('GET', `/orders/${stage.provider.mchid}/by-app`)
  assert.deepEqual(seen.follow, refused(stage, 'APP_PAYMENT'))
})

test('M5: on the page after paying the box may still be unticked and ticked, and what offered nothing has none', async (t) => {
  const stage = await openStage(t)
  await recommend(stage)
  await offer(stage, 'box-600', 600)
  const box = `/payers/${stage.payer}/follow-offers/${stage.provider.mchid}/box-600`
  assert.equal((await stage.control<{ followed: boolean }>('PUT', box, { follow: false })).followed, false)
  assert.deepEqual(await followed(stage), [])
  await stage.control('PUT', box, { follow: true })
  assert.deepEqual(await followed(stage), [stage.subAppid])
  await offer(stage, 'small-500', 500)
  const none = await ask(stage.url, 'PUT', box.replace(/box-600$/, 'small-500'), { follow: true })
  assert.deepEqual([none.status, none.body.code], [409, 'NOT_OFFERED'])
})

test('M5, M19: is_subscribe and sub_is_subscribe say whom the payer follows', async (t) => {
  const stage = await openStage(t)
  await recommend(stage)
  await offer(stage, 'subscribed', 600)
  const { fields } = await stage.v2('/pay/orderquery', { out_trade_no: 'subscribed' })
  assert.deepEqual([fields.is_subscribe, fields.sub_is_subscribe], ['N', 'Y'])
})

async function offer(stage: Stage, number: string, total: number, follow?: boolean): Promise<Offer> {
  const { body } = await stage.native(number, { sub_appid: stage.subAppid, amount: { total, currency: 'CNY' } })
  const ticked = follow === undefined ? {} : { follow }
  assert.equal((await stage.pay({ code_url: body.code_url }, ticked)).result, 'SUCCESS')
  const seen = await stage.control<{ follow: Offer }>('GET', `/orders/${stage.provider.mchid}/${number}`)
  return seen.follow
}

async function followed(stage: Stage): Promise<string[]> {
  const { follows } = await stage.control<{ follows: { appid: string }[] }>('GET', `/payers/${stage.payer}/follows`)
  return follows.map(({ appid }) => appid)
}

function refused(stage: Stage, why_not: string): Offer {
  return { offered: false, appid: stage.subAppid, followed: false, why_not }
}
