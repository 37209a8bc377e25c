import type { GoldPlan, Wanted } from './gold-plan.ts'

export type ChangeState = 'requested' | 'unknown' | 'done' | 'refused'

/** One switching of one part, asked of WeChat. Each call sets a state, so that it may be sent again until it is answered. */
export type GoldPlanChange = Omit<Wanted, 'officialReceipt'> & {
  readonly providerId: string
  readonly id: string
  readonly subMerchantId: string
  readonly subMchid: string
  readonly merchantId: string
  readonly accountId: string
  readonly state: ChangeState
  readonly attempts: number
  /** An earlier try may have arrived, whatever a later one was answered. */
  readonly inDoubt: boolean
  readonly refusedCode: string | null
  readonly refusedMessage: string | null
  readonly personId: string | null
  readonly createdAt: Date
  readonly changedAt: Date
}

/** A gold plan with its latest changes, newest first, at the business time of its account. */
export type GoldPlanInFull = {
  readonly plan: GoldPlan
  readonly changes: readonly GoldPlanChange[]
  readonly accountId: string
  readonly now: Date
}

export function isOpenChange({ state }: Pick<GoldPlanChange, 'state'>): boolean {
  return state === 'requested' || state === 'unknown'
}

/** What WeChat said of a change, to which of its tries. Accepted, it is a state from now on; refused, it is none. */
export type ChangeReport = {
  readonly word: 'accepted' | 'refused'
  readonly attempt: number
  readonly refusal: { readonly code: string; readonly message: string } | null
}

/** Accepted is believed whenever it comes; a refusal ends only what is still open, and of the last try. Null: nothing moves. */
export function nextState(
  { state, attempts }: Pick<GoldPlanChange, 'state' | 'attempts'>,
  { word, attempt }: ChangeReport,
): ChangeState | null {
  if (state === 'done') return null
  if (word === 'accepted') return 'done'
  return state === 'refused' || attempt < attempts ? null : 'refused'
}
