// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Faults = {
  readonly plan: FaultPlan | null
  readonly counts: FaultCounts
}

export type FaultPlan = {
  readonly seed: number
  readonly rates: FaultRates
  readonly slow_ms: number
  readonly hang_ms: number
  readonly certificates: boolean
  readonly by_text: boolean
}

export type FaultRates = {
  readonly refuse?: number
  readonly slow?: number
  readonly timeout_before?: number
  readonly timeout_after?: number
  readonly drop_before?: number
  readonly drop_after?: number
  readonly error_before?: number
  readonly error_after?: number
  readonly bad_signature?: number
  readonly garbage?: number
  readonly unavailable_before?: number
  readonly unavailable_after?: number
  readonly wrong_signature?: number
  readonly rotated?: number
  readonly notice_lost?: number
  readonly notice_doubled?: number
  readonly notice_delayed?: number
  readonly notice_reordered?: number
  readonly notice_signtest?: number
  readonly notice_wrong_signature?: number
  readonly notice_rotated?: number
}

export type FaultCounts = Readonly<Record<string, number>>

export type HandFault = {
  readonly id: string
  readonly kind:
    | 'refuse'
    | 'slow'
    | 'timeout_before'
    | 'timeout_after'
    | 'drop_before'
    | 'drop_after'
    | 'error_before'
    | 'error_after'
    | 'bad_signature'
    | 'garbage'
    | 'unavailable_before'
    | 'unavailable_after'
    | 'wrong_signature'
    | 'rotated'
    | 'notice_lost'
    | 'notice_doubled'
    | 'notice_delayed'
    | 'notice_reordered'
    | 'notice_signtest'
    | 'notice_wrong_signature'
    | 'notice_rotated'
  /** null 为任何 · null: any */
  readonly api: 'v3' | 'v2' | 'login' | null
  /** 接口名，见 faults/endpoints；通知类为事件类型 · an endpoint's name, see faults/endpoints; of notices the event type */
  readonly endpoint: string | null
  /** 服务商的商户号 · the SP's number */
  readonly mchid: string | null
  /** 商户订单号或退款单号 · the order's or the refund's number */
  readonly number: string | null
  /** refuse 答以的错误码 · what refuse says */
  readonly code: string | null
  /** null 为不限次数 · null: no end */
  readonly times: number | null
  /** 命中的比例，由种子决定 · the share that it strikes, by the seed */
  readonly rate: number
  readonly seed: number
  /** 迟多久；null 为通常 · how late; null: as usual */
  readonly wait_ms: number | null
  readonly struck: number
}

export type NewHandFault = {
  readonly kind:
    | 'refuse'
    | 'slow'
    | 'timeout_before'
    | 'timeout_after'
    | 'drop_before'
    | 'drop_after'
    | 'error_before'
    | 'error_after'
    | 'bad_signature'
    | 'garbage'
    | 'unavailable_before'
    | 'unavailable_after'
    | 'wrong_signature'
    | 'rotated'
    | 'notice_lost'
    | 'notice_doubled'
    | 'notice_delayed'
    | 'notice_reordered'
    | 'notice_signtest'
    | 'notice_wrong_signature'
    | 'notice_rotated'
  /** null 为任何 · null: any */
  readonly api?: 'v3' | 'v2' | 'login' | null
  /** 接口名，见 faults/endpoints；通知类为事件类型 · an endpoint's name, see faults/endpoints; of notices the event type */
  readonly endpoint?: string | null
  /** 服务商的商户号 · the SP's number */
  readonly mchid?: string | null
  /** 商户订单号或退款单号 · the order's or the refund's number */
  readonly number?: string | null
  /** refuse 答以的错误码 · what refuse says */
  readonly code?: string | null
  /** null 为不限次数 · null: no end */
  readonly times?: number | null
  /** 命中的比例，由种子决定 · the share that it strikes, by the seed */
  readonly rate?: number
  readonly seed?: number
  /** 迟多久；null 为通常 · how late; null: as usual */
  readonly wait_ms?: number | null
}

