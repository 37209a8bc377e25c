import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { fullTime } from '../kit/moment.js'
import { button, facts, figure } from '../kit/parts.js'
import { followBox } from './follow-box.js'
import { recordScreen } from './record.js'
import { screen } from './screen.js'
import { t } from './words.js'

/** @typedef {{ order: import('./control.js').Order, outcome: import('./control.js').Outcome, redirect?: string | null }} Payment */

/**
 * @param {import('./phone.js').Phone} phone
 * @param {Payment} payment
 */
export function paidScreen(phone, payment) {
  const { redirect = null } = payment
  return screen(
    phone,
    { title: t('paid'), back: false, look: 'paper paid' },
    ...paidWords(phone, payment),
    h(
      'div',
      { class: 'foot' },
      redirect === null ? null : h('a', { class: 'button main', href: redirect }, t('backToShop')),
      button(t('done'), () => phone.home(), { look: redirect === null ? 'main' : 'soft', first: redirect === null }),
      button(t('seeRecord'), () => phone.go((shown) => recordScreen(shown, pastOf(phone, payment))), { look: 'bare' }),
    ),
  )
}

/** That it was paid, to whom, and whom one may follow. @param {import('./phone.js').Phone} phone @param {Payment} payment */
export function paidWords(phone, payment) {
  const { order, outcome } = payment
  phone.say(t('paid'))
  return [
    h(
      'div',
      { class: 'paid-head' },
      h('span', { class: 'paid-mark', 'aria-hidden': 'true' }, icon('check')),
      h('p', { class: 'paid-word' }, t('paid')),
      figure(order.amount_fen, 'huge'),
    ),
    facts([
      [t('payee'), order.merchant_name],
      [t('product'), order.description],
      [t('paidAt'), fullTime(timeOf(phone, outcome))],
    ]),
    followBox(phone, order, outcome.follow),
  ]
}

/** @param {import('./phone.js').Phone} phone @param {Payment} payment */
function pastOf(phone, { order, outcome }) {
  return {
    ...order,
    kind: 'payment',
    state: 'SUCCESS',
    at: timeOf(phone, outcome).toISOString(),
    transaction_id: outcome.transaction_id,
    out_refund_no: null,
    refund_id: null,
    follow: null,
  }
}

/** @param {import('./phone.js').Phone} phone @param {import('./control.js').Outcome} outcome */
function timeOf(phone, { paid_at }) {
  return paid_at === null ? phone.desk.now() : new Date(paid_at)
}
