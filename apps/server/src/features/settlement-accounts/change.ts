import { Disagreement } from '../../errors.ts'
import type { SettledNumber } from '../merchants/settlement-look.ts'
import type { Mode } from '../providers/account.ts'
import { type AccountType, looksLike, type WantedAccount } from './account.ts'
import type { ChangeReport, ChangeWord } from './change-report.ts'

/**
 * `submitting`: promised to WeChat, and surely not there. `unknown`: it set out, and no answer came; WeChat knows it by a number of
 * its own only, so it is never sent again. `auditing`: WeChat reviews it. `abandoned`: a person found that it never arrived.
 */
export type ChangeState = 'submitting' | 'unknown' | 'auditing' | 'succeeded' | 'failed' | 'refused' | 'abandoned'

/** A change of a settlement account. */
export type Change = {
  readonly providerId: string
  readonly id: string
  readonly accountId: string
  readonly merchantId: string
  readonly subMerchantId: string
  readonly subMchid: string
  readonly mode: Mode
  readonly state: ChangeState
  readonly stateSince: Date
  readonly accountType: AccountType
  readonly accountBank: string
  readonly bankName: string | null
  readonly bankBranchId: string | null
  readonly accountNumberMasked: string
  readonly accountNameMasked: string | null
  /** Null once it has ended. */
  readonly requestSealed: Buffer | null
  readonly isDistinct: boolean
  readonly attempts: number
  readonly queries: number
  readonly applicationNo: string | null
  readonly refusedCode: string | null
  readonly refusedMessage: string | null
  readonly refusedField: string | null
  readonly failReason: string | null
  readonly finishedAt: Date | null
  readonly createdAt: Date
}

type Move = ChangeState | '=' | '!'

const never = {
  ...{ accepted: '!', not_sent: '!', refused: '!', auditing: '!', succeeded: '!', failed: '!' },
  ...{ refused_before: '=', in_force: '=', not_arrived: '!' },
} as const satisfies Record<ChangeWord, Move>
const said = { auditing: 'auditing', succeeded: 'succeeded', failed: 'failed' } as const

// A row is a state, a column a word. `=` changes nothing, `!` cannot be: a person must look.
const moves: Readonly<Record<ChangeState, Readonly<Record<ChangeWord, Move>>>> = {
  submitting: { ...never, not_sent: '=', refused: 'refused', refused_before: 'refused' },
  unknown: {
    ...said,
    ...{ accepted: 'auditing', not_sent: 'submitting', refused: 'refused' },
    ...{ refused_before: '=', in_force: 'succeeded', not_arrived: 'abandoned' },
  },
  auditing: { ...never, ...said, accepted: '=', auditing: '=' },
  succeeded: { ...never, auditing: '=', succeeded: '=' },
  failed: { ...never, auditing: '=', failed: '=' },
  refused: { ...never, refused: '=' },
  abandoned: { ...never, not_arrived: '=' },
}

// The review of a change takes a day or two, and an answer seconds: what has no number after an hour, somebody must look into.
const longestUnansweredMs = 3_600_000

/** WeChat takes no more of one merchant within a day of Shanghai. */
export const maxChangesADay = 5

/** The kind of disagreement that says so. */
export const unansweredKind = 'settlement_change_unanswered'

/** What number and name in clear are sealed for. */
export const requestContext = (id: string) => `settlement_change.request:${id}`

/** The state in which a word leaves it, or null when it moves nothing. `wanted` is null once it is not kept in clear any more. */
export function nextState(change: Change, report: ChangeReport, wanted: WantedAccount | null): ChangeState | null {
  assertSame(change, report, wanted)
  const next = moves[change.state][report.word]
  if (next === '!') throw disagreement('state', change, report)
  return next === '=' ? null : next
}

/** The number whose account it is about. */
export function numberOf({ subMerchantId: id, merchantId, accountId, subMchid }: Change): SettledNumber {
  return { id, merchantId, accountId, subMchid }
}

/** While one is so, WeChat takes no other. */
export function isOpen(state: ChangeState): boolean {
  return state === 'submitting' || state === 'unknown' || state === 'auditing'
}

export function isLongUnanswered({ state, createdAt }: Change, now: Date): boolean {
  const isUnanswered = state === 'submitting' || state === 'unknown'
  return isUnanswered && now.getTime() - createdAt.getTime() >= longestUnansweredMs
}

/** A number may be of another change of the same merchant: what WeChat says must be of the account that is wanted here. */
function assertSame(change: Change, report: ChangeReport, wanted: WantedAccount | null): void {
  const { applicationNo: theirs, account, word } = report
  const isOtherNumber = theirs !== null && change.applicationNo !== null && theirs !== change.applicationNo
  const isOtherAccount = word !== 'in_force' && account !== null && wanted !== null && !looksLike(account, wanted)
  if (isOtherNumber || isOtherAccount) throw disagreement('account', change, report)
}

function disagreement(kind: 'state' | 'account', change: Change, report: ChangeReport): Disagreement {
  const { id, state, accountBank: bank, accountNumberMasked: number, applicationNo } = change
  return new Disagreement(
    `settlement_change_${kind}`,
    `settlement change ${id}: our ${kind} and WeChat's differ`,
    { state, bank, number, application_no: applicationNo },
    {
      state: report.word,
      bank: report.account?.accountBank ?? null,
      number: report.account?.accountNumber ?? null,
      application_no: report.applicationNo,
    },
  )
}
