/** 处罚, 拦截, 申诉. */
export type ViolationEvent = 'VIOLATION.PUNISH' | 'VIOLATION.INTERCEPT' | 'VIOLATION.APPEAL'

/** What risk control has done with a sub-merchant, as its SP is told 商户平台处置记录. */
export type Violation = {
  readonly record_id: string
  readonly mchid: string
  readonly sub_mchid: string
  readonly event_type: ViolationEvent
  readonly company_name: string
  /** In words, not out of a list. */
  readonly punish_plan: string
  readonly punish_description: string
  readonly risk_type: string
  readonly risk_description: string
  readonly at: number
  /** The notice that told the SP; null where it has set no address. */
  readonly notice: string | null
}
