import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPlatform } from '../../testing/context.ts'
import { givenOtherMode, givenShop } from '../../testing/shop.ts'
import { createMerchant } from '../merchants/create-merchant.ts'
import { getMerchant, listMerchants } from './list-merchants.ts'

test('a provider lists its merchants newest first, page by page; a merchant sees itself', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const order = { name: 'second', subjectType: 'individual', subject: 'Li' } as const
  const second = await createMerchant(ctx, shop.providerId, order)
  const provider = { ...shop.viewer, merchantId: null }
  const list = async (viewer: typeof provider | typeof shop.viewer, before: string | null, limit = 10) =>
    (await listMerchants(ctx, viewer, before, limit)).map(({ merchant }) => merchant.id)
  assert.deepEqual(await list(provider, null), [second.id, shop.merchantId])
  assert.deepEqual(await list(provider, null, 1), [second.id])
  assert.deepEqual(await list(provider, second.id), [shop.merchantId])
  assert.deepEqual(await list(shop.viewer, null), [shop.merchantId])
})

test('M1: a merchant of another provider, or another merchant, is not found', async (t) => {
  const { ctx } = await testPlatform(t)
  const [shop, stranger] = [await givenShop(ctx), await givenShop(ctx)]
  const order = { name: 'second', subjectType: 'company', subject: 'second ltd' } as const
  const second = await createMerchant(ctx, shop.providerId, order)
  const provider = { ...shop.viewer, merchantId: null }
  assert.equal((await getMerchant(ctx, provider, second.id)).merchant.id, second.id)
  await assert.rejects(getMerchant(ctx, provider, stranger.merchantId), { code: 'MERCHANT_NOT_FOUND' })
  await assert.rejects(getMerchant(ctx, shop.viewer, second.id), { code: 'MERCHANT_NOT_FOUND' })
})

test('a merchant’s numbers are those of the viewer’s mode, with what each may do', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const live = await givenOtherMode(ctx, shop)
  for (const one of [shop, live]) {
    const { subMerchants } = await getMerchant(ctx, one.viewer, shop.merchantId)
    assert.deepEqual(
      subMerchants.map(({ subMerchant, permissions }) => [
        subMerchant.id,
        permissions.map(({ name, state }) => `${name} ${state}`),
      ]),
      [[one.subMerchantId, ['refund granted']]],
    )
  }
})
