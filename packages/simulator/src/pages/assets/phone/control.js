import { get, post, put } from '../kit/ask.js'
import { flag, listOf, maybe, record, text, whole } from '../kit/read.js'

// A long turn of the clock delivers all notices that fall due on the way, each with 5 s for its answer.
const TURN_TIMEOUT_MS = 120_000
const OPEN_ORDERS_SHOWN = 50
const NOTICES_SHOWN = 12
const REQUESTS_SHOWN = 12

const payer = record({ id: text, name: text, balance_fen: whole })
const order = record({
  sp_mchid: text,
  out_trade_no: text,
  merchant_name: text,
  description: text,
  amount_fen: whole,
  trade_type: text,
  state: text,
  parts: maybe(listOf(record({ merchant_name: text, description: text, amount_fen: whole }))),
})
const paymentCodeShown = record({ code: text, expires_at: text })
const passwordRequest = record({
  sp_mchid: text,
  out_trade_no: text,
  merchant_name: text,
  description: text,
  amount_fen: whole,
})
const openOrder = record({
  sp_mchid: text,
  out_trade_no: text,
  merchant_name: text,
  description: text,
  amount_fen: whole,
  trade_type: text,
  code_url: maybe(text),
  h5_url: maybe(text),
  prepay_id: maybe(text),
  combination: maybe(text),
})
const offer = record({ appid: text, name: text, followed: flag })
const outcome = record({
  result: text,
  reason: maybe(text),
  transaction_id: maybe(text),
  paid_at: maybe(text),
  follow: maybe(offer),
})
const past = record({
  kind: text,
  merchant_name: text,
  description: text,
  amount_fen: whole,
  state: text,
  at: text,
  sp_mchid: text,
  out_trade_no: text,
  transaction_id: maybe(text),
  out_refund_no: maybe(text),
  refund_id: maybe(text),
  follow: maybe(offer),
})
const request = record({
  id: text,
  at: text,
  method: text,
  path: text,
  status: whole,
  code: maybe(text),
  explanation: maybe(record({ why_zh: text, why_en: text })),
})
const notice = record({
  id: text,
  event_type: text,
  number: text,
  url: text,
  state: text,
  created_at: text,
  next_at: maybe(text),
  attempts: listOf(record({ at: text, status: maybe(whole), error: maybe(text) })),
})

/**
 * @typedef {ReturnType<typeof payer>} Payer
 * @typedef {ReturnType<typeof order>} Order
 * @typedef {ReturnType<typeof openOrder>} OpenOrder
 * @typedef {ReturnType<typeof outcome>} Outcome
 * @typedef {ReturnType<typeof offer>} Offer an account that is recommended after paying
 * @typedef {ReturnType<typeof passwordRequest>} PasswordRequest an order that waits for the payer's password
 * @typedef {ReturnType<typeof past>} Past a payment or a refund that has been
 * @typedef {ReturnType<typeof request>} Request an exchange of the log
 * @typedef {ReturnType<typeof notice>} Notice
 * @typedef {import('./code.js').Code} Code
 */

export const payers = () => get('/payers', record({ payers: listOf(payer) })).then((body) => body.payers)

/** Makes this browser the payer's, for pages that ask who is there. @param {Payer} payer */
export const openSession = ({ id }) => post(`/payers/${encodeURIComponent(id)}/session`, {}, record({ session: text }))

/** @param {{ name: string, balance_fen: number, password: string }} wanted */
export const makePayer = (wanted) => post('/payers', wanted, payer)

export const openOrders = () =>
  get(`/orders?state=NOTPAY&limit=${OPEN_ORDERS_SHOWN}`, record({ orders: listOf(openOrder) })).then(
    (body) => body.orders,
  )

/** @param {Code} code */
export const scan = (code) => post('/scan', { [code.as]: code.value }, order)

/** @param {{ payer: Payer, password: string, code: Code }} asked */
export const pay = ({ payer: { id }, password, code }) =>
  post('/pay', { payer: id, password, [code.as]: code.value, act: 'pay' }, outcome)

/** The code to be scanned by a cashier. @param {Payer} payer */
export const paymentCode = ({ id }) => get(`/payers/${encodeURIComponent(id)}/payment-code`, paymentCodeShown)

/** @param {Payer} payer */
export const newPaymentCode = ({ id }) => post(`/payers/${encodeURIComponent(id)}/payment-code`, {}, paymentCodeShown)

/** @param {Payer} payer */
export const passwordRequests = ({ id }) =>
  get(`/payers/${encodeURIComponent(id)}/password-requests`, record({ requests: listOf(passwordRequest) })).then(
    (body) => body.requests,
  )

/** @param {Payer} payer @param {PasswordRequest} request @param {string} password */
export const answerRequest = (payer, request, password) =>
  post(requestPath(payer, request), { act: 'pay', password }, outcome)

/** @param {Payer} payer @param {PasswordRequest} request */
export const cancelRequest = (payer, request) => post(requestPath(payer, request), { act: 'cancel' }, outcome)

/** What the payer does with the box for following. @param {Payer} payer @param {Order} order @param {boolean} follow */
export const decideFollow = ({ id }, { sp_mchid, out_trade_no }, follow) =>
  put(
    `/payers/${encodeURIComponent(id)}/follow-offers/${sp_mchid}/${encodeURIComponent(out_trade_no)}`,
    { follow },
    offer,
  )

/** @param {string} payerId */
export const pastOf = (payerId) =>
  get(`/payers/${encodeURIComponent(payerId)}/records`, record({ records: listOf(past) })).then((body) => body.records)

/** @param {number} ms */
export const advanceClock = (ms) =>
  post('/clock/advance', { ms }, record({ now: text, offset_ms: whole, fired: whole }), TURN_TIMEOUT_MS)

export const latestRequests = () =>
  get(`/requests?limit=${REQUESTS_SHOWN}`, record({ requests: listOf(request) })).then((body) => body.requests)

export const latestNotices = () =>
  get(`/notices?limit=${NOTICES_SHOWN}`, record({ notices: listOf(notice) })).then((body) => body.notices)

/** @param {string} id */
export const redeliver = (id) => post(`/notices/${encodeURIComponent(id)}/redeliver`, {}, record({}))

/** @param {Payer} payer @param {PasswordRequest} request */
function requestPath({ id }, { sp_mchid, out_trade_no }) {
  return `/payers/${encodeURIComponent(id)}/password-requests/${sp_mchid}/${encodeURIComponent(out_trade_no)}`
}

/** Where guarded paths of APIv2 are asked, over TLS. */
export async function tlsUrl() {
  return (await get('/tls', record({ url: text }))).url
}
