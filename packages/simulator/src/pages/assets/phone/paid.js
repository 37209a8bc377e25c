import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { fullTime } from '../kit/moment.js'
import { button, facts, figure } from '../kit/parts.js'
import { recordScreen } from './record.js'
import { screen } from './screen.js'
import { t } from './words.js'

/**
 * @param {import('./phone.js').Phone} phone
 * @param {{ order: import('./control.js').Order, outcome: import('./control.js').Outcome, redirect?: string | null }} payment
 */
export function paidScreen(phone, { order, outcome, redirect = null }) {
  const at = outcome.paid_at === null ? phone.desk.now() : new Date(outcome.paid_at)
  const past = {
    ...order,
    kind: 'payment',
    state: 'SUCCESS',
    at: at.toISOString(),
    transaction_id: outcome.transaction_id,
    out_refund_no: null,
    refund_id: null,
  }
  phone.say(t('paid'))
  return screen(
    phone,
    { title: t('paid'), back: false, look: 'paper paid' },
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
      [t('paidAt'), fullTime(at)],
    ]),
    h(
      'div',
      { class: 'foot' },
      redirect === null ? null : h('a', { class: 'button main', href: redirect }, t('backToShop')),
      button(t('done'), () => phone.home(), { look: redirect === null ? 'main' : 'soft', first: redirect === null }),
      button(t('seeRecord'), () => phone.go((shown) => recordScreen(shown, past)), { look: 'bare' }),
    ),
  )
}
