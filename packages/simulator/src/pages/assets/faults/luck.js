import { get, post, put, remove } from '../kit/ask.js'
import { listOf, maybe, record, text, whole } from '../kit/read.js'

/** @type {import('../kit/read.js').Reader<boolean>} */
const flag = (value) => value === true
/** @type {import('../kit/read.js').Reader<number>} */
const number = (value, at) => (typeof value === 'number' ? value : whole(value, at))
/** @type {import('../kit/read.js').Reader<[string, number][]>} */
const rates = (value, at) =>
  Object.entries(/** @type {Record<string, unknown>} */ (value)).map(([name, own]) => [
    name,
    number(own, `${at}.${name}`),
  ])

const nothing = record({})
const plan = record({ seed: whole, rates, slow_ms: whole, hang_ms: whole, certificates: flag, by_text: flag })
const faults = record({ plan: maybe(plan), counts: rates })
const handFields = {
  kind: text,
  api: maybe(text),
  endpoint: maybe(text),
  mchid: maybe(text),
  number: maybe(text),
  code: maybe(text),
  times: maybe(whole),
  rate: number,
  wait_ms: maybe(whole),
}
const hand = record({ id: text, ...handFields, struck: whole })
const words = record({ title: text, description: text })
const named = record({
  name: text,
  description: text,
  seeded: maybe(plan),
  by_hand: listOf(record(handFields)),
  ready: flag,
  zh: maybe(words),
  en: maybe(words),
})
const hit = record({
  id: whole,
  at: text,
  kind: text,
  by: maybe(text),
  api: text,
  endpoint: text,
  number: text,
  notice: maybe(text),
  exchange: maybe(text),
})
const endpoint = record({
  api: text,
  endpoint: text,
  address: text,
  codes: listOf(record({ code: text, status: whole, message: text })),
})

/** @typedef {ReturnType<typeof faults>} Faults */
/** @typedef {ReturnType<typeof hand>} Hand */
/** @typedef {ReturnType<typeof named>} Named */
/** @typedef {ReturnType<typeof hit>} Hit */
/** @typedef {ReturnType<typeof endpoint>} Endpoint */

export const CALL_KINDS = /** @type {const} */ ([
  'refuse',
  'slow',
  'timeout_before',
  'timeout_after',
  'drop_before',
  'drop_after',
  'error_before',
  'error_after',
  'unavailable_before',
  'unavailable_after',
  'garbage',
  'bad_signature',
  'wrong_signature',
  'rotated',
])
export const NOTICE_KINDS = /** @type {const} */ ([
  'notice_lost',
  'notice_doubled',
  'notice_delayed',
  'notice_reordered',
  'notice_signtest',
  'notice_wrong_signature',
  'notice_rotated',
])

export async function inForce() {
  const [seeded, byHand] = await Promise.all([
    get('/faults', faults),
    get('/faults/by-hand', record({ faults: listOf(hand) })),
  ])
  return { ...seeded, hands: byHand.faults }
}

export async function newestHits() {
  return (await get('/faults/hits?limit=30', record({ hits: listOf(hit) }))).hits
}

export async function plans() {
  return (await get('/fault-plans', record({ plans: listOf(named) }))).plans
}

export async function endpoints() {
  return (await get('/faults/endpoints', record({ endpoints: listOf(endpoint) }))).endpoints
}

/** @param {Record<string, unknown>} order */
export function addHand(order) {
  return post('/faults/by-hand', order, hand)
}

/** @param {string} id */
export function removeHand(id) {
  return remove(`/faults/by-hand/${id}`, nothing)
}

/** @param {{ seed: number, rates: Record<string, number> }} asked */
export function setSeeded(asked) {
  return post('/faults', asked, faults)
}

/** Good luck again: neither plan nor faults by hand. */
export async function clearAll() {
  await remove('/faults', faults)
  await remove('/faults/by-hand', nothing)
}

/** @param {string} name */
export function loadPlan(name) {
  return post(`/fault-plans/${encodeURIComponent(name)}/load`, {}, nothing)
}

/** @param {{ name: string, description: string }} asked */
export function savePlan(asked) {
  return post('/fault-plans', asked, nothing)
}

/** @param {string} name @param {{ name: string, description: string }} changes */
export function renamePlan(name, changes) {
  return put(`/fault-plans/${encodeURIComponent(name)}`, changes, nothing)
}

/** @param {string} name */
export function removePlan(name) {
  return remove(`/fault-plans/${encodeURIComponent(name)}`, nothing)
}

/** @param {unknown} file */
export function bringPlan(file) {
  return post('/fault-plans/files', file, nothing)
}

/** @param {string} name */
export function fileOf(name) {
  return `/_control/fault-plans/${encodeURIComponent(name)}/file`
}
