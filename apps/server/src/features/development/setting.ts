import type { Mode } from '../providers/account.ts'

/** What can be set for a number at WeChat by its interface: a bound appid, a pay path 支付授权目录, the account to follow. */
export type SettingKind = 'appid' | 'pay_path' | 'follow'

/**
 * `sending`: promised to WeChat. `unknown`: sent, and no answer. `set`: WeChat took it, or was seen to have it. `refused`: it
 * did not. `given_up`: we want it no longer, which WeChat's interface cannot be told.
 */
export type SettingState = 'sending' | 'unknown' | 'set' | 'refused' | 'given_up'

/** Whose page a pay path is. */
export type Owner = 'provider' | 'merchant'

/** One thing that was to be set for a number, and what became of it. */
export type Setting = {
  readonly providerId: string
  readonly id: string
  readonly accountId: string
  readonly merchantId: string
  readonly subMerchantId: string
  readonly mode: Mode
  readonly kind: SettingKind
  /** The appid that is bound, the path, or the account to follow. */
  readonly value: string
  /** Of an account to follow: after payments with this sub_appid; null for those without one, and for other kinds. */
  readonly subAppid: string | null
  readonly owner: Owner | null
  readonly state: SettingState
  readonly stateSince: Date
  readonly way: 'sent' | 'by_hand' | 'taken_over'
  /** Each counted before it is sent. */
  readonly attempts: number
  readonly askedAt: Date | null
  /** WeChat's refusal. While the state is `unknown` it is in doubt, because an earlier try may have arrived. */
  readonly refusedCode: string | null
  readonly refusedMessage: string | null
  readonly setAt: Date | null
  readonly addedBy: string | null
  readonly createdAt: Date
}

/** `taken`: the answer to a sending. `seen`, `absent`: what the query shows. `refused`: WeChat does not take it. */
export type SettingWord = 'taken' | 'seen' | 'absent' | 'refused'

type Move = SettingState | '='

// A row is a state, a column WeChat's word; `=` changes nothing. What WeChat has is set, whatever we had thought of it.
const moves: Readonly<Record<SettingState, Readonly<Record<SettingWord, Move>>>> = {
  sending: { taken: 'set', seen: 'set', absent: '=', refused: 'refused' },
  unknown: { taken: 'set', seen: 'set', absent: 'sending', refused: 'refused' },
  set: { taken: '=', seen: '=', absent: '=', refused: '=' },
  refused: { taken: 'set', seen: 'set', absent: '=', refused: '=' },
  given_up: { taken: '=', seen: '=', absent: '=', refused: '=' },
}

// WeChat refuses a signature older than five minutes: after six, a request that was on the wire can no longer arrive.
const longestOnTheWireMs = 6 * 60_000
const dayMs = 86_400_000
// WeChat answers in seconds. What is not known after an hour, somebody must look into.
const longestUnansweredMs = 3_600_000

/** The kind of disagreement that says so. */
export const unansweredKind = 'development_unanswered'
/** An account to follow that is set stays for so long. */
const unchangeableMs = 30 * dayMs

/** The state in which WeChat's word leaves it, or null when it moves nothing. */
export function nextState(state: SettingState, word: SettingWord): SettingState | null {
  const next = moves[state][word]
  return next === '=' ? null : next
}

/** True while it is not known whether WeChat has it. */
export function isUnderWay(state: SettingState): boolean {
  return state === 'sending' || state === 'unknown'
}

/** True for what has been under way so long that a person is told. */
export function isLongUnanswered({ state, createdAt }: Setting, now: Date): boolean {
  return isUnderWay(state) && now.getTime() - createdAt.getTime() >= longestUnansweredMs
}

/** A refusal proves nothing about an earlier try that may still be on the wire. */
export function mayHaveArrived({ attempts }: Setting): boolean {
  return attempts > 1
}

/** Nor about a later one, which may be taken where this one was not: a refusal of a try after which another was counted. */
export function isOvertaken({ attempts }: Setting, tried: Setting, word: SettingWord): boolean {
  return word === 'refused' && tried.attempts < attempts
}

/** From when on "WeChat does not have it" settles a refusal that was in doubt. */
export function doubtEndsAt({ askedAt, stateSince }: Setting): Date {
  return new Date((askedAt ?? stateSince).getTime() + longestOnTheWireMs)
}

/** When another account may be set after this one; null where nothing is in the way. */
export function changeableAt({ setAt }: Pick<Setting, 'setAt'>, now: Date): Date | null {
  if (!setAt) return null
  const at = new Date(setAt.getTime() + unchangeableMs)
  return at > now ? at : null
}

/** The account that is set for payments with this sub_appid, of settings that come newest first. */
export function currentFollow(settings: readonly Setting[], subAppid: string | null): Setting | undefined {
  return settings.find((one) => one.kind === 'follow' && one.subAppid === subAppid && one.state === 'set')
}
