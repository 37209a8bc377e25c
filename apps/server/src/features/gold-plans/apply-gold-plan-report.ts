import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { promiseJob, withdrawJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { switched, unswitched } from './gold-plan.ts'
import { type ChangeReport, type GoldPlanChange, isOpenChange, nextState } from './gold-plan-change.ts'
import { followKey, nextTry } from './promises.ts'
import { isSwitchedSince, selectChangeForUpdate, selectGoldPlan, updateChange, writeGoldPlan } from './store.ts'

/** The one door for WeChat's word on a change of a gold plan. Returns the change as it then stands. */
export async function applyGoldPlanReport(
  ctx: Context,
  change: GoldPlanChange,
  report: ChangeReport,
  exchange: SealedExchange | null,
): Promise<GoldPlanChange> {
  return inTenant(ctx, change, async (tx) => {
    const before = (await selectChangeForUpdate(tx, change.id))!
    const state = nextState(before, report)
    if (!state) return before
    const refusedCode = report.refusal?.code ?? null
    const refusedMessage = report.refusal?.message ?? null
    // Who sent an earlier try may have died before it could say that nobody answered.
    const inDoubt = state === 'refused' && (before.inDoubt || before.attempts > 1)
    const after = { ...before, state, inDoubt, refusedCode, refusedMessage, changedAt: tx.now }
    await updateChange(tx, after)
    // A late word on what was switched again since says nothing of how it stands now.
    if (state === 'done' && !(await isSwitchedSince(tx, before))) {
      const plan = (await selectGoldPlan(tx, before.subMerchantId)) ?? unswitched(before.subMerchantId)
      await writeGoldPlan(tx, switched(plan, before, tx.now))
    }
    withdrawJob(tx, followKey(before))
    tell(tx, after, exchange)
    return after
  })
}

/** No answer: the change is unknown, and sent again under the promise that stands. */
export async function recordSilence(
  ctx: Context,
  change: GoldPlanChange,
  mayHaveArrived: boolean,
): Promise<GoldPlanChange> {
  return inTenant(ctx, change, async (tx) => {
    const before = (await selectChangeForUpdate(tx, change.id))!
    if (!isOpenChange(before)) return before
    const after: GoldPlanChange = {
      ...before,
      state: 'unknown',
      inDoubt: before.inDoubt || mayHaveArrived,
      changedAt: tx.now,
    }
    await updateChange(tx, after)
    promiseJob(tx, nextTry(after, tx.now))
    return after
  })
}

function tell(tx: Tx, change: GoldPlanChange, exchange: SealedExchange | null): void {
  const { subMerchantId: subjectId, accountId, merchantId, what, open, state, refusedCode: refusal } = change
  const facts = { what, open, change: change.id, refusal }
  recordEvent(tx, { type: `gold_plan.${state}`, source: 'answer', subjectId, accountId, merchantId, facts, exchange })
}
