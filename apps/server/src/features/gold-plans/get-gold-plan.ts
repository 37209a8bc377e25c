import type { Context } from '../../context.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import { assertVisible } from '../onboarding/list-merchants.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { unswitched } from './gold-plan.ts'
import type { GoldPlanInFull } from './gold-plan-change.ts'
import { selectChanges, selectGoldPlan } from './store.ts'

const shownChanges = 20

export async function getGoldPlan(ctx: Context, viewer: Viewer, subMerchantId: string): Promise<GoldPlanInFull> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const { merchantId, accountId } = await mustGetSubMerchant(tenant, subMerchantId, viewer.mode)
    assertVisible(viewer, merchantId)
    const tx = onClockOf(tenant, await readAccount(tenant, accountId))
    return { accountId, now: tx.now, ...(await getGoldPlanIn(tx, subMerchantId)) }
  })
}

/** Joins: how it stands, and what became of the latest changes. */
export async function getGoldPlanIn(tx: Tx, subMerchantId: string): Promise<Pick<GoldPlanInFull, 'plan' | 'changes'>> {
  const plan = (await selectGoldPlan(tx, subMerchantId)) ?? unswitched(subMerchantId)
  return { plan, changes: await selectChanges(tx, subMerchantId, shownChanges) }
}