export type FaultHit = {
  readonly id: number
  readonly at: string
  readonly kind:
    | 'refuse'
    | 'slow'
    | 'timeout_before'
    | 'timeout_after'
    | 'drop_before'
    | 'drop_after'
    | 'error_before'
    | 'error_after'
    | 'bad_signature'
    | 'garbage'
    | 'unavailable_before'
    | 'unavailable_after'
    | 'wrong_signature'
    | 'rotated'
    | 'notice_lost'
    | 'notice_doubled'
    | 'notice_delayed'
    | 'notice_reordered'
    | 'notice_signtest'
    | 'notice_wrong_signature'
    | 'notice_rotated'
  /** 手工故障的 id；null 为种子计划 · the id of a fault by hand; null: the seeded plan */
  readonly by: string | null
  readonly api: 'v3' | 'v2' | 'login'
  readonly endpoint: string
  readonly mchid: string | null
  readonly number: string
  readonly notice: string | null
  /** 请求日志中的 id · its id in the request log */
  readonly exchange: string | null
}

export type FaultEndpoint = {
  readonly api: 'v3' | 'v2' | 'login'
  readonly endpoint: string
  readonly address: string
  readonly codes: readonly {
    readonly code: string
    readonly status: number
    readonly message: string
  }[]
}

export type NamedFaultPlan = {
  readonly name: string
  readonly description: string
  readonly seeded: FaultPlan | null
  readonly by_hand: readonly {
    readonly kind:
      | 'refuse'
      | 'slow'
      | 'timeout_before'
      | 'timeout_after'
      | 'drop_before'
      | 'drop_after'
      | 'error_before'
      | 'error_after'
      | 'bad_signature'
      | 'garbage'
      | 'unavailable_before'
      | 'unavailable_after'
      | 'wrong_signature'
      | 'rotated'
      | 'notice_lost'
      | 'notice_doubled'
      | 'notice_delayed'
      | 'notice_reordered'
      | 'notice_signtest'
      | 'notice_wrong_signature'
      | 'notice_rotated'
    /** null 为任何 · null: any */
    readonly api: 'v3' | 'v2' | 'login' | null
    /** 接口名，见 faults/endpoints；通知类为事件类型 · an endpoint's name, see faults/endpoints; of notices the event type */
    readonly endpoint: string | null
    /** 服务商的商户号 · the SP's number */
    readonly mchid: string | null
    /** 商户订单号或退款单号 · the order's or the refund's number */
    readonly number: string | null
    /** refuse 答以的错误码 · what refuse says */
    readonly code: string | null
    /** null 为不限次数 · null: no end */
    readonly times: number | null
    /** 命中的比例，由种子决定 · the share that it strikes, by the seed */
    readonly rate: number
    readonly seed: number
    /** 迟多久；null 为通常 · how late; null: as usual */
    readonly wait_ms: number | null
  }[]
  /** 自带的计划，不能改名或删除 · comes with every world: neither renamed nor deleted */
  readonly ready: boolean
  readonly zh: {
    readonly description: string
  } | null
  readonly en: {
    readonly description: string
  } | null
}

export type FaultPlanFile = {
  readonly format: 'teyue-fault-plan'
  readonly version: number
  readonly name: string
  readonly description: string
  readonly seeded: FaultPlan | null
  readonly by_hand: readonly {
    readonly kind:
      | 'refuse'
      | 'slow'
      | 'timeout_before'
      | 'timeout_after'
      | 'drop_before'
      | 'drop_after'
      | 'error_before'
      | 'error_after'
      | 'bad_signature'
      | 'garbage'
      | 'unavailable_before'
      | 'unavailable_after'
      | 'wrong_signature'
      | 'rotated'
      | 'notice_lost'
      | 'notice_doubled'
      | 'notice_delayed'
      | 'notice_reordered'
      | 'notice_signtest'
      | 'notice_wrong_signature'
      | 'notice_rotated'
    /** null 为任何 · null: any */
    readonly api: 'v3' | 'v2' | 'login' | null
    /** 接口名，见 faults/endpoints；通知类为事件类型 · an endpoint's name, see faults/endpoints; of notices the event type */
    readonly endpoint: string | null
    /** 服务商的商户号 · the SP's number */
    readonly mchid: string | null
    /** 商户订单号或退款单号 · the order's or the refund's number */
    readonly number: string | null
    /** refuse 答以的错误码 · what refuse says */
    readonly code: string | null
    /** null 为不限次数 · null: no end */
    readonly times: number | null
    /** 命中的比例，由种子决定 · the share that it strikes, by the seed */
    readonly rate: number
    readonly seed: number
    /** 迟多久；null 为通常 · how late; null: as usual */
    readonly wait_ms: number | null
  }[]
}
