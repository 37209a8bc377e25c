import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { fullTime, shortTime } from '../kit/moment.js'
import { money } from '../kit/money.js'
import { face, facts, figure, state } from '../kit/parts.js'
import { screen } from './screen.js'
import { t, wordFor } from './words.js'

/** @typedef {import('./control.js').Past} Past */

const tones = new Map([
  ['SUCCESS', 'good'],
  ['PROCESSING', 'busy'],
  ['ABNORMAL', 'unknown'],
  ['CLOSED', 'idle'],
  ['REFUND', 'busy'],
  ['REVOKED', 'idle'],
])

/** @param {import('./phone.js').Phone} phone @param {Past} past */
export function recordCell(phone, past) {
  const back = past.kind === 'refund'
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'cell',
        'data-key': keyOf(past),
        onclick: () => phone.go((shown) => recordScreen(shown, past)),
      },
      back ? h('span', { class: 'face refund' }, icon('refund')) : face(past.merchant_name),
      h(
        'span',
        { class: 'cell-text' },
        h('span', { class: 'cell-name' }, titleOf(past)),
        h(
          'small',
          {},
          h(
            'time',
            { datetime: past.at, title: fullTime(new Date(past.at)) },
            shortTime(new Date(past.at), phone.desk.now()),
          ),
        ),
      ),
      h(
        'span',
        { class: 'cell-sum' },
        h('span', { class: 'cell-figure' }, money(amountOf(past))),
        past.state !== 'SUCCESS' || back ? h('small', {}, stateWord(past)) : null,
      ),
    ),
  )
}

/** @param {import('./phone.js').Phone} phone @param {Past} past */
export function recordScreen(phone, past) {
  const back = past.kind === 'refund'
  return screen(
    phone,
    { title: t('recordTitle'), look: 'paper' },
    h(
      'div',
      { class: 'record-head' },
      back ? h('span', { class: 'face refund large' }, icon('refund')) : face(past.merchant_name, 'large'),
      h('p', { class: 'record-name' }, titleOf(past)),
      figure(amountOf(past)),
    ),
    facts([
      [t('state'), state(tones.get(past.state) ?? 'idle', stateWord(past))],
      [t('product'), past.description],
      [t('payee'), past.merchant_name],
      [back ? t('time') : t('paidAt'), fullTime(new Date(past.at))],
      [t('method'), t('wallet')],
      past.transaction_id ? [t('transactionId'), h('code', {}, past.transaction_id)] : null,
      past.refund_id ? [t('refundId'), h('code', {}, past.refund_id)] : null,
      past.out_refund_no ? [t('merchantRefund'), h('code', {}, past.out_refund_no)] : null,
      [back ? t('originalOrder') : t('merchantOrder'), h('code', {}, past.out_trade_no)],
    ]),
  )
}

/** @param {Past} past */
function titleOf(past) {
  return past.kind === 'refund' ? t('refundFrom', { name: past.merchant_name }) : past.merchant_name
}

/** Money that came back is less spent, so it carries a minus, and its words say which way it went. @param {Past} past */
function amountOf(past) {
  return past.kind === 'refund' ? -past.amount_fen : past.amount_fen
}

/** @param {Past} past */
function stateWord(past) {
  return wordFor(`${past.kind === 'refund' ? 'refund' : 'state'}_${past.state}`, past.state)
}

/** @param {Past} past */
function keyOf(past) {
  return past.out_refund_no ?? past.out_trade_no
}
