// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Books = {
  readonly accounts: readonly {
    readonly account:
      | 'world'
      | 'payer'
      | 'merchant'
      | 'bank'
      | 'fee'
      | 'refund_transit'
      | 'sp_basic'
      | 'sp_operation'
      | 'sp_fees'
    readonly owner: string
    readonly owner_name: string | null
    /** 分 · fen */
    readonly balance_fen: number
    /** 不再结算的部分（分） · fen of it that are settled no more */
    readonly available_fen?: number
  }[]
  /** 恒为 0 · always 0 */
  readonly sum_fen: number
  readonly merchants: readonly {
    readonly sub_mchid: string
    /** 分 · fen */
    readonly balance_fen: number
    /** 分 · fen */
    readonly available_fen: number
    /** 已到银行（分） · fen at the bank */
    readonly settled_fen: number
    /** 微信手续费（分） · fen that WeChat keeps */
    readonly fee_fen: number
    /** 退款受理未完（分） · fen of refunds accepted, not ended */
    readonly refunding_fen: number
    /** 分 · fen */
    readonly paid_fen: number
    /** 退款成功（分） · fen of refunds that succeeded */
    readonly refunded_fen: number
  }[]
}

export type BookLine = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly out_trade_no: string
  readonly transaction_id: string | null
  readonly state: string
  /** 分 · fen */
  readonly amount_fen: number
  /** 分 · fen */
  readonly refunded_fen: number
  /** 支付时的手续费（分） · fee at payment, before any return (fen) */
  readonly fee_fen: number
  /** 分 · fen */
  readonly reversed_fen: number
  /** 随退款返还的手续费（分） · what came back of it with refunds (fen) */
  readonly fee_returned_fen: number
  readonly refunds: readonly {
    readonly out_refund_no: string
    readonly status: string
    /** 分 · fen */
    readonly amount_fen: number
    readonly mended_to: string | null
  }[]
}

export type LedgerLine = {
  readonly id: number
  readonly number: string
  readonly posting: string | null
  readonly at: string
  readonly account:
    | 'world'
    | 'payer'
    | 'merchant'
    | 'bank'
    | 'fee'
    | 'refund_transit'
    | 'sp_basic'
    | 'sp_operation'
    | 'sp_fees'
  readonly owner: string
  readonly owner_name: string | null
  readonly kind:
    | 'payment'
    | 'refund'
    | 'refund_closed'
    | 'reversal'
    | 'settlement'
    | 'settlement_returned'
    | 'withdrawal'
    | 'top_up'
    | 'brought_forward'
  readonly fee: boolean
  /** 分 · fen */
  readonly amount_fen: number
  /** 分 · fen */
  readonly balance_fen: number
  readonly business_number: string
  readonly sp_mchid: string | null
  readonly out_trade_no: string | null
  readonly out_refund_no: string | null
  readonly note: string
}
