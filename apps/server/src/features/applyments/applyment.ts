import { Disagreement, PublicError } from '../../errors.ts'
import type { Paper } from '../papers/paper.ts'
import type { Mode } from '../providers/account.ts'
import type { ApplymentReport, Rejection, Word } from './applyment-report.ts'
import type { Draft } from './draft.ts'
import type { Versioned } from './form-version.ts'

/**
 * `draft`: nothing was sent. `submitting`: promised to WeChat. `unknown`: sent, and no answer. `editing`: WeChat has it, met an
 * error, and wants it again. `refused`: WeChat did not take it. `rejected`: WeChat took it and wants it corrected. From these
 * three it may be corrected and submitted anew, always under the same number. `finished` and `canceled` are ends.
 */
export type ApplymentState =
  | 'draft'
  | 'submitting'
  | 'unknown'
  | 'editing'
  | 'auditing'
  | 'rejected'
  | 'to_be_confirmed'
  | 'to_be_signed'
  | 'signing'
  | 'finished'
  | 'refused'
  | 'canceled'

/** What the form in clear is sealed for. */
export const draftContext = (id: string) => `applyment.draft:${id}`

export type ApplymentInFull = { readonly applyment: Applyment; readonly papers: readonly Paper[] }

export type Applyment = Versioned & {
  readonly providerId: string
  readonly id: string
  readonly accountId: string
  readonly merchantId: string
  readonly mode: Mode
  /** The number by which WeChat knows it. */
  readonly businessCode: string
  readonly state: ApplymentState
  readonly stateSince: Date
  readonly stateMessage: string | null
  readonly expiresAt: Date | null
  readonly warnedDays: number | null
  readonly subjectType: string | null
  readonly name: string | null
  readonly feeRatePpm: number
  /** Null once its time is over. */
  readonly draftSealed: Buffer | null
  readonly draftMasked: Draft
  readonly submissions: number
  /** Tries of the last submission, each counted before it is sent, and when the last one was. */
  readonly attempts: number
  readonly askedAt: Date | null
  readonly queries: number
  readonly applymentId: number | null
  readonly signUrl: string | null
  readonly rejections: readonly Rejection[]
  /** WeChat's refusal. While the state is `unknown` it is in doubt, because an earlier try may have arrived. */
  readonly refusedCode: string | null
  readonly refusedMessage: string | null
  readonly refusedField: string | null
  readonly subMchid: string | null
  readonly subMerchantId: string | null
  readonly createdAt: Date
  readonly submittedAt: Date | null
}

type Move = ApplymentState | '=' | '!'

const bad = '!' as const
/** What WeChat says of a form that it has, wherever we thought it was. */
const asSaid = {
  accepted: '=',
  editing: 'editing',
  auditing: 'auditing',
  rejected: 'rejected',
  to_be_confirmed: 'to_be_confirmed',
  to_be_signed: 'to_be_signed',
  signing: 'signing',
  finished: 'finished',
  canceled: 'canceled',
  // Of a try that was overtaken: WeChat has the form.
  refused: '=',
  absent: bad,
} as const satisfies Record<Word, Move>

const sentAgain = { absent: 'submitting', editing: 'submitting' } as const
const notYet = { editing: '=', auditing: '=', to_be_confirmed: '=', to_be_signed: '=', signing: '=' } as const
const live = { auditing: bad, to_be_confirmed: bad, to_be_signed: bad, signing: bad, finished: bad } as const

// A row is a state, a column WeChat's word. `=` changes nothing, `!` cannot be: a person must look.
const moves: Readonly<Record<ApplymentState, Readonly<Record<Word, Move>>>> = {
  draft: { ...live, accepted: bad, editing: bad, rejected: bad, canceled: bad, refused: bad, absent: '=' },
  // Only the answer counts: what a question hears may still be of the submission before.
  submitting: {
    ...{ ...notYet, finished: '=', rejected: '=', canceled: '=', absent: '=' },
    ...{ accepted: 'auditing', refused: 'refused' },
  },
  unknown: { ...asSaid, ...sentAgain, accepted: 'auditing', refused: 'refused' },
  editing: { ...asSaid, editing: '=' },
  auditing: { ...asSaid, auditing: '=' },
  rejected: { ...asSaid, rejected: '=' },
  to_be_confirmed: { ...asSaid, to_be_confirmed: '=' },
  to_be_signed: { ...asSaid, to_be_signed: '=' },
  signing: { ...asSaid, signing: '=' },
  finished: { ...asSaid, ...notYet, editing: bad, rejected: bad, canceled: bad, finished: '=' },
  refused: { ...asSaid, accepted: bad, editing: '=', rejected: '=', refused: '=', absent: '=' },
  // By us it is given up only where WeChat has nothing under way.
  canceled: { ...live, accepted: '=', editing: '=', rejected: '=', canceled: '=', refused: '=', absent: '=' },
}

const dayMs = 86_400_000
/** 账户验证 within ten days, 签约 within thirty; counted from when we first heard of it. */
const termsMs: Partial<Readonly<Record<ApplymentState, number>>> = {
  to_be_confirmed: 10 * dayMs,
  to_be_signed: 30 * dayMs,
}
// WeChat refuses a signature older than five minutes: after six, a request that was on the wire can no longer arrive.
const longestOnTheWireMs = 6 * 60_000
// WeChat takes a form in seconds. What it has not answered in an hour, somebody must look into.
const longestUnansweredMs = 3_600_000

