import type { ReasonKey } from '../../explain/because.ts'
import type { PAGE } from '../../explain/pages.ts'
import type { CodeStage } from '../code-stage.ts'
import type { CombineStage } from '../combine-stage.ts'
import type { ProviderAnswer } from '../stage.ts'

/** One SP with all that is granted, a neighbour of it, and sub-merchants of every kind. */
export type MistakeStage = CombineStage &
  CodeStage & {
    readonly other: ProviderAnswer
    readonly otherMchid: string
    readonly microMchid: string
    readonly individualMchid: string
    /** Another subject's service account. */
    readonly foreignAppid: string
    readonly miniAppid: string
    /** A fresh number. */
    next(): string
  }

/** What somebody does wrong, and what the log has to say of it. */
export type Mistake = {
  readonly does: string
  readonly reason: ReasonKey
  readonly rule: `M${number}` | keyof typeof PAGE
  /** Over real HTTP. What it answers counts only where the answer itself explains, as the phone's does. */
  readonly make: (stage: MistakeStage) => Promise<unknown>
}

export function mistake(does: string, reason: ReasonKey, rule: Mistake['rule'], make: Mistake['make']): Mistake {
  return { does, reason, rule, make }
}

export const ORDERS = '/v3/pay/partner/transactions'
export const NATIVE = `${ORDERS}/native`
export const REFUNDS = '/v3/refund/domestic/refunds'
export const DAY_MS = 86_400_000

/** The query that names both parties. */
export function partner({ provider, subMchid }: MistakeStage, named = subMchid): string {
  return `sp_mchid=${provider.mchid}&sub_mchid=${named}`
}
