import { type ErrorCode, errorCodes } from './generated/errors.ts'
import type { Problem } from './generated/types.ts'

/** Everything that a call may throw: the platform's refusal, or its silence. `outcomeKnown` false means: it may have happened. */
export abstract class TeyueError extends Error {
  abstract readonly outcomeKnown: boolean
}

/** The platform answered with a problem (RFC 9457). Branch on `code`; the sentences are for people. */
export class TeyueProblem extends TeyueError {
  override readonly name = 'TeyueProblem'
  /** One of the closed list; `UNLISTED` when the platform is newer than this SDK, and `problem.code` then says which. */
  readonly code: ErrorCode | 'UNLISTED'
  readonly status: number
  /** A refusal changed nothing. After a 5xx nobody knows. */
  readonly outcomeKnown: boolean
  readonly messageZh: string
  /** What to do now. */
  readonly next: string
  readonly nextZh: string
  /** The field concerned, as a dotted path, and where it stood. */
  readonly field: string | undefined
  readonly location: Problem['location']
  readonly details: NonNullable<Problem['details']>
  /** Finds the request in the platform's logs. */
  readonly requestId: string
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail} ${problem.next}`)
    this.problem = problem
    this.code = isListed(problem.code) ? problem.code : 'UNLISTED'
    this.status = problem.status
    this.outcomeKnown = problem.status < 500
    this.messageZh = problem.detail_zh
    this.next = problem.next
    this.nextZh = problem.next_zh
    this.field = problem.field
    this.location = problem.location
    this.details = problem.details ?? {}
    this.requestId = problem.request_id
  }
}

/**
 * `not_sent`: the request never left. `timed_out`, `cut_off`, `aborted`: it left, and no answer came.
 * `unreadable`: what came is not the platform's, as a proxy's error page is not.
 */
export type Silence = 'not_sent' | 'timed_out' | 'cut_off' | 'aborted' | 'unreadable'

/** No answer of the platform's. */
export class TeyueNoAnswer extends TeyueError {
  override readonly name = 'TeyueNoAnswer'
  readonly silence: Silence
  readonly outcomeKnown: boolean
  /** The HTTP status of what came instead of an answer. */
  readonly status: number | undefined

  constructor(silence: Silence, message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options)
    this.silence = silence
    this.outcomeKnown = silence === 'not_sent'
    this.status = options.status
  }
}

/** Whether it is the platform's refusal with this code. */
export function isProblem<const C extends ErrorCode>(
  error: unknown,
  code: C,
): error is TeyueProblem & { readonly code: C } {
  return error instanceof TeyueProblem && error.code === code
}

function isListed(code: string): code is ErrorCode {
  return (errorCodes as readonly string[]).includes(code)
}
