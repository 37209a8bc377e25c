import type { Context } from '../context.ts'
import { PublicError } from '../errors.ts'
import type { Caller } from './caller.ts'

/**
 * Refuses a person who has not proven the second factor within the last minutes; `enrolled` lets those pass who have none. A
 * program proves itself by its key each time.
 */
export function requireSecondFactor(ctx: Context, { person }: Caller, when: 'always' | 'enrolled'): void {
  if (!person || (when === 'enrolled' && !person.isEnrolled)) return
  const since = person.provenAt ? ctx.now().getTime() - person.provenAt.getTime() : Number.POSITIVE_INFINITY
  if (since > ctx.secondFactor.validMs) throw new PublicError('SECOND_FACTOR_NEEDED', { enrolled: person.isEnrolled })
}
