/** A sub-merchant's settlement account as its SP wants it to be 修改结算账户, under review until somebody has looked at it. */
export type SettlementChange = {
  readonly application_no: string
  readonly mchid: string
  readonly sub_mchid: string
  readonly account_type: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
  readonly account_bank: string
  readonly bank_name: string | null
  readonly bank_branch_id: string | null
  /** In clear: the reviewer reads it. Told masked. */
  readonly account_number: string
  readonly account_name: string
  readonly verify_result: 'AUDIT_SUCCESS' | 'AUDITING' | 'AUDIT_FAIL'
  readonly verify_fail_reason: string | null
  readonly created_at: number
  readonly finished_at: number | null
}
