import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { assertStaying } from '../merchants/get-merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import { getPermissions } from '../permissions/set-permission.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertSwitchable, unswitched, type Wanted } from './gold-plan.ts'
import { type GoldPlanChange, isOpenChange } from './gold-plan-change.ts'
import { nextTry } from './promises.ts'
import { insertChange, isChangeOpenAlready, selectChanges, selectGoldPlan } from './store.ts'

/** Accepts a switching; WeChat hears of it from an errand. One at a time, since WeChat cannot be asked how the plan stands. */
export async function createGoldPlanChange(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { subMerchantId, ...wanted }: Wanted & { readonly subMerchantId: string },
): Promise<GoldPlanChange> {
  try {
    return await inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
      const { merchantId, accountId, subMchid } = await mustGetSubMerchant(tenant, subMerchantId, viewer.mode)
      // Switching off is how a merchant leaves.
      if (wanted.open) await assertStaying(tenant, merchantId)
      const tx = onClockOf(tenant, await readAccount(tenant, accountId))
      const [last] = await selectChanges(tx, subMerchantId, 1)
      if (last && isOpenChange(last)) throw new PublicError('GOLD_PLAN_BUSY')
      const plan = (await selectGoldPlan(tx, subMerchantId)) ?? unswitched(subMerchantId)
      assertSwitchable(plan, wanted, await getPermissions(tx, subMerchantId), tx.now)
      const { what, open, scene, filters } = wanted
      const who = {
        providerId: tx.providerId,
        id: newId('goldPlanChange'),
        subMerchantId,
        subMchid,
        merchantId,
        accountId,
      }
      const begun = {
        state: 'requested',
        attempts: 1,
        inDoubt: false,
        refusedCode: null,
        refusedMessage: null,
      } as const
      const when = { personId: doer?.personId ?? null, createdAt: tx.now, changedAt: tx.now }
      const change = { ...who, what, open, scene, filters, ...begun, ...when }
      await insertChange(tx, change)
      promiseJob(tx, { ...nextTry(change, tx.now), isNew: true })
      if (doer)
        recordDeed(tx, doer, { act: 'gold_plan.changed', subjectId: merchantId, after: { subMchid, ...wanted } })
      return change
    })
  } catch (error) {
    throw isChangeOpenAlready(error) ? new PublicError('GOLD_PLAN_BUSY') : error
  }
}
