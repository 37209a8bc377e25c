import { get, post } from '../kit/ask.js'
import { listOf, maybe, record, text, whole } from '../kit/read.js'

/** @type {import('../kit/read.js').Reader<boolean>} */
const flag = (value) => value === true
/** @type {import('../kit/read.js').Reader<Record<string, unknown>>} */
const anything = (value) => /** @type {Record<string, unknown>} */ (value)
/** @type {import('../kit/read.js').Reader<[string, string][]>} */
const headers = (value, at) => Object.entries(anything(value, at)).map(([name, own]) => [name, String(own)])

const attempt = {
  at: text,
  status: maybe(whole),
  error: maybe(text),
  duration_ms: whole,
  extra: flag,
  fault: maybe(text),
}
const wire = record({ headers, body: text, answer: maybe(text) })
const shared = {
  id: text,
  sp_mchid: text,
  event_type: text,
  api: text,
  number: text,
  url: text,
  state: text,
  created_at: text,
  next_at: maybe(text),
  resource: anything,
}
const notice = record({ ...shared, attempts: listOf(record(attempt)) })
const wholeNotice = record({ ...shared, attempts: listOf(record({ ...attempt, sent: maybe(wire) })) })
const sent = record({ status: maybe(whole), error: maybe(text), body: maybe(text), refused: flag, sent: wire })

/** @typedef {ReturnType<typeof notice>} Notice */
/** @typedef {ReturnType<typeof wholeNotice>} WholeNotice */
/** @typedef {WholeNotice['attempts'][number]} Attempt */
/** @typedef {ReturnType<typeof sent>} Sent */

export const FLAWS = /** @type {const} */ ([
  'wrong_key',
  'tampered',
  'unknown_serial',
  'stale',
  'wrong_merchant',
  'wrong_amount',
  'signtest',
])

/** @param {URLSearchParams} query */
export async function newestNotices(query) {
  const asked = new URLSearchParams({ limit: '100' })
  for (const name of ['state', 'number']) {
    const value = query.get(name)
    if (value) asked.set(name, value)
  }
  return (await get(`/notices?${asked}`, record({ notices: listOf(notice) }))).notices
}

/** @param {string} id */
export function findNotice(id) {
  return get(`/notices/${encodeURIComponent(id)}`, wholeNotice)
}

/** @param {string} id */
export function redeliver(id) {
  return post(`/notices/${encodeURIComponent(id)}/redeliver`, {}, notice)
}

/** @param {{ sp_mchid: string, url: string, kind: string, out_trade_no: string }} asked */
export function forge({ sp_mchid, url, kind, out_trade_no }) {
  if (kind === 'signtest') return post('/notices/signtest', { sp_mchid, url }, sent)
  const about = out_trade_no === '' ? {} : { out_trade_no }
  return post('/notices/forge', { sp_mchid, url, kind, ...about }, sent)
}

export async function providers() {
  const row = record({ mchid: text, name: text })
  return (await get('/providers', record({ providers: listOf(row) }))).providers
}
