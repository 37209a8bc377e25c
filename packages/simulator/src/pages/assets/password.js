import { pay } from './control.js'
import { h } from './dom.js'
import { refreshNow } from './fresh.js'
import { icon } from './icons.js'
import { money } from './money.js'
import { paidScreen } from './paid.js'
import { figure } from './parts.js'
import { problemFrom, problemOf, problemScreen, wrongPassword } from './problem.js'
import { t } from './words.js'

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('./phone.js').Payer} Payer */
/** @typedef {import('./order.js').Meeting} Meeting */

const PASSWORD_DIGITS = 6
const padKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', 'erase']

/**
 * The sheet from below: who is paid, how much, six boxes and a pad. The sixth digit pays.
 * @param {Phone} phone @param {Payer} payer @param {Meeting} meeting
 */
export function passwordSheet(phone, payer, meeting) {
  phone.sheet((close) => {
    const boxes = h('div', { class: 'boxes', role: 'img' })
    const busy = h('p', { class: 'sheet-busy', 'aria-live': 'polite' })
    let digits = ''
    let paying = false
    const sheet = h(
      'div',
      {
        class: 'sheet',
        role: 'dialog',
        'aria-modal': 'true',
        'aria-labelledby': 'sheet-title',
        onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event, press),
      },
      sheetHead(close),
      sheetOrder(payer, meeting.order),
      boxes,
      busy,
      pad(press),
    )
    draw()
    return sheet

    function draw() {
      boxes.setAttribute('aria-label', t('digits', { count: digits.length }))
      boxes.replaceChildren(
        ...Array.from({ length: PASSWORD_DIGITS }, (_, index) =>
          h('i', { class: index < digits.length ? 'full' : '' }),
        ),
      )
    }

    /** @param {string} key */
    async function press(key) {
      if (paying) return
      digits = key === 'erase' ? digits.slice(0, -1) : `${digits}${key}`.slice(0, PASSWORD_DIGITS)
      draw()
      if (digits.length < PASSWORD_DIGITS) return
      paying = true
      busy.textContent = t('paying')
      sheet.classList.add('is-busy')
      await settle(phone, { payer, password: digits, meeting, close })
    }
  })
}

/** @param {Phone} phone @param {{ payer: Payer, password: string, meeting: Meeting, close: () => void }} asked */
async function settle(phone, { payer, password, meeting, close }) {
  const again = () => passwordSheet(phone, payer, meeting)
  try {
    const outcome = await pay({ payer, password, code: meeting.code })
    close()
    if (outcome.result === 'SUCCESS') phone.replace((shown) => paidScreen(shown, { ...meeting, outcome }))
    else turnDown(phone, problemOf(outcome.reason ?? outcome.result), again)
  } catch (error) {
    close()
    turnDown(phone, problemFrom(error), again)
  }
  refreshNow()
}

/** @param {Phone} phone @param {import('./problem.js').Problem} problem @param {() => void} again */
function turnDown(phone, problem, again) {
  if (problem.kind === 'password') wrongPassword(phone, again)
  else phone.replace(problemScreen(problem))
}

/** @param {KeyboardEvent} event @param {(key: string) => void} press */
function onKey(event, press) {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (/^\d$/.test(event.key)) press(event.key)
  else if (event.key === 'Backspace') press('erase')
  else return
  event.preventDefault()
}

/** @param {() => void} close */
function sheetHead(close) {
  return h(
    'header',
    { class: 'sheet-head' },
    h('button', { type: 'button', class: 'bar-button', 'aria-label': t('cancel'), onclick: close }, icon('close')),
    h('h2', { id: 'sheet-title' }, t('enterPassword')),
    h('span'),
  )
}

/** @param {Payer} payer @param {import('./control.js').Order} order */
function sheetOrder(payer, order) {
  return h(
    'div',
    { class: 'sheet-order' },
    h('p', {}, order.merchant_name),
    figure(order.amount_fen),
    h(
      'p',
      { class: 'sheet-method' },
      h('span', {}, t('payWith')),
      h(
        'span',
        {},
        icon('wallet', 'green'),
        t('wallet'),
        h('small', {}, `${payer.name} · ${money(payer.balance_fen)}`),
      ),
    ),
  )
}

/** @param {(key: string) => void} press */
function pad(press) {
  const keys = padKeys.map((key, index) => {
    if (key === '') return h('span', { class: 'pad-gap' })
    const label = key === 'erase' ? t('erase') : t('digit', { digit: key })
    const face = key === 'erase' ? icon('erase') : key
    return h(
      'button',
      {
        type: 'button',
        class: key === 'erase' ? 'pad-key erase' : 'pad-key',
        'aria-label': label,
        'data-first': index === 0,
        onclick: () => press(key),
      },
      face,
    )
  })
  return h('div', { class: 'pad' }, keys)
}
