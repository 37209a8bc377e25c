import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { currentLang } from '../kit/lang.js'
import { shortMoment } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { addressWith, filterBar, filtersOf } from '../shell/filter-bar.js'
import { emptyState, linkButton, pageHead, tabs } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { newest } from './log.js'
import { outcome } from './verdict.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./log.js').Listed} Listed */

const PAGE = 50
const FILTERS = ['mchid', 'path', 'number']

/** The list, its filters in the address; the newest page keeps itself fresh. @param {HTMLElement} main @param {Desk} desk */
export function drawList(main, desk) {
  const query = new URLSearchParams(location.search)
  const place = h('div', {}, h('p', { class: 'quiet' }, t('loading')))
  fill(
    main,
    pageHead({ title: t('title'), why: t('why') }),
    tabs(t('filters'), [
      { href: addressWith({ refused: null }), word: t('all'), here: query.get('refused') !== '1' },
      { href: addressWith({ refused: '1' }), word: t('onlyRefused'), here: query.get('refused') === '1' },
    ]),
    filterBar(t('filters'), filters(), desk.redraw),
    place,
  )
  const asked = filtersOf(['refused', 'before', ...FILTERS])
  asked.set('limit', String(PAGE))
  keepFresh(desk.signal, {
    load: () => newest(asked),
    show: (requests) => fill(place, listOf(requests, query, desk)),
    lost: (error) => fill(place, emptyState(sentenceOf(error))),
  })
}

/** @returns {import('../shell/filter-bar.js').Filter[]} */
function filters() {
  return [
    { name: 'mchid', label: t('filterMchid') },
    { name: 'path', label: t('filterPath') },
    { name: 'number', label: t('filterNumber') },
  ]
}

/** @param {Listed[]} requests @param {URLSearchParams} query @param {Desk} desk */
function listOf(requests, query, { clock }) {
  const filtered = ['refused', 'before', ...FILTERS].some((name) => query.has(name))
  if (requests.length === 0) {
    return [
      filtered
        ? emptyState(t('noneFound'), linkButton(t('showAll'), '/requests'))
        : emptyState(t('none'), linkButton(t('toTry'), '/try', 'main')),
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
          cell: ({ at }) => shortMoment(at, clock.now()),
        },
      ],
    }),
    h(
      'p',
      { class: 'pages' },
      query.has('before') ? h('a', { class: 'link', href: addressWith({ before: null }) }, t('newest')) : null,
      requests.length === PAGE ? h('a', { class: 'link', href: addressWith({ before: last }) }, t('older')) : null,
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
