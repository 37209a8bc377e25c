import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTenant } from '../../storage/tenant.ts'
import { testPlatform } from '../../testing/context.ts'
import { givenShop } from '../../testing/shop.ts'
import { assertProductGranted, assertRefundGranted, permissionState } from './permission.ts'
import { getPermissions, setPermission } from './set-permission.ts'

test('M12, M25: what comes with the relation is granted, APP, H5 and refunds must be asked for', () => {
  const names = ['jsapi', 'mini_program', 'native', 'app', 'h5', 'refund'] as const
  const states = names.map((name) => permissionState({}, name))
  assert.deepEqual(states, ['granted', 'granted', 'granted', 'not_asked', 'not_asked', 'not_asked'])
  assert.equal(permissionState({ native: 'withdrawn' }, 'native'), 'withdrawn')
})

test('only what is granted goes through', () => {
  for (const state of ['not_asked', 'asked', 'withdrawn'] as const) {
    assert.throws(() => assertProductGranted({ app: state }, 'app'), {
      code: 'PERMISSION_MISSING',
      details: { product: 'app', state },
    })
    assert.throws(() => assertRefundGranted({ refund: state }), { code: 'REFUND_NOT_AUTHORISED', details: { state } })
  }
  assertProductGranted({ app: 'granted' }, 'app')
  assertRefundGranted({ refund: 'granted' })
})

test('a permission is recorded as it stands last, per sub-merchant', async (t) => {
  const { ctx } = await testPlatform(t)
  const [shop, other] = [await givenShop(ctx), await givenShop(ctx)]
  for (const state of ['asked', 'granted', 'withdrawn'] as const) {
    await setPermission(ctx, shop.providerId, shop.subMerchantId, 'app', state)
    const found = await inTenant(ctx, shop.owner, (tx) => getPermissions(tx, shop.subMerchantId))
    assert.deepEqual(found, { refund: 'granted', app: state })
  }
  assert.deepEqual(await inTenant(ctx, other.owner, (tx) => getPermissions(tx, other.subMerchantId)), {
    refund: 'granted',
  })
  assert.deepEqual(await inTenant(ctx, other.owner, (tx) => getPermissions(tx, shop.subMerchantId)), {})
  const foreign = setPermission(ctx, other.providerId, shop.subMerchantId, 'app', 'granted')
  await assert.rejects(foreign, { code: '23503' }, 'not for another provider’s sub-merchant')
})
