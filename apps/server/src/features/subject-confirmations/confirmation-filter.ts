import type { Mode } from '../providers/account.ts'
import type { ConfirmationState } from './confirmation.ts'

/** Which confirmations are wanted; null is any. */
export type ConfirmationFilter = {
  readonly mode: Mode
  readonly state: ConfirmationState | null
  readonly merchantId: string | null
  /** Part of the name; or a whole number, ours, WeChat's or the sub-merchant's. */
  readonly query: string | null
  readonly before: string | null
  readonly limit: number
}
