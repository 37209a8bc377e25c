import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { t } from './words.js'

/**
 * @typedef {{ name: string, label: string, type?: string, options?: [string, string][] }} Filter
 * `options` (value, word) makes a choice of it, at once when it is chosen
 */

/**
 * Filters on one line, which live in the address; what is set shows as a chip that takes it away again.
 * @param {string} label @param {Filter[]} filters @param {() => void} redraw
 */
export function filterBar(label, filters, redraw) {
  const query = new URLSearchParams(location.search)
  const typed = filters.some(({ options }) => !options)
  const inputs = filters.map((filter) => inputOf(filter, query.get(filter.name) ?? '', () => apply()))
  const apply = () => {
    const changes = filters.map(({ name }, index) => [name, inputs[index]?.value.trim() ?? ''])
    go(Object.fromEntries(changes), redraw)
  }
  return h(
    'form',
    {
      class: 'filter-bar',
      role: 'search',
      'aria-label': label,
      onsubmit: (event) => {
        event.preventDefault()
        apply()
      },
    },
    inputs,
    typed ? h('button', { type: 'submit', class: 'desk-button' }, t('filter')) : null,
    filters.filter(({ name }) => query.get(name)).map((filter) => chip(filter, query.get(filter.name) ?? '', redraw)),
  )
}

/** What the address asks for, of these names alone. @param {readonly string[]} names */
export function filtersOf(names) {
  const query = new URLSearchParams(location.search)
  return new URLSearchParams(names.flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])))
}

/**
 * The address of this page with other filters; the page within the list begins anew.
 * @param {Record<string, string | null>} changes
 */
export function addressWith(changes) {
  const url = new URL(location.href)
  for (const name of ['lang', 'before']) url.searchParams.delete(name)
  for (const [name, value] of Object.entries(changes)) {
    if (value) url.searchParams.set(name, value)
    else url.searchParams.delete(name)
  }
  return `${url.pathname}${url.search}`
}

/** @param {Record<string, string | null>} changes @param {() => void} redraw */
function go(changes, redraw) {
  history.pushState(null, '', addressWith(changes))
  redraw()
}

/** @param {Filter} filter @param {string} value @param {() => void} apply @returns {HTMLInputElement | HTMLSelectElement} */
function inputOf({ name, label, type = 'text', options }, value, apply) {
  const common = { class: 'input', name, 'aria-label': label, 'data-key': `filter-${name}` }
  if (!options) {
    const more = { type, value, placeholder: label, autocomplete: 'off' }
    return /** @type {HTMLInputElement} */ (h('input', { ...common, ...more }))
  }
  const choices = [['', label], ...options].map(([own, word]) =>
    h('option', { value: own ?? '', selected: own === value }, word ?? ''),
  )
  return /** @type {HTMLSelectElement} */ (h('select', { ...common, onchange: apply }, choices))
}

/** @param {Filter} filter @param {string} value @param {() => void} redraw */
function chip({ name, label, options }, value, redraw) {
  const word = options?.find(([own]) => own === value)?.[1] ?? value
  return h(
    'button',
    {
      type: 'button',
      class: 'chip',
      'aria-label': t('filterClear', { what: `${label} ${word}` }),
      onclick: () => go({ [name]: null }, redraw),
    },
    `${label} ${word}`,
    icon('close', 'small'),
  )
}
