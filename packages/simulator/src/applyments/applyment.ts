import { DAY_MS } from '../kit/day.ts'
import type { AccountCheck, ApplymentAct, ApplymentForm, ApplymentState } from '../storage/applyment-rows.ts'
import type { Merchant, SubjectType } from '../storage/merchant-rows.ts'

const MINUTE_MS = 60_000
const PPM_PER_PERCENT = 10_000

// What leads where; a pair that is not here is refused. Official page: 查询申请单状态; 特约商户进件 for the terms.
const MOVES: Readonly<Record<ApplymentAct, Partial<Record<ApplymentState, ApplymentState>>>> = {
  submit: { EDITTING: 'AUDITING', REJECTED: 'AUDITING' },
  interrupt: { AUDITING: 'EDITTING' },
  approve: { AUDITING: 'TO_BE_SIGNED' },
  reject: { AUDITING: 'REJECTED' },
  check_account: { TO_BE_CONFIRMED: 'TO_BE_SIGNED' },
  sign: { TO_BE_SIGNED: 'SIGNING' },
  open: { SIGNING: 'FINISHED' },
  expire: { TO_BE_CONFIRMED: 'REJECTED', TO_BE_SIGNED: 'CANCELED' },
}

/** How long a state may last before time itself goes on. */
const TERMS_MS: Partial<Readonly<Record<ApplymentState, number>>> = {
  TO_BE_CONFIRMED: 10 * DAY_MS,
  TO_BE_SIGNED: 30 * DAY_MS,
  SIGNING: 30 * MINUTE_MS,
}

const STATE_WORDS: Readonly<Record<ApplymentState, string>> = {
  EDITTING: '编辑中',
  AUDITING: '审核中',
  REJECTED: '已驳回',
  TO_BE_CONFIRMED: '待账户验证',
  TO_BE_SIGNED: '待签约',
  SIGNING: '开通权限中',
  FINISHED: '已完成',
  CANCELED: '已作废',
}

export function nextApplymentState(
  state: ApplymentState,
  act: ApplymentAct,
  accountCheck: AccountCheck,
): ApplymentState | null {
  const next = MOVES[act][state] ?? null
  return act === 'approve' && next !== null && accountCheck !== 'none' ? 'TO_BE_CONFIRMED' : next
}

export function termOf(state: ApplymentState): number | null {
  return TERMS_MS[state] ?? null
}

export function wordOf(state: ApplymentState): string {
  return STATE_WORDS[state]
}

/** What of itself the account has to prove: who signs is the operator, or somebody who acts for them. */
export function accountCheckOf({ contact_info, subject_info }: ApplymentForm): AccountCheck {
  const byAgent = contact_info.contact_type === 'SUPER'
  switch (subject_info.subject_type) {
    case 'SUBJECT_TYPE_INDIVIDUAL':
      return byAgent ? 'legal_person' : 'none'
    case 'SUBJECT_TYPE_ENTERPRISE':
      return byAgent ? 'remittance_or_legal_person' : 'none'
    case 'SUBJECT_TYPE_INSTITUTIONS':
    case 'SUBJECT_TYPE_GOVERNMENT':
      return subject_info.certificate_letter_copy === undefined ? 'remittance' : 'none'
    case 'SUBJECT_TYPE_OTHERS':
      return 'remittance'
    case 'SUBJECT_TYPE_MICRO':
      return 'none'
  }
}

/** What a sub-merchant may do from the start: its scenes say so. */
export function permissionsOf({ business_info }: ApplymentForm): Merchant['permissions'] {
  const scenes = new Set(business_info.sales_info?.sales_scenes_type ?? ['SALES_SCENES_STORE'])
  const has = (...names: readonly string[]) => names.some((name) => scenes.has(`SALES_SCENES_${name}`))
  return {
    codepay: has('STORE'),
    jsapi: has('STORE', 'MP', 'MINI_PROGRAM', 'WEB'),
    mini_program: has('MINI_PROGRAM'),
    native: has('WEB'),
    app: has('APP'),
    h5: false,
    combine: false,
    // Whether the SP may refund is for the rule to say: by today's WeChat it may, by the seed it has to be asked for (M24).
    refund: false,
    red_packets: false,
  }
}

/** The full name that the papers give. */
export function subjectNameOf({ subject_info, contact_info }: ApplymentForm): string {
  const { subject_type: type, business_license_info: licence, certificate_info: certificate } = subject_info
  const licensed = type === 'SUBJECT_TYPE_ENTERPRISE' || type === 'SUBJECT_TYPE_INDIVIDUAL'
  return (licensed ? licence : certificate)?.merchant_name ?? contact_info.contact_name
}

/** The operator's or legal representative's name, where their paper was shown. */
export function operatorOf({ subject_info }: ApplymentForm): string | null {
  const { id_card_info: card, id_doc_info: other } = subject_info.identity_info
  return card?.id_card_name ?? other?.id_doc_name ?? null
}

/** Institutions, offices and societies are settled and paid as companies are. */
export function subjectTypeOf({ subject_info: { subject_type: type } }: ApplymentForm): SubjectType {
  if (type === 'SUBJECT_TYPE_MICRO') return 'micro'
  return type === 'SUBJECT_TYPE_INDIVIDUAL' ? 'individual' : 'company'
}

/** A rate of a campaign is in percent. */
export function feeRateOf({ settlement_info: { activities_rate: percent } }: ApplymentForm, usualPpm: number): number {
  return percent === undefined ? usualPpm : Math.round(Number(percent) * PPM_PER_PERCENT)
}
