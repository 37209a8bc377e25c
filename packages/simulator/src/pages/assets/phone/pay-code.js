import { fill, h } from '../kit/dom.js'
import { keepFresh, refreshNow } from '../kit/fresh.js'
import { icon } from '../kit/icons.js'
import { empty, face } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { copyButton } from '../shell/copy.js'
import { codeDrawing } from './code-drawing.js'
import { newPaymentCode, pastOf, paymentCode } from './control.js'
import { paidScreen } from './paid.js'
import { watchRequests } from './password-request.js'
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
    show: async ({ shown, latest }) => {
      const paid = last !== undefined && latest !== null && latest.transaction_id !== last
      last = latest?.transaction_id ?? null
      if (paid && latest !== null) return showPaid(phone, latest)
      const cards = await codeCard(phone, payer, shown.code)
      if (!signal.aborted) fill(card, cards)
    },
    lost: (error) => fill(card, empty(sentenceOf(error))),
  })
  return screen(phone, { title: t('payCode'), look: 'pay-code-screen' }, card)
}

/** @param {Phone} phone @param {import('./phone.js').Payer} payer @param {string} code */
async function codeCard(phone, payer, code) {
  const [bars, square] = await Promise.all([codeDrawing('code128', code), codeDrawing('qrcode', code)])
  const renew = () => newPaymentCode(payer).then(refreshNow)
  const enlarge = () => showLarge(phone, code)
  return [
    h('p', { class: 'pay-code-why' }, t('payCodeWhy')),
    h(
      'button',
      {
        type: 'button',
        class: 'pay-code-bars',
        'data-key': 'large',
        'aria-label': t('payCodeLarge'),
        onclick: enlarge,
      },
      bars,
    ),
    h(
      'p',
      { class: 'pay-code-digits' },
      h('code', { 'data-code': code }, grouped(code)),
      copyButton(code, { say: (text) => phone.say(text) }),
    ),
    square,
    h('button', { type: 'button', class: 'button bare', 'data-key': 'renew', onclick: renew }, t('payCodeRenew')),
    h(
      'p',
      { class: 'pay-code-who' },
      face(payer.name, 'small'),
      h('span', {}, payer.name, h('small', {}, t('payWith'), ' · ', t('wallet'))),
      icon('wallet', 'green'),
    ),
  ]
}

/** The bars as large as the screen, as a cashier's scanner likes them: dark on white, whatever the theme. @param {Phone} phone @param {string} code */
async function showLarge(phone, code) {
  const bars = await codeDrawing('code128', code)
  phone.sheet((close) =>
    h(
      'button',
      { type: 'button', class: 'pay-code-large', 'data-first': true, 'aria-label': t('payCodeSmall'), onclick: close },
      h('span', { class: 'pay-code-turned' }, bars, h('code', {}, grouped(code))),
    ),
  )
}

/** @param {string} code */
function grouped(code) {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** @param {Phone} phone @param {Past} past */
function showPaid(phone, past) {
  const order = { ...past, trade_type: 'MICROPAY', parts: null }
  const outcome = {
    result: 'SUCCESS',
    reason: null,
    transaction_id: past.transaction_id,
    paid_at: past.at,
    follow: past.follow,
  }
  phone.follow((shown) => paidScreen(shown, { order, outcome }))
}
