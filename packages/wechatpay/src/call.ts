import type { Keyring } from './keyring.ts'
import type { Check } from './shapes.ts'

/** One kind of request, as data: what is sent, what a right answer looks like, and which refusals are certain. */
export type PlainCall = {
  readonly method: 'GET' | 'POST'
  /** With its query string, encoded: these very bytes are signed. */
  readonly path: string
  readonly body?: object
  readonly success: 200 | 204
  /** The shape of a right answer; `null` where the answer is empty. */
  readonly check: Check | null
  readonly refusals: ReadonlySet<string>
}

/** A call whose rightly shaped answer is a `T`. */
export type Call<T> = PlainCall & {
  /** Keys the answer brings itself, for the one interface that hands out keys. */
  readonly broughtKeys?: (body: T) => Keyring
}

/** What a caller may set for a single call. */
export type CallOptions = {
  /** Aborted before sending: NOT_SENT. Aborted after: NO_ANSWER, and the outcome is unknown. */
  readonly signal?: AbortSignal
  /** The whole call, retries included, ends within this time. */
  readonly answerTimeoutMs?: number
}

const NUMBER = /^[0-9A-Za-z_\-|*@]{1,64}$/

/** A number as a piece of a path. Throws TypeError for one that WeChat could not have accepted: nothing is sent. */
export function segment(name: string, number: string): string {
  if (!NUMBER.test(number)) throw new TypeError(`${name} is not a number that WeChat Pay accepts`)
  return encodeURIComponent(number)
}

/** Throws RangeError unless it is whole fen above zero: nothing is sent. */
export function assertFen(name: string, amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 1)
    throw new RangeError(`${name} must be whole fen from 1, not ${amount}`)
}
