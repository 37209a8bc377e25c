import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { fenFromYuan } from '../kit/money.js'
import { sentenceOf } from '../kit/trouble.js'
import { makePayer } from './control.js'
import { screen } from './screen.js'
import { t } from './words.js'

const NAME_MAX_CHARACTERS = 32

/**
 * @param {(payer: import('./phone.js').Payer) => void} made
 * @returns {import('./phone.js').Screen}
 */
export function makePayerScreen(made) {
  return (phone) => {
    const name = field('payer-name', t('name'), { placeholder: t('namePlaceholder'), 'data-first': true })
    const balance = field(
      'payer-balance',
      t('openingBalance'),
      { value: '10000.00', inputmode: 'decimal' },
      t('openingBalanceWhy'),
    )
    const password = field(
      'payer-password',
      t('password'),
      { value: '123456', inputmode: 'numeric', maxlength: 6 },
      t('passwordWhy'),
    )
    const trouble = h('p', { class: 'wrong', role: 'alert' })
    const submit = async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault()
      const wanted = readFields({ name, balance, password })
      if (wanted === null) return
      try {
        const payer = await makePayer(wanted)
        phone.take(payer)
        refreshNow()
        made(payer)
      } catch (error) {
        trouble.textContent = sentenceOf(error)
      }
    }
    const form = h(
      'form',
      { class: 'form', novalidate: true, onsubmit: submit },
      name.block,
      balance.block,
      password.block,
      trouble,
      h('button', { type: 'submit', class: 'button main' }, t('create')),
    )
    return screen(phone, { title: t('newPayer') }, form)
  }
}

/** @typedef {{ block: HTMLElement, input: HTMLInputElement, wrong: (sentence: string) => void }} Field */

/** @param {{ name: Field, balance: Field, password: Field }} fields */
function readFields({ name, balance, password }) {
  const person = name.input.value.trim()
  const fen = fenFromYuan(balance.input.value)
  const secret = password.input.value
  name.wrong(person === '' || person.length > NAME_MAX_CHARACTERS ? t('badName') : '')
  balance.wrong(fen === null ? t('badBalance') : '')
  password.wrong(/^\d{6}$/.test(secret) ? '' : t('badPassword'))
  const first = [name, balance, password].find(({ input }) => input.getAttribute('aria-invalid') === 'true')
  first?.input.focus()
  return first === undefined && fen !== null ? { name: person, balance_fen: fen, password: secret } : null
}

/**
 * @param {string} id @param {string} label @param {import('../kit/dom.js').Props} props @param {string} [why]
 * @returns {Field}
 */
function field(id, label, props, why = '') {
  const described = `${id}-why ${id}-wrong`
  const attributes = { id, autocomplete: 'off', 'aria-describedby': described, ...props }
  const input = /** @type {HTMLInputElement} */ (h('input', attributes))
  const sentence = h('p', { class: 'wrong', id: `${id}-wrong` })
  const block = h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    input,
    h('p', { class: 'why', id: `${id}-why` }, why),
    sentence,
  )
  const wrong = (/** @type {string} */ text) => {
    sentence.textContent = text
    input.setAttribute('aria-invalid', String(text !== ''))
  }
  return { block, input, wrong }
}
