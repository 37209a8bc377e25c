import { h } from '../kit/dom.js'
import { t } from './words.js'

/**
 * Filters on one line that live in the address, so that a list can be sent to somebody. A choice has options (value,
 * word); without options it is a text to search for.
 * @typedef {{ name: string, label: string, options?: [string, string][] }} Filter
 * @param {import('../shell/shell.js').Desk} desk
 * @param {Filter[]} filters
 */
export function filterBar(desk, filters) {
  const query = new URLSearchParams(location.search)
  const used = filters.filter(({ name }) => query.has(name))
  return h(
    'form',
    { class: 'filters', role: 'search', onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    filters.map((filter) => control(desk, filter, query.get(filter.name) ?? '')),
    used.length === 0
      ? null
      : h(
          'span',
          { class: 'chips' },
          used.map((filter) => chip(desk, filter, query.get(filter.name) ?? '')),
        ),
  )
}

/** What the address asks for, of these names alone. @param {string[]} names */
export function filtersOf(names) {
  const query = new URLSearchParams(location.search)
  return new URLSearchParams(names.flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])))
}

/** @param {import('../shell/shell.js').Desk} desk @param {Filter} filter @param {string} value */
function control(desk, { name, label, options }, value) {
  const set = (/** @type {Event} */ event) => {
    const input = event.target
    if (input instanceof HTMLSelectElement || input instanceof HTMLInputElement) go(desk, name, input.value.trim())
  }
  const common = { name, class: 'input', 'aria-label': label, 'data-key': `filter-${name}`, onchange: set }
  if (!options) return h('input', { ...common, type: 'search', value, placeholder: label, autocomplete: 'off' })
  const all = h('option', { value: '', selected: value === '' }, label)
  const choices = options.map(([own, word]) => h('option', { value: own, selected: own === value }, word))
  return h('select', common, [all, ...choices])
}

/** @param {import('../shell/shell.js').Desk} desk @param {Filter} filter @param {string} value */
function chip(desk, { name, label, options }, value) {
  const word = options?.find(([own]) => own === value)?.[1] ?? value
  const words = `${label}: ${word}`
  return h(
    'button',
    { type: 'button', class: 'chip', 'aria-label': t('filterOff', { words }), onclick: () => go(desk, name, '') },
    words,
    h('span', { 'aria-hidden': 'true' }, ' ×'),
  )
}

/** @param {import('../shell/shell.js').Desk} desk @param {string} name @param {string} value */
function go(desk, name, value) {
  const url = new URL(location.href)
  if (value === '') url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  history.pushState(null, '', url)
  desk.redraw()
}
