import { get, post } from '../kit/ask.js'
import { flag, listOf, maybe, record, text, whole } from '../kit/read.js'

// A turn of ten or thirty days does all that falls due on the way.
const TURN_TIMEOUT_MS = 120_000
const MOST_MEDIA = 500

/** @type {import('../kit/read.js').Reader<Record<string, unknown>>} */
const form = (value) => /** @type {Record<string, unknown>} */ (value)
/** @type {import('../kit/read.js').Reader<string[]>} */
const granted = (value, at) => Object.entries(form(value, at)).flatMap(([name, own]) => (own === true ? [name] : []))

export const applyment = record({
  applyment_id: whole,
  mchid: text,
  business_code: text,
  state: text,
  account_check: text,
  sub_mchid: maybe(text),
  sign_url: text,
  audit_detail: listOf(record({ field: text, field_name: text, reject_reason: text })),
  due_at: maybe(text),
  history: listOf(record({ at: text, act: text, state: text, by: text, why: maybe(text) })),
  permissions: granted,
  form,
})

export const subject = record({
  applyment_id: whole,
  mchid: text,
  business_code: text,
  state: text,
  reject_param: maybe(text),
  reject_reason: maybe(text),
  due_at: maybe(text),
  history: listOf(record({ at: text, act: text, state: text })),
  form,
})

export const change = record({
  application_no: text,
  sub_mchid: text,
  account_type: text,
  account_bank: text,
  account_number: text,
  account_name: text,
  bank_name: maybe(text),
  verify_result: text,
  verify_fail_reason: maybe(text),
  created_at: text,
  finished_at: maybe(text),
})

export const violation = record({
  record_id: text,
  sub_mchid: text,
  event_type: text,
  punish_plan: text,
  punish_description: text,
  risk_type: text,
  risk_description: text,
  at: text,
  notice: maybe(text),
})

const media = record({ media_id: text, kind: text, filename: text, sha256: text, bytes: whole, shown: flag })
const formField = record({ path: text, name: text, label: text, holds: maybe(text) })

/**
 * @typedef {ReturnType<typeof applyment>} Applyment
 * @typedef {ReturnType<typeof subject>} Subject
 * @typedef {ReturnType<typeof change>} Change
 * @typedef {ReturnType<typeof violation>} Violation
 * @typedef {ReturnType<typeof media>} Media
 * @typedef {ReturnType<typeof formField>} FormField
 */

export async function applyments() {
  return (await get('/applyments?limit=200', record({ applyments: listOf(applyment) }))).applyments
}

/** @param {string} number */
export function applymentOf(number) {
  return get(`/applyments/${encodeURIComponent(number)}`, applyment)
}

export async function subjects() {
  const read = record({ confirmations: listOf(subject) })
  return (await get('/subject-confirmations?limit=200', read)).confirmations
}

/** @param {string} number */
export function subjectOf(number) {
  return get(`/subject-confirmations/${encodeURIComponent(number)}`, subject)
}

export async function changes() {
  return (await get('/settlement-changes?limit=200', record({ changes: listOf(change) }))).changes
}

export async function violations() {
  return (await get('/violations?limit=200', record({ violations: listOf(violation) }))).violations
}

/** The files that forms name, by their media_id. @returns {Promise<Map<string, Media>>} */
export async function files() {
  const all = (await get(`/media?limit=${MOST_MEDIA}`, record({ media: listOf(media) }))).media
  return new Map(all.map((one) => [one.media_id, one]))
}

/** @param {'applyment' | 'subject_confirmation'} which @returns {Promise<Map<string, FormField>>} */
export async function formFields(which) {
  const { fields } = await get(`/form-fields?form=${which}`, record({ fields: listOf(formField) }))
  return new Map(fields.map((field) => [field.path, field]))
}

/** @param {string} number @param {string} what @param {object} [body] */
export function actOnApplyment(number, what, body = {}) {
  return post(`/applyments/${encodeURIComponent(number)}/${what}`, body, applyment)
}

/** @param {string} number @param {{ act: string, reason?: string, param?: string }} body */
export function actOnSubject(number, body) {
  return post(`/subject-confirmations/${encodeURIComponent(number)}/acts`, body, subject)
}

/** @param {string} to */
export function turnTo(to) {
  return post('/clock/advance', { to }, record({ now: text }), TURN_TIMEOUT_MS)
}
