import { type CallOptions, type PlainCall, segment } from './call.ts'
import type { Answer } from './exchange.ts'
import { violationRefusals } from './refusals.ts'
import { type Check, filled, listOf, optional, record, text } from './shapes.ts'
import type { Transport } from './transport.ts'

const NOTIFY_URL = '/v3/merchant-risk-manage/violation-notifications'
const LIMITATIONS = '/v3/mch-operation-manage/merchant-limitations/sub-mchid'
const MAX_FUNCTIONS = 50
const MAX_CAUSES = 200

/** What a notice of the kind `violation` tells: what WeChat's risk control did with a sub-merchant. Several may come for one `record_id`. */
export type ViolationNotice = {
  readonly sub_mchid: string
  readonly company_name: string
  /** One of its kind: by it repetitions are known. */
  readonly record_id: string
  /** In WeChat's words, not out of a list. */
  readonly punish_plan: string
  /** RFC 3339. */
  readonly punish_time: string
  readonly punish_description: string
  /** GAMBLING, ONE_YUAN_PURCHASES, …: WeChat's list grows. */
  readonly risk_type: string
  readonly risk_description: string
}

/** What is closed to a sub-merchant; nothing is where the list is empty or missing. */
export type Limitations = {
  readonly mchid: string
  /** NO_TRANSACTION, NO_REFUND, NO_WITHDRAWAL, …: WeChat's list grows. */
  readonly limited_functions?: readonly string[]
  readonly other_limited_functions?: string
  readonly recovery_specifications?: readonly RecoverySpecification[]
}

/** One cause, and how what it closed is opened again. */
export type RecoverySpecification = {
  readonly limitation_case_id?: string
  readonly limitation_reason?: string
  readonly limitation_reason_describe?: string
  readonly limitation_reason_type?: string
  readonly relate_limitations?: readonly string[]
  readonly other_relate_limitations?: string
  readonly recover_way?: string
  readonly recover_way_param?: string
  readonly recover_help_url?: string
  readonly limitation_action_type?: string
  /** RFC 3339, as the next one. */
  readonly limitation_start_date?: string
  readonly limitation_date?: string
}

export type NotifyUrl = { readonly notify_url: string }

/**
 * 商户平台处置通知 and 查询子商户管控情况. There is one address for each account, without a query string; the notices that come to it are
 * opened by `openNotice`. Throws `WechatPayError`; TypeError for a `sub_mchid` that is none.
 */
export type Violations = {
  /** Official page: 创建商户违规通知回调地址. INVALID_REQUEST where there is one: change it. */
  createNotifyUrl(body: NotifyUrl, options?: CallOptions): Promise<Answer<NotifyUrl>>
  /** Official page: 查询商户违规通知回调地址. NOT_FOUND where there is none. */
  queryNotifyUrl(options?: CallOptions): Promise<Answer<NotifyUrl>>
  /** Official page: 修改商户违规通知回调地址. */
  changeNotifyUrl(body: NotifyUrl, options?: CallOptions): Promise<Answer<NotifyUrl>>
  /** Official page: 删除商户违规通知回调地址. */
  removeNotifyUrl(options?: CallOptions): Promise<Answer<null>>
  /** Official page: 查询子商户管控情况. */
  queryLimitations(merchant: { readonly sub_mchid: string }, options?: CallOptions): Promise<Answer<Limitations>>
}

const checkNotifyUrl: Check = record<NotifyUrl>({ notify_url: filled })

export const checkViolation: Check = record<ViolationNotice>({
  sub_mchid: filled,
  company_name: text,
  record_id: filled,
  punish_plan: text,
  punish_time: text,
  punish_description: text,
  risk_type: text,
  risk_description: text,
})

const checkLimitations: Check = record<Limitations>({
  mchid: filled,
  limited_functions: optional(listOf(text, MAX_FUNCTIONS)),
  other_limited_functions: optional(text),
  recovery_specifications: optional(
    listOf(
      record<RecoverySpecification>({
        limitation_case_id: optional(text),
        limitation_reason: optional(text),
        limitation_reason_describe: optional(text),
        limitation_reason_type: optional(text),
        relate_limitations: optional(listOf(text, MAX_FUNCTIONS)),
        other_relate_limitations: optional(text),
        recover_way: optional(text),
        recover_way_param: optional(text),
        recover_help_url: optional(text),
        limitation_action_type: optional(text),
        limitation_start_date: optional(text),
        limitation_date: optional(text),
      }),
      MAX_CAUSES,
    ),
  ),
})

export function createViolations(transport: Transport): Violations {
  const send = <T>(call: Omit<PlainCall, 'path' | 'refusals'>, options?: CallOptions) =>
    transport.send<T>({ ...call, path: NOTIFY_URL, refusals: violationRefusals }, options)
  const told = { success: 200, check: checkNotifyUrl } as const
  return {
    createNotifyUrl: async (body, options) => send({ method: 'POST', body, ...told }, options),
    queryNotifyUrl: async (options) => send({ method: 'GET', ...told }, options),
    changeNotifyUrl: async (body, options) => send({ method: 'PUT', body, ...told }, options),
    removeNotifyUrl: async (options) => send({ method: 'DELETE', success: 204, check: null }, options),
    queryLimitations: async ({ sub_mchid }, options) => {
      const path = `${LIMITATIONS}/${segment('sub_mchid', sub_mchid)}`
      const repeats = { mchid: sub_mchid }
      const call = { method: 'GET', path, success: 200, check: checkLimitations, repeats } as const
      return transport.send<Limitations>({ ...call, refusals: violationRefusals }, options)
    },
  }
}
