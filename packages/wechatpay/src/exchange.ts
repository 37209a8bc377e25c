/**
 * One request and what came back, as raw bytes. The `Authorization` header is left out, so that an exchange
 * may be stored and shown; the bodies carry personal data (openids), so that it is stored sealed.
 */
export type Exchange = {
  readonly method: string
  readonly url: string
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly requestBody: Buffer
  /** Serial of the merchant certificate whose key signed the request; null where none did (APIv2, api.weixin.qq.com). */
  readonly signedBy: string | null
  /** Null when no answer began. */
  readonly status: number | null
  /** Names in lower case. */
  readonly answerHeaders: Readonly<Record<string, string>>
  /** What arrived, whole or cut off. */
  readonly answerBody: Buffer
  readonly startedAt: Date
  readonly durationMs: number
}

/** What WeChat said, checked, and the raw exchange that proves it. */
export type Answer<T> = { readonly data: T; readonly exchange: Exchange }
