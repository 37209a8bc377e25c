import { fill, h } from '../kit/dom.js'
import { button, face, facts, figure } from '../kit/parts.js'
import { choosePayerScreen } from './choose-payer.js'
import { scan } from './control.js'
import { askPayment } from './order.js'
import { problemFrom, problemWords } from './problem.js'
import { screen } from './screen.js'
import { t } from './words.js'

/**
 * The page between a merchant's web page and the payment, as a mobile browser meets it: it knows the order from its
 * own address and calls the payment up.
 * @param {{ address: string, redirect: string | null }} from
 * @returns {import('./phone.js').Screen}
 */
export function h5Screen({ address, redirect }) {
  const code = /** @type {import('./code.js').Code} */ ({ as: 'h5_url', value: address })
  return (phone, signal) => {
    const body = h('div', { class: 'h5' }, h('p', { class: 'quiet' }, t('loading')))
    scan(code).then(
      (order) => !signal.aborted && fill(body, ...invitation(phone, { order, code, redirect })),
      (error) =>
        !signal.aborted &&
        fill(
          body,
          problemWords(problemFrom(error, 'offline')),
          h('div', { class: 'foot' }, homeLink(), shopLink(redirect)),
        ),
    )
    return screen(phone, { title: t('h5Title'), back: false, look: 'paper' }, body)
  }
}

/** @param {import('./phone.js').Phone} phone @param {import('./order.js').Meeting} meeting */
function invitation(phone, meeting) {
  const { order, redirect } = meeting
  return [
    h(
      'div',
      { class: 'order-head' },
      face(order.merchant_name, 'large'),
      h('p', { class: 'order-name' }, h('span', {}, t('h5Opening'))),
      figure(order.amount_fen, 'huge'),
    ),
    facts([
      [t('payee'), order.merchant_name],
      [t('product'), order.description],
      [t('h5Payer'), payerLink(phone)],
    ]),
    h(
      'div',
      { class: 'foot' },
      button(t('h5Open'), () => askPayment(phone, meeting), { first: true }),
      shopLink(redirect),
    ),
  ]
}

/** @param {import('./phone.js').Phone} phone */
function payerLink(phone) {
  const choose = () => phone.go(choosePayerScreen(() => phone.back()))
  return h('button', { type: 'button', class: 'link', onclick: choose }, phone.payer?.name ?? t('h5Choose'))
}

function homeLink() {
  return h('a', { class: 'button soft', href: '/' }, t('toHome'))
}

/** @param {string | null | undefined} redirect */
function shopLink(redirect) {
  return redirect ? h('a', { class: 'button bare', href: redirect }, t('backToShop')) : null
}
