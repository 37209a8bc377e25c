import { fill, h } from '../kit/dom.js'
import { keepFresh, refreshNow } from '../kit/fresh.js'
import { empty, face } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { newPaymentCode, pastOf, paymentCode } from './control.js'
import { paidScreen } from './paid.js'
import { watchRequests } from './password-request.js'
import { qrDrawing } from './qr-drawing.js'
import { screen } from './screen.js'
import { t } from './words.js'

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('./control.js').Past} Past */

/**
 * The code that a cashier scans. It is another one each minute and after each use; when somebody charges it, the phone
 * shows that it was paid, or asks for the password.
 * @type {import('./phone.js').Screen}
 */
export function payCodeScreen(phone, signal) {
  const { payer } = phone
  const card = h('div', { class: 'pay-code' }, h('p', { class: 'quiet' }, t('loading')))
  if (payer === null) return screen(phone, { title: t('payCode') }, card)
  watchRequests(phone, signal, payer)
  /** @type {string | null | undefined} */
  let last
  keepFresh(signal, {
    load: async () => ({
      shown: await paymentCode(payer),
      latest: (await pastOf(payer.id)).find(({ kind }) => kind === 'payment') ?? null,
    }),
    show: ({ shown, latest }) => {
      const paid = last !== undefined && latest !== null && latest.transaction_id !== last
      last = latest?.transaction_id ?? null
      if (paid && latest !== null) return showPaid(phone, latest)
      fill(card, codeCard(payer, shown.code))
    },
    lost: (error) => fill(card, empty(sentenceOf(error))),
  })
  return screen(phone, { title: t('payCode'), look: 'pay-code-screen' }, card)
}

/** @param {import('./phone.js').Payer} payer @param {string} code */
function codeCard(payer, code) {
  const renew = () => newPaymentCode(payer).then(refreshNow)
  return [
    h('p', { class: 'pay-code-who' }, face(payer.name, 'small'), payer.name),
    h('p', { class: 'pay-code-why' }, t('payCodeWhy')),
    qrDrawing(code),
    h('p', { class: 'pay-code-digits' }, h('code', {}, code.replace(/(\d{4})(?=\d)/g, '$1 '))),
    h('button', { type: 'button', class: 'button bare', 'data-key': 'renew', onclick: renew }, t('payCodeRenew')),
  ]
}

/** @param {Phone} phone @param {Past} past */
function showPaid(phone, past) {
  const order = { ...past, sp_mchid: '', trade_type: 'MICROPAY', parts: null }
  const outcome = { result: 'SUCCESS', reason: null, transaction_id: past.transaction_id, paid_at: past.at }
  phone.follow((shown) => paidScreen(shown, { order, outcome }))
}
