import { WechatPayError } from '../errors.ts'

/**
 * What makes a bill no bill. `mayRetry`: it came otherwise than it was sent (cut off, another hash), so that fetching it anew
 * may do better.
 */
export function billFault(message: string, { mayRetry }: { readonly mayRetry: boolean }, cause?: unknown) {
  return new WechatPayError({ code: 'BAD_ANSWER', message: `bill: ${message}`, mayRetry, outcomeKnown: false }, cause)
}
