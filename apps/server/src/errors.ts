import { catalogue, type ErrorCode } from './error-catalogue.ts'

export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** A failure the caller can act on: the only kind that an answer may carry. */
export class PublicError extends Error {
  override readonly name = 'PublicError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(catalogue[code].message)
    this.code = code
    this.details = details
  }
}

/** A person asks for what the provider lets only two do. The edge keeps the request as an approval; nothing of it was done. */
export class ApprovalNeeded extends Error {
  override readonly name = 'ApprovalNeeded'

  constructor() {
    super('a second person must agree')
  }
}

/** Our books and WeChat's differ. Nothing is written of the move; the work waits, and a person is called. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement'
  readonly kind: string
  readonly ours: Readonly<Record<string, unknown>>
  readonly theirs: Readonly<Record<string, unknown>>

  constructor(
    kind: string,
    message: string,
    ours: Readonly<Record<string, unknown>>,
    theirs: Readonly<Record<string, unknown>>,
  ) {
    super(message)
    this.kind = kind
    this.ours = ours
    this.theirs = theirs
  }
}
