import { PublicError } from '../../errors.ts'
import type { Merchant } from '../merchants/merchant.ts'
import type { WantedAccount } from './account.ts'

/** What WeChat calls every bank that is none of its seventeen direct ones. */
const otherBank = '其他银行'

/** Whose account it may be: the subject, and where it is known the operator of an individual business. */
export type Holder = Pick<Merchant, 'subject' | 'subjectType'> & { readonly operator: string | null }

/** Refuses what WeChat would refuse, at its field. */
export function assertAccount(wanted: WantedAccount, holder: Holder): void {
  const isCard = wanted.accountType === 'ACCOUNT_TYPE_PRIVATE'
  if (isCard && holder.subjectType !== 'individual')
    throw new PublicError('SETTLEMENT_ACCOUNT_TYPE', { field: 'account_type' })
  const name = isCard ? holder.operator : holder.subject
  if (wanted.accountName !== null && name !== null && wanted.accountName !== name)
    throw new PublicError('SETTLEMENT_ACCOUNT_NAME', { field: 'account_name' })
  const hasBranch = wanted.bankName !== null || wanted.bankBranchId !== null
  if (wanted.accountBank === otherBank && !hasBranch)
    throw new PublicError('SETTLEMENT_BRANCH_NEEDED', { field: 'bank_branch_id' })
}
