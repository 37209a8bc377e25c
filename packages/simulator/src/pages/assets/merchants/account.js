import { post, put } from '../kit/ask.js'
import { fill, h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { state } from '../kit/parts.js'
import { merchantOf } from '../portal/control.js'
import { form } from '../portal/form.js'
import { live } from '../portal/live.js'
import { sheet } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card, deskButton } from '../shell/page-parts.js'
import { account, accountOf } from './control.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

const types = ['ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE']

/** The bank account that is settled to (M23), and how it is changed. @param {Desk} desk @param {string} subMchid */
export function accountParts(desk, subMchid) {
  const place = h('div', {})
  const open = () =>
    fill(
      place,
      changeForm(desk, subMchid, () => fill(place)),
    )
  return [
    card(
      t('account'),
      live(
        desk,
        () => accountOf(subMchid),
        (own) =>
          sheet([
            [t('accountType'), wordFor(`account_${own.account_type}`, own.account_type)],
            [t('bank'), own.account_bank],
            [t('accountNumber'), h('code', {}, own.account_number)],
            [
              t('state'),
              own.fails_with === null
                ? state('good', t('bankTakes'))
                : state('bad', t('bankReturns', { why: own.fails_with })),
            ],
          ]),
      ),
      h(
        'div',
        { class: 'acts' },
        deskButton(t('changeAccount'), open),
        deskButton(t('breakAccount'), () => breakAccount(desk, subMchid), 'danger'),
      ),
      place,
    ),
  ]
}

/** @param {Desk} desk @param {string} subMchid @param {() => void} close */
function changeForm({ say }, subMchid, close) {
  return form({
    label: t('changeAccount'),
    fields: [
      field({
        name: 'type',
        label: t('accountType'),
        options: types.map((one) => [one, wordFor(`account_${one}`, one)]),
      }),
      field({ name: 'bank', label: t('bank') }),
      field({ name: 'number', label: t('accountNumber'), inputmode: 'numeric', why: t('accountNumberWhy') }),
    ],
    verb: t('saveAccount'),
    check: ({ bank = '', number = '' }) => ({
      ...(bank === '' ? { bank: t('needed') } : {}),
      ...(/^\d{8,32}$/.test(number) ? {} : { number: t('accountNumberWrong') }),
    }),
    act: async ({ type, bank, number }) => {
      const wanted = { account_type: type, account_bank: bank, account_number: number }
      await put(`/merchants/${subMchid}/settlement-account`, wanted, account)
      close()
      say(t('accountSaved'))
      refreshNow()
    },
  })
}

/** What only a bank can do: from now on it sends remittances back. @param {Desk} desk @param {string} subMchid */
async function breakAccount({ say }, subMchid) {
  const reason = field({ name: 'reason', label: t('breakWhy'), value: t('breakUsual') })
  const name = (await merchantOf(subMchid))?.name ?? subMchid
  const done = await confirmAct({
    title: t('breakTitle', { name }),
    text: t('breakText'),
    body: reason.element,
    verb: t('breakAccount'),
    danger: true,
    act: async () => {
      await post(`/merchants/${subMchid}/settlement-account/failure`, { reason: reason.read() }, account)
    },
  })
  if (!done) return
  say(t('broken'))
  refreshNow()
}
