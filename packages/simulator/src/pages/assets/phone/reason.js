/** @typedef {'password' | 'balance' | 'payer' | 'expired' | 'closed' | 'paid' | 'mode1' | 'missing' | 'failed' | 'unknown' | 'offline' | 'other'} Kind */

/** The simulator's codes, each with the one next step a payer can take. @type {Map<string, Kind>} */
const kinds = new Map([
  ['WRONG_PASSWORD', 'password'],
  ['NOT_ENOUGH', 'balance'],
  ['OTHER_PAYER', 'payer'],
  ['CODE_EXPIRED', 'expired'],
  ['ORDER_EXPIRED', 'expired'],
  ['ORDER_CLOSED', 'closed'],
  ['ORDER_PAID', 'paid'],
  ['NOT_WAITING', 'closed'],
  ['MODE1_UNSUPPORTED', 'mode1'],
  ['CODE_UNKNOWN', 'missing'],
  ['BANK_REFUSED', 'failed'],
  ['FAIL', 'failed'],
])

/** @param {string} code @returns {Kind} */
export function kindOf(code) {
  return kinds.get(code) ?? 'other'
}
