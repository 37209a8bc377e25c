import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { assertVisible } from '../onboarding/list-merchants.ts'
import { getStandings } from '../payments/get-standings.ts'
import type { Standing } from '../payments/standing.ts'
import type { Viewer } from '../providers/viewer.ts'
import { identityTable, type ProductRow } from './identity-table.ts'

export type NumberTable = {
  readonly subMerchant: Standing['subMerchant']
  readonly rows: readonly ProductRow[]
}

/** For each number of the merchant and each product, who we are to WeChat and why, or what is in the way. */
export async function getIdentityTable(ctx: Context, viewer: Viewer, merchantId: string): Promise<NumberTable[]> {
  assertVisible(viewer, merchantId)
  return inTenant(ctx, viewer, async (tx) => {
    const standings = await getStandings(tx, merchantId, viewer.mode)
    if (!standings) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: merchantId })
    return standings.map((standing) => {
      const notifyUrl = `${ctx.publicUrl}/notify/wechat/${standing.account.id}`
      const { subMerchant } = standing
      return { subMerchant, rows: identityTable(standing, notifyUrl, tx.now) }
    })
  })
}
