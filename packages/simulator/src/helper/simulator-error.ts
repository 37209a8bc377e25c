type Told = {
  readonly status: number | null
  readonly code: string
  readonly message_zh: string
  readonly message_en: string
  readonly explanation?: unknown
}

/** The simulator refused (its own `code`), or did not answer: UNREACHABLE, TIMEOUT, NOT_THE_SIMULATOR. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError'
  /** Null where no answer came. */
  readonly status: number | null
  readonly code: string
  readonly message_zh: string
  readonly message_en: string
  /** Of refusals that are WeChat's: which rule, and what would be right. */
  readonly explanation: unknown

  constructor({ status, code, message_zh, message_en, explanation = null }: Told, options?: ErrorOptions) {
    super(`${code}: ${message_en} ${message_zh}`, options)
    this.status = status
    this.code = code
    this.message_zh = message_zh
    this.message_en = message_en
    this.explanation = explanation
  }
}
