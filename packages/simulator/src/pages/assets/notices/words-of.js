import { state } from '../kit/parts.js'
import { t, wordFor } from './words.js'

/** @typedef {import('./told.js').Notice} Notice */

/** @type {Record<string, string>} */
const TONES = { pending: 'busy', delivered: 'good', given_up: 'bad' }

/** @param {Pick<Notice, 'state'> & { attempts: { length: number } }} notice */
export function stateOf({ state: word, attempts }) {
  const trying = word === 'pending' && attempts.length > 0
  return state(trying ? 'unknown' : (TONES[word] ?? ''), t(trying ? 'state_again' : knownState(word)))
}

/** @param {string} word @returns {'state_pending' | 'state_delivered' | 'state_given_up'} */
function knownState(word) {
  if (word === 'delivered') return 'state_delivered'
  return word === 'given_up' ? 'state_given_up' : 'state_pending'
}

/** @param {string} type */
export function eventWord(type) {
  return wordFor(`event_${type}`, type)
}

/** How one attempt ended, as dot and word. @param {{ status: number | null, error: string | null }} attempt */
export function outcomeOf({ status, error }) {
  if (error === null && (status === 200 || status === 204)) return state('good', t('taken', { status }))
  if (status === null) return state('bad', t('noAnswer'))
  return state('bad', t('notTaken', { status }))
}
