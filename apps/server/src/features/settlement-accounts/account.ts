import type { NewSettlementChange } from '@teyue/contract/settlement-account'

export type AccountType = NewSettlementChange['account_type']

/** What the account that WeChat settles to is, as far as WeChat shows it. */
export type ShownAccount = {
  readonly accountType: AccountType
  readonly accountBank: string
  readonly bankName: string | null
  readonly bankBranchId: string | null
  /** Its first and last digits, with stars between them. */
  readonly accountNumber: string
}

/** A number's settlement account, as WeChat last told it. */
export type KnownAccount = ShownAccount & {
  readonly subMerchantId: string
  readonly accountId: string
  readonly merchantId: string
  readonly verifyResult: VerifyResult | null
  readonly verifyFailReason: string | null
  readonly askedAt: Date
  readonly changedAt: Date
}

export type VerifyResult = 'VERIFY_SUCCESS' | 'VERIFY_FAIL' | 'VERIFYING'

/** An account in clear, as somebody wants it. */
export type WantedAccount = Omit<ShownAccount, 'accountNumber'> & {
  readonly accountNumber: string
  readonly accountName: string | null
}

const shown = /^(\d*)\*+(\d*)$/

/** Whether what WeChat shows may be this account: the same kind, bank and digits, and the branch where both name it. */
export function looksLike(account: ShownAccount, wanted: WantedAccount): boolean {
  const [, first = null, last = null] = shown.exec(account.accountNumber) ?? []
  if (first === null || last === null) return false
  const { accountNumber: number } = wanted
  const isSameNumber = number.startsWith(first) && number.endsWith(last)
  const isSameBank = account.accountType === wanted.accountType && account.accountBank === wanted.accountBank
  return isSameBank && isSameNumber && isSame(account.bankBranchId, wanted.bankBranchId)
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other
}
