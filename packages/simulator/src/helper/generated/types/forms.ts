// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type FormField = {
  readonly path: string
  readonly name: string
  readonly label: string
  readonly holds: 'sealed' | 'picture' | 'video' | null
}

export type Applyment = {
  readonly applyment_id: number
  readonly mchid: string
  readonly business_code: string
  readonly state:
    | 'EDITTING'
    | 'AUDITING'
    | 'REJECTED'
    | 'TO_BE_CONFIRMED'
    | 'TO_BE_SIGNED'
    | 'SIGNING'
    | 'FINISHED'
    | 'CANCELED'
  readonly account_check: 'none' | 'legal_person' | 'remittance' | 'remittance_or_legal_person'
  readonly sub_mchid: string | null
  readonly sign_url: string
  readonly audit_detail: readonly {
    readonly field: string
    readonly field_name: string
    readonly reject_reason: string
  }[]
  readonly due_at: string | null
  readonly history: readonly {
    readonly at: string
    readonly act: 'submit' | 'interrupt' | 'approve' | 'reject' | 'check_account' | 'sign' | 'open' | 'expire'
    readonly state:
      | 'EDITTING'
      | 'AUDITING'
      | 'REJECTED'
      | 'TO_BE_CONFIRMED'
      | 'TO_BE_SIGNED'
      | 'SIGNING'
      | 'FINISHED'
      | 'CANCELED'
    readonly by: string
    readonly why: string | null
  }[]
  readonly permissions: ApplymentProducts
  readonly form: Readonly<Record<string, unknown>>
}

export type ApplymentProducts = {
  readonly jsapi: boolean
  readonly native: boolean
  readonly mini_program: boolean
  readonly app: boolean
  readonly h5: boolean
  readonly codepay: boolean
  readonly combine: boolean
  readonly refund: boolean
  readonly red_packets: boolean
}

export type SubjectConfirmation = {
  readonly applyment_id: number
  readonly mchid: string
  readonly business_code: string
  readonly state:
    | 'EDITTING'
    | 'WAITTING_FOR_AUDIT'
    | 'WAITTING_FOR_CONFIRM_CONTACT'
    | 'WAITTING_FOR_CONFIRM_LEGALPERSON'
    | 'PASSED'
    | 'REJECTED'
    | 'FREEZED'
    | 'CANCELED'
  readonly reject_param: string | null
  readonly reject_reason: string | null
  readonly due_at: string | null
  readonly history: readonly {
    readonly at: string
    readonly act:
      | 'submit'
      | 'interrupt'
      | 'approve'
      | 'reject'
      | 'freeze'
      | 'confirm_contact'
      | 'verify'
      | 'cancel'
      | 'expire'
    readonly state:
      | 'EDITTING'
      | 'WAITTING_FOR_AUDIT'
      | 'WAITTING_FOR_CONFIRM_CONTACT'
      | 'WAITTING_FOR_CONFIRM_LEGALPERSON'
      | 'PASSED'
      | 'REJECTED'
      | 'FREEZED'
      | 'CANCELED'
  }[]
  readonly form: Readonly<Record<string, unknown>>
}
