import type { Keyring } from './keyring.ts'
import type { Check } from './shapes.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Statuses by which WeChat says yes; each is signed. A 204 has no body. */
export type Success = 200 | 201 | 202 | 204

/** One kind of request, as data: what is sent, what a right answer looks like, and which refusals are certain. */
export type PlainCall = {
  readonly method: Method
  /** With its query string, encoded: these very bytes are signed. */
  readonly path: string
  /** Sent as JSON, and signed as it is sent. */
  readonly body?: object
  /** Sent as multipart in place of a body; signed is only its `meta`. */
  readonly upload?: Upload
  /**
   * The serial of WeChat's key that fields of the body were sealed for. It is the `Wechatpay-Serial` of the request, also
   * when the keyring has come to prefer another key since.
   */
  readonly sealedFor?: string
  readonly success: Success | readonly Success[]
  /** The shape of a right answer; `null` where the answer is empty. A 204 among several successes is `null` data. */
  readonly check: Check | null
  /** What the answer must repeat of the request, where it speaks of it: one that names another thing is not the answer to ours. */
  readonly repeats?: Readonly<Record<string, string | number | undefined>>
  readonly refusals: ReadonlySet<string>
  /** Of `refusals`: refused for now, the same call under the same number may go through later. */
  readonly refusedForNow?: ReadonlySet<string>
  /** After an unknown outcome the way on is a query, never the same call again. */
  readonly once?: true
}

/** A call whose rightly shaped answer is a `T`. */
export type Call<T> = PlainCall & {
  /** Keys the answer brings itself, for the one interface that hands out keys. */
  readonly broughtKeys?: (body: T) => Keyring
}

/** A file and what is said of it. `contentType` and `filename` go into the head of the file's part, unescaped. */
export type Upload = {
  readonly meta: object
  readonly filename: string
  readonly contentType: string
  readonly bytes: Buffer
}

/** A file to fetch: by its path at the account's own address, or by the whole address that an answer gave. */
export type DownloadCall = { readonly address: string; readonly refusals: ReadonlySet<string> }

/** What a caller may set for a single call. */
export type CallOptions = {
  /** Aborted before sending: NOT_SENT. Aborted after: NO_ANSWER, and the outcome is unknown. */
  readonly signal?: AbortSignal
  /** The whole call, retries included, ends within this time. Of a download: its answer begins within this time. */
  readonly answerTimeoutMs?: number
}

export type DownloadOptions = CallOptions & {
  /** The longest wait for the next piece of the body. */
  readonly pieceTimeoutMs?: number
  /** From the call to the last byte, what the reader does between two pieces included. */
  readonly wholeTimeoutMs?: number
  /** Of the body as it comes over the wire. */
  readonly maxBytes?: number
}

const NUMBER = /^[0-9A-Za-z_\-|*@]{1,64}$/

/** A provider's own number of a form: WeChat takes longer ones than of orders, but fewer signs. */
const FORM_CODE = /^[0-9A-Za-z_]{1,124}$/

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A number as a piece of a path. Throws TypeError for one that WeChat could not have accepted: nothing is sent. */
export function segment(name: string, number: string): string {
  if (!NUMBER.test(number)) throw new TypeError(`${name} is not a number that WeChat Pay accepts`)
  return encodeURIComponent(number)
}

/** The provider's number of a form, for a body or a piece of a path. Throws TypeError for one that WeChat does not take. */
export function formCode(name: string, code: string): string {
  if (!FORM_CODE.test(code)) throw new TypeError(`${name} is at most 124 of 0-9 A-Z a-z _`)
  return code
}

/** A number that WeChat gave as a number. Throws TypeError for one that JavaScript cannot hold exactly: nothing is sent. */
export function wechatsNumber(name: string, number: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new TypeError(`${name} is a whole number from 1`)
  return String(number)
}

/** A query string of what is there, encoded, in the order given. */
export function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const there = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return there.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}

/** Throws RangeError unless it is a day of the calendar as in `2026-11-23`: nothing is sent. */
export function assertDay(name: string, text: string): void {
  const there = DAY.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text)
  if (!there) throw new RangeError(`${name} ${JSON.stringify(text.slice(0, 20))} is no day of the form 2026-11-23`)
}

/** Throws RangeError unless it is whole fen above zero: nothing is sent. */
export function assertFen(name: string, amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 1)
    throw new RangeError(`${name} must be whole fen from 1, not ${amount}`)
}

/** Throws TypeError for another account's number: one account's key must never sign for another (M21). */
export function assertOurs(spMchid: string, mchid: string): void {
  if (mchid !== spMchid) throw new TypeError(`${mchid} is not this client's account ${spMchid}`)
}
