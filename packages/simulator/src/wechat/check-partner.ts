import type { Merchant } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import type { Call } from './call.ts'
import { refuse } from './refusals.ts'

/** The SP named is the one that signed, and the acceptance relation with the sub-merchant exists (M1). */
export function checkPartner(
  world: World,
  call: Pick<Call, 'provider'>,
  named: { sp_mchid: string; sub_mchid: string },
): Merchant {
  if (named.sp_mchid !== call.provider.mchid) {
    throw refuse('spMismatch', `signed by ${call.provider.mchid}, but sp_mchid is ${named.sp_mchid}`)
  }
  if (named.sub_mchid === named.sp_mchid) throw refuse('sameMchid')
  const merchant = world.store.get('merchants', named.sub_mchid)
  if (!merchant) throw refuse('merchantUnknown', `no sub-merchant has the number ${named.sub_mchid}`)
  if (merchant.provider !== call.provider.mchid) {
    throw refuse('noRelation', `${named.sub_mchid} belongs to ${merchant.provider}`)
  }
  return merchant
}
