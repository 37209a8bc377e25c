import { type ApplymentId, checkApplymentId } from './applyments.ts'
import { type Call, type CallOptions, formCode, segment, wechatsNumber } from './call.ts'
import type { Answer } from './exchange.ts'
import type { Keyring } from './keyring.ts'
import { queryRefusals, subjectConfirmationRefusals } from './refusals.ts'
import { sealerOf } from './sealing.ts'
import { type Sealed, sealForm } from './sensitive-fields.ts'
import { type Check, oneOf, optional, record, text } from './shapes.ts'
import type { SubjectConfirmationForm } from './subject-confirmation-form.ts'
import type { Transport } from './transport.ts'

const BASE = '/v3/apply4subject/applyment'

const STATES = [
  'EDITTING',
  'WAITTING_FOR_AUDIT',
  'WAITTING_FOR_CONFIRM_CONTACT',
  'WAITTING_FOR_CONFIRM_LEGALPERSON',
  'PASSED',
  'REJECTED',
  'FREEZED',
  'CANCELED',
] as const

/**
 * EDITTING: the submission met an error, submit again under the same `business_code`. Both WAITTING_FOR_CONFIRM want a person who scans
 * the code. REJECTED: cancel, then submit under a **new** `business_code`. FREEZED: the subject was confirmed before, by whoever
 * `reject_reason` names. CANCELED: taken back, or 30 days old.
 */
export type SubjectConfirmationState = `APPLYMENT_STATE_${(typeof STATES)[number]}`

export type SubjectConfirmation = {
  readonly applyment_state: SubjectConfirmationState
  /** A picture to show, `data:image/png;base64,…`, good for 30 days. */
  readonly qrcode_data?: string
  /** WeChat's name of the field that was rejected. */
  readonly reject_param?: string
  readonly reject_reason?: string
}

/** By the number of whoever submitted it, or by WeChat's. */
export type SubjectFormNumber =
  | { readonly business_code: string; readonly applyment_id?: never }
  | { readonly applyment_id: number; readonly business_code?: never }

export type AuthorizeState = { readonly authorize_state: 'AUTHORIZE_STATE_UNAUTHORIZED' | 'AUTHORIZE_STATE_AUTHORIZED' }

/**
 * 商户开户意愿确认: the subject of a merchant says that the account is its own; wanted of the merchants that risk control picks. Throws
 * `WechatPayError`; after an unknown outcome `query` says whether the form arrived. TypeError for an empty field or a number that is
 * none: nothing is sent.
 */
export type SubjectConfirmations = {
  /** Official page: 提交商户开户意愿申请单, 5 a second. Throws NOT_SENT when there is no key of WeChat's to seal for. */
  submit(form: SubjectConfirmationForm, options?: CallOptions): Promise<Answer<ApplymentId>>
  /** Official page: 查询申请单审核结果, 20 a second. */
  query(form: SubjectFormNumber, options?: CallOptions): Promise<Answer<SubjectConfirmation>>
  /** Official page: 撤销商户开户意愿申请单. It may be repeated. */
  cancel(form: SubjectFormNumber, options?: CallOptions): Promise<Answer<null>>
  /** Official page: 获取商户开户意愿确认状态, 10 a second. */
  state(sub_mchid: string, options?: CallOptions): Promise<Answer<AuthorizeState>>
}

const checkConfirmation: Check = record<SubjectConfirmation>({
  applyment_state: oneOf(...STATES.map((state) => `APPLYMENT_STATE_${state}`)),
  qrcode_data: optional(text),
  reject_param: optional(text),
  reject_reason: optional(text),
})

const checkState: Check = record<AuthorizeState>({
  authorize_state: oneOf('AUTHORIZE_STATE_UNAUTHORIZED', 'AUTHORIZE_STATE_AUTHORIZED'),
})

export function createSubjectConfirmations(
  transport: Transport,
  keyring: Keyring,
  now: () => Date,
): SubjectConfirmations {
  const ask = <T>(path: string, check: Check, options?: CallOptions) =>
    transport.send<T>({ method: 'GET', path, success: 200, check, refusals: queryRefusals }, options)
  return {
    submit: async (form, options) => {
      formCode('business_code', form.business_code)
      const sealer = sealerOf(keyring, now())
      return transport.send(submission(sealForm(form, sealer), sealer.serial), options)
    },
    query: async (form, options) => ask(`${BASE}?${nameOf(form)}=${numberOf(form)}`, checkConfirmation, options),
    cancel: async (form, options) => {
      const path = `${BASE}/${numberOf(form)}/cancel`
      const call = { method: 'POST', path, success: 204, check: null } as const
      return transport.send<null>({ ...call, refusals: subjectConfirmationRefusals }, options)
    },
    state: async (sub_mchid, options) =>
      ask(`${BASE}/merchants/${segment('sub_mchid', sub_mchid)}/state`, checkState, options),
  }
}

function submission(body: Sealed<SubjectConfirmationForm>, sealedFor: string): Call<ApplymentId> {
  const call = { method: 'POST', path: BASE, success: 200, check: checkApplymentId } as const
  return { ...call, body, sealedFor, refusals: subjectConfirmationRefusals }
}

function nameOf(form: SubjectFormNumber): 'business_code' | 'applyment_id' {
  return form.business_code === undefined ? 'applyment_id' : 'business_code'
}

function numberOf(form: SubjectFormNumber): string {
  return form.business_code === undefined
    ? wechatsNumber('applyment_id', form.applyment_id)
    : formCode('business_code', form.business_code)
}
