import { spell as spellV3 } from '../refusals.ts'

// What WeChat's official v2 pages list per interface. `certain` keeps what leaves nothing to find out: after one of these a call
// has changed nothing. `again` may be made again under the same number. Whatever is in neither (a code of next year) is unknown.

export type Refusals = { readonly certain: ReadonlySet<string>; readonly again: ReadonlySet<string> }

const ill = [
  'SIGN_ERROR',
  'XML_FORMAT_ERROR',
  'REQUIRE_POST_METHOD',
  'POST_DATA_EMPTY',
  'NOT_UTF8',
  'LACK_PARAMS',
  'PARAM_ERROR',
  'APPID_NOT_EXIST',
  'MCHID_NOT_EXIST',
  'APPID_MCHID_NOT_MATCH',
  'NO_AUTH',
]
const passing = ['SYSTEM_ERROR', 'FREQUENCY_LIMITED', 'INVALID_REQ_TOO_MUCH']

// ORDER_PAID and OUT_TRADE_NO_USED are missing on purpose: an order stands under our number, and it may have been paid.
// INVALID_REQUEST too: its text may say that the number was used (201 商户订单号重复).
export const orderRefusals = refusals([...ill, 'NOT_ENOUGH', 'ORDER_CLOSED'], passing)

export const queryRefusals = refusals([...ill, 'ORDER_NOT_EXIST', 'INVALID_TRANSACTIONID'], passing)

export const closeRefusals = refusals([...ill, 'ORDER_PAID', 'ORDER_CLOSED', 'ORDER_NOT_EXIST'], passing)

/**
 * Partner page 4011941293. SYSTEM_ERROR, BANK_ERROR, USERPAYING and every code that is not here: ask, and reverse. None of them is
 * to be answered with the same payment again. ORDER_PAID and OUT_TRADE_NO_USED are missing on purpose, although the page counts
 * them as failed for certain: this call took nothing, but an order stands under our number, and an earlier call of ours that met
 * silence may have been paid by it. Whoever took them for a failure would charge the payer again under a new number.
 */
export const codePaymentRefusals = refusals(
  [
    ...ill,
    'AUTHCODEEXPIRE',
    'NOT_ENOUGH',
    'NOTSUPORTCARD',
    'ORDER_CLOSED',
    'ORDER_REVERSED',
    'AUTH_CODE_ERROR',
    'AUTH_CODE_INVALID',
    'BUYER_MISMATCH',
  ],
  [],
)

// TRADE_ERROR and INVALID_REQUEST do not say what became of the order.
export const reversalRefusals = refusals(
  [...ill, 'INVALID_TRANSACTIONID', 'REVERSE_EXPIRE'],
  [...passing, 'USERPAYING'],
)

// REFUND_FEE_MISMATCH is missing on purpose: a refund with another amount stands under our number. ERROR says nothing.
export const refundRefusals = refusals(
  [
    ...ill,
    'NOT_ENOUGH',
    'USER_ACCOUNT_ABNORMAL',
    'TRADE_OVERDUE',
    'INVALID_TRANSACTIONID',
    'ORDER_NOT_EXIST',
    'CERT_ERROR',
  ],
  [...passing, 'BIZERR_NEED_RETRY', 'ORDER_NOT_READY', 'NOT_ENOUGH'],
)

export const refundQueryRefusals = refusals([...ill, 'RESOURCE_NOT_EXISTS', 'INVALID_TRANSACTIONID'], passing)

export const developmentRefusals = refusals([...ill, 'INVALID_REQUEST', 'CERT_ERROR'], passing)

export const payerRefusals = refusals([...ill, 'AUTHCODEEXPIRE', 'AUTH_CODE_ERROR', 'AUTH_CODE_INVALID'], passing)

export const billRefusals = refusals(
  [...ill, 'NO_STATEMENT_EXIST', 'STATEMENT_CREATING', 'INVALID_REQUEST'],
  [...passing, 'STATEMENT_CREATING'],
)

/** Of a talk that failed: what `return_msg` says, in the words that WeChat is known to use. No other text is taken for a code. */
export const talkCodes: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/^(?:签名错误|签名失败|SIGN ERROR$)/, 'SIGN_ERROR'],
  [/该产品授权已被解除/, 'NO_AUTH'],
  [/^NO Bill Exist$/i, 'NO_STATEMENT_EXIST'],
  [/^Bill Creating$/i, 'STATEMENT_CREATING'],
  [/^(?:invalid bill_(?:type|date)|data format error|missing parameter)$/, 'PARAM_ERROR'],
  [/^频率限制/, 'FREQUENCY_LIMITED'],
  [/^(?:SYSTEMERROR|system error|(?:Un)?CompressGZip Error)$/i, 'SYSTEM_ERROR'],
]

const todaysSpelling: ReadonlyMap<string, string> = new Map([
  ['SIGNERROR', 'SIGN_ERROR'],
  ['REFUNDNOTEXIST', 'RESOURCE_NOT_EXISTS'],
  ['NO_BILL_EXIST', 'NO_STATEMENT_EXIST'],
  ['BILL_CREATING', 'STATEMENT_CREATING'],
])

/** v2 spells many codes without the underscore, and some differently: they are told as v3 spells them. */
export function spell(code: string): string {
  return todaysSpelling.get(code) ?? spellV3(code)
}

function refusals(certain: readonly string[], again: readonly string[]): Refusals {
  return { certain: new Set(certain), again: new Set(again) }
}
