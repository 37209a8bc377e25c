import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { icon } from '../kit/icons.js'
import { money } from '../kit/money.js'
import { figure } from '../kit/parts.js'
import { digitBoxes, keyOf, numberPad, PASSWORD_DIGITS } from './number-pad.js'
import { paidScreen } from './paid.js'
import { problemFrom, problemOf, problemScreen, wrongPassword } from './problem.js'
import { t } from './words.js'

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('./phone.js').Payer} Payer */
/**
 * What is to be paid, how it is paid, and what it means to close the sheet instead. Who pays from within a page says what
 * follows, because the page stays.
 * @typedef {{ order: import('./control.js').Order, redirect?: string | null, cancel?: () => void,
 *   done?: (outcome: import('./control.js').Outcome) => void, failed?: (problem: import('./problem.js').Problem) => void,
 *   pay: (password: string) => Promise<import('./control.js').Outcome> }} Paying
 */

/**
 * The sheet from below: who is paid, how much, six boxes and a pad. The sixth digit pays, and from then on there is
 * nothing to cancel until the answer is there.
 * @param {Phone} phone @param {Payer} payer @param {Paying} asked
 */
export function passwordSheet(phone, payer, asked) {
  phone.sheet((close) => {
    const boxes = digitBoxes()
    const busy = h('p', { class: 'sheet-busy', 'aria-live': 'polite' })
    const cancel = h(
      'button',
      { type: 'button', class: 'bar-button', 'aria-label': t('cancel'), onclick: leave },
      icon('close'),
    )
    let digits = ''
    let paying = false
    const press = (/** @type {string} */ key) => {
      if (paying) return
      digits = key === 'erase' ? digits.slice(0, -1) : `${digits}${key}`
      boxes.show(digits.length)
      if (digits.length < PASSWORD_DIGITS) return
      paying = true
      busy.textContent = t('paying')
      sheet.classList.add('is-busy')
      cancel.toggleAttribute('disabled', true)
      settle(phone, { payer, password: digits, asked, close })
    }
    const onkeydown = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        if (!paying) leave()
      }
      const key = keyOf(event)
      if (key === null) return
      event.preventDefault()
      press(key)
    }
    const sheet = h(
      'div',
      {
        class: 'sheet',
        role: 'dialog',
        'aria-modal': 'true',
        'aria-labelledby': 'sheet-title',
        tabindex: -1,
        'data-first': true,
        onkeydown,
      },
      h('header', { class: 'sheet-head' }, cancel, h('h2', { id: 'sheet-title' }, t('enterPassword')), h('span')),
      sheetOrder(payer, asked.order),
      boxes.element,
      busy,
      numberPad(press),
    )
    return sheet

    function leave() {
      close()
      asked.cancel?.()
    }
  })
}

/** @param {Phone} phone @param {{ payer: Payer, password: string, asked: Paying, close: () => void }} entered */
async function settle(phone, { payer, password, asked, close }) {
  const again = () => passwordSheet(phone, payer, asked)
  try {
    const outcome = await asked.pay(password)
    close()
    if (outcome.result !== 'SUCCESS') turnDown(phone, asked, problemOf(outcome.reason ?? outcome.result), again)
    else if (asked.done) asked.done(outcome)
    else phone.follow((shown) => paidScreen(shown, { ...asked, outcome }))
  } catch (error) {
    close()
    turnDown(phone, asked, problemFrom(error, 'unknown'), again)
  }
  refreshNow()
}

/** @param {Phone} phone @param {Paying} asked @param {import('./problem.js').Problem} problem @param {() => void} again */
function turnDown(phone, asked, problem, again) {
  if (problem.kind === 'password') wrongPassword(phone, again)
  else if (asked.failed) asked.failed(problem)
  // Another payer may pay the same order, so that order stays beneath.
  else if (problem.kind === 'balance' || problem.kind === 'payer') phone.go(problemScreen(problem))
  else phone.follow(problemScreen(problem))
}

/** @param {Payer} payer @param {import('./control.js').Order} order */
function sheetOrder(payer, order) {
  const purse = h('small', {}, `${payer.name} · ${money(payer.balance_fen)}`)
  return h(
    'div',
    { class: 'sheet-order' },
    h('p', {}, order.merchant_name),
    figure(order.amount_fen),
    h(
      'p',
      { class: 'sheet-method' },
      h('span', {}, t('payWith')),
      h('span', {}, icon('wallet', 'green'), t('wallet'), purse),
    ),
  )
}
