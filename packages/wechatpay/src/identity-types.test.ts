import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CombinedJsapiOrder } from './combined-order-shapes.ts'
import type { JsapiOrder, OrderParties, PayerIdentity } from './order-requests.ts'
import type { V2JsapiOrder, V2Parties, V2PayerIdentity } from './v2/order-requests.ts'

// The compiler is what is tested here: each line marked as an error must be one, or `npm run check` fails.

test('M15, M20: in every kind of order an openid stands beside the appid it belongs to, or the order does not compile', () => {
  // @ts-expect-error sp_openid is worthless without sp_appid
  const v3: Pick<JsapiOrder, 'sp_appid' | 'payer'> = { payer: { sp_openid: 'o' } }
  // @ts-expect-error sub_openid is worthless without sub_appid
  const v3Sub: PayerIdentity = { payer: { sub_openid: 'o' } }
  // @ts-expect-error nor with an appid that is not there
  const v3Undefined: PayerIdentity = { sub_appid: undefined, payer: { sub_openid: 'o' } }
  // @ts-expect-error a bare openid names no appid
  const v3Bare: PayerIdentity = { payer: { openid: 'o' } }
  // @ts-expect-error APIv2: openid without appid
  const v2: Pick<V2JsapiOrder, 'appid' | 'openid'> = { openid: 'o' }
  // @ts-expect-error APIv2: sub_openid without sub_appid
  const v2Sub: V2PayerIdentity = { sub_openid: 'o' }
  // @ts-expect-error APIv2: nobody pays
  const v2Nobody: V2PayerIdentity = { sub_appid: 'wx2' }
  // @ts-expect-error combined: openid without combine_appid
  const combined: Pick<CombinedJsapiOrder, 'combine_appid' | 'combine_payer_info'> = {
    combine_payer_info: { openid: 'o' },
  }
  assert.equal([v3, v3Sub, v3Undefined, v3Bare, v2, v2Sub, v2Nobody, combined].length, 8)
})

test('M22: there is no order without a sub-merchant', () => {
  // @ts-expect-error direct mode of APIv3
  const v3: OrderParties = { sp_appid: 'wx1', sp_mchid: '1900000001' }
  // @ts-expect-error direct mode of APIv2
  const v2: V2Parties = { appid: 'wx1' }
  assert.equal([v3, v2].length, 2)
})
