import { get } from '../kit/ask.js'
import { listOf, maybe, record, text, whole } from '../kit/read.js'

export const ACCOUNTS = /** @type {const} */ ([
  'payer',
  'merchant',
  'bank',
  'fee',
  'refund_transit',
  'sp_basic',
  'sp_operation',
  'sp_fees',
  'world',
])
export const KINDS = /** @type {const} */ ([
  'payment',
  'refund',
  'refund_closed',
  'reversal',
  'settlement',
  'settlement_returned',
  'withdrawal',
  'top_up',
  'brought_forward',
])
export const FILTERS = /** @type {const} */ (['account', 'owner', 'kind', 'day', 'number'])
const PAGE = 100

/** @type {import('../kit/read.js').Reader<boolean>} */
const flag = (value) => value === true

const account = record({ account: text, owner: text, balance_fen: whole, owner_name: maybe(text) })
const line = record({
  id: whole,
  posting: maybe(text),
  at: text,
  account: text,
  owner: text,
  owner_name: maybe(text),
  kind: text,
  fee: flag,
  amount_fen: whole,
  balance_fen: whole,
  business_number: text,
  sp_mchid: maybe(text),
  out_trade_no: maybe(text),
  out_refund_no: maybe(text),
  note: text,
})
const total = record({ account: text, kind: text, in_fen: whole, out_fen: whole })

/** @typedef {ReturnType<typeof account>} Account */
/** @typedef {ReturnType<typeof line>} Line */
/** @typedef {ReturnType<typeof total>} Total */

export function books() {
  return get('/books', record({ accounts: listOf(account), sum_fen: whole }))
}

/** @param {URLSearchParams} query what the address asks for */
export function lines(query) {
  const asked = filterOf(query)
  asked.set('limit', String(PAGE))
  const before = query.get('before')
  if (before) asked.set('before', before)
  return get(`/books/flows?${asked}`, record({ flows: listOf(line), next: maybe(text) }))
}

/** @param {string | null} day */
export function dayTotals(day) {
  return get(`/books/totals${day ? `?day=${day}` : ''}`, record({ day: text, totals: listOf(total) }))
}

/** Where the same lines are a file. @param {URLSearchParams} query */
export function fileOf(query) {
  return `/_control/books/flows.csv?${filterOf(query)}`
}

/** @param {URLSearchParams} query */
function filterOf(query) {
  const asked = new URLSearchParams()
  for (const name of FILTERS) {
    const value = query.get(name)
    if (value) asked.set(name, value)
  }
  return asked
}
