import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { fullTime } from '../kit/moment.js'
import { shortMoment } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { shorten } from '../shell/copy.js'
import { filterBar } from '../shell/filter-bar.js'
import { deskButton, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { askToForge } from './forge.js'
import { newestNotices } from './told.js'
import { t } from './words.js'
import { eventWord, stateOf } from './words-of.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./told.js').Notice} Notice */

/** @param {HTMLElement} main @param {Desk} desk */
export function drawNotices(main, desk) {
  const query = new URLSearchParams(location.search)
  const place = h('div', {}, h('p', { class: 'quiet', 'aria-busy': 'true' }, t('loading')))
  const act = deskButton(t('forge'), () => askToForge({ url: '', number: '', mchid: '' }))
  const states = /** @type {[string, string][]} */ ([
    ['pending', t('state_pending')],
    ['delivered', t('state_delivered')],
    ['given_up', t('state_given_up')],
  ])
  const filters = [
    { name: 'state', label: t('state'), options: states },
    { name: 'number', label: t('number') },
  ]
  fill(
    main,
    pageHead({ title: t('title'), why: t('why'), acts: [act] }),
    filterBar(t('filters'), filters, desk.redraw),
    place,
  )
  keepFresh(desk.signal, {
    load: () => newestNotices(query),
    show: (notices) => fill(place, listOf(notices, query, desk)),
    lost: (error) => fill(place, emptyState(sentenceOf(error))),
  })
}

/** @param {Notice[]} notices @param {URLSearchParams} query @param {Desk} desk */
function listOf(notices, query, { clock }) {
  if (notices.length === 0) {
    const filtered = query.has('state') || query.has('number')
    return filtered
      ? emptyState(t('noneFound'), linkButton(t('showAll'), '/notices'))
      : emptyState(t('none'), linkButton(t('toPhone'), '/', 'main'))
  }
  const now = clock.now()
  return table({
    label: t('title'),
    rows: notices,
    href: ({ id }) => `/notices/${id}`,
    key: ({ id }) => id,
    columns: [
      {
        head: t('about'),
        cell: ({ event_type, number }) =>
          h(
            'span',
            { class: 'two-lines' },
            eventWord(event_type),
            h('small', {}, h('code', { title: number }, shorten(number))),
          ),
      },
      { head: t('state'), cell: stateOf },
      { head: t('tries'), number: true, cell: ({ attempts }) => String(attempts.length) },
      { head: t('next'), wide: true, cell: ({ next_at }) => (next_at === null ? '—' : fullTime(new Date(next_at))) },
      { head: t('where'), wide: true, cell: ({ url }) => h('code', {}, url) },
      {
        head: t('when'),
        number: true,
        cell: ({ created_at }) => shortMoment(created_at, now),
      },
    ],
  })
}
