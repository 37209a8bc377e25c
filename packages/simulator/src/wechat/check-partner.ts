import { why } from '../explain/because.ts'
import { merchantsOf } from '../explain/facts.ts'
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
  const { mchid } = call.provider
  if (named.sp_mchid !== mchid) {
    throw refuse('spMismatch', why('spMismatch', { signer: mchid, field: 'sp_mchid', named: named.sp_mchid }))
  }
  if (named.sub_mchid === named.sp_mchid)
    throw refuse('sameMchid', why('sameMchid', { mchid, known: merchantsOf(world, mchid) }))
  const merchant = world.store.get('merchants', named.sub_mchid)
  if (!merchant) {
    throw refuse(
      'merchantUnknown',
      why('merchantUnknown', { named: named.sub_mchid, known: merchantsOf(world, mchid) }),
    )
  }
  if (merchant.provider !== mchid) {
    const { sub_mchid, provider: owner } = merchant
    throw refuse('noRelation', why('noRelation', { sub_mchid, owner, mchid, known: merchantsOf(world, mchid) }))
  }
  return merchant
}