/** The kind of disagreement that says so. */
export const unansweredKind = 'applyment_unanswered'

/** The state in which WeChat's word leaves it, or null when it moves nothing. */
export function nextState(applyment: Applyment, report: ApplymentReport): ApplymentState | null {
  assertSame(applyment, report)
  if (isOvertaken(applyment, report)) return null
  const word = isOfBefore(applyment, report) ? 'absent' : report.word
  const next = moves[applyment.state][word]
  if (next === '!') throw disagreement('state', applyment, report)
  return next === '=' ? null : next
}

export function isEnd(state: ApplymentState): boolean {
  return state === 'finished' || state === 'canceled'
}

/** True while it is not known whether WeChat has what was submitted last. */
export function isUnanswered(state: ApplymentState): boolean {
  return state === 'submitting' || state === 'unknown'
}

/** True for what has gone unanswered so long that a person is told. */
export function isLongUnanswered({ state, submittedAt }: Applyment, now: Date): boolean {
  return isUnanswered(state) && submittedAt !== null && now.getTime() - submittedAt.getTime() >= longestUnansweredMs
}

/** True while WeChat, or the super administrator, is to do something. */
export function isUnderWay(state: ApplymentState): boolean {
  return ['auditing', 'to_be_confirmed', 'to_be_signed', 'signing'].includes(state)
}

/** True where nobody here can go on, and somebody may at WeChat: a form that it rejected, or stopped, can be mended there by hand. */
export function mayMoveUnseen(state: ApplymentState): boolean {
  return state === 'rejected' || state === 'editing'
}

/** True while people may write in it: WeChat has nothing of it under way. */
export function isOpen(state: ApplymentState): boolean {
  return ['draft', 'refused', 'rejected', 'editing'].includes(state)
}

/** A form that WeChat has can neither be changed nor taken back, only corrected after a rejection. */
export function assertOpen({ id, state }: Pick<Applyment, 'id' | 'state'>): void {
  if (!isOpen(state)) throw new PublicError('APPLYMENT_CLOSED', { id, state })
}

export function endOf(state: ApplymentState, since: Date): Date | null {
  const term = termsMs[state]
  return term === undefined ? null : new Date(since.getTime() + term)
}

/** A refusal proves nothing about an earlier try that may still be on the wire. */
export function mayHaveArrived({ attempts }: Applyment): boolean {
  return attempts > 1
}

/** Nor about a later one, which may be accepted where this one was not. */
function isOvertaken({ attempts }: Applyment, { word, attempt }: ApplymentReport): boolean {
  return word === 'refused' && attempt !== null && attempt < attempts
}

/** True where a question's answer says that what was sent last has not arrived. */
export function saysNotArrived(applyment: Applyment, report: ApplymentReport): boolean {
  if (applyment.state !== 'unknown') return false
  return report.word === 'absent' || report.word === 'editing' || isOfBefore(applyment, report)
}

/** From when on WeChat's "no such form" settles a refusal that was in doubt. */
export function doubtEndsAt({ askedAt, stateSince }: Applyment): Date {
  return new Date((askedAt ?? stateSince).getTime() + longestOnTheWireMs)
}

/** After a lost answer, the rejection of the form before says that the new one has not arrived. */
function isOfBefore({ state, rejections }: Applyment, report: ApplymentReport): boolean {
  const isSameLength = rejections.length > 0 && rejections.length === report.rejections.length
  if (state !== 'unknown' || report.word !== 'rejected' || !isSameLength) return false
  return rejections.every((one, index) => isSameRejection(one, report.rejections[index]!))
}

// Field by field: the database gives the fields back in an order of its own.
function isSameRejection(one: Rejection, other: Rejection): boolean {
  return one.field === other.field && one.fieldName === other.fieldName && one.reason === other.reason
}

/** Whatever the word carries must be of this form; what it does not carry proves nothing. */
function assertSame(applyment: Applyment, report: ApplymentReport): void {
  const pairs: readonly (readonly [unknown, unknown])[] = [
    [report.businessCode, applyment.businessCode],
    [report.applymentId, applyment.applymentId],
    [report.subMchid, applyment.subMchid],
  ]
  if (pairs.some(([theirs, ours]) => theirs !== null && ours !== null && theirs !== ours))
    throw disagreement('owner', applyment, report)
}

function disagreement(kind: 'state' | 'owner', applyment: Applyment, report: ApplymentReport): Disagreement {
  const { state, businessCode, applymentId, subMchid } = applyment
  const ours = { state, business_code: businessCode, applyment_id: applymentId, sub_mchid: subMchid }
  const { word, businessCode: code, applymentId: number, subMchid: theirMchid } = report
  const theirs = { state: word, business_code: code, applyment_id: number, sub_mchid: theirMchid }
  return new Disagreement(
    `applyment_${kind}`,
    `applyment ${applyment.id}: our ${kind} and WeChat's differ`,
    ours,
    theirs,
  )
}
