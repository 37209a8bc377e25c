import type { FactsOf } from './reason.ts'
import { REASONS } from './reasons.ts'

export type ReasonKey = keyof typeof REASONS

/** One reason of the catalogue with what was found in this case. */
export type Because = { readonly reason: ReasonKey; readonly facts: Readonly<Record<string, string | number>> }

/** The same, said in words. */
export type Explanation = {
  readonly reason: ReasonKey
  readonly rule: { readonly row: string | null; readonly page: string | null }
  readonly why_zh: string
  readonly why_en: string
  readonly right_zh: string
  readonly right_en: string
}

type Given<Key extends ReasonKey> = keyof FactsOf<(typeof REASONS)[Key]> extends never
  ? readonly []
  : readonly [facts: FactsOf<(typeof REASONS)[Key]>]

/** Names the reason and hands over every fact that its sentences need. */
export function why<Key extends ReasonKey>(key: Key, ...given: Given<Key>): Because {
  return { reason: key, facts: given[0] ?? {} }
}

export function explain({ reason, facts }: Because): Explanation {
  const { rule, why: wrong, right } = REASONS[reason]
  return {
    reason,
    rule,
    why_zh: filled(wrong[0], facts),
    why_en: filled(wrong[1], facts),
    right_zh: filled(right[0], facts),
    right_en: filled(right[1], facts),
  }
}

function filled(sentence: string, facts: Because['facts']): string {
  return sentence.replace(/\{(\w+)\}/g, (_place, name: string) => String(facts[name]))
}
