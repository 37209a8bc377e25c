import { h } from '../kit/dom.js'
import { shortMoment } from '../kit/parts.js'
import { card } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { kindWord } from './now-card.js'
import { t } from './words.js'

/** What has struck, with the exchange or the notice that it met. @param {import('./luck.js').Hit[]} hits @param {import('../shell/shell.js').Desk} desk */
export function hitsCard(hits, { clock }) {
  if (hits.length === 0) return card(t('hits'), h('p', { class: 'quiet' }, t('noHits')))
  const now = clock.now()
  return card(
    t('hits'),
    table({
      label: t('hits'),
      rows: hits,
      columns: [
        {
          head: t('when'),
          cell: ({ at }) => shortMoment(at, now),
        },
        { head: t('kind'), cell: ({ kind }) => kindWord(kind) },
        {
          head: t('whom'),
          cell: ({ endpoint, number }) =>
            h('span', { class: 'two-lines' }, h('code', {}, endpoint), h('small', {}, number)),
        },
        { head: t('cause'), wide: true, cell: ({ by }) => t(by === null ? 'bySeed' : 'byHand') },
        { head: t('see'), cell: seeCell },
      ],
    }),
  )
}

/** @param {import('./luck.js').Hit} hit */
function seeCell({ notice, exchange }) {
  if (notice !== null) return h('a', { class: 'link', href: `/notices/${notice}` }, t('seeNotice'))
  if (exchange !== null) return h('a', { class: 'link', href: `/requests/${exchange}` }, t('seeExchange'))
  return '—'
}
