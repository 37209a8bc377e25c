import { h } from '../kit/dom.js'

/** @typedef {import('../kit/dom.js').Child} Child */

/**
 * The top of a page: what it is, why one would come here, and the acts that concern the whole of it.
 * @param {{ title: string, why?: Child, acts?: Child[], back?: { href: string, label: string } }} head
 */
export function pageHead({ title, why = null, acts = [], back }) {
  return h(
    'header',
    { class: 'page-head' },
    back ? h('p', { class: 'page-back' }, h('a', { class: 'link', href: back.href }, `‹ ${back.label}`)) : null,
    h('div', { class: 'page-title' }, h('h1', { tabindex: -1 }, title), h('div', { class: 'page-acts' }, acts)),
    why === null ? null : h('p', { class: 'page-why' }, why),
  )
}

/** A part of a page with a heading of its own. @param {string} title @param {...Child} body */
export function card(title, ...body) {
  return h('section', { class: 'card', 'aria-label': title }, h('h2', {}, title), ...body)
}

/** @param {string} label @param {() => void} act @param {'' | 'main' | 'danger'} [look] */
export function deskButton(label, act, look = '') {
  return h('button', { type: 'button', class: `desk-button ${look}`.trim(), onclick: act }, label)
}

/** A link that looks like a button. @param {string} label @param {string} href @param {'' | 'main'} [look] */
export function linkButton(label, href, look = '') {
  return h('a', { class: `desk-button ${look}`.trim(), href }, label)
}

/**
 * Parts of one thing, each with its own address.
 * @param {string} label @param {{ href: string, word: string, here: boolean }[]} ways
 */
export function tabs(label, ways) {
  return h(
    'nav',
    { class: 'tabs', 'aria-label': label },
    ways.map(({ href, word, here }) => h('a', { href, 'aria-current': here ? 'page' : null }, word)),
  )
}

/** One sentence, and the act that would fill the emptiness. @param {string} sentence @param {Child} [act] */
export function emptyState(sentence, act = null) {
  return h('div', { class: 'empty-state' }, h('p', {}, sentence), act)
}
