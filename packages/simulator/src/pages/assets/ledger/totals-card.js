import { h } from '../kit/dom.js'
import { money } from '../kit/money.js'
import { card } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { t, wordFor } from './words.js'

/** What came and went on one day. @param {{ day: string, totals: import('./books.js').Total[] }} told */
export function totalsCard({ day, totals }) {
  return card(
    t('totalsOf', { day }),
    totals.length === 0
      ? h('p', { class: 'quiet' }, t('noTotals'))
      : table({
          label: t('totalsOf', { day }),
          rows: totals,
          columns: [
            {
              head: t('account'),
              cell: ({ account, kind }) =>
                h(
                  'span',
                  { class: 'two-lines' },
                  wordFor(`account_${account}`, account),
                  h('small', {}, wordFor(`kind_${kind}`, kind)),
                ),
            },
            { head: t('came'), number: true, cell: ({ in_fen }) => (in_fen === 0 ? '—' : `+${money(in_fen)}`) },
            { head: t('went'), number: true, cell: ({ out_fen }) => (out_fen === 0 ? '—' : money(-out_fen)) },
          ],
        }),
  )
}
