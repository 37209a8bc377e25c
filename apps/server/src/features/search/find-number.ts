import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { isVisible, type Viewer } from '../providers/viewer.ts'
import type { Hit } from './hit.ts'
import { selectPaymentHits, selectRefundHits } from './store.ts'

/** Payments and refunds that bear this number, whoever gave it: we, the merchant or WeChat. Of what the viewer may see. */
export async function findNumber(ctx: Context, viewer: Viewer, number: string): Promise<Hit[]> {
  const { providerId, mode } = viewer
  return inTenant(ctx, { providerId }, async (tx) => {
    const hits = [...(await selectPaymentHits(tx, mode, number)), ...(await selectRefundHits(tx, mode, number))]
    return hits.filter(({ merchantId }) => isVisible({ mode, merchantId }, viewer))
  })
}
