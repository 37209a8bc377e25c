// What WeChat's official pages list per interface, kept only where the refusal leaves nothing to find out: after one of
// these a call has changed nothing. Whatever is not in a list (TRADE_ERROR, a code of next year) is unknown, and asked for.

const everywhere = [
  'PARAM_ERROR',
  'INVALID_REQUEST',
  'SIGN_ERROR',
  'NO_AUTH',
  'MCH_NOT_EXISTS',
  'APPID_MCHID_NOT_MATCH',
]

// OUT_TRADE_NO_USED and ORDER_PAID are missing on purpose: an order stands under our number, and it may have been paid.
export const orderRefusals: ReadonlySet<string> = new Set([...everywhere, 'RULE_LIMIT', 'ORDER_CLOSED'])

export const queryRefusals: ReadonlySet<string> = new Set([
  ...everywhere,
  'RULE_LIMIT',
  'ORDER_NOT_EXIST',
  'RESOURCE_NOT_EXISTS',
])

export const closeRefusals: ReadonlySet<string> = new Set([
  ...everywhere,
  'RULE_LIMIT',
  'ORDER_NOT_EXIST',
  'ORDER_CLOSED',
  'ORDER_PAID',
])

export const refundRefusals: ReadonlySet<string> = new Set([
  ...everywhere,
  'NOT_ENOUGH',
  'USER_ACCOUNT_ABNORMAL',
  'RESOURCE_NOT_EXISTS',
])

export const certificateRefusals: ReadonlySet<string> = new Set([...everywhere, 'RESOURCE_NOT_EXISTS'])

/** Refused for now: the merchant tops up, then the same call under the same number goes through. */
export const refusedForNow: ReadonlySet<string> = new Set(['NOT_ENOUGH'])

/** Refused before it was looked at; it may be made again, later and slower. */
export const tooOften: ReadonlySet<string> = new Set(['FREQUENCY_LIMITED', 'RATELIMIT_EXCEEDED'])

/**
 * Inner codes by which an INVALID_REQUEST says that something already stands under our number:
 * already paid (twice), the same number with other parameters. An earlier call of ours may have done it.
 */
export const innerCodesOfEarlierDeeds: ReadonlySet<string> = new Set(['268449538', '268498689', '268498688'])

const todaysSpelling: Readonly<Record<string, string>> = {
  ORDERNOTEXIST: 'ORDER_NOT_EXIST',
  ORDERPAID: 'ORDER_PAID',
  ORDERCLOSED: 'ORDER_CLOSED',
  NOAUTH: 'NO_AUTH',
  RULELIMIT: 'RULE_LIMIT',
  SYSTEMERROR: 'SYSTEM_ERROR',
  NOTENOUGH: 'NOT_ENOUGH',
}

/** Older pages, and some machines behind them, spell codes without the underscore. */
export function spell(code: string): string {
  return Object.hasOwn(todaysSpelling, code) ? (todaysSpelling[code] ?? code) : code
}
