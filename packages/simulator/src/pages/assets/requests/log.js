import { get, post } from '../kit/ask.js'
import { explanation } from '../kit/explanation.js'
import { listOf, maybe, record, text, whole } from '../kit/read.js'

/** @type {import('../kit/read.js').Reader<boolean>} */
const flag = (value) => value === true

const byte = record({ hex: text, shown: text })
const difference = record({ offset: whole, line: whole, expected: maybe(byte), signed: maybe(byte) })
const signing = record({
  expected: text,
  signed: maybe(text),
  difference: maybe(difference),
  hash: maybe(text),
  digest: maybe(text),
  tried: whole,
})

const shared = {
  id: text,
  at: text,
  api: text,
  secure: flag,
  method: text,
  path: text,
  endpoint: maybe(text),
  mchid: maybe(text),
  sub_mchid: maybe(text),
  number: maybe(text),
  status: whole,
  request_id: text,
  code: maybe(text),
  fault: maybe(text),
  duration_ms: whole,
  explanation: maybe(explanation),
}

const listed = record(shared)
const exchange = record({
  ...shared,
  request_headers: listOf(text),
  request_body: text,
  request_bytes: whole,
  answer_headers: entriesOfTexts,
  answer_body: text,
  answer_bytes: whole,
  signing: maybe(signing),
  curl: record({ exact: maybe(text), signed_anew: maybe(text) }),
})
const comparison = record({
  is_what_was_signed: flagOrNull,
  is_expected: flag,
  expected: maybe(text),
  difference: maybe(difference),
})

/** @typedef {ReturnType<typeof difference>} Difference */
/** @typedef {ReturnType<typeof signing>} Signing */
/** @typedef {ReturnType<typeof listed>} Listed */
/** @typedef {ReturnType<typeof exchange>} Exchange */

/** @param {URLSearchParams} query */
export async function newest(query) {
  return (await get(`/requests?${query}`, record({ requests: listOf(listed) }))).requests
}

/** @param {string} id */
export function findRequest(id) {
  return get(`/requests/${encodeURIComponent(id)}`, exchange)
}

/** @param {string} id @param {string} pasted */
export function compare(id, pasted) {
  return post(`/requests/${encodeURIComponent(id)}/compare`, { text: pasted }, comparison)
}

/** @param {unknown} value @param {string} at @returns {[string, string][]} */
function entriesOfTexts(value, at) {
  return Object.entries(/** @type {object} */ (value ?? {})).map(([name, one]) => [name, text(one, `${at}.${name}`)])
}

/** @param {unknown} value */
function flagOrNull(value) {
  return typeof value === 'boolean' ? value : null
}
