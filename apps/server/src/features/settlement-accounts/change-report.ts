import type { SealedExchange } from '../../base/exchanges.ts'
import type { ShownAccount } from './account.ts'

/**
 * `accepted`: WeChat took it, under this number. `not_sent`: it surely did not arrive. `refused_before`: what is asked before it
 * sets out was refused, which says nothing of one that has set out since. `in_force`: the account has become the
 * wanted one. `not_arrived`: a person found that WeChat never got it.
 */
export type ChangeWord =
  | 'accepted'
  | 'not_sent'
  | 'refused'
  | 'refused_before'
  | 'auditing'
  | 'succeeded'
  | 'failed'
  | 'in_force'
  | 'not_arrived'

export type Refusal = { readonly code: string; readonly message: string; readonly field: string | null }

/** A word about a change, whichever way it reached us. */
export type ChangeReport = {
  readonly id: string
  readonly word: ChangeWord
  readonly applicationNo: string | null
  /** Of which account WeChat speaks, where it says so. */
  readonly account: ShownAccount | null
  readonly failReason: string | null
  readonly finishedAt: Date | null
  readonly refusal: Refusal | null
  readonly source: 'answer' | 'query' | 'person'
  readonly exchange: SealedExchange | null
}
