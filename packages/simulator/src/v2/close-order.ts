import { close } from '../wechat/close-order.ts'
import type { World } from '../world.ts'
import { BOTH_SIGN_TYPES, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkAppids } from './check-appids.ts'
import { COMMON_FIELDS, ORDER_NUMBER } from './common-fields.ts'

/** Official page jsapi_sl chapter 9_3. */
export const CLOSE_ORDER: V2Route = {
  path: '/pay/closeorder',
  endpoint: 'v2-close-order',
  fields: { ...COMMON_FIELDS, out_trade_no: { ...ORDER_NUMBER, required: true } },
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'out_trade_no',
  act: closeOrder,
}

function closeOrder(world: World, call: V2Call): V2Answer {
  checkAppids(world, call)
  close(world, call.provider.mchid, call.merchant.sub_mchid, call.fields.get('out_trade_no') ?? '')
  return { fields: {} }
}
