import type { Context } from '../context.ts'
import { PublicError } from '../errors.ts'
import type { SignedIn } from '../features/people/session.ts'
import type { Caller } from './caller.ts'

/**
 * Refuses a person who has not proven the second factor within the last minutes; `enrolled` lets those pass who have none. A
 * program proves itself by its key each time.
 */
export function requireSecondFactor(ctx: Context, { person }: Caller, when: 'always' | 'enrolled'): void {
  if (!person || (when === 'enrolled' && !person.isEnrolled)) return
  if (!isProven(ctx, person)) throw new PublicError('SECOND_FACTOR_NEEDED', { enrolled: person.isEnrolled })
}

export function isProven(ctx: Context, { provenAt }: SignedIn): boolean {
  return provenAt !== null && ctx.now().getTime() - provenAt.getTime() <= ctx.secondFactor.validMs
}
