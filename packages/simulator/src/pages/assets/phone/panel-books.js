import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { money } from '../kit/money.js'
import { state } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { card } from '../shell/page-parts.js'
import { readBooks } from './control.js'
import { t, wordFor } from './words.js'

const order = ['payer', 'merchant', 'bank', 'refund_transit', 'fee', 'world']

/** @param {import('../shell/shell.js').Desk} bench */
export function booksCard({ signal }) {
  const body = h('div', {}, h('p', { class: 'quiet' }, t('loading')))
  keepFresh(signal, {
    load: readBooks,
    show: (books) => fill(body, booksTable(books)),
    lost: (error) => fill(body, h('p', { class: 'quiet' }, sentenceOf(error))),
  })
  return card(t('books'), body, h('p', { class: 'why' }, t('booksWhy')))
}

/** @param {{ accounts: import('./control.js').Account[], sum_fen: number }} books */
function booksTable({ accounts, sum_fen }) {
  const sums = sumByKind(accounts)
  const even = sum_fen === 0
  return h(
    'table',
    { class: 'table' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, t('booksOwner')),
        h('th', { scope: 'col', class: 'number' }, t('booksBalance')),
      ),
    ),
    h(
      'tbody',
      {},
      sums.map(([kind, fen]) => bookRow(wordFor(`account_${kind}`, kind), fen)),
    ),
    h(
      'tfoot',
      {},
      h(
        'tr',
        {},
        h(
          'th',
          { scope: 'row' },
          t('booksSum'),
          ' ',
          state(even ? 'good' : 'bad', even ? t('booksEven') : t('booksUneven')),
        ),
        h('td', { class: 'number' }, money(sum_fen)),
      ),
    ),
  )
}

/** @param {string} name @param {number} fen */
function bookRow(name, fen) {
  return h('tr', {}, h('th', { scope: 'row' }, name), h('td', { class: 'number' }, money(fen)))
}

/** @param {import('./control.js').Account[]} accounts @returns {[string, number][]} */
function sumByKind(accounts) {
  const sums = new Map(order.map((kind) => [kind, 0]))
  for (const { account, balance_fen } of accounts) sums.set(account, (sums.get(account) ?? 0) + balance_fen)
  return [...sums]
}
