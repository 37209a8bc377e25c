// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Clock = {
  readonly now: string
  readonly offset_ms: number
}

export type Happening = {
  readonly id: number
  readonly at: string
  readonly kind:
    | 'order_closed'
    | 'password_lapsed'
    | 'refund_ended'
    | 'notice_delivered'
    | 'notice_failed'
    | 'notice_given_up'
    | 'notice_postponed'
    | 'settling'
    | 'settlement_remitted'
    | 'settlement_returned'
    | 'bills_ready'
    | 'authority_effective'
    | 'gold_plan_effective'
    | 'code_lapsed'
    | 'applyment_moved'
    | 'subject_lapsed'
    | 'clock_turned'
  readonly sp_mchid: string | null
  readonly sub_mchid: string | null
  /** 单号、日期或付款码 · of the order, the refund, the day or the code */
  readonly number: string | null
  /** 分 · fen */
  readonly amount_fen: number | null
  /** 状态、应答或名称 · a state, an answer or a name */
  readonly detail: string | null
  readonly notice: string | null
  /** 何时再试 · when it is tried again */
  readonly next_at: string | null
}

export type AgendaEntry = {
  readonly at: string
  readonly kind:
    | 'order_expiry'
    | 'refund_end'
    | 'notice_attempt'
    | 'settling'
    | 'bills_ready'
    | 'authority_effect'
    | 'gold_plan_effect'
    | 'code_lapse'
    | 'applyment_due'
    | 'subject_due'
  readonly sp_mchid: string | null
  readonly sub_mchid: string | null
  /** 单号、日期或付款码 · of the order, the refund, the day or the code */
  readonly number: string | null
  /** 分 · fen */
  readonly amount_fen: number | null
  /** 状态、应答或名称 · a state, an answer or a name */
  readonly detail: string | null
  readonly notice: string | null
}
