import { COUNT_TEXT, FLAG, INTEGER, listOf, NAME, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'
import { PERMISSION_NAMES } from './merchant.ts'

export const APPLYMENT_STATE = oneOf(
  'EDITTING',
  'AUDITING',
  'REJECTED',
  'TO_BE_CONFIRMED',
  'TO_BE_SIGNED',
  'SIGNING',
  'FINISHED',
  'CANCELED',
)
export const AUDIT_DETAIL = record({ field: NAME, field_name: NAME, reject_reason: NAME })
/** As the interface documents it; what was sealed is in clear. */
const OPENED_FORM = { type: 'object', additionalProperties: true }

export const APPLYMENT = named(
  'Applyment',
  record({
    applyment_id: INTEGER,
    mchid: TEXT,
    business_code: TEXT,
    state: APPLYMENT_STATE,
    account_check: oneOf('none', 'legal_person', 'remittance', 'remittance_or_legal_person'),
    sub_mchid: orNull(TEXT),
    sign_url: TEXT,
    audit_detail: listOf(record({ field: TEXT, field_name: TEXT, reject_reason: TEXT })),
    due_at: orNull(TIME),
    history: listOf(
      record({
        at: TIME,
        act: oneOf('submit', 'interrupt', 'approve', 'reject', 'check_account', 'sign', 'open', 'expire'),
        state: APPLYMENT_STATE,
        by: TEXT,
        why: orNull(TEXT),
      }),
    ),
    permissions: named('ApplymentProducts', record(Object.fromEntries(PERMISSION_NAMES.map((name) => [name, FLAG])))),
    form: OPENED_FORM,
  }),
)

export const SETTLEMENT_CHANGE = named(
  'SettlementChange',
  record({
    application_no: TEXT,
    mchid: TEXT,
    sub_mchid: TEXT,
    account_type: oneOf('ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE'),
    account_bank: TEXT,
    bank_name: orNull(TEXT),
    bank_branch_id: orNull(TEXT),
    account_number: TEXT,
    account_name: TEXT,
    verify_result: oneOf('AUDIT_SUCCESS', 'AUDITING', 'AUDIT_FAIL'),
    verify_fail_reason: orNull(TEXT),
    created_at: TIME,
    finished_at: orNull(TIME),
  }),
)

const SUBJECT_STATE = oneOf(
  'EDITTING',
  'WAITTING_FOR_AUDIT',
  'WAITTING_FOR_CONFIRM_CONTACT',
  'WAITTING_FOR_CONFIRM_LEGALPERSON',
  'PASSED',
  'REJECTED',
  'FREEZED',
  'CANCELED',
)

export const SUBJECT_CONFIRMATION = named(
  'SubjectConfirmation',
  record({
    applyment_id: INTEGER,
    mchid: TEXT,
    business_code: TEXT,
    state: SUBJECT_STATE,
    reject_param: orNull(TEXT),
    reject_reason: orNull(TEXT),
    due_at: orNull(TIME),
    history: listOf(
      record({
        at: TIME,
        act: oneOf(
          'submit',
          'interrupt',
          'approve',
          'reject',
          'freeze',
          'confirm_contact',
          'verify',
          'cancel',
          'expire',
        ),
        state: SUBJECT_STATE,
      }),
    ),
    form: OPENED_FORM,
  }),
)

export const FORM_QUERY = record({ 'mchid?': TEXT, 'limit?': COUNT_TEXT })
