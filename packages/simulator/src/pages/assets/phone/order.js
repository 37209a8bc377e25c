import { h } from '../kit/dom.js'
import { money } from '../kit/money.js'
import { button, face, facts, figure } from '../kit/parts.js'
import { choosePayerScreen } from './choose-payer.js'
import { pay } from './control.js'
import { passwordSheet } from './password.js'
import { screen } from './screen.js'
import { t, wordFor } from './words.js'

/** @typedef {{ order: import('./control.js').Order, code: import('./code.js').Code, redirect?: string | null }} Meeting */

/**
 * What is to be paid, before the password is asked for.
 * @param {import('./phone.js').Phone} phone
 * @param {Meeting} meeting
 */
export function orderScreen(phone, meeting) {
  const { order } = meeting
  return screen(
    phone,
    { title: t('orderTitle'), look: 'paper' },
    h(
      'div',
      { class: 'order-head' },
      face(order.merchant_name, 'large'),
      h('p', { class: 'order-name' }, h('span', {}, t('payTo')), ' ', order.merchant_name),
      figure(order.amount_fen, 'huge'),
    ),
    facts([
      ...partsOf(order),
      [t('tradeType'), wordFor(`type_${order.trade_type}`, order.trade_type)],
      [t('merchantOrder'), h('code', {}, order.out_trade_no)],
    ]),
    h(
      'div',
      { class: 'foot' },
      button(t('payNow'), () => askPayment(phone, meeting), { first: true }),
    ),
  )
}

/**
 * A payment needs a payer: without one that is asked first.
 * @param {import('./phone.js').Phone} phone
 * @param {Meeting} meeting
 */
export function askPayment(phone, meeting) {
  if (phone.payer === null) return phone.go(choosePayerScreen(() => phone.back()))
  const { payer } = phone
  const { order, code, redirect = null } = meeting
  passwordSheet(phone, payer, { order, redirect, pay: (password) => pay({ payer, password, code }) })
}

/** The orders of a combined one, each with its merchant; or what the one order is for. @param {import('./control.js').Order} order */
function partsOf({ parts, description }) {
  if (parts === null) return [/** @type {[string, string]} */ ([t('product'), description])]
  return parts.map((part) => /** @type {[string, string]} */ ([part.merchant_name, money(part.amount_fen)]))
}
