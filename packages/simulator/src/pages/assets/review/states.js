import { state } from '../kit/parts.js'
import { wordFor } from './words.js'

/** @type {Record<string, string>} */
const TONES = {
  AUDITING: 'busy',
  TO_BE_CONFIRMED: 'busy',
  TO_BE_SIGNED: 'busy',
  SIGNING: 'busy',
  FINISHED: 'good',
  REJECTED: 'bad',
  WAITTING_FOR_AUDIT: 'busy',
  WAITTING_FOR_CONFIRM_CONTACT: 'busy',
  WAITTING_FOR_CONFIRM_LEGALPERSON: 'busy',
  PASSED: 'good',
  FREEZED: 'bad',
  AUDIT_SUCCESS: 'good',
  AUDIT_FAIL: 'bad',
}

/** Where a form or a change stands, as dot and word. @param {string} name */
export function stateOf(name) {
  return state(TONES[name] ?? 'idle', stateWord(name))
}

/** @param {string} name */
export function stateWord(name) {
  return wordFor(`state_${name}`, name)
}
