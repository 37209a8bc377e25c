import type { SubjectConfirmationDraft } from '@teyue/contract/subject-confirmation-form'
import { Disagreement, PublicError } from '../../errors.ts'
import type { Versioned } from '../applyments/form-version.ts'
import type { Paper } from '../papers/paper.ts'
import type { Mode } from '../providers/account.ts'
import type { ConfirmationReport, ConfirmationWord } from './confirmation-report.ts'

/** A form as far as it is filled in, under WeChat's names. */
export type ConfirmationForm = SubjectConfirmationDraft

/**
 * `draft`: nothing was sent. `submitting`: promised to WeChat. `unknown`: sent, and no answer. `editing`: WeChat has it, met an
 * error, and wants it again under the same number. `confirming_…`: the contact, then the legal representative, is to scan the
 * code. `rejected`: it is cancelled, and a new form under a new number made. `frozen`: another form confirmed the subject.
 */
export type ConfirmationState =
  | 'draft'
  | 'submitting'
  | 'unknown'
  | 'editing'
  | 'auditing'
  | 'confirming_contact'
  | 'confirming_legal_person'
  | 'passed'
  | 'rejected'
  | 'frozen'
  | 'refused'
  | 'canceled'

export type Confirmation = Versioned & {
  readonly providerId: string
  readonly id: string
  readonly accountId: string
  readonly merchantId: string
  readonly subMerchantId: string
  readonly subMchid: string
  readonly mode: Mode
  /** The number by which WeChat knows it. */
  readonly businessCode: string
  readonly state: ConfirmationState
  readonly stateSince: Date
  readonly expiresAt: Date | null
  readonly warnedDays: number | null
  readonly subjectType: string | null
  readonly name: string | null
  /** Null once its time is over. */
  readonly draftSealed: Buffer | null
  readonly draftMasked: SubjectConfirmationDraft
  readonly submissions: number
  /** Tries of the last submission, each counted before it is sent, and when the last one was. */
  readonly attempts: number
  readonly askedAt: Date | null
  readonly queries: number
  readonly applymentId: number | null
  readonly qrCode: string | null
  readonly rejectParam: string | null
  readonly rejectReason: string | null
  /** WeChat's refusal. While the state is `unknown` it is in doubt, because an earlier try may have arrived. */
  readonly refusedCode: string | null
  readonly refusedMessage: string | null
  readonly refusedField: string | null
  readonly cancelWanted: boolean
  readonly authorized: boolean | null
  readonly createdAt: Date
  readonly submittedAt: Date | null
}

export type ConfirmationInFull = {
  readonly confirmation: Confirmation
  readonly papers: readonly Paper[]
}

type Move = ConfirmationState | '=' | '!'

const bad = '!' as const
/** What WeChat says of a form that it has, wherever we thought it was. */
const asSaid = {
  ...{ accepted: '=', editing: 'editing', auditing: 'auditing', rejected: 'rejected', frozen: 'frozen' },
  ...{ confirming_contact: 'confirming_contact', confirming_legal_person: 'confirming_legal_person' },
  ...{ passed: 'passed', canceled: 'canceled', refused: '=', absent: bad },
} as const satisfies Record<ConfirmationWord, Move>
const same = { editing: '=', auditing: '=', confirming_contact: '=', confirming_legal_person: '=' } as const
const nothing = {
  ...{ accepted: bad, editing: bad, auditing: bad, rejected: bad, frozen: bad, confirming_contact: bad },
  ...{ confirming_legal_person: bad, passed: bad, canceled: bad, refused: bad, absent: '=' },
} as const satisfies Record<ConfirmationWord, Move>

// A row is a state, a column WeChat's word. `=` changes nothing, `!` cannot be: a person must look.
const moves: Readonly<Record<ConfirmationState, Readonly<Record<ConfirmationWord, Move>>>> = {
  draft: nothing,
  // Only the answer counts: what a question hears may still be of the submission before.
  submitting: {
    ...{ ...same, accepted: 'auditing', rejected: '=', frozen: '=', passed: '=', canceled: '=' },
    ...{ refused: 'refused', absent: '=' },
  },
  unknown: { ...asSaid, accepted: 'auditing', editing: 'submitting', refused: 'refused', absent: 'submitting' },
  editing: { ...asSaid, editing: '=' },
  auditing: { ...asSaid, auditing: '=' },
  confirming_contact: { ...asSaid, confirming_contact: '=' },
  confirming_legal_person: { ...asSaid, confirming_legal_person: '=' },
  passed: { ...asSaid, ...same, passed: '=', rejected: bad },
  rejected: { ...asSaid, rejected: '=' },
  frozen: { ...asSaid, ...same, frozen: '=', passed: bad, rejected: bad },
  refused: { ...asSaid, accepted: bad, editing: '=', rejected: '=', absent: '=' },
  canceled: { ...nothing, accepted: '=', ...same, rejected: '=', canceled: '=', refused: '=' },
}

