import type { TeyueError } from './errors.ts'

/** WeChat has answered, and this is how the thing stands. */
export type Known<T> = { readonly outcome: 'known'; readonly value: T }

/**
 * Nobody knows yet. It is never failed: do not make another payment or refund instead of it. Ask again, or wait for
 * the webhook.
 */
export type Unknown<T> = {
  readonly outcome: 'unknown'
  /** How the platform last saw it (HTTP 202); null when the platform's own answer was lost. */
  readonly latest: T | null
  /** Why nobody knows, where it is not WeChat that is silent. */
  readonly cause: TeyueError | null
  /**
   * The same request under the same idempotency key: nothing is done twice. A refusal now proves nothing of the earlier
   * request, so it does not throw one: the outcome stays unknown, and `cause` is the refusal.
   */
  askAgain(): Promise<Answered<T>>
}

/** What a call about money answers. `value` can be read only after `outcome` was looked at. */
export type Answered<T> = Known<T> | Unknown<T>
