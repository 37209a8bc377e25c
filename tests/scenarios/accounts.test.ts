import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Merchant } from '@teyue/contract/merchant'
import type { Payment } from '@teyue/contract/payment'
import type { WebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import { makeDemo } from '@teyue/server/cli/demo-provider'
import { addSubMerchant } from '@teyue/server/features/merchants/create-merchant'
import type { TestWorld } from '@teyue/server/testing/world'
import { ask, askRefund, call, look, order, paid, tell } from './acts.ts'
import { openOtherAccount } from './cast.ts'
import { requests } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'
import { type Signer, signedCall } from './signed-call.ts'

const shared = sharedWorld()

test('M1: two providers in one installation: neither sees, names, refunds or closes what is the other’s', async () => {
  const world = await shared()
  const other = await makeDemo(world.ctx, world.simulatorUrl)
  const [ours, theirs] = [await paid(world), await paid(world, {}, { key: other.keys.company })]
  assert.notEqual(ours.identity.sp_mchid, theirs.identity.sp_mchid)
  const theirKeys = [other.keys.provider, other.keys.company, other.keys.individual]
  for (const key of theirKeys) {
    for (const [method, path, body] of [
      ['GET', `/v1/payments/${ours.id}`],
      ['POST', `/v1/payments/${ours.id}/close`],
      ['POST', `/v1/payments/${ours.id}/refunds`, { amount: 1, reference: 'r' }],
      ['GET', `/v1/merchants/${ours.merchant}`],
    ] as const) {
      const refused = await call(world, method, path, body, { key })
      assert.equal(refused.status, 404, `${method} ${path}`)
    }
  }
  const named = await ask(world, { merchant: ours.merchant }, { key: other.keys.provider })
  assert.deepEqual([named.status, named.body.code], [404, 'MERCHANT_NOT_FOUND'])
  for (const [path, own] of [
    ['/v1/payments', theirs.id],
    ['/v1/merchants', theirs.merchant],
    ['/v1/events?limit=100', theirs.id],
  ] as const) {
    const { body } = await call<object>(world, 'GET', path, undefined, { key: other.keys.provider })
    const text = JSON.stringify(body)
    assert(text.includes(own), `${path} shows what is one's own`)
    for (const id of [ours.id, ours.merchant, world.demo.account]) assert(!text.includes(id), `${path} shows ${id}`)
  }
})

test('M1: within a provider, a merchant’s key sees and acts for that merchant alone', async () => {
  const world = await shared()
  const ofCompany = await paid(world)
  const as = { key: world.demo.keys.individual }
  assert.equal((await call(world, 'GET', `/v1/payments/${ofCompany.id}`, undefined, as)).status, 404)
  assert.equal((await askRefund(world, ofCompany.id, {}, as)).status, 404)
  assert.deepEqual((await ask(world, { merchant: ofCompany.merchant }, as)).status, 403)
  const hook = { url: 'http://127.0.0.1:9/', merchant: ofCompany.merchant }
  assert.equal((await call<WebhookEndpoint>(world, 'POST', '/v1/webhook-endpoints', hook, as)).status, 403)
})

test('M1: a merchant with numbers under two accounts is paid under the one that is named, signed by that account', async () => {
  const world = await shared()
  const merchant = world.demo.merchants.individual
  const second = await openOtherAccount(world, { merchant })
  const as = { key: world.demo.keys.individual }
  const { body } = await call<Merchant>(world, 'GET', `/v1/merchants/${merchant}`, undefined, as)
  const [first] = body.sub_merchants
  assert.deepEqual(
    body.sub_merchants.map(({ sub_mchid }) => sub_mchid),
    [first?.sub_mchid, second.sub_mchid],
  )
  const unnamed = await ask(world, {}, as)
  assert.deepEqual([unnamed.status, unnamed.body.code], [400, 'SUB_MERCHANT_AMBIGUOUS'])
  const payments: Payment[] = []
  for (const sub_merchant of [first!.id, second.sub_merchant]) payments.push(await paid(world, { sub_merchant }, as))
  assert.deepEqual(
    payments.map(({ account, identity }) => [account, identity.sp_mchid, identity.sp_appid, identity.sub_mchid]),
    [
      [world.demo.account, world.demo.sp_mchid, world.demo.appids.sp, first!.sub_mchid],
      [second.account, second.sp_mchid, second.sp_appid, second.sub_mchid],
    ],
  )
  for (const { id, identity } of payments) {
    const made = (await requests(world, '/native')).find(({ body: sent }) => sent.out_trade_no === id)
    assert.equal(made?.mchid, identity.sp_mchid, 'signed by its own account')
  }
})

test('M1: the acceptance relation is checked on every call: a sub-merchant of another provider is refused', async () => {
  const world = await shared()
  const stranger = await openOtherAccount(world)
  await addSubMerchant(world.ctx, world.demo.provider, {
    merchantId: stranger.merchant,
    accountId: world.demo.account,
    subMchid: stranger.sub_mchid,
    feeRatePpm: 6_000,
  })
  const path = `/v1/merchants/${stranger.merchant}`
  const { body } = await call<Merchant>(world, 'GET', path, undefined, { key: stranger.key })
  const wrong = body.sub_merchants.find(({ account }) => account === world.demo.account)
  const refused = await ask(world, { sub_merchant: wrong?.id }, { key: stranger.key })
  assert.deepEqual([refused.body.state, refused.body.refusal?.code], ['refused', 'NO_AUTH'])
  assert.match(refused.body.refusal?.message ?? '', /受理关系不存在/)
})

test("M1: a notice of one account at another's address is refused, and nothing moves", async () => {
  const world = await shared()
  const other = await openOtherAccount(world)
  const made = await order(world)
  const target = { sp_mchid: world.demo.sp_mchid, url: `${world.url}/notify/wechat/${other.account}` }
  const forged = { ...target, kind: 'wrong_merchant', out_trade_no: made.id }
  const { status, refused } = await tell<{ status: number; refused: boolean }>(world, 'POST', 'notices/forge', forged)
  assert.deepEqual([status, refused], [503, true], 'signed by a key that this account does not know')
  await world.drain()
  assert.equal((await look(world, made.id)).state, 'open')
})

test('M21: every call is signed by the provider, and a call signed by anyone else for its sub-merchant is refused', async () => {
  const world = await shared()
  const made = await order(world)
  const { sp_mchid, sub_mchid } = made.identity
  const ours = (await requests(world)).filter(({ body }) => body.out_trade_no === made.id)
  assert.deepEqual(
    ours.map(({ mchid, status }) => [mchid, status]),
    [[sp_mchid, 200]],
  )

  const mallory = await signerOf(world, (await openOtherAccount(world)).sp_mchid)
  const query = `/v3/pay/partner/transactions/out-trade-no/${made.id}?sp_mchid=`
  const asHimself = await signedCall(
    world.simulatorUrl,
    mallory,
    'GET',
    `${query}${mallory.mchid}&sub_mchid=${sub_mchid}`,
    null,
  )
  assert.deepEqual([asHimself.status, asHimself.code, asHimself.message], [403, 'NO_AUTH', '受理关系不存在'])
  const rest = `${sp_mchid}&sub_mchid=${sub_mchid}`
  const forUs = await signedCall(world.simulatorUrl, mallory, 'GET', `${query}${rest}`, null)
  assert.deepEqual([forUs.status, forUs.code], [400, 'PARAM_ERROR'], 'the number that signs must be the one named')
  const inOurName = { ...mallory, mchid: sp_mchid }
  const masked = await signedCall(world.simulatorUrl, inOurName, 'GET', `${query}${rest}`, null)
  assert.deepEqual([masked.status, masked.code], [401, 'SIGN_ERROR'])
  const asSub = await signedCall(world.simulatorUrl, { ...mallory, mchid: sub_mchid }, 'GET', `${query}${rest}`, null)
  assert.deepEqual([asSub.status, asSub.code], [401, 'SIGN_ERROR'], 'a sub-merchant has no key')
})

test('M22: direct payment is closed to the provider and to its sub-merchants, and our client never asks for it', async () => {
  const world = await shared()
  const made = await order(world)
  const signer = await signerOf(world, world.demo.sp_mchid)
  const direct = { appid: world.demo.appids.sp, mchid: signer.mchid, description: 'x', out_trade_no: 'direct-1' }
  const body = { ...direct, notify_url: 'http://127.0.0.1:9/', amount: { total: 1, currency: 'CNY' } }
  for (const mchid of [signer.mchid, made.identity.sub_mchid]) {
    const caller = { ...signer, mchid }
    for (const [method, path] of [
      ['POST', '/v3/pay/transactions/native'],
      ['GET', `/v3/pay/transactions/out-trade-no/${made.id}?mchid=${mchid}`],
    ] as const) {
      const answer = await signedCall(world.simulatorUrl, caller, method, path, method === 'POST' ? body : null)
      assert.deepEqual([answer.status, answer.code], [403, 'NO_AUTH'], `${mchid} ${path}`)
    }
  }

  const count = (await requests(world)).length
  const paidOne = await paid(world)
  await askRefund(world, paidOne.id)
  await call(world, 'POST', `/v1/payments/${(await order(world)).id}/close`)
  const { client } = await world.ctx.wechat.of({
    providerId: world.demo.provider,
    id: world.demo.account,
    version: 1,
    clockOffsetMs: 0,
  })
  const { sp_mchid, sub_mchid } = paidOne.identity
  await client.orders.queryByOutTradeNo({ sp_mchid, sub_mchid, out_trade_no: paidOne.id })
  const paths = (await requests(world)).slice(count).map(({ path }) => path)
  assert(paths.length >= 5)
  for (const path of paths) assert.match(path, /^\/v3\/(pay\/partner|refund)\//)
  assert.deepEqual(
    Object.keys(client.orders).sort(),
    ['app', 'close', 'h5', 'jsapi', 'miniProgram', 'native', 'queryByOutTradeNo', 'queryByTransactionId'],
    'a call that is added here needs a row above',
  )
})

/** What a provider's own people could sign with. */
async function signerOf(world: TestWorld, mchid: string): Promise<Signer> {
  type Known = { readonly mchid: string; readonly serial: string; readonly private_key_pem: string }
  const { providers } = await tell<{ providers: Known[] }>(world, 'GET', 'providers')
  const found = providers.find((provider) => provider.mchid === mchid)
  assert(found, `no provider ${mchid}`)
  return { mchid, serial: found.serial, privateKeyPem: found.private_key_pem }
}
