import type { Mode } from '../providers/account.ts'
import type { ApplymentState } from './applyment.ts'

/** Which applyments are wanted; null is any. */
export type ApplymentFilter = {
  readonly mode: Mode
  readonly state: ApplymentState | null
  readonly merchantId: string | null
  /** Of all merchants, only these are the viewer's. */
  readonly merchantIds: readonly string[] | null
  readonly accountId: string | null
  /** Part of the name; or a whole number, ours, WeChat's or the sub-merchant's. */
  readonly query: string | null
  readonly createdFrom: Date | null
  readonly createdTo: Date | null
  readonly before: string | null
  readonly limit: number
}
