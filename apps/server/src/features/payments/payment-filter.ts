import type { Mode } from '../providers/account.ts'
import type { PaymentState } from './payment.ts'

/** Which payments a list shows; null leaves a condition out. `before` is the last id of the page before. */
export type PaymentFilter = {
  readonly mode: Mode
  readonly merchantId: string | null
  readonly state: PaymentState | null
  readonly reference: string | null
  readonly createdFrom: Date | null
  readonly createdTo: Date | null
  readonly before: string | null
  readonly limit: number
}
