import { h } from '../kit/dom.js'
import { money } from '../kit/money.js'
import { state } from '../kit/parts.js'
import { addressWith } from '../shell/filter-bar.js'
import { card } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { ACCOUNTS } from './books.js'
import { t, wordFor } from './words.js'

/** @typedef {import('./books.js').Account} Account */

/** Every account with its balance, and the sum of them all, which is zero. @param {{ accounts: Account[], sum_fen: number }} books */
export function accountsCard({ accounts, sum_fen }) {
  const order = (/** @type {Account} */ { account }) => /** @type {readonly string[]} */ (ACCOUNTS).indexOf(account)
  const rows = [...accounts].sort((a, b) => order(a) - order(b))
  const sum = h(
    'p',
    { class: 'ledger-sum' },
    state(sum_fen === 0 ? 'good' : 'bad', t(sum_fen === 0 ? 'sumZero' : 'sumWrong')),
    h('strong', {}, money(sum_fen)),
  )
  return card(
    t('accounts'),
    rows.length === 0
      ? h('p', { class: 'quiet' }, t('noAccounts'))
      : table({
          label: t('accounts'),
          rows,
          href: ({ account, owner }) => addressWith({ account, owner }),
          key: ({ account, owner }) => `${account} ${owner}`,
          columns: [
            { head: t('account'), cell: whose },
            { head: t('balance'), number: true, cell: ({ balance_fen }) => money(balance_fen) },
          ],
        }),
    sum,
  )
}

/** @param {Pick<Account, 'account' | 'owner' | 'owner_name'>} one */
export function whose({ account, owner, owner_name }) {
  return h(
    'span',
    { class: 'two-lines' },
    wordFor(`account_${account}`, account),
    account === 'world' ? null : h('small', { title: owner }, owner_name ?? owner),
  )
}
