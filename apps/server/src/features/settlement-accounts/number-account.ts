import type { SubMerchant } from '../merchants/merchant.ts'
import type { KnownAccount } from './account.ts'
import type { Change } from './change.ts'

/** Where a number is settled to, and the newest change of it. */
export type NumberAccount = {
  readonly subMerchant: SubMerchant
  readonly known: KnownAccount | null
  readonly change: Change | null
  readonly changesLeft: number
}
