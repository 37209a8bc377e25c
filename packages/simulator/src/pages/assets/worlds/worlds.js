import { get, post, put, remove } from '../kit/ask.js'
import { listOf, record, text, whole } from '../kit/read.js'

const MAKE_TIMEOUT_MS = 60_000

/** @type {import('../kit/read.js').Reader<boolean>} */
const flag = (value) => value === true
const world = record({ name: text, url: text, tls_url: text, own: flag })
const snapshot = record({ name: text, made_at: text, bytes: whole })
const template = record({ name: text, zh: text, en: text, sp_mchid: text })
const nothing = record({})

/** @typedef {ReturnType<typeof world>} World */
/** @typedef {ReturnType<typeof snapshot>} Snapshot */
/** @typedef {ReturnType<typeof template>} Template */

export async function allWorlds() {
  return (await get('/worlds', record({ worlds: listOf(world) }))).worlds
}

export async function allSnapshots() {
  return (await get('/snapshots', record({ snapshots: listOf(snapshot) }))).snapshots
}

export async function allTemplates() {
  return (await get('/templates', record({ templates: listOf(template) }))).templates
}

/** @param {Record<string, string>} asked */
export function openWorld(asked) {
  return post('/worlds', asked, world, MAKE_TIMEOUT_MS)
}

/** @param {string} name */
export function removeWorld(name) {
  return remove(`/worlds/${encodeURIComponent(name)}`, nothing)
}

/** @param {string} name */
export function takeSnapshot(name) {
  return post('/snapshots', { name }, snapshot, MAKE_TIMEOUT_MS)
}

/** @param {string} name */
export function restoreSnapshot(name) {
  return post(`/snapshots/${encodeURIComponent(name)}/restorations`, {}, nothing, MAKE_TIMEOUT_MS)
}

/** @param {string} name */
export function removeSnapshot(name) {
  return remove(`/snapshots/${encodeURIComponent(name)}`, nothing)
}

/** @param {string} name @param {unknown} file */
export function bringSnapshot(name, file) {
  return put(`/snapshots/${encodeURIComponent(name)}`, file, snapshot)
}

/** @param {string} name */
export function fileOf(name) {
  return `/_control/snapshots/${encodeURIComponent(name)}`
}

export function resetWorld() {
  return post('/reset', {}, nothing, MAKE_TIMEOUT_MS)
}
