/** What an `errcode` means for the caller: its word, whether to ask again, and whether the call certainly did nothing. */
export type Refusal = { readonly code: string; readonly mayRetry: boolean; readonly outcomeKnown: boolean }

// 全局返回码, and the pages of 网页授权, code2Session, getAccessToken and getStableAccessToken.
const refusals: Readonly<Record<number, Refusal>> = {
  // Busy says nothing of whether the code is used up.
  [-1]: { code: 'BUSY', mayRetry: true, outcomeKnown: false },
  40001: certain('TOKEN_REFUSED', true),
  40014: certain('TOKEN_REFUSED', true),
  42001: certain('TOKEN_REFUSED', true),
  45009: certain('QUOTA_USED_UP'),
  45011: certain('TOO_FREQUENT', true),
  40029: certain('INVALID_CODE'),
  40163: certain('CODE_USED'),
  42003: certain('CODE_EXPIRED'),
  41008: certain('CODE_MISSING'),
  40226: certain('PAYER_BLOCKED'),
  40013: certain('INVALID_APPID'),
  41002: certain('APPID_MISSING'),
  40125: certain('INVALID_SECRET'),
  41004: certain('SECRET_MISSING'),
  40243: certain('SECRET_FROZEN'),
  40164: certain('ADDRESS_NOT_ALLOWED'),
  40002: certain('INVALID_GRANT_TYPE'),
  43002: certain('POST_REQUIRED'),
  44002: certain('BODY_MISSING'),
  47001: certain('BODY_UNREADABLE'),
  48001: certain('NOT_PERMITTED'),
  50004: certain('APP_FORBIDDEN'),
  50007: certain('APP_FROZEN'),
}

/**
 * Closed: whatever is not listed is neither repeated nor believed to have done nothing. Where a token is asked for
 * (`asksForToken`) none was sent, so that 40001 speaks of the AppSecret.
 */
export function refusalOf(errcode: number, asksForToken: boolean): Refusal {
  if (errcode === 40001 && asksForToken) return certain('INVALID_SECRET')
  return refusals[errcode] ?? { code: `ERRCODE_${errcode}`, mayRetry: false, outcomeKnown: false }
}

function certain(code: string, mayRetry = false): Refusal {
  return { code, mayRetry, outcomeKnown: true }
}
