import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import { assertVisible } from '../onboarding/list-merchants.ts'
import type { Viewer } from '../providers/viewer.ts'

/** A number that the viewer may see. */
export async function findNumber(ctx: Context, viewer: Viewer, id: string): Promise<SubMerchant> {
  return inTenant(ctx, { providerId: viewer.providerId }, (tx) => mustGetNumber(tx, viewer, id))
}

/** Joins: the same within a larger deed. */
export async function mustGetNumber(tx: Tx, viewer: Viewer, id: string): Promise<SubMerchant> {
  const number = await mustGetSubMerchant(tx, id, viewer.mode)
  assertVisible(viewer, number.merchantId)
  return number
}
