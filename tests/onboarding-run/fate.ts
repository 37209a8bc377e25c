import { drawsFor } from '../storm/random.ts'

export const KINDS = {
  'company, signed by its legal representative': { check: [] },
  'company, signed by an agent': { check: ['remittance', 'legal_person'] },
  'individual, signed by its operator': { check: [] },
  'individual, signed by an agent': { check: ['legal_person'] },
  'institution with its letter': { check: [] },
  institution: { check: ['remittance'] },
  office: { check: ['remittance'] },
  society: { check: ['remittance'] },
} as const satisfies Readonly<Record<string, { readonly check: readonly ('remittance' | 'legal_person')[] }>>

export type Kind = keyof typeof KINDS
export type End = 'finished' | 'canceled' | 'rejected'
export type Scene = 'STORE' | 'MP' | 'MINI_PROGRAM' | 'APP' | 'WEB'

/** What will happen to one merchant; nothing but the seed decides it. */
export type Fate = {
  readonly number: number
  readonly kind: Kind
  readonly scenes: readonly Scene[]
  /** On which day it is begun. */
  readonly beginsOn: number
  /** The first form names an account that WeChat does not take. */
  readonly refusedFirst: boolean
  /** How often reviewers reject it, and whether WeChat once loses the submission half-way. */
  readonly rejections: number
  readonly interrupted: boolean
  /** How often the account check fails, and whether its ten days pass once. */
  readonly failedChecks: number
  readonly checkExpires: boolean
  /** finished; canceled: never signed, thirty days; rejected: nobody corrects it after the last rejection. */
  readonly end: End
  /** Days that WeChat and the administrator take for each of their acts. */
  readonly patience: number
}

const SCENES: readonly Scene[] = ['STORE', 'MP', 'MINI_PROGRAM', 'APP', 'WEB']
const REFUSED_FIRST = 0.12
const INTERRUPTED = 0.08
const EXPIRES = 0.15

export function fateOf(seed: number, number: number, days: number): Fate {
  const draws = drawsFor(seed, `merchant ${number}`)
  const kind = draws.pick(Object.keys(KINDS) as Kind[])
  const hasCheck = KINDS[kind].check.length > 0
  const rejections = Number(draws.weighed({ '0': 5, '1': 3, '2': 1 }))
  const checkExpires = hasCheck && draws.chance(EXPIRES)
  const wanted = draws.weighed({ finished: 8, canceled: 1, rejected: 1 })
  const scenes = SCENES.filter(() => draws.chance(0.35))
  return {
    ...{ number, kind, checkExpires, scenes: scenes.length === 0 ? ['STORE'] : scenes },
    beginsOn: draws.between(0, days - 1),
    refusedFirst: draws.chance(REFUSED_FIRST),
    // Who is left rejected was rejected at least once.
    rejections: wanted === 'rejected' && !checkExpires ? Math.max(rejections, 1) : rejections,
    interrupted: draws.chance(INTERRUPTED),
    failedChecks: hasCheck ? draws.between(0, 2) : 0,
    end: wanted,
    patience: Number(draws.weighed({ '0': 6, '1': 2, '2': 1 })),
  }
}

/** How often it is rejected before its end, by reviewers or by time. */
export function allRejections({ rejections, checkExpires }: Fate): number {
  return rejections + (checkExpires ? 1 : 0)
}
