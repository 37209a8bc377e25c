import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Hit } from './hit.ts'
import { selectApplymentHits, selectPaymentHits, selectRefundHits } from './store.ts'

/** Payments, refunds and, for who may see them, applyments that bear this number, whoever gave it: we, the merchant or WeChat. Of what the viewer may see. */
export async function findNumber(ctx: Context, viewer: Viewer, number: string, seesApplyments = false): Promise<Hit[]> {
  const { providerId, mode, merchantId } = viewer
  // Not chosen from what was found: others' payments under the same number would fill the places of the viewer's own.
  const merchantIds = merchantId === null ? (viewer.merchantIds ?? null) : [merchantId]
  const sought = { mode, merchantIds, storeId: viewer.storeId ?? null, number }
  return inTenant(ctx, { providerId }, async (tx) => {
    const applyments = seesApplyments ? await selectApplymentHits(tx, sought) : []
    return [...(await selectPaymentHits(tx, sought)), ...(await selectRefundHits(tx, sought)), ...applyments]
  })
}
