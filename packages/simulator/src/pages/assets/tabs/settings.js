import { fill, h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { fenFromYuan, money, yuan } from '../kit/money.js'
import { empty } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { screen } from '../phone/screen.js'
import { changePayer, readPayer, topUp } from './control.js'
import { t, wordFor } from './words.js'

/** @typedef {import('./control.js').PayerState} PayerState */

const BANKS = ['works', 'refuses', 'error_before_paying', 'error_after_paying']
const ACCOUNTS = ['open', 'closed']

/** For testers: what this payer has and how their bank behaves, each change at once. @param {{ id: string }} payer @returns {import('../phone/phone.js').Screen} */
export function settingsScreen({ id }) {
  return (phone, signal) => {
    const body = h('div', { class: 'settings' }, h('p', { class: 'quiet' }, t('loading')))
    const show = (/** @type {PayerState} */ state) => fill(body, settingsOf(state, change))
    const change = async (/** @type {() => Promise<PayerState>} */ act) => {
      try {
        show(await act())
        refreshNow()
        phone.say(t('changed'))
      } catch (error) {
        phone.tell({ title: sentenceOf(error), choices: [{ label: t('ok'), main: true }] })
      }
    }
    readPayer(id).then(
      (state) => signal.aborted || show(state),
      (error) => signal.aborted || fill(body, empty(sentenceOf(error))),
    )
    return screen(phone, { title: t('settings') }, body)
  }
}

/** @param {PayerState} state @param {(act: () => Promise<PayerState>) => void} change */
function settingsOf(state, change) {
  const set = (/** @type {object} */ settings) => change(() => changePayer(state.id, settings))
  return [
    moneyForm(
      'top-up',
      { label: t('topUp'), why: t('topUpWhy', { balance: money(state.balance_fen) }), verb: t('topUpVerb'), value: '' },
      (fen) => change(() => topUp(state.id, fen)),
    ),
    moneyForm(
      'limit',
      { label: t('limit'), why: t('limitWhy'), verb: t('save'), value: yuan(state.password_free_limit_fen) },
      (fen) => set({ password_free_limit_fen: fen }),
    ),
    choice(
      'bank',
      {
        label: t('bank'),
        why: t('bankWhy'),
        value: state.bank,
        values: BANKS,
        word: (own) => wordFor(`bank_${own}`, own),
      },
      (bank) => set({ bank }),
    ),
    choice(
      'account',
      {
        label: t('account'),
        why: t('accountWhy'),
        value: state.account,
        values: ACCOUNTS,
        word: (own) => wordFor(`account_${own}`, own),
      },
      (account) => set({ account }),
    ),
    h('p', { class: 'why' }, t('payerId'), ' ', h('code', {}, state.id)),
  ]
}

/** @param {string} id @param {{ label: string, why: string, verb: string, value: string }} words @param {(fen: number) => void} act */
function moneyForm(id, { label, why, verb, value }, act) {
  const input = /** @type {HTMLInputElement} */ (
    h('input', { id, inputmode: 'decimal', autocomplete: 'off', value, 'aria-describedby': `${id}-why ${id}-wrong` })
  )
  const wrong = h('p', { class: 'wrong', id: `${id}-wrong`, role: 'alert' })
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault()
    const fen = fenFromYuan(input.value)
    wrong.textContent = fen === null ? t('badSum') : ''
    if (fen !== null) act(fen)
  }
  return h(
    'form',
    { class: 'field', novalidate: true, onsubmit: submit },
    h('label', { for: id }, label),
    h('div', { class: 'field-row' }, input, h('button', { type: 'submit', class: 'button soft small' }, verb)),
    h('p', { class: 'why', id: `${id}-why` }, why),
    wrong,
  )
}

/** @param {string} id @param {{ label: string, why: string, value: string, values: string[], word: (own: string) => string }} words @param {(value: string) => void} act */
function choice(id, { label, why, value, values, word }, act) {
  const options = values.map((own) => h('option', { value: own, selected: own === value }, word(own)))
  const select = /** @type {HTMLSelectElement} */ (h('select', { id, 'aria-describedby': `${id}-why` }, options))
  select.addEventListener('change', () => act(select.value))
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    select,
    h('p', { class: 'why', id: `${id}-why` }, why),
  )
}
