import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { shortTime } from '../kit/moment.js'
import { money } from '../kit/money.js'
import { empty, facts } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { pastOf } from '../phone/control.js'
import { recordScreen } from '../phone/record.js'
import { screen } from '../phone/screen.js'
import { t } from './words.js'

/** @typedef {import('../phone/control.js').Past} Past */

/** A refund is told when the money is there, a payment when it is made. @param {Past} past */
export function hasArrived({ kind, state }) {
  return kind === 'payment' || state === 'SUCCESS'
}

/** What WeChat Pay has told this payer: a card for each payment and each refund that has ended, the newest last. @param {import('../phone/phone.js').Payer} payer @returns {import('../phone/phone.js').Screen} */
export function payChat(payer) {
  return (phone, signal) => {
    const talk = h('ol', { class: 'talk', 'aria-label': t('payAccount') }, h('li', { class: 'quiet' }, t('loading')))
    keepFresh(signal, {
      load: () => pastOf(payer.id),
      show: (all) => {
        const told = all.filter(hasArrived).reverse()
        fill(talk, told.length === 0 ? h('li', {}, empty(t('payEmpty'))) : told.map((past) => cardOf(phone, past)))
        talk.lastElementChild?.scrollIntoView({ block: 'end' })
      },
      lost: (error) => fill(talk, h('li', {}, empty(sentenceOf(error)))),
    })
    return screen(phone, { title: t('payAccount'), look: 'talking' }, talk)
  }
}

/** @param {import('../phone/phone.js').Phone} phone @param {Past} past */
function cardOf(phone, past) {
  const back = past.kind === 'refund'
  const at = new Date(past.at)
  const open = () => phone.go((shown) => recordScreen(shown, past))
  return h(
    'li',
    {},
    h('time', { class: 'talk-time', datetime: past.at }, shortTime(at, phone.desk.now())),
    h(
      'article',
      { class: 'talk-card' },
      h('h2', {}, back ? t('cardRefund') : t('cardPaid')),
      h('p', { class: 'talk-word' }, back ? t('cardRefundSum') : t('cardPaidSum')),
      h('p', { class: 'talk-sum' }, money(past.amount_fen)),
      facts([
        [back ? t('cardFrom') : t('cardPayee'), past.merchant_name],
        [t('cardProduct'), past.description],
        [back ? t('cardTo') : t('cardMethod'), t('balance')],
      ]),
      h(
        'button',
        { type: 'button', class: 'talk-more', 'data-key': past.out_refund_no ?? past.out_trade_no, onclick: open },
        t('cardMore'),
      ),
    ),
  )
}
