import type { Explained, FindingState } from './explained.ts'
import { insideWords } from './inside-words.ts'
import { lifeWords } from './life-words.ts'
import { outsideWords } from './outside-words.ts'

/** What a finding is about. */
export type Topic =
  | 'payments'
  | 'number'
  | 'keys'
  | 'clock'
  | 'relation'
  | 'products'
  | 'refund'
  | 'appids'
  | 'subjects'
  | 'openid'
  | 'paths'
  | 'notify'
  | 'gold_plan'
  | 'limits'
  | 'violations'
  | 'domains'
  | 'follow'

/** The closed list of what the doctor of merchants finds. */
const findingWords = { ...insideWords, ...outsideWords, ...lifeWords }

export type FindingCode = keyof typeof findingWords

export type Finding = {
  readonly about: Topic
  /** The number it concerns; null for the merchant. */
  readonly subMerchantId: string | null
  readonly code: FindingCode
  /** What the sentences speak of. */
  readonly facts: Readonly<Record<string, string>>
}

export function stateOf({ code }: Finding): FindingState {
  return findingWords[code].state
}

/** A finding in both languages, and where to put it right. */
export function wordsOf({ code, facts }: Finding) {
  const { detail, detailZh, next, nextZh, place }: Explained = findingWords[code]
  const say = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
  return {
    detail: say(detail),
    detailZh: say(detailZh),
    next: next === undefined ? null : say(next),
    nextZh: nextZh === undefined ? null : say(nextZh),
    place: place ?? null,
  }
}
