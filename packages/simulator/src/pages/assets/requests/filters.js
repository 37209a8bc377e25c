import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { deskButton } from '../shell/page-parts.js'
import { t } from './words.js'

/** @type {readonly ('mchid' | 'path' | 'number')[]} */
export const FILTERS = ['mchid', 'path', 'number']

const LABELS = /** @type {const} */ ({ mchid: 'filterMchid', path: 'filterPath', number: 'filterNumber' })

/**
 * The filters on one line; what is set shows as a chip that takes it away again.
 * @param {URLSearchParams} query @param {import('../shell/shell.js').Desk} desk
 */
export function filterForm(query, { redraw }) {
  const inputs = FILTERS.map((name) => {
    const label = t(LABELS[name])
    const input = /** @type {HTMLInputElement} */ (
      h('input', {
        class: 'input',
        name,
        value: query.get(name) ?? '',
        placeholder: label,
        'aria-label': label,
        'data-key': name,
        autocomplete: 'off',
      })
    )
    return { name, input }
  })
  const apply = () => {
    const url = new URL(location.href)
    for (const { name, input } of inputs) {
      if (input.value.trim() === '') url.searchParams.delete(name)
      else url.searchParams.set(name, input.value.trim())
    }
    url.searchParams.delete('before')
    history.pushState(null, '', url)
    redraw()
  }
  return h(
    'form',
    {
      class: 'filters',
      role: 'search',
      'aria-label': t('filters'),
      onsubmit: (event) => {
        event.preventDefault()
        apply()
      },
    },
    inputs.map(({ input }) => input),
    deskButton(t('filter'), apply),
    h(
      'span',
      { class: 'chips' },
      FILTERS.filter((name) => query.has(name)).map((name) => chip(name, query, redraw)),
    ),
  )
}

/** @param {'mchid' | 'path' | 'number'} name @param {URLSearchParams} query @param {() => void} redraw */
function chip(name, query, redraw) {
  const what = `${t(LABELS[name])} ${query.get(name)}`
  const clear = () => {
    const url = new URL(location.href)
    url.searchParams.delete(name)
    history.pushState(null, '', url)
    redraw()
  }
  return h(
    'button',
    { type: 'button', class: 'chip', 'aria-label': t('clearOne', { what }), onclick: clear },
    what,
    icon('close', 'small'),
  )
}
