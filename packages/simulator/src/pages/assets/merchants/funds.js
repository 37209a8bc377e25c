import { post } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { fenFromYuan, money } from '../kit/money.js'
import { record } from '../kit/read.js'
import { merchantOf } from '../portal/control.js'
import { form } from '../portal/form.js'
import { live } from '../portal/live.js'
import { copied, moment, sum } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card, emptyState } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { flowsOf, moneyOf } from './control.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

/** @param {Desk} desk @param {string} subMchid */
export function drawFunds(desk, subMchid) {
  return [
    live(
      desk,
      () => moneyOf(subMchid),
      (own) =>
        card(
          t('balance'),
          h(
            'dl',
            { class: 'sums' },
            ['balance_fen', 'available_fen', 'settled_fen'].map((name) =>
              h(
                'div',
                {},
                h('dt', {}, wordFor(`sum_${name}`, name)),
                h('dd', { class: 'big-sum' }, sum(own?.[/** @type {'balance_fen'} */ (name)] ?? 0)),
              ),
            ),
          ),
          h('p', { class: 'why' }, t('balanceWhy')),
        ),
    ),
    moveCard(desk, subMchid, 'top-up'),
    moveCard(desk, subMchid, 'withdraw'),
    h(
      'div',
      { class: 'card' },
      h('h2', {}, t('flows')),
      live(
        desk,
        () => flowsOf(subMchid),
        (flows) => flowTable(flows, desk),
      ),
    ),
  ]
}

/** @param {Desk} desk @param {string} subMchid @param {'top-up' | 'withdraw'} way */
function moveCard(desk, subMchid, way) {
  const words = wordsOf(way)
  return card(
    words.verb,
    form({
      label: words.verb,
      fields: [field({ name: 'amount', label: t('yuan'), inputmode: 'decimal', why: words.why })],
      verb: words.verb,
      check: ({ amount = '' }) =>
        /** @type {Record<string, string>} */ ((fenFromYuan(amount) ?? 0) > 0 ? {} : { amount: t('amountWrong') }),
      act: ({ amount = '' }) => moveMoney(desk, subMchid, way, fenFromYuan(amount) ?? 0),
    }),
  )
}

/** @param {Desk} desk @param {string} subMchid @param {'top-up' | 'withdraw'} way @param {number} fen */
async function moveMoney({ say }, subMchid, way, fen) {
  const words = wordsOf(way)
  const name = (await merchantOf(subMchid))?.name ?? subMchid
  const amount = money(fen)
  const done = await confirmAct({
    title: words.title({ amount, name }),
    text: words.why,
    verb: `${words.verb} ${amount}`,
    danger: way === 'withdraw',
    act: async () => {
      await post(`/merchants/${subMchid}/${way}`, { amount_fen: fen }, record({}))
    },
  })
  if (!done) return
  say(t('moneyMoved', { amount }))
  refreshNow()
}

/** @param {'top-up' | 'withdraw'} way */
function wordsOf(way) {
  const pay = way === 'top-up'
  return {
    verb: t(pay ? 'topUp' : 'withdraw'),
    why: t(pay ? 'topUpWhy' : 'withdrawWhy'),
    title: (/** @type {Record<string, string>} */ named) => t(pay ? 'topUpTitle' : 'withdrawTitle', named),
  }
}

/** @param {import('./control.js').Flow[]} flows @param {Desk} desk */
function flowTable(flows, desk) {
  if (flows.length === 0) return emptyState(t('noFlows'))
  return table({
    label: t('flows'),
    rows: flows,
    columns: [
      { head: t('time'), cell: ({ at }) => moment(at, desk) },
      {
        head: t('kind'),
        cell: ({ kind, fee }) =>
          fee ? t('feeOf', { what: wordFor(`flow_${kind}`, kind) }) : wordFor(`flow_${kind}`, kind),
      },
      { head: t('businessNumber'), cell: ({ business_number }) => copied(business_number, desk), wide: true },
      { head: t('amount'), cell: ({ amount_fen }) => sum(amount_fen), number: true },
      { head: t('after'), cell: ({ balance_fen }) => sum(balance_fen), number: true, wide: true },
    ],
  })
}
