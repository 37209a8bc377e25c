import { post } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { money } from '../kit/money.js'
import { state } from '../kit/parts.js'
import { record } from '../kit/read.js'
import { live } from '../portal/live.js'
import { copied, moment, sum } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { deskButton, emptyState, linkButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { accountParts } from './account.js'
import { settlementsOf } from './control.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./control.js').Settlement} Settlement */

const tones = new Map([
  ['due', 'busy'],
  ['remitted', 'good'],
  ['failed', 'bad'],
])

/** @param {Desk} desk @param {string} subMchid */
export function drawSettlements(desk, subMchid) {
  return [
    ...accountParts(desk, subMchid),
    h(
      'section',
      { class: 'card', 'aria-label': t('days') },
      h('h2', {}, t('days')),
      live(
        desk,
        () => settlementsOf(subMchid),
        (rows) => dayTable(rows, desk, subMchid),
      ),
    ),
  ]
}

/** @param {Settlement[]} rows @param {Desk} desk @param {string} subMchid */
function dayTable(rows, desk, subMchid) {
  if (rows.length === 0) return emptyState(t('noDays'), linkButton(t('toClock'), '/clock'))
  return table({
    label: t('days'),
    rows,
    columns: [
      { head: t('day'), cell: ({ day }) => h('time', { class: 'day', datetime: day }, day) },
      {
        head: t('state'),
        cell: (row) =>
          h(
            'div',
            {},
            state(tones.get(row.state) ?? 'idle', wordFor(`day_${row.state}`, row.state)),
            lastTry(row, desk),
          ),
      },
      { head: t('paid'), cell: ({ paid_fen }) => sum(paid_fen), number: true, wide: true },
      {
        head: t('fee'),
        cell: ({ fee_fen, fee_returned_fen }) => sum(fee_returned_fen - fee_fen),
        number: true,
        wide: true,
      },
      { head: t('refunds'), cell: ({ refunded_fen }) => sum(-refunded_fen), number: true, wide: true },
      {
        head: t('remitted'),
        cell: ({ amount_fen, net_fen }) =>
          amount_fen === null ? h('span', { class: 'quiet' }, money(net_fen)) : sum(amount_fen),
        number: true,
      },
      {
        head: t('act'),
        cell: (row) => (row.state === 'failed' ? deskButton(t('remit'), () => remit(desk, subMchid, row)) : null),
        number: true,
      },
    ],
  })
}

/** Where it went, or why the bank sent it back. @param {Settlement} row @param {Desk} desk */
function lastTry({ attempts, account_bank, account_number }, desk) {
  const last = attempts.at(-1)
  if (last === undefined) return null
  return h(
    'span',
    { class: 'why' },
    last.failure ?? `${account_bank} ${account_number}`,
    ' · ',
    moment(last.at, desk),
    ' ',
    copied(last.number, desk),
  )
}

/** @param {Desk} desk @param {string} subMchid @param {Settlement} row */
async function remit({ say }, subMchid, { day, amount_fen }) {
  const amount = money(amount_fen ?? 0)
  const done = await confirmAct({
    title: t('remitTitle', { day, amount }),
    text: t('remitText'),
    verb: `${t('remit')} ${amount}`,
    act: async () => {
      await post(`/settlements/${subMchid}/${day}/remittances`, {}, record({}))
    },
  })
  if (!done) return
  say(t('remitDone', { day }))
  refreshNow()
}
