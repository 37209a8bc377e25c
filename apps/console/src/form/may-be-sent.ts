import type { Draft } from './form.ts'
import { fieldsOf, type Step } from './steps.ts'
import { overlaps } from './waiting.ts'

/** How a form that is being filled in stands. */
type Standing = {
  readonly draft: Draft
  readonly keeping: 'kept' | 'waiting' | 'keeping' | 'failed'
  readonly refused: Readonly<Record<string, string>>
  readonly news: readonly unknown[]
  readonly lost: readonly string[]
}

/**
 * Whether what is seen is what the platform has, or will have once it is kept: it sends what it has. What could not be kept, what it
 * does not take, and what somebody else wrote and nobody has looked at, comes first.
 */
export function mayBeSent({ draft, keeping, refused, news, lost }: Standing, steps: readonly Step[]): boolean {
  if (keeping === 'keeping' || keeping === 'failed' || news.length > 0 || lost.length > 0) return false
  const shown = steps.flatMap((step) => fieldsOf(step, draft))
  // A field that is gone from the form since cannot be put right in it.
  return !Object.keys(refused).some((field) => shown.some(({ path }) => overlaps(field, path)))
}
