import type { ApplymentForm } from './applyment-form.ts'
import { type Call, type CallOptions, formCode, wechatsNumber } from './call.ts'
import type { Answer } from './exchange.ts'
import type { Keyring } from './keyring.ts'
import { applymentRefusals, queryRefusals } from './refusals.ts'
import { sealerOf } from './sealing.ts'
import { type Sealed, sealForm } from './sensitive-fields.ts'
import { type Check, listOf, oneOf, optional, record, text, whole } from './shapes.ts'
import type { Transport } from './transport.ts'

const BASE = '/v3/applyment4sub/applyment'
const MAX_AUDIT_DETAILS = 200

const STATES = [
  'EDITTING',
  'AUDITING',
  'REJECTED',
  'TO_BE_CONFIRMED',
  'TO_BE_SIGNED',
  'SIGNING',
  'FINISHED',
  'CANCELED',
] as const

/**
 * EDITTING: the submission met an error, submit again under the same `business_code`. TO_BE_CONFIRMED: the account is to be checked
 * within 10 days. TO_BE_SIGNED: the super administrator signs by `sign_url` within 30 days. SIGNING: permissions are being opened,
 * about half an hour. REJECTED may be submitted again; FINISHED and CANCELED are ends.
 */
export type ApplymentState = `APPLYMENT_STATE_${(typeof STATES)[number]}`

export type ApplymentId = { readonly applyment_id: number }

export type Applyment = {
  readonly business_code?: string
  readonly applyment_id?: number
  /** Surely on FINISHED; it may be there before, and then nothing can be collected yet. */
  readonly sub_mchid?: string
  /** For a QR that the super administrator scans: contact, account check, signature. */
  readonly sign_url?: string
  readonly applyment_state: ApplymentState
  readonly applyment_state_msg?: string
  /** Field by field, why it was rejected. */
  readonly audit_detail?: readonly AuditDetail[]
}

export type AuditDetail = {
  /** WeChat's name of the field, as in the form: `id_card_copy`. */
  readonly field?: string
  readonly field_name?: string
  readonly reject_reason?: string
}

/**
 * 特约商户进件. A form cannot be changed or taken back, only submitted anew after a rejection. Throws `WechatPayError`; after an unknown
 * outcome `queryByBusinessCode` says whether the form arrived. TypeError for an empty field or a number that is none: nothing is sent.
 */
export type Applyments = {
  /**
   * Official page: 提交申请单, 15 a second. Under the `business_code` of a rejected form it takes that form's place. Throws NOT_SENT when
   * there is no key of WeChat's to seal for.
   */
  submit(form: ApplymentForm, options?: CallOptions): Promise<Answer<ApplymentId>>
  /** Official page: 业务申请编号查询申请状态. A form WeChat never saw throws PARAM_ERROR, `outcomeKnown`. */
  queryByBusinessCode(business_code: string, options?: CallOptions): Promise<Answer<Applyment>>
  /** Official page: 申请单号查询申请状态. */
  queryByApplymentId(applyment_id: number, options?: CallOptions): Promise<Answer<Applyment>>
}

export const checkApplymentId: Check = record<ApplymentId>({ applyment_id: whole })

const checkApplyment: Check = record<Applyment>({
  business_code: optional(text),
  applyment_id: optional(whole),
  sub_mchid: optional(text),
  sign_url: optional(text),
  applyment_state: oneOf(...STATES.map((state) => `APPLYMENT_STATE_${state}`)),
  applyment_state_msg: optional(text),
  audit_detail: optional(
    listOf(
      record<AuditDetail>({ field: optional(text), field_name: optional(text), reject_reason: optional(text) }),
      MAX_AUDIT_DETAILS,
    ),
  ),
})

export function createApplyments(transport: Transport, keyring: Keyring, now: () => Date): Applyments {
  const query = (path: string, repeats: NonNullable<Call<Applyment>['repeats']>, options?: CallOptions) => {
    const call = { method: 'GET', success: 200, check: checkApplyment, refusals: queryRefusals } as const
    return transport.send<Applyment>({ ...call, path: `${BASE}/${path}`, repeats }, options)
  }
  return {
    submit: async (form, options) => {
      formCode('business_code', form.business_code)
      const sealer = sealerOf(keyring, now())
      return transport.send(submission(sealForm(form, sealer), sealer.serial), options)
    },
    queryByBusinessCode: async (business_code, options) =>
      query(`business_code/${formCode('business_code', business_code)}`, { business_code }, options),
    queryByApplymentId: async (applyment_id, options) =>
      query(`applyment_id/${wechatsNumber('applyment_id', applyment_id)}`, { applyment_id }, options),
  }
}

function submission(body: Sealed<ApplymentForm>, sealedFor: string): Call<ApplymentId> {
  // The page has the address with a slash at its end.
  const call = { method: 'POST', path: `${BASE}/`, success: 200, check: checkApplymentId } as const
  return { ...call, body, sealedFor, refusals: applymentRefusals }
}
