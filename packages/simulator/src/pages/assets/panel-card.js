import { h } from './dom.js'

/** @param {string} title @param {string} look @param {...import('./dom.js').Child} body */
export function card(title, look, ...body) {
  return h('section', { class: `card ${look}`, 'aria-label': title }, h('h2', {}, title), ...body)
}
