import { post } from '../kit/ask.js'
import { fill, h } from '../kit/dom.js'
import { keepFresh, refreshNow } from '../kit/fresh.js'
import { fenFromYuan, money, yuan } from '../kit/money.js'
import { record, text } from '../kit/read.js'
import { form } from '../portal/form.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card } from '../shell/page-parts.js'
import { leftOf } from './left.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {{ merchant: import('../portal/control.js').Merchant, order: import('./control.js').OrderWithRefunds }} Found */

/**
 * The sub-merchant's own refund, whatever its provider may do (M24). Stands only while something is left, and is drawn
 * anew only when that changes, so that nothing typed is lost.
 * @param {Desk} desk @param {string} subMchid @param {string} number @param {() => Promise<Found | null>} load
 */
export function refundCard(desk, subMchid, number, load) {
  const place = h('div', {})
  keepFresh(desk.signal, {
    load: async () => {
      const found = await load()
      return found === null ? null : { name: found.merchant.name, leftFen: leftOf(found.order) }
    },
    show: (found) =>
      fill(place, found === null || found.leftFen <= 0 ? null : refundForm(desk, { subMchid, number, ...found })),
    lost: () => {},
  })
  return place
}

/** @param {Desk} desk @param {{ subMchid: string, number: string, name: string, leftFen: number }} order */
function refundForm(desk, order) {
  const amount = field({
    name: 'amount',
    label: t('refundAmount'),
    inputmode: 'decimal',
    value: yuan(order.leftFen),
    why: t('refundLeft', { amount: money(order.leftFen) }),
  })
  const reason = field({ name: 'reason', label: t('refundReason'), why: t('refundReasonWhy') })
  const wrongAmount = (/** @type {string} */ typed) => {
    const fen = fenFromYuan(typed)
    if (fen === null || fen === 0) return t('amountWrong')
    return fen > order.leftFen ? t('amountTooMuch', { amount: money(order.leftFen) }) : null
  }
  return card(
    t('refundByHand'),
    h('p', { class: 'note' }, t('refundByHandWhy')),
    form({
      label: t('refundByHand'),
      fields: [amount, reason],
      verb: t('refund'),
      check: ({ amount: typed = '' }) => {
        const wrong = wrongAmount(typed)
        return wrong === null ? {} : { amount: wrong }
      },
      act: ({ amount: typed = '', reason: why = '' }) => confirmRefund(desk, order, fenFromYuan(typed) ?? 0, why),
    }),
  )
}

/** @param {Desk} desk @param {{ subMchid: string, number: string, name: string }} order @param {number} fen @param {string} reason */
async function confirmRefund({ say }, { subMchid, number, name }, fen, reason) {
  const amount = money(fen)
  const done = await confirmAct({
    title: t('refundTitle', { amount, name }),
    text: t('refundText', { amount, name, number }),
    verb: t('refundVerb', { amount }),
    danger: true,
    act: async () => {
      const asked = { out_trade_no: number, amount_fen: fen, ...(reason ? { reason } : {}) }
      await post(`/merchants/${subMchid}/refunds`, asked, record({ out_refund_no: text }))
    },
  })
  if (!done) return
  say(t('refundDone', { amount }))
  refreshNow()
}
