import { get, post, put, Refused, remove } from '../kit/ask.js'
import { listOf, record, text, whole } from '../kit/read.js'

const payerState = record({
  id: text,
  name: text,
  balance_fen: whole,
  password_free_limit_fen: whole,
  bank: text,
  account: text,
})
const follow = record({ appid: text, name: text, since: text })

/**
 * @typedef {ReturnType<typeof payerState>} PayerState
 * @typedef {ReturnType<typeof follow>} Follow
 */

/** @param {string} id */
export async function readPayer(id) {
  const { payers } = await get('/payers', record({ payers: listOf(payerState) }))
  const found = payers.find((payer) => payer.id === id)
  if (found === undefined) throw new Refused('PAYER_UNKNOWN', { zh: null, en: null })
  return found
}

/** @param {string} id @param {number} fen */
export const topUp = (id, fen) => post(`/payers/${encodeURIComponent(id)}/top-up`, { amount_fen: fen }, payerState)

/** @param {string} id @param {object} settings */
export const changePayer = (id, settings) => put(`/payers/${encodeURIComponent(id)}`, settings, payerState)

/** @param {{ id: string }} payer */
export const followsOf = ({ id }) =>
  get(`/payers/${encodeURIComponent(id)}/follows`, record({ follows: listOf(follow) })).then((body) => body.follows)

/** @param {{ id: string }} payer @param {Follow} followed */
export const unfollow = ({ id }, { appid }) =>
  remove(`/payers/${encodeURIComponent(id)}/follows/${encodeURIComponent(appid)}`, record({}))
