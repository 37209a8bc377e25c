/** What moved money, as far as an owner of an account can read it in its bills. */
export type FlowKind =
  | 'payment'
  | 'refund'
  | 'refund_closed'
  | 'reversal'
  | 'settlement'
  | 'settlement_returned'
  | 'withdrawal'
  | 'top_up'
  /** What an account held before its moves were written down. */
  | 'brought_forward'

/** One move on an account, kept for ever: bills of a day are read from here and never change. */
export type Flow = {
  readonly number: string
  /** The number of the first line of its posting; those of one posting sum to zero. */
  readonly posting?: string
  readonly at: number
  readonly account: string
  readonly owner: string
  readonly kind: FlowKind
  /** The fee of that business is a move of its own. */
  readonly fee: boolean
  readonly amount_fen: number
  /** What the account held afterwards. */
  readonly balance_fen: number
  /** WeChat's number of the business: of the transaction, refund, remittance. */
  readonly business_number: string
  /** The key of the order or refund; null where there is none. */
  readonly subject: string | null
  readonly note: string
}

export type SettlementState = 'due' | 'nothing' | 'remitted' | 'failed' | 'off'

/** One Shanghai day of a sub-merchant, and what was remitted for it on the next. */
export type Settlement = {
  readonly sub_mchid: string
  readonly day: string
  readonly state: SettlementState
  readonly paid_fen: number
  readonly fee_fen: number
  readonly refunded_fen: number
  readonly fee_returned_fen: number
  /** What else came to or left the merchant: reversals. */
  readonly other_fen: number
  /** What was remitted, or was to be; null until the day is settled. */
  readonly amount_fen: number | null
  /** Bank and masked number it went to. */
  readonly account_bank: string | null
  readonly account_number: string | null
  readonly attempts: readonly { readonly at: number; readonly number: string; readonly failure: string | null }[]
}

/** Where a sub-merchant's money is remitted (M23). */
export type SettlementAccount = {
  readonly sub_mchid: string
  readonly account_type: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
  readonly account_bank: string
  /** Only the masked number is ever kept. */
  readonly account_number: string
  /** Why the bank will send the next remittance back; null = it will take it. */
  readonly fails_with: string | null
}

export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND'

/** Which bill of which day; its text follows from this alone. */
export type AskedBill =
  | {
      readonly kind: 'trade'
      readonly day: string
      readonly bill_type: TradeBillType
      readonly sp_mchid: string
      /** Null = all sub-merchants of the SP. */
      readonly sub_mchid: string | null
    }
  | {
      readonly kind: 'fund'
      readonly day: string
      readonly account: string
      readonly owner: string
      /** APIv2 writes the brackets of （元） in full width. */
      readonly full_width: boolean
    }

/** Where a bill that was asked for can be fetched, for a while. */
export type BillDownload = {
  readonly mchid: string
  readonly bill: AskedBill
  readonly gzip: boolean
  /** A piece of an encrypted bill: its rows and what it is sealed with. */
  readonly piece: BillPiece | null
  readonly expires_at: number
}

export type BillPiece = {
  readonly from: number
  readonly to: number
  readonly key: string
  readonly nonce: string
}

export type Account = {
  readonly account: string
  readonly owner: string
  readonly balance_fen: number
  /** Of a merchant's balance what is settled no more, because it was paid in or came back from the bank. */
  readonly available_fen?: number
}
