import { h } from './dom.js'
import { fullTime, shortTime } from './moment.js'
import { yuan } from './money.js'

const HUES = 6

/**
 * The one figure that matters, its sign smaller.
 * @param {number} fen
 * @param {string} [look]
 */
export function figure(fen, look = '') {
  const sign = fen < 0 ? '−¥' : '¥'
  return h('span', { class: `figure ${look}`.trim() }, h('span', { class: 'figure-sign' }, sign), yuan(Math.abs(fen)))
}

/** A face made of the name's first character, always in the same colour. @param {string} name @param {string} [look] */
export function face(name, look = '') {
  const first = [...name.trim()][0] ?? '·'
  const hue = [...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % HUES
  return h('span', { class: `face hue-${hue} ${look}`.trim(), 'aria-hidden': 'true' }, first.toUpperCase())
}

/**
 * Rows of name and value.
 * @param {([string, import('./dom.js').Child] | null)[]} rows
 */
export function facts(rows) {
  const kept = rows.filter((row) => row !== null)
  return h(
    'dl',
    { class: 'facts' },
    kept.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  )
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {{ look?: string, first?: boolean }} [more]
 */
export function button(label, act, { look = 'main', first = false } = {}) {
  return h('button', { type: 'button', class: `button ${look}`, 'data-first': first, onclick: act }, label)
}

/** A moment as lists show it, in full on hover. @param {string} at @param {Date} now @param {string | null} [look] */
export function shortMoment(at, now, look = null) {
  const date = new Date(at)
  return h('time', { class: look, datetime: at, title: fullTime(date) }, shortTime(date, now))
}

/** A dot and a word, never colour alone. @param {string} tone @param {string} word */
export function state(tone, word) {
  return h('span', { class: `state ${tone}` }, h('span', { class: 'dot', 'aria-hidden': 'true' }), word)
}

/** @param {string} sentence @param {import('./dom.js').Child} [act] */
export function empty(sentence, act = null) {
  return h('div', { class: 'empty' }, h('p', {}, sentence), act)
}
