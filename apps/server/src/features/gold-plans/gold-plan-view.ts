import type { GoldPlanChange as ChangeView, GoldPlan as GoldPlanView } from '@teyue/contract/gold-plan'
import { effectiveAt, mayOpenFrom, type Switch } from './gold-plan.ts'
import { type GoldPlanChange, type GoldPlanInFull, isOpenChange } from './gold-plan-change.ts'

/** Where WeChat finds our receipts of an account: what is configured on the partner platform. */
export const receiptAddress = (publicUrl: string, accountId: string) => `${publicUrl}/receipts/wechat/${accountId}`

export function viewGoldPlan({ plan, changes, accountId, now }: GoldPlanInFull, publicUrl: string): GoldPlanView {
  const pending = changes.find(isOpenChange)
  return {
    object: 'gold_plan',
    sub_merchant: plan.subMerchantId,
    plan: viewSwitch(plan.plan, now),
    receipt: viewSwitch(plan.receipt, now),
    adverts: viewSwitch(plan.adverts, now),
    scene: plan.scene,
    filters: [...plan.filters],
    may_open_from: mayOpenFrom(plan.plan)?.toISOString() ?? null,
    receipt_url: receiptAddress(publicUrl, accountId),
    pending: pending ? viewChange(pending) : null,
    changes: changes.map(viewChange),
  }
}

export function viewChange(change: GoldPlanChange): ChangeView {
  const { refusedCode: code, refusedMessage: message } = change
  return {
    id: change.id,
    object: 'gold_plan_change',
    sub_merchant: change.subMerchantId,
    what: change.what,
    open: change.open,
    scene: change.scene,
    filters: change.filters && [...change.filters],
    state: change.state,
    in_doubt: change.inDoubt,
    attempts: change.attempts,
    refusal: code === null ? null : { code, message: message ?? '' },
    person: change.personId,
    created_at: change.createdAt.toISOString(),
    changed_at: change.changedAt.toISOString(),
  }
}

function viewSwitch(part: Switch, now: Date) {
  const at = effectiveAt(part)
  return {
    open: part.open,
    changed_at: part.changedAt?.toISOString() ?? null,
    effective_at: at?.toISOString() ?? null,
    is_effective: at !== null && at <= now,
  }
}
