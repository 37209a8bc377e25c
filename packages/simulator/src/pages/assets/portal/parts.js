import { h } from '../kit/dom.js'
import { money } from '../kit/money.js'
import { shortMoment } from '../kit/parts.js'
import { numberOf } from '../shell/copy.js'

/** @typedef {import('../kit/dom.js').Child} Child */
/** @typedef {import('../shell/shell.js').Desk} Desk */

/** A moment as a list shows it, in full on hover. @param {string | null} at @param {Desk} desk @returns {Child} */
export function moment(at, { clock }) {
  return at === null ? '–' : shortMoment(at, clock.now())
}

/** @param {string | null} number @param {Desk} desk @returns {Child} */
export function copied(number, { say }) {
  return number === null ? '–' : numberOf(number, say)
}

/** Money in a list or among facts. @param {number} fen */
export function sum(fen) {
  return h('span', { class: fen < 0 ? 'sum minus' : 'sum' }, money(fen))
}

/**
 * Names and values, one below the other.
 * @param {([string, Child] | null)[]} rows
 */
export function sheet(rows) {
  const kept = rows.filter((row) => row !== null)
  return h(
    'dl',
    { class: 'sheet' },
    kept.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  )
}

/** The parts of the address behind `/{place}/`. */
export function pathParts() {
  return location.pathname
    .split('/')
    .slice(2)
    .filter((part) => part !== '')
    .map(decodeURIComponent)
}

/** A list with dots and a line, the newest last. @param {{ title: Child, by: Child, text?: Child }[]} steps */
export function timeline(steps) {
  return h(
    'ol',
    { class: 'timeline' },
    steps.map(({ title, by, text = null }) =>
      h(
        'li',
        {},
        h('p', { class: 'step-title' }, title),
        h('p', { class: 'why' }, by),
        text === null ? null : h('p', {}, text),
      ),
    ),
  )
}
