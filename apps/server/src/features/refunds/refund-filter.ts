import type { Mode } from '../providers/account.ts'
import type { RefundState } from './refund.ts'

/** Which refunds a list shows; null leaves a condition out. `before` is the last id of the page before. */
export type RefundFilter = {
  readonly mode: Mode
  readonly merchantId: string | null
  readonly state: RefundState | null
  readonly reference: string | null
  readonly createdFrom: Date | null
  readonly createdTo: Date | null
  readonly before: string | null
  readonly limit: number
}
