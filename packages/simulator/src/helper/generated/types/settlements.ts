// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Settlement = {
  readonly sub_mchid: string
  readonly day: string
  readonly state: 'due' | 'nothing' | 'remitted' | 'failed' | 'off'
  /** 分 · fen */
  readonly paid_fen: number
  /** 分 · fen */
  readonly fee_fen: number
  /** 分 · fen */
  readonly refunded_fen: number
  /** 分 · fen */
  readonly fee_returned_fen: number
  /** 分 · fen */
  readonly other_fen: number
  /** 分 · fen */
  readonly net_fen: number
  /** 结算前为 null；须先支付其他日子的退款时与 net_fen 不同（分） · null until the day is settled; differs from net_fen where refunds of other days had to be paid (fen) */
  readonly amount_fen: number | null
  readonly account_bank: string | null
  readonly account_number: string | null
  readonly attempts: readonly {
    readonly at: string
    readonly number: string
    readonly failure: string | null
  }[]
}

export type SettlementAccount = {
  readonly sub_mchid: string
  readonly account_type: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
  readonly account_bank: string
  readonly account_number: string
  /** 银行退回的原因 · why the bank will send the next remittance back */
  readonly fails_with: string | null
}

export type SettlementChange = {
  readonly application_no: string
  readonly mchid: string
  readonly sub_mchid: string
  readonly account_type: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
  readonly account_bank: string
  readonly bank_name: string | null
  readonly bank_branch_id: string | null
  readonly account_number: string
  readonly account_name: string
  readonly verify_result: 'AUDIT_SUCCESS' | 'AUDITING' | 'AUDIT_FAIL'
  readonly verify_fail_reason: string | null
  readonly created_at: string
  readonly finished_at: string | null
}
