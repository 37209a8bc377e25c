import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Payment } from '@teyue/contract/payment'
import { bindAppid } from '@teyue/server/features/appids/bind-appid'
import type { TestWorld } from '@teyue/server/testing/world'
import { ask, order, paid, tell } from './acts.ts'
import { bindOwnAppid, openidOf, subMerchantOf } from './cast.ts'
import { requests } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()

test('M13: sub_openid comes back iff sub_appid was sent; each openid is shown with the appid it belongs to', async () => {
  const world = await shared()
  const { sp, company } = world.demo.appids
  const bound = await paid(world)
  assert.equal((await sent(world, bound)).sub_appid, company)
  assert.deepEqual(bound.payer, {
    sp_openid: { appid: sp, openid: await openidOf(world, sp) },
    sub_openid: { appid: company, openid: await openidOf(world, company) },
    payer_total: 1_280,
  })
  const unbound = await paid(world, {}, individual(world))
  assert.equal((await sent(world, unbound)).sub_appid, undefined)
  assert.deepEqual(unbound.payer, {
    sp_openid: { appid: sp, openid: await openidOf(world, sp) },
    sub_openid: null,
    payer_total: 1_280,
  })
})

test('M14: not bound, Native: sp_mchid, sp_appid and sub_mchid are sent and no other identity, each with its reason', async () => {
  const world = await shared()
  const made = await order(world, {}, individual(world))
  const { sub_mchid } = await subMerchantOf(world, 'individual')
  const identity = { sp_mchid: world.demo.sp_mchid, sp_appid: world.demo.appids.sp, sub_mchid }
  assert.deepEqual(identityIn(await sent(world, made)), identity)
  assert.deepEqual(reasons(made), [
    ['sp_mchid', identity.sp_mchid, 'M21'],
    ['sp_appid', identity.sp_appid, 'M14'],
    ['sub_mchid', sub_mchid, 'M14'],
    ['sub_appid', null, 'M13'],
  ])
})

test('M14: WeChat refuses a sub_appid that is not bound there, whatever our books say', async () => {
  const world = await shared()
  const appid = await bindOwnAppid(world, 'company', 'service_account')
  const { sub_mchid } = await subMerchantOf(world, 'company')
  await tell(world, 'DELETE', `merchants/${sub_mchid}/appids/${appid}`)
  const { body } = await ask(world, { appid })
  assert.deepEqual([body.state, body.refusal?.code], ['refused', 'APPID_MCHID_NOT_MATCH'])
  assert.match(body.refusal?.message ?? '', /sub_mch_id与sub_appid不匹配/)
})

test("M15: not bound, JSAPI: the payer's openid under the provider's appid goes as sp_openid", async () => {
  const world = await shared()
  const { sp, company } = world.demo.appids
  const as = individual(world)
  const openid = await openidOf(world, sp)
  const made = await order(world, { product: 'jsapi', payer: { appid: sp, openid } }, as)
  const body = await sent(world, made)
  assert.deepEqual([body.payer, body.sub_appid, made.identity.call_up_appid], [{ sp_openid: openid }, undefined, sp])
  assert.deepEqual(reasons(made).slice(-2), [
    ['sp_openid', sp, 'M15'],
    ['appId', sp, 'M20'],
  ])

  const calls = (await requests(world)).length
  const none = await ask(world, { product: 'jsapi' }, as)
  assert.deepEqual([none.status, none.body.code, none.body.details], [400, 'PAYER_REQUIRED', { oauth_appid: sp }])
  const foreign = { appid: company, openid: await openidOf(world, company) }
  const mixed = await ask(world, { product: 'jsapi', payer: foreign }, as)
  assert.deepEqual([mixed.status, mixed.body.code, mixed.body.details], [400, 'PAYER_APPID_MISMATCH', { appids: [sp] }])
  assert.equal((await requests(world)).length, calls, 'nothing is asked of WeChat')
})

test('M16: one service account bound to many sub-merchants, by a letter where the subject differs, knows the payer at each', async () => {
  const world = await shared()
  const appid = world.demo.appids.company
  const { id, sub_mchid } = await subMerchantOf(world, 'individual')
  const withoutLetter = await fetch(new URL(`/_control/merchants/${sub_mchid}/appids`, world.simulatorUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ appid }),
  })
  assert.equal(withoutLetter.status, 409, '主体不一致')
  await tell(world, 'POST', `merchants/${sub_mchid}/appids`, { appid, joint_operation_letter: true })
  const reason = 'All shops of the street share one service account'
  await bindAppid(world.ctx, world.demo.provider, { subMerchantId: id, appid, isDefault: false, reason })
  const [atCompany, atIndividual] = [await paid(world), await paid(world, { appid }, individual(world))]
  assert.deepEqual(atIndividual.payer.sub_openid, atCompany.payer.sub_openid)
  assert.notEqual(atIndividual.sub_merchant, atCompany.sub_merchant)
  const kept = await world.owner.query('select reason from appid_bindings where sub_merchant_id = $1', [id])
  assert.deepEqual(kept.rows, [{ reason }])
  await world.owner.query('delete from appid_bindings where sub_merchant_id = $1', [id])
})

test('M19: bound, Native: sub_appid is sent as well, and the payment says so before it goes', async () => {
  const world = await shared()
  const made = await order(world)
  const { sub_mchid } = await subMerchantOf(world, 'company')
  assert.deepEqual(identityIn(await sent(world, made)), {
    sp_mchid: world.demo.sp_mchid,
    sp_appid: world.demo.appids.sp,
    sub_mchid,
    sub_appid: world.demo.appids.company,
  })
  assert.deepEqual(reasons(made).at(-1), ['sub_appid', world.demo.appids.company, 'M19'])
})

test("M20: bound, JSAPI: the openid under the merchant's appid goes as sub_openid, never as the other", async () => {
  const world = await shared()
  const { sp, company } = world.demo.appids
  const openid = await openidOf(world, company)
  const made = await order(world, { product: 'jsapi', payer: { appid: company, openid } })
  const body = await sent(world, made)
  assert.deepEqual([body.sub_appid, body.payer], [company, { sub_openid: openid }])
  assert.deepEqual(reasons(made).slice(-3), [
    ['sub_appid', company, 'M20'],
    ['sub_openid', company, 'M20'],
    ['appId', company, 'M20'],
  ])

  const underProvider = { appid: sp, openid: await openidOf(world, sp) }
  const other = await order(world, { product: 'jsapi', payer: underProvider })
  assert.deepEqual((await sent(world, other)).payer, { sp_openid: underProvider.openid }, 'WeChat takes both')
  assert.equal(other.identity.call_up_appid, sp)
})

function individual(world: TestWorld) {
  return { key: world.demo.keys.individual }
}

/** The order's body as it arrived at WeChat's door. */
async function sent(world: TestWorld, { id }: Payment): Promise<Readonly<Record<string, unknown>>> {
  const found = (await requests(world)).find(({ body }) => body.out_trade_no === id)
  assert(found, `no order ${id} arrived`)
  return found.body
}

function identityIn(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => /^(sp|sub)_|payer/.test(name)))
}

function reasons({ identity }: Payment): [field: string, value: string | null, row: string][] {
  for (const { because, because_zh } of identity.reasons) assert(because.endsWith('.') && because_zh.endsWith('。'))
  return identity.reasons.map(({ field, value, row }) => [field, value, row])
}
