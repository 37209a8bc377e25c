import { get, Refused } from '../kit/ask.js'
import { flag, listOf, maybe, record, text, whole } from '../kit/read.js'

const orderFields = {
  sp_mchid: text,
  sub_mchid: text,
  out_trade_no: text,
  transaction_id: maybe(text),
  trade_type: text,
  state: text,
  amount_fen: whole,
  fee_fen: whole,
  description: text,
  sub_appid: maybe(text),
  payer: maybe(text),
  combination: maybe(text),
  created_at: text,
  expires_at: text,
  paid_at: maybe(text),
  reversed_at: maybe(text),
  follow: maybe(record({ offered: flag, appid: maybe(text), followed: flag, why_not: maybe(text) })),
}
const refund = record({
  out_refund_no: text,
  refund_id: text,
  status: text,
  amount_fen: whole,
  reason: maybe(text),
  asked_by: text,
  created_at: text,
  success_at: maybe(text),
})
const order = record(orderFields)
const orderWithRefunds = record({ ...orderFields, refunds: listOf(refund) })
const notice = record({
  id: text,
  event_type: text,
  number: text,
  url: text,
  state: text,
  created_at: text,
  attempts: listOf(record({ at: text })),
})
const own = record({
  sub_mchid: text,
  balance_fen: whole,
  available_fen: whole,
  settled_fen: whole,
  fee_fen: whole,
  refunding_fen: whole,
  paid_fen: whole,
  refunded_fen: whole,
})
const flow = record({
  number: text,
  at: text,
  kind: text,
  fee: flag,
  amount_fen: whole,
  balance_fen: whole,
  business_number: text,
  note: text,
})
const settlement = record({
  day: text,
  state: text,
  paid_fen: whole,
  fee_fen: whole,
  refunded_fen: whole,
  fee_returned_fen: whole,
  net_fen: whole,
  amount_fen: maybe(whole),
  account_bank: maybe(text),
  account_number: maybe(text),
  attempts: listOf(record({ at: text, number: text, failure: maybe(text) })),
})
export const account = record({ account_type: text, account_bank: text, account_number: text, fails_with: maybe(text) })
export const portalLogin = record({
  state: text,
  fetched_at: maybe(text),
  changed_at: maybe(text),
  signed_in_at: maybe(text),
})
const turn = record({ open: flag, effective: flag, changed_at: maybe(text) })
const goldPlan = record({ plan: turn, scene: text, custom_page: turn, advertising: turn, filters: listOf(text) })

/** @typedef {ReturnType<typeof order>} Order */
/** @typedef {ReturnType<typeof orderWithRefunds>} OrderWithRefunds */
/** @typedef {ReturnType<typeof refund>} Refund */
/** @typedef {ReturnType<typeof notice>} Notice */
/** @typedef {ReturnType<typeof settlement>} Settlement */
/** @typedef {ReturnType<typeof account>} Account */
/** @typedef {ReturnType<typeof flow>} Flow */
/** @typedef {ReturnType<typeof turn>} Turn */

/** @param {URLSearchParams} query */
export async function orders(query) {
  return (await get(`/orders?${query}`, record({ orders: listOf(order) }))).orders
}

/** One order, or null when there is none of this number. @param {string} spMchid @param {string} number */
export async function orderOf(spMchid, number) {
  try {
    return await get(`/orders/${spMchid}/${encodeURIComponent(number)}`, orderWithRefunds)
  } catch (error) {
    if (error instanceof Refused && error.code === 'NOT_FOUND') return null
    throw error
  }
}

/** @param {string} number */
export async function noticesOf(number) {
  const path = `/notices?number=${encodeURIComponent(number)}`
  return (await get(path, record({ notices: listOf(notice) }))).notices
}

/** What the books say of this sub-merchant, all zero before it had any money. @param {string} subMchid */
export async function moneyOf(subMchid) {
  const { merchants } = await get('/books', record({ merchants: listOf(own) }))
  return merchants.find(({ sub_mchid }) => sub_mchid === subMchid) ?? null
}

/** @param {string} subMchid */
export async function flowsOf(subMchid) {
  return (await get(`/merchants/${subMchid}/flows?limit=100`, record({ flows: listOf(flow) }))).flows
}

/** @param {string} subMchid */
export async function settlementsOf(subMchid) {
  return (await get(`/settlements?sub_mchid=${subMchid}`, record({ settlements: listOf(settlement) }))).settlements
}

/** @param {string} subMchid */
export function accountOf(subMchid) {
  return get(`/merchants/${subMchid}/settlement-account`, account)
}

/** @param {string} subMchid */
export function loginOf(subMchid) {
  return get(`/merchants/${subMchid}/portal-login`, portalLogin)
}

/** @param {string} subMchid */
export function goldPlanOf(subMchid) {
  return get(`/merchants/${subMchid}/gold-plan`, goldPlan)
}
