import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, exampleMoment } from '../../testing/examples.ts'
import type { PaymentRequest } from './payment-request.ts'
import { admit, chooseStanding, decideExpiry, type Standing } from './standing.ts'

const standing: Standing = {
  merchantId: 'mch_1',
  merchantState: 'active',
  subjectType: 'company',
  subMerchant: { id: 'sub_1', subMchid: '1600000001', feeRatePpm: 6000 },
  account: { id: 'acct_1', spMchid: '1900000001', version: 1, clockOffsetMs: 0 },
  permissions: {},
  ownAppids: [
    { appid: 'wxsp', kind: 'service_account' },
    { appid: 'wxspapp', kind: 'mobile_app' },
    { appid: 'wxspmini', kind: 'mini_program' },
  ],
  boundAppids: [],
}
const second: Standing = { ...standing, subMerchant: { ...standing.subMerchant, id: 'sub_2' } }
const request: PaymentRequest = { merchant: 'mch_1', product: 'native', amount: 1, description: 'd', reference: 'r' }
const payer = { openid: 'o', appid: 'wxsp', ip: '203.0.113.9' }

test('a merchant with one number needs to name none, one with several must', () => {
  assert.equal(chooseStanding([standing], undefined), standing)
  assert.equal(chooseStanding([standing, second], 'sub_2'), second)
  assert.throws(() => chooseStanding([standing, second], undefined), {
    code: 'SUB_MERCHANT_AMBIGUOUS',
    details: { sub_merchants: ['sub_1', 'sub_2'] },
  })
  assert.throws(() => chooseStanding([standing], 'sub_2'), { code: 'NO_SUB_MERCHANT' })
  assert.throws(() => chooseStanding([], undefined), { code: 'NO_SUB_MERCHANT' })
})

test('a merchant that leaves, or has left, takes no new payment; a note that it is paused stops none', () => {
  const admitted = (merchantState: Standing['merchantState']) => admit({ ...standing, merchantState }, request)
  assert.throws(() => admitted('leaving'), { code: 'MERCHANT_LEAVING', details: { merchant: 'mch_1' } })
  assert.throws(() => admitted('left'), { code: 'MERCHANT_LEFT', details: { merchant: 'mch_1' } })
  assert.deepEqual(admitted('paused'), admitted('active'))
})

test('M12: products that WeChat must grant are refused before the call, in every state but granted', () => {
  for (const product of ['app', 'h5'] as const) {
    for (const state of ['not_asked', 'asked', 'withdrawn'] as const) {
      const permissions = state === 'not_asked' ? {} : { [product]: state }
      const asked = { ...request, product, payer }
      assert.throws(() => admit({ ...standing, permissions }, asked), {
        code: 'PERMISSION_MISSING',
        details: { product, state },
      })
    }
    assert.equal(
      admit({ ...standing, permissions: { [product]: 'granted' } }, { ...request, product, payer }).spMchid,
      '1900000001',
    )
  }
})

test('what comes with the relation is granted until it is withdrawn', () => {
  for (const product of ['native', 'jsapi', 'mini_program'] as const) {
    const asked = { ...request, product, payer: { ...payer, appid: product === 'mini_program' ? 'wxspmini' : 'wxsp' } }
    assert.equal(admit(standing, asked).subMchid, '1600000001')
    const withdrawn = { ...standing, permissions: { [product]: 'withdrawn' } as const }
    assert.throws(() => admit(withdrawn, asked), { code: 'PERMISSION_MISSING' })
  }
})

test('Q14: H5 needs the payer’s own ip, and is not for individual businesses', () => {
  const granted: Standing = { ...standing, permissions: { h5: 'granted' } }
  const asked = { ...request, product: 'h5' as const }
  assert.throws(() => admit(granted, asked), { code: 'PAYER_IP_REQUIRED' })
  assert.throws(() => admit(granted, { ...asked, payer: { openid: 'o', appid: 'wxsp' } }), {
    code: 'PAYER_IP_REQUIRED',
  })
  assert.throws(() => admit({ ...granted, subjectType: 'individual' }, { ...asked, payer }), {
    code: 'PRODUCT_NOT_FOR_SUBJECT',
  })
  assert.equal(admit(granted, { ...asked, payer: { ip: '203.0.113.9' } }).payer, null)
})

test('an openid without its appid is nobody', () => {
  const asked = { ...request, product: 'jsapi' as const }
  assert.throws(() => admit(standing, { ...asked, payer: { openid: 'o' } }), {
    code: 'PAYER_REQUIRED',
    details: { field: 'payer.appid' },
  })
  assert.throws(() => admit(standing, { ...asked, payer: { appid: 'wxsp' } }), {
    code: 'PAYER_REQUIRED',
    details: { field: 'payer.openid' },
  })
})

test('an order lives two hours unless told, one minute at least and seven days at most, in whole seconds', () => {
  const at = (ms: number) => ({ ...request, expires_at: after(exampleMoment, ms).toISOString() })
  const weekMs = 7 * 86_400_000
  assert.deepEqual(decideExpiry(request, exampleMoment), after(exampleMoment, 7_200_000))
  assert.deepEqual(decideExpiry(request, after(exampleMoment, 999)), after(exampleMoment, 7_200_000))
  assert.deepEqual(decideExpiry(at(60_000), exampleMoment), after(exampleMoment, 60_000))
  assert.deepEqual(decideExpiry(at(weekMs), exampleMoment), after(exampleMoment, weekMs))
  for (const ms of [-1, 0, 59_999, weekMs + 1]) {
    assert.throws(() => decideExpiry(at(ms), exampleMoment), { code: 'EXPIRY_OUT_OF_RANGE' }, String(ms))
  }
  assert.throws(() => decideExpiry({ ...request, expires_at: 'soon' }, exampleMoment), { code: 'EXPIRY_OUT_OF_RANGE' })
})
