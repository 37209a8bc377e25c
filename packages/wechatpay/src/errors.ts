import { inspect } from 'node:util'
import type { Exchange } from './exchange.ts'

/**
 * Codes of our own, where WeChat gave none. Of APIv2 only: `FAIL`, the talk failed (`return_code`) for a reason that names no code;
 * `RECALL`, WeChat asks for the same call once more.
 */
export type OwnCode = 'NOT_SENT' | 'NO_ANSWER' | 'BAD_SIGNATURE' | 'BAD_ANSWER' | 'FAIL' | 'RECALL'

/** Which field WeChat objected to; it comes with PARAM_ERROR and INVALID_REQUEST only. */
export type ErrorDetail = {
  readonly field: string | null
  readonly value: string | null
  readonly issue: string | null
  readonly location: string | null
}

type Findings = {
  readonly code: string
  readonly message: string
  readonly mayRetry: boolean
  readonly outcomeKnown: boolean
  readonly innerCode?: string | null
  readonly detail?: ErrorDetail | null
  readonly exchange?: Exchange | null
}

/**
 * What went wrong with a call, and the two things a caller of money must know:
 * `mayRetry`, whether the very same call, under the same number, may do better when made again; and
 * `outcomeKnown`, whether it is certain that this call changed nothing. When it is not, ask WeChat: unknown is never failed.
 * It prints without bodies and headers.
 */
export class WechatPayError extends Error {
  override readonly name = 'WechatPayError'
  /** WeChat's code, in today's spelling, or one of `OwnCode`. */
  readonly code: string
  readonly status: number | null
  /** The digits after the last `-` of `Request-ID`, by which WeChat's support finds the reason. */
  readonly innerCode: string | null
  readonly detail: ErrorDetail | null
  readonly mayRetry: boolean
  readonly outcomeKnown: boolean
  declare readonly exchange: Exchange | null

  constructor(findings: Findings, cause?: unknown) {
    super(findings.message, cause === undefined ? undefined : { cause })
    this.code = findings.code
    this.mayRetry = findings.mayRetry
    this.outcomeKnown = findings.outcomeKnown
    this.innerCode = findings.innerCode ?? null
    this.detail = findings.detail ?? null
    this.status = findings.exchange?.status ?? null
    // Not enumerable: the bodies hold openids and must not reach a log by way of the error.
    Object.defineProperty(this, 'exchange', { value: findings.exchange ?? null, enumerable: false })
  }

  toJSON(): Record<string, unknown> {
    const { name, message, code, status, innerCode, mayRetry, outcomeKnown, detail } = this
    const field = detail && { field: detail.field, issue: detail.issue, location: detail.location }
    return { name, message, code, status, innerCode, mayRetry, outcomeKnown, detail: field }
  }

  [inspect.custom](): string {
    return `${this.stack ?? this.message} ${inspect(this.toJSON())}`
  }
}
