import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { currentLang } from '../kit/lang.js'
import { fullTime, shortTime } from '../kit/moment.js'
import { sentenceOf } from '../kit/trouble.js'
import { emptyState, pageHead, tabs } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { FILTERS, filterForm } from './filters.js'
import { newest } from './log.js'
import { outcome } from './verdict.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./log.js').Listed} Listed */

const PAGE = 50

/** The list, its filters in the address; the newest page keeps itself fresh. @param {HTMLElement} main @param {Desk} desk */
export function drawList(main, desk) {
  const query = new URLSearchParams(location.search)
  const place = h('div', {}, h('p', { class: 'quiet' }, t('loading')))
  fill(
    main,
    pageHead({ title: t('title'), why: t('why') }),
    tabs(t('filters'), [
      { href: addressWith(query, { refused: null }), word: t('all'), here: query.get('refused') !== '1' },
      { href: addressWith(query, { refused: '1' }), word: t('onlyRefused'), here: query.get('refused') === '1' },
    ]),
    filterForm(query, desk),
    place,
  )
  const asked = new URLSearchParams({ limit: String(PAGE) })
  for (const name of ['refused', 'before', ...FILTERS]) {
    const value = query.get(name)
    if (value) asked.set(name, value)
  }
  keepFresh(desk.signal, {
    load: () => newest(asked),
    show: (requests) => fill(place, listOf(requests, query, desk)),
    lost: (error) => fill(place, emptyState(sentenceOf(error))),
  })
}

/** @param {Listed[]} requests @param {URLSearchParams} query @param {Desk} desk */
function listOf(requests, query, { clock }) {
  const filtered = ['refused', 'before', ...FILTERS].some((name) => query.has(name))
  if (requests.length === 0) {
    return [
      filtered
        ? emptyState(t('noneFound'))
        : emptyState(t('none'), h('a', { class: 'desk-button main', href: '/try' }, t('toTry'))),
    ]
  }
  const last = requests.at(-1)?.id ?? ''
  return [
    table({
      label: t('list'),
      rows: requests,
      href: ({ id }) => `/requests/${id}`,
      key: ({ id }) => id,
      columns: [
        { head: t('colWhat'), cell: whatCell },
        { head: t('colState'), cell: outcome },
        { head: t('colWhy'), wide: true, cell: whyCell },
        { head: t('colWho'), wide: true, cell: ({ mchid }) => h('code', { class: 'who' }, mchid ?? '—') },
        {
          head: t('colWhen'),
          number: true,
          wide: true,
          cell: ({ at }) => {
            const moment = new Date(at)
            return h('time', { datetime: at, title: fullTime(moment) }, shortTime(moment, clock.now()))
          },
        },
      ],
    }),
    h(
      'p',
      { class: 'pages' },
      query.has('before') ? h('a', { class: 'link', href: addressWith(query, { before: null }) }, t('newest')) : null,
      requests.length === PAGE
        ? h('a', { class: 'link', href: addressWith(query, { before: last }) }, t('older'))
        : null,
    ),
  ]
}

/** @param {Listed} request */
function whatCell({ method, path, number }) {
  const [address = ''] = path.split('?')
  return h(
    'span',
    { class: 'what' },
    h('span', { class: 'method' }, method),
    h('code', { class: 'address' }, breakable(address)),
    number === null || address.includes(number) ? null : h('small', {}, number),
  )
}

/** An address may be broken behind each slash. @param {string} address */
function breakable(address) {
  return address.split(/(?<=\/)/).flatMap((piece) => [piece, h('wbr', {})])
}

/** @param {Listed} request */
function whyCell({ explanation }) {
  if (explanation === null) return '—'
  return h('span', { class: 'why-cell' }, currentLang() === 'zh' ? explanation.why_zh : explanation.why_en)
}

/** @param {URLSearchParams} query @param {Record<string, string | null>} changes */
export function addressWith(query, changes) {
  const changed = new URLSearchParams(query)
  changed.delete('lang')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') changed.delete(name)
    else changed.set(name, value)
  }
  return changed.size === 0 ? '/requests' : `/requests?${changed}`
}