const dayMs = 86_400_000
/** Form and code are void after 720 hours. */
const termMs = 30 * dayMs
// WeChat refuses a signature older than five minutes: after six, a request that was on the wire can no longer arrive.
const longestOnTheWireMs = 6 * 60_000
// WeChat takes a form in seconds. What it has not answered in an hour, somebody must look into.
const longestUnansweredMs = 3_600_000

/** The kind of disagreement that says so. */
export const unansweredKind = 'subject_confirmation_unanswered'

/** What the form in clear is sealed for. */
export const confirmationContext = (id: string) => `subject_confirmation.draft:${id}`

/** The state in which WeChat's word leaves it, or null when it moves nothing. */
export function nextState(confirmation: Confirmation, report: ConfirmationReport): ConfirmationState | null {
  const { applymentId: theirs } = report
  if (theirs !== null && confirmation.applymentId !== null && theirs !== confirmation.applymentId)
    throw disagreement('owner', confirmation, report)
  if (isOvertaken(confirmation, report)) return null
  const next = moves[confirmation.state][report.word]
  if (next === '!') throw disagreement('state', confirmation, report)
  return next === '=' ? null : next
}

export function isEnd(state: ConfirmationState): boolean {
  return state === 'passed' || state === 'frozen' || state === 'canceled'
}

/** True while it is not known whether WeChat has what was submitted last. */
export function isUnanswered(state: ConfirmationState): boolean {
  return state === 'submitting' || state === 'unknown'
}

export function isLongUnanswered({ state, submittedAt }: Confirmation, now: Date): boolean {
  return isUnanswered(state) && submittedAt !== null && now.getTime() - submittedAt.getTime() >= longestUnansweredMs
}

/** True while WeChat, the contact or the legal representative is to do something. */
export function isUnderWay(state: ConfirmationState): boolean {
  return state === 'auditing' || state === 'confirming_contact' || state === 'confirming_legal_person'
}

/** True while people may write in it: WeChat has nothing of it, or wants it again under the same number. */
export function isOpen(state: ConfirmationState): boolean {
  return state === 'draft' || state === 'refused' || state === 'editing'
}

/** True while WeChat would cancel it. */
export function mayCancelAtWechat(state: ConfirmationState): boolean {
  return isUnderWay(state) || state === 'editing' || state === 'rejected'
}

/** True where a look at WeChat may still change something. */
export function isFollowed(confirmation: Confirmation, now: Date): boolean {
  const { state, cancelWanted, authorized, stateSince } = confirmation
  const waitsForNumber = state === 'passed' && authorized !== true && now.getTime() - stateSince.getTime() < termMs
  return isUnanswered(state) || isUnderWay(state) || cancelWanted || waitsForNumber
}

/** What is being cancelled at WeChat is not written in, nor sent: it would be cancelled all the same. */
export function assertOpen({ id, state, cancelWanted }: Pick<Confirmation, 'id' | 'state' | 'cancelWanted'>): void {
  if (!isOpen(state) || cancelWanted) throw new PublicError('CONFIRMATION_CLOSED', { id, state })
}

/** When form and code are void. */
export function endOf(submittedAt: Date): Date {
  return new Date(submittedAt.getTime() + termMs)
}

/** A refusal proves nothing about an earlier try that may still be on the wire. */
export function mayHaveArrived({ attempts }: Confirmation): boolean {
  return attempts > 1
}

/** Nor about a later one, which may be accepted where this one was not. */
function isOvertaken({ attempts }: Confirmation, { word, attempt }: ConfirmationReport): boolean {
  return word === 'refused' && attempt !== null && attempt < attempts
}

/** From when on WeChat's "no such form" settles a refusal that was in doubt. */
export function doubtEndsAt({ askedAt, stateSince }: Confirmation): Date {
  return new Date((askedAt ?? stateSince).getTime() + longestOnTheWireMs)
}

function disagreement(
  kind: 'state' | 'owner',
  { id, state, businessCode, applymentId }: Confirmation,
  report: ConfirmationReport,
): Disagreement {
  return new Disagreement(
    `subject_confirmation_${kind}`,
    `subject confirmation ${id}: our ${kind} and WeChat's differ`,
    { state, business_code: businessCode, applyment_id: applymentId },
    { state: report.word, applyment_id: report.applymentId },
  )
}
