import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makePublicKey } from '@teyue/wechatpay/testing/wechat'
import { getAccount } from '../features/providers/get-account.ts'
import { storePlatformKeys } from '../features/providers/store-platform-keys.ts'
import { turnClock } from '../features/providers/turn-clock.ts'
import { testPlatform } from '../testing/context.ts'
import { apiV3KeyOfShops, givenShop } from '../testing/shop.ts'

test('an account is opened once, and anew when its keys have changed', async (t) => {
  const { ctx } = await testPlatform(t)
  const { providerId, accountId } = await givenShop(ctx)
  const first = await ctx.wechat.of(await getAccount(ctx, providerId, accountId))
  assert.equal(await ctx.wechat.of(await getAccount(ctx, providerId, accountId)), first)
  assert.equal(first.apiV3Key, apiV3KeyOfShops)
  assert.equal(first.keyring.preferred(ctx.now()), undefined)

  const { serial, pem } = makePublicKey()
  await storePlatformKeys(ctx, providerId, accountId, [{ serial, pem, kind: 'public_key', expiresAt: null }])
  const second = await ctx.wechat.of(await getAccount(ctx, providerId, accountId))
  assert.notEqual(second, first)
  assert.equal(second.keyring.preferred(ctx.now())?.serial, serial)
})

test('an account’s client follows its clock', async (t) => {
  const { ctx } = await testPlatform(t)
  const { providerId, accountId } = await givenShop(ctx)
  const account = await ctx.wechat.of(await getAccount(ctx, providerId, accountId))
  assert(account.now().getTime() - Date.now() < 60_000)
  await turnClock(ctx, providerId, accountId, 3_600_000)
  await ctx.wechat.of(await getAccount(ctx, providerId, accountId))
  assert(account.now().getTime() - Date.now() >= 3_599_000)
})

test('M21: another provider cannot open the account, nor is a key of its in clear anywhere', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const [shop, stranger] = [await givenShop(ctx), await givenShop(ctx)]
  const ref = await getAccount(ctx, shop.providerId, shop.accountId)
  await ctx.wechat.of(ref)
  await assert.rejects(ctx.wechat.of({ ...ref, providerId: stranger.providerId }), /no result/)
  const { rows } = await owner.query(
    "select string_agg(a::text || encode(private_key_sealed, 'escape') || encode(api_v3_key_sealed, 'escape'), '') as all from accounts a",
  )
  assert.doesNotMatch(rows[0].all, new RegExp(`PRIVATE KEY|${apiV3KeyOfShops}`))
})
