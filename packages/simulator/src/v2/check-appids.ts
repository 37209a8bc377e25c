import { mayUseAppid } from '../agreements/agreement.ts'
import { why } from '../explain/because.ts'
import { appidNotBound, subAppidUnbound } from '../wechat/check-payable.ts'
import { refuse } from '../wechat/refusals.ts'
import type { World } from '../world.ts'
import { textOf, type V2Call, type V2ProviderCall } from './call.ts'
import { refuseDeed } from './refusals.ts'

/** `appid` is the SP's (M14); a `sub_appid` is bound to the sub-merchant (M17, M18). */
export function checkAppids(world: World, call: V2Call | V2ProviderCall): void {
  checkSpAppid(world, call)
  const subAppid = textOf(call, 'sub_appid')
  if (subAppid === undefined || call.merchant === null) return
  if (!call.merchant.appids.some((binding) => binding.appid === subAppid)) {
    throw refuse('subAppidMismatch', subAppidUnbound(call.merchant, subAppid))
  }
  if (!mayUseAppid(world, call.merchant, subAppid, 'joint_operation')) {
    throw refuse('subAppidMismatch', why('letterWithdrawn', { appid: subAppid }))
  }
}

export function checkSpAppid(world: World, call: V2Call | V2ProviderCall): void {
  const appid = textOf(call, 'appid')
  if (appid === undefined || call.provider.appids.includes(appid)) return
  const because = appidNotBound(world, call.provider, appid, 'appid')
  if (!world.store.get('appids', appid)) throw refuseDeed('appidUnknown', because)
  throw refuse('appidMismatch', because)
}
