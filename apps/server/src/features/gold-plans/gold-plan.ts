import type { Industry, PayScene } from '@teyue/wechatpay/gold-plan'
import { PublicError } from '../../errors.ts'
import { type Permissions, permissionState } from '../permissions/permission.ts'

export type Switch = { readonly open: boolean; readonly changedAt: Date | null }

/** The gold plan of one number, as WeChat accepted it last. */
export type GoldPlan = {
  readonly subMerchantId: string
  readonly plan: Switch
  readonly receipt: Switch
  readonly adverts: Switch
  readonly scene: PayScene
  readonly filters: readonly Industry[]
}

export type Part = 'plan' | 'receipt' | 'adverts' | 'filters'

/** What is to be another. `filters` are set as a whole, for `filters` and on opening `adverts`. */
export type Wanted = {
  readonly what: Part
  readonly open: boolean
  readonly scene: PayScene | null
  readonly filters: readonly Industry[] | null
  /** The plan is wanted with WeChat's own receipt, not with ours. */
  readonly officialReceipt: boolean
}

const minuteMs = 60_000
const effectiveAfterMs = 5 * minuteMs
const closedForMs = 24 * 60 * minuteMs
const CLOSED: Switch = { open: false, changedAt: null }

/** Before anybody has switched anything here. */
export function unswitched(subMerchantId: string): GoldPlan {
  const parts = { plan: CLOSED, receipt: CLOSED, adverts: CLOSED }
  return { subMerchantId, ...parts, scene: 'JSAPI_AND_MINIPROGRAM', filters: [] }
}

/** From when a change holds: WeChat says within five minutes. */
export function effectiveAt({ changedAt }: Switch): Date | null {
  return changedAt && new Date(changedAt.getTime() + effectiveAfterMs)
}

/** Whoever closes the plan may open it again a day later; null while that is no question. */
export function mayOpenFrom({ open, changedAt }: Switch): Date | null {
  return open || !changedAt ? null : new Date(changedAt.getTime() + closedForMs)
}

/**
 * Refuses what WeChat is known to refuse, and the order in which payers would see another receipt than was meant.
 * @throws PublicError GOLD_PLAN_JUST_CLOSED, GOLD_PLAN_RECEIPT_FIRST, GOLD_PLAN_CLOSED or PERMISSION_MISSING
 */
export function assertSwitchable(plan: GoldPlan, wanted: Wanted, permissions: Permissions, now: Date): void {
  if (wanted.what === 'plan' && wanted.open) assertOpens(plan, wanted, permissions, now)
  const isAboutAdverts = wanted.what === 'filters' || (wanted.what === 'adverts' && wanted.open)
  if (isAboutAdverts && !plan.plan.open) throw new PublicError('GOLD_PLAN_CLOSED')
}

/** The plan once WeChat has accepted the change. What stands so already keeps its moment. */
export function switched(
  plan: GoldPlan,
  { what, open, scene, filters }: Omit<Wanted, 'officialReceipt'>,
  now: Date,
): GoldPlan {
  const turned = (was: Switch): Switch => (was.open === open && was.changedAt ? was : { open, changedAt: now })
  switch (what) {
    case 'plan':
      return { ...plan, plan: turned(plan.plan), scene: open && scene ? scene : plan.scene }
    case 'receipt':
      return { ...plan, receipt: turned(plan.receipt) }
    case 'adverts':
      return { ...plan, adverts: turned(plan.adverts), filters: open && filters ? filters : plan.filters }
    case 'filters':
      return { ...plan, filters: filters ?? [] }
  }
}

function assertOpens({ plan, receipt }: GoldPlan, wanted: Wanted, permissions: Permissions, now: Date): void {
  const from = mayOpenFrom(plan)
  if (from && from > now) throw new PublicError('GOLD_PLAN_JUST_CLOSED', { from: from.toISOString() })
  if (!receipt.open && !wanted.officialReceipt) throw new PublicError('GOLD_PLAN_RECEIPT_FIRST')
  const names =
    wanted.scene === 'JSAPI'
      ? (['jsapi'] as const)
      : wanted.scene === 'MINIPROGRAM'
        ? (['mini_program'] as const)
        : (['jsapi', 'mini_program'] as const)
  const states = names.map((name) => permissionState(permissions, name))
  if (!states.includes('granted')) throw new PublicError('PERMISSION_MISSING', { product: names[0], state: states[0]! })
}
