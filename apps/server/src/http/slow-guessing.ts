import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { PublicError } from '../errors.ts'
import type { SignInDelays } from '../features/people/sign-in-delays.ts'

/** What only a guesser sees often. Anything else that goes wrong says nothing about a guess. */
const failures = ['SIGN_IN_REFUSED', 'SECOND_FACTOR_REFUSED', 'LOGIN_TAKEN', 'INVITATION_INVALID']

/** Under which name somebody tries, and whether a code is among what is tried. */
export type Guess = { readonly name: string; readonly hasCode: boolean }

/** Does what may be guessing, unless earlier guesses must wait. */
export async function slowGuessing<T>(
  ctx: Context,
  delays: SignInDelays,
  request: FastifyRequest,
  { name, hasCode }: Guess,
  work: () => Promise<T>,
): Promise<T> {
  const now = ctx.now().getTime()
  const waitMs = Math.max(delays.waitMs(request.ip, name, now), hasCode ? delays.codeWaitMs(name, now) : 0)
  if (waitMs > 0) throw new PublicError('TOO_MANY_REQUESTS', { retry_after_seconds: Math.ceil(waitMs / 1000) })
  // Counted beforehand, so that many at once are many.
  delays.failed(request.ip, name, now)
  try {
    const result = await work()
    delays.succeeded(request.ip, name)
    return result
  } catch (error) {
    const code = error instanceof PublicError ? error.code : ''
    if (code === 'SECOND_FACTOR_REFUSED') delays.codeFailed(name, now)
    if (!failures.includes(code)) delays.takeBack(request.ip, name)
    throw error
  }
}
