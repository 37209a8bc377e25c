import type { Refusals } from './refusals.ts'
import type { Reader } from './values.ts'

/** The fields of a request by WeChat's names. What is undefined or empty is left out. */
export type Fields = Readonly<Record<string, string | number | undefined>>

/**
 * How an interface wants its request signed, and so signs its answer. `chosen`: as the account chooses, and `sign_type` says it.
 * `md5`: its page knows no `sign_type`. `hmac_sha256`: it takes nothing else.
 */
export type Signing = 'chosen' | 'md5' | 'hmac_sha256'

/**
 * What may be done when no answer came. `freely`: it changes nothing, and the client itself asks again. `same_number`: the caller
 * may, under the same number. `never`: it is to be queried, not repeated.
 */
export type Repetition = 'freely' | 'same_number' | 'never'

/** One kind of request, as data: what is sent and how, and what its answer must be. It is always a POST. */
export type V2Call<T> = {
  readonly path: string
  /** Without `mch_id`, `nonce_str`, `sign_type` and `sign`, which the transport adds. */
  readonly fields: Fields
  readonly signing: Signing
  /** Two old interfaces take no `nonce_str`. */
  readonly withoutNonce?: true
  /** Whether the provider's certificate is shown, on a connection of its own. */
  readonly certificate: boolean
  /** Red packets answer without a `sign`; all others must carry one. */
  readonly unsignedAnswer?: true
  readonly repetition: Repetition
  readonly refusals: Refusals
  /** Whether an answer asks for the same call once more, whatever else it says. */
  readonly asksAgain?: (fields: ReadonlyMap<string, string>) => boolean
  readonly read: Reader<T>
}

/** A file to ask for. It carries no sign; what tells that there is none is XML without a sign. */
export type V2DownloadCall = Pick<V2Call<unknown>, 'path' | 'fields' | 'signing' | 'certificate' | 'refusals'>

const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*@]{6,32}$/
const OUT_REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/
const MAX_TOTAL_FEE = 2 ** 31 - 1

/** Throws TypeError for a number that WeChat could not have accepted: nothing is sent. */
export function assertOutTradeNo(number: string): void {
  if (!OUT_TRADE_NO.test(number)) throw new TypeError('out_trade_no has 6 to 32 of 0-9 A-Z a-z _ - | * @')
}

export function assertOutRefundNo(number: string): void {
  if (!OUT_REFUND_NO.test(number)) throw new TypeError('out_refund_no has 1 to 64 of 0-9 A-Z a-z _ - | * @')
}

/** Throws RangeError unless it is whole fen above zero that fits WeChat's `int`: nothing is sent. */
export function assertFee(name: string, fen: number): void {
  if (!Number.isSafeInteger(fen) || fen < 1 || fen > MAX_TOTAL_FEE) {
    throw new RangeError(`${name} must be whole fen from 1, not ${fen}`)
  }
}

/** Throws RangeError for a text that is too long, in characters, or missing where it must be there: nothing is sent. */
export function assertText(name: string, text: string | undefined, maxChars: number, needed = false): void {
  if (text === undefined && !needed) return
  const chars = [...(text ?? '')].length
  if (chars > maxChars || (needed && chars === 0))
    throw new RangeError(`${name} has ${needed ? 1 : 0} to ${maxChars} characters`)
}
