import { h } from '../kit/dom.js'
import { fullTime } from '../kit/moment.js'
import { state } from '../kit/parts.js'
import { appids, merchantOf } from '../portal/control.js'
import { live } from '../portal/live.js'
import { copied, moment, sheet, sum, timeline } from '../portal/parts.js'
import { card, emptyState, linkButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { noticesOf, orderOf } from './control.js'
import { leftOf } from './left.js'
import { orderState } from './orders.js'
import { refundCard } from './refund.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./control.js').OrderWithRefunds} Order */

const refundTones = new Map([
  ['PROCESSING', 'busy'],
  ['SUCCESS', 'good'],
  ['ABNORMAL', 'unknown'],
])
const noticeTones = new Map([
  ['pending', 'busy'],
  ['delivered', 'good'],
  ['given_up', 'bad'],
])

/** @param {Desk} desk @param {string} subMchid @param {string} number */
export function drawOrder(desk, subMchid, number) {
  return [
    live(
      desk,
      () => load(subMchid, number),
      (found) =>
        found === null
          ? emptyState(t('noOrder'), linkButton(t('toOrders'), `/merchants/${subMchid}/orders`))
          : orderParts(found, desk),
    ),
    refundCard(desk, subMchid, number, () => load(subMchid, number)),
  ]
}

/** @param {string} subMchid @param {string} number */
async function load(subMchid, number) {
  const merchant = await merchantOf(subMchid)
  if (merchant === null) return null
  const order = await orderOf(merchant.provider, number)
  if (order === null || order.sub_mchid !== subMchid) return null
  const numbers = [order.out_trade_no, ...order.refunds.map(({ out_refund_no }) => out_refund_no)]
  const notices = await Promise.all(numbers.map(noticesOf))
  const offered = order.follow?.appid ?? null
  const account = offered === null ? null : ((await appids()).find(({ appid }) => appid === offered)?.name ?? offered)
  return { merchant, order, notices: notices.flat(), account }
}

/** @typedef {NonNullable<Awaited<ReturnType<typeof load>>>} Found */

/** @param {Found} found @param {Desk} desk */
function orderParts({ order, notices, account }, desk) {
  return [
    card(
      order.description,
      h('p', { class: 'big-sum' }, sum(order.amount_fen)),
      sheet([
        [t('state'), orderState(order.state)],
        [t('left'), sum(leftOf(order))],
        [t('product'), wordFor(`trade_${order.trade_type}`, order.trade_type)],
        [t('outTradeNo'), copied(order.out_trade_no, desk)],
        [t('transactionId'), copied(order.transaction_id, desk)],
        order.combination === null ? null : [t('combination'), copied(order.combination, desk)],
        order.sub_appid === null ? null : ['sub_appid', copied(order.sub_appid, desk)],
        [t('fee'), sum(order.fee_fen)],
        order.follow === null ? null : [t('followAfter'), followWords(order.follow, account)],
      ]),
    ),
    card(t('moves'), timeline(movesOf(order))),
    card(
      t('refunds'),
      order.refunds.length === 0 ? h('p', { class: 'quiet' }, t('noRefunds')) : refundTable(order, desk),
    ),
    card(t('notices'), notices.length === 0 ? h('p', { class: 'quiet' }, t('noNotices')) : noticeTable(notices, desk)),
  ]
}

/**
 * M6: whether the payer was asked to follow an account, and why not.
 * @param {NonNullable<Order['follow']>} follow @param {string | null} account
 */
function followWords({ offered, followed, why_not }, account) {
  if (!offered) return t('followNot', { why: wordFor(`follow_${why_not}`, why_not ?? '') })
  return t(followed ? 'followTaken' : 'followLeft', { name: account ?? '' })
}

/** @param {Order} order */
function movesOf(order) {
  /** @type {[string, string | null][]} */
  const moves = [
    [t('move_made'), order.created_at],
    [t('move_paid'), order.paid_at],
    [t('move_reversed'), order.reversed_at],
    [t('move_lapses'), order.state === 'NOTPAY' ? order.expires_at : null],
    ...order.refunds.flatMap(
      (one) =>
        /** @type {[string, string | null][]} */ ([
          [t('move_refund', { number: one.out_refund_no }), one.created_at],
          [t('move_refunded', { number: one.out_refund_no }), one.success_at],
        ]),
    ),
  ]
  return moves
    .flatMap(([title, at]) => (at === null ? [] : [{ title, at }]))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ title, at }) => ({ title, by: fullTime(new Date(at)) }))
}

/** @param {Order} order @param {Desk} desk */
function refundTable(order, desk) {
  return table({
    label: t('refunds'),
    rows: order.refunds,
    columns: [
      { head: t('outRefundNo'), cell: ({ out_refund_no }) => copied(out_refund_no, desk), wide: true },
      {
        head: t('state'),
        cell: ({ status }) => state(refundTones.get(status) ?? 'idle', wordFor(`refund_${status}`, status)),
      },
      { head: t('askedBy'), cell: ({ asked_by }) => wordFor(`asked_${asked_by}`, asked_by), wide: true },
      { head: t('reason'), cell: ({ reason }) => reason ?? '–', wide: true },
      { head: t('time'), cell: ({ created_at }) => moment(created_at, desk), number: true, wide: true },
      { head: t('amount'), cell: ({ amount_fen }) => sum(-amount_fen), number: true },
    ],
  })
}

/** @param {import('./control.js').Notice[]} notices @param {Desk} desk */
function noticeTable(notices, desk) {
  return table({
    label: t('notices'),
    rows: notices,
    columns: [
      { head: t('event'), cell: ({ event_type }) => wordFor(`notice_${event_type.replace('.', '_')}`, event_type) },
      {
        head: t('state'),
        cell: ({ state: at }) => state(noticeTones.get(at) ?? 'unknown', wordFor(`delivery_${at}`, at)),
      },
      { head: t('toUrl'), cell: ({ url }) => url, wide: true },
      { head: t('tries'), cell: ({ attempts }) => attempts.length, number: true, wide: true },
      { head: t('time'), cell: ({ created_at }) => moment(created_at, desk), number: true },
    ],
  })
}
