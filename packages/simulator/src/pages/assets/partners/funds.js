import { get, post } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { fenFromYuan, money } from '../kit/money.js'
import { listOf, record, text, whole } from '../kit/read.js'
import { providerOf } from '../portal/control.js'
import { form } from '../portal/form.js'
import { live } from '../portal/live.js'
import { sum } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card } from '../shell/page-parts.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

const accounts = ['BASIC', 'OPERATION', 'FEES']
const funds = record({ accounts: listOf(record({ account_type: text, balance_fen: whole })) })

/** The provider's own three accounts. @param {Desk} desk @param {string} mchid */
export function drawFunds(desk, mchid) {
  return [
    live(
      desk,
      () => get(`/providers/${mchid}/funds`, funds),
      ({ accounts: own }) =>
        card(
          t('tab_funds'),
          h(
            'dl',
            { class: 'sums' },
            own.map(({ account_type, balance_fen }) =>
              h(
                'div',
                {},
                h('dt', {}, wordFor(`fund_${account_type}`, account_type)),
                h('dd', { class: 'big-sum' }, sum(balance_fen)),
              ),
            ),
          ),
        ),
    ),
    h('div', { class: 'below' }, moveCard(desk, mchid)),
  ]
}

/** @param {Desk} desk @param {string} mchid */
function moveCard(desk, mchid) {
  return card(
    t('moveFunds'),
    form({
      label: t('moveFunds'),
      fields: [
        field({
          name: 'account',
          label: t('fundAccount'),
          options: accounts.map((one) => [one, wordFor(`fund_${one}`, one)]),
        }),
        field({
          name: 'way',
          label: t('way'),
          options: [
            ['in', t('payIn')],
            ['out', t('takeOut')],
          ],
        }),
        field({ name: 'amount', label: t('yuan'), inputmode: 'decimal' }),
      ],
      verb: t('moveFundsVerb'),
      check: ({ amount = '' }) =>
        /** @type {Record<string, string>} */ ((fenFromYuan(amount) ?? 0) > 0 ? {} : { amount: t('amountWrong') }),
      act: (values) => move(desk, mchid, values),
    }),
  )
}

/** @param {Desk} desk @param {string} mchid @param {Record<string, string>} values */
async function move({ say }, mchid, { account = '', way = '', amount: typed = '' }) {
  const fen = fenFromYuan(typed) ?? 0
  const amount = money(fen)
  const verb = t(way === 'in' ? 'payIn' : 'takeOut')
  const name = (await providerOf(mchid))?.name ?? mchid
  const done = await confirmAct({
    title: t('moveTitle', { verb, amount, name, account: wordFor(`fund_${account}`, account) }),
    text: t(way === 'in' ? 'payInText' : 'takeOutText'),
    verb: `${verb} ${amount}`,
    danger: way === 'out',
    act: async () => {
      await post(`/providers/${mchid}/funds`, { account_type: account, amount_fen: way === 'in' ? fen : -fen }, funds)
    },
  })
  if (!done) return
  say(t('fundsMoved', { amount }))
  refreshNow()
}
