import { told } from './told.js'

/** @typedef {{ result: 'ok' | 'cancel' | 'fail', words?: string, code?: string }} Outcome */

const phone = window.parent
/** @type {Map<number, (outcome: Outcome) => void>} */
const waiting = new Map()
let asked = 0

/** Says something to the phone around the page, and nobody else hears it. @param {string} kind @param {Record<string, unknown>} [more] */
export function tell(kind, more = {}) {
  const page = location.href.replaceAll(location.origin, told.origin)
  phone.postMessage({ teyue: told.key, kind, page, ...more }, told.phone)
}

/** @param {string} kind @param {Record<string, unknown>} [more] @returns {Promise<Outcome>} */
export function ask(kind, more = {}) {
  asked += 1
  const id = asked
  tell(kind, { id, ...more })
  return new Promise((resolve) => waiting.set(id, resolve))
}

window.addEventListener('message', (event) => {
  if (event.source !== phone || event.origin !== told.phone || event.data?.teyue !== told.key) return
  event.stopImmediatePropagation()
  waiting.get(event.data.id)?.(event.data.outcome)
  waiting.delete(event.data.id)
})
