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

/**
 * Code payment: with these nothing was taken, and nothing will be. Missing on purpose: USERPAYING, SYSTEM_ERROR, BANK_ERROR
 * (the payer may be charged), TRADE_ERROR, and ORDER_PAID, OUT_TRADE_NO_USED, which WeChat's v2 page counts as failed for certain:
 * this call took nothing, but an order stands under our number, and an earlier call of ours that met silence may have been paid by
 * it. Whoever took them for a failure would charge the payer again under a new number.
 */
export const codePaymentRefusals: ReadonlySet<string> = new Set([
  ...everywhere,
  'RULE_LIMIT',
  'AUTH_CODE_ERROR',
  'AUTH_CODE_INVALID',
  'AUTHCODEEXPIRE',
  'BUYER_MISMATCH',
  'NOT_ENOUGH',
  'NOTSUPORTCARD',
  'ORDER_CLOSED',
  'ORDER_REVERSED',
])

export const reversalRefusals: ReadonlySet<string> = new Set([
  ...everywhere,
  'RULE_LIMIT',
  'ORDER_NOT_EXIST',
  'REVERSE_EXPIRE',
])

export const refundRefusals: ReadonlySet<string> = new Set([
  ...everywhere,
  'NOT_ENOUGH',
  'USER_ACCOUNT_ABNORMAL',
  'RESOURCE_NOT_EXISTS',
])

export const billRefusals: ReadonlySet<string> = new Set([...everywhere, 'NO_STATEMENT_EXIST', 'STATEMENT_CREATING'])

export const mediaRefusals: ReadonlySet<string> = new Set([...everywhere, 'RULE_LIMIT'])

export const goldPlanRefusals: ReadonlySet<string> = new Set([...everywhere, 'RULE_LIMIT'])

/**
 * Forms and changes of accounts. RESOURCE_ALREADY_EXISTS and PROCESSING (存在流程进行中的申请单) are missing on purpose: a form stands under our
 * number, and it may be the one whose answer was lost.
 */
export const applymentRefusals: ReadonlySet<string> = new Set([...everywhere, 'RULE_LIMIT'])

/** Also of cancelling: what is not there was not cancelled. */
export const subjectConfirmationRefusals: ReadonlySet<string> = new Set([...applymentRefusals, 'RESOURCE_NOT_EXISTS'])

// NOT_FOUND: nothing of that kind; official page 查询支持对公业务的银行列表.
export const bankRefusals: ReadonlySet<string> = new Set([...everywhere, 'NOT_FOUND'])

// NOT_FOUND: no address is set; official page 查询商户违规通知回调地址.
export const violationRefusals: ReadonlySet<string> = new Set([...everywhere, 'NOT_FOUND'])

export const balanceRefusals: ReadonlySet<string> = new Set(everywhere)

export const certificateRefusals: ReadonlySet<string> = new Set([...everywhere, 'RESOURCE_NOT_EXISTS'])

/** The merchant tops up, then the same refund or reversal under the same number goes through. */
export const untilToppedUp: ReadonlySet<string> = new Set(['NOT_ENOUGH'])

/** The bill is being made; the same question is answered later. */
export const untilMade: ReadonlySet<string> = new Set(['STATEMENT_CREATING'])

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
  ORDERREVERSED: 'ORDER_REVERSED',
  AUTH_CODE_EXPIRE: 'AUTHCODEEXPIRE',
  AUTH_CODE_EXPIRED: 'AUTHCODEEXPIRE',
  NOT_SUPORT_CARD: 'NOTSUPORTCARD',
  NOT_SUPPORT_CARD: 'NOTSUPORTCARD',
  USER_PAYING: 'USERPAYING',
  BANKERROR: 'BANK_ERROR',
  NOAUTH: 'NO_AUTH',
  RULELIMIT: 'RULE_LIMIT',
  SYSTEMERROR: 'SYSTEM_ERROR',
  NOTENOUGH: 'NOT_ENOUGH',
}

/** One spelling for each: pages, and the machines behind them, differ in underscores. */
export function spell(code: string): string {
  return Object.hasOwn(todaysSpelling, code) ? (todaysSpelling[code] ?? code) : code
}
