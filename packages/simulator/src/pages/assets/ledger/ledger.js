import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { money } from '../kit/money.js'
import { shortMoment } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { numberOf, shorten } from '../shell/copy.js'
import { addressWith, filterBar } from '../shell/filter-bar.js'
import { emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { accountsCard, whose } from './accounts-card.js'
import { ACCOUNTS, books, dayTotals, FILTERS, fileOf, KINDS, lines } from './books.js'
import { totalsCard } from './totals-card.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./books.js').Line} Line */

/** Accounts, a day's totals and every line, filtered by the address. @param {HTMLElement} main @param {Desk} desk */
export function drawLedger(main, desk) {
  const query = new URLSearchParams(location.search)
  const accounts = h('div', {})
  const totals = h('div', {})
  const place = h('div', { class: 'ledger-lines' }, h('p', { class: 'quiet', 'aria-busy': 'true' }, t('loading')))
  const file = h('a', { class: 'desk-button', href: fileOf(query), download: '' }, t('export'))
  fill(
    main,
    pageHead({ title: t('title'), why: t('why'), acts: [file] }),
    h('div', { class: 'ledger-top' }, accounts, totals),
    filterBar(t('filters'), filters(), desk.redraw),
    place,
  )
  const lost = (/** @type {Element} */ where) => (/** @type {unknown} */ error) =>
    fill(where, emptyState(sentenceOf(error)))
  keepFresh(desk.signal, { load: books, show: (told) => fill(accounts, accountsCard(told)), lost: lost(accounts) })
  keepFresh(desk.signal, {
    load: () => dayTotals(query.get('day')),
    show: (told) => fill(totals, totalsCard(told)),
    lost: lost(totals),
  })
  keepFresh(desk.signal, {
    load: () => lines(query),
    show: (told) => fill(place, linesCard(told, query, desk)),
    lost: lost(place),
  })
}

/** @returns {import('../shell/filter-bar.js').Filter[]} */
function filters() {
  return [
    { name: 'account', label: t('account'), options: ACCOUNTS.map((own) => [own, wordFor(`account_${own}`, own)]) },
    { name: 'owner', label: t('owner') },
    { name: 'kind', label: t('kind'), options: KINDS.map((own) => [own, wordFor(`kind_${own}`, own)]) },
    { name: 'day', label: t('day'), type: 'date' },
    { name: 'number', label: t('number') },
  ]
}

/** @param {{ flows: Line[], next: string | null }} told @param {URLSearchParams} query @param {Desk} desk */
function linesCard({ flows, next }, query, { clock, say }) {
  if (flows.length === 0) {
    const filtered = FILTERS.some((name) => query.get(name))
    const act = filtered ? linkButton(t('showAll'), '/ledger') : linkButton(t('toPhone'), '/', 'main')
    return [emptyState(t(filtered ? 'noneFound' : 'none'), act)]
  }
  return [
    table({
      label: t('lines'),
      rows: flows,
      columns: [
        { head: t('when'), cell: ({ at }) => shortMoment(at, clock.now()) },
        { head: t('account'), cell: ({ account, owner, owner_name }) => whose({ account, owner, owner_name }) },
        { head: t('kind'), cell: reasonCell },
        { head: t('number'), wide: true, cell: (line) => numbersCell(line, say) },
        { head: t('amount'), number: true, cell: ({ amount_fen }) => amountCell(amount_fen) },
        { head: t('balance'), number: true, wide: true, cell: ({ balance_fen }) => money(balance_fen) },
      ],
    }),
    h(
      'p',
      { class: 'pages' },
      query.has('before') ? h('a', { class: 'link', href: addressWith({}) }, t('newest')) : null,
      next === null ? null : h('a', { class: 'link', href: olderThan(next) }, t('older')),
    ),
  ]
}

/** @param {string} next */
function olderThan(next) {
  const url = new URL(location.href)
  url.searchParams.set('before', next)
  return `${url.pathname}${url.search}`
}

/** @param {Line} line */
function reasonCell({ kind, fee, note }) {
  const word = wordFor(`kind_${kind}`, kind)
  return h('span', { class: 'two-lines' }, fee ? t('feeOf', { kind: word }) : word, note ? h('small', {}, note) : null)
}

/** @param {Line} line @param {(text: string) => void} say */
function numbersCell({ out_trade_no, out_refund_no, business_number }, say) {
  const number = out_refund_no ?? out_trade_no
  if (number === null) return numberOf(business_number, say)
  return h(
    'span',
    { class: 'two-lines' },
    h(
      'a',
      { class: 'link', href: addressWith({ number: out_trade_no ?? number }) },
      h('code', { title: number }, shorten(number)),
    ),
    h('small', {}, numberOf(business_number, say)),
  )
}

/** With its sign, and so never by colour alone. @param {number} fen */
function amountCell(fen) {
  return h('span', { class: fen < 0 ? 'went' : 'came' }, fen < 0 ? money(fen) : `+${money(fen)}`)
}
