import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { money } from '../kit/money.js'
import { button, facts } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { followBox } from '../phone/follow-box.js'
import { screen } from '../phone/screen.js'
import { webFrame } from './frame.js'
import { readReceiptPost } from './receipt-post.js'
import { t } from './words.js'

/** @typedef {import('../phone/phone.js').Phone} Phone */
/** @typedef {import('../phone/paid.js').Payment & { order: import('./control.js').CalledUp }} Payment */

/** The receipt page says within this time that it is there, or WeChat's own receipt stands. */
const READY_WITHIN_MS = 3_000

/**
 * The gold plan: the merchant's page is closed, and WeChat's own page takes its place, with the merchant's receipt in a frame.
 * @param {Payment} payment @param {(url: string) => import('../phone/phone.js').Screen} pageAt what shows a page that the receipt leads to
 * @returns {import('../phone/phone.js').Screen}
 */
export function goldPlanScreen({ order, outcome }, pageAt) {
  return (phone, signal) => {
    const receipt = h('section', { class: 'receipt', 'aria-label': t('receipt') })
    if (order.receipt_url === null) receipt.append(officialReceipt(order))
    else showReceipt(phone, signal, { receipt, order, url: order.receipt_url, pageAt })
    phone.say(t('goldPaid'))
    return screen(
      phone,
      { title: t('goldTitle'), back: false, look: 'gold' },
      h(
        'div',
        { class: 'gold-head' },
        h('p', { class: 'gold-word' }, icon('check'), t('goldPaid')),
        h('p', { class: 'gold-sum' }, money(order.amount_fen)),
        h('p', { class: 'gold-name' }, order.merchant_name),
      ),
      receipt,
      followBox(phone, order, outcome.follow),
      h(
        'div',
        { class: 'foot' },
        button(t('done'), () => phone.close(), { look: 'outline', first: true }),
      ),
    )
  }
}

/**
 * The frame is there but not seen until the receipt asks for it.
 * @param {Phone} phone @param {AbortSignal} signal @param {{ receipt: HTMLElement, order: Payment['order'], url: string,
 *   pageAt: (url: string) => import('../phone/phone.js').Screen }} shown
 */
function showReceipt(phone, signal, { receipt, order, url, pageAt }) {
  const { payer } = phone
  if (payer === null) return
  const waiting = h('p', { class: 'quiet', role: 'status' }, t('receiptLoading'))
  const frame = webFrame(payer, { url, receipt: true, title: t('receipt') }, { signal, heard, lost })
  frame.classList.add('receipt-frame', 'is-hidden')
  receipt.append(waiting, frame)
  const late = setTimeout(() => official(t('receiptLate')), READY_WITHIN_MS)
  signal.addEventListener('abort', () => clearTimeout(late), { once: true })
  let settled = false

  /** @param {string} [why] */
  function official(why) {
    settled = true
    clearTimeout(late)
    receipt.replaceChildren(...(why ? [h('p', { class: 'receipt-why' }, why)] : []), officialReceipt(order))
  }

  /** @param {unknown} error */
  function lost(error) {
    official(sentenceOf(error))
  }

  /** @param {import('./frame.js').Message} message */
  function heard({ kind, data }) {
    const post = kind === 'receipt' ? readReceiptPost(data.data) : null
    if (post === null) return
    if (post.action === 'jumpOut') return askToLeave(phone, post.url, () => phone.replace(pageAt(post.url)))
    if (settled) return
    if (post.official) return official()
    settled = true
    clearTimeout(late)
    waiting.remove()
    frame.setAttribute('height', String(post.heightPx))
    frame.classList.remove('is-hidden')
  }
}

/** WeChat always asks before a receipt leads elsewhere. @param {Phone} phone @param {string} url @param {() => void} act */
function askToLeave(phone, url, act) {
  phone.tell({
    title: t('leaveTitle'),
    text: url,
    choices: [{ label: t('cancel') }, { label: t('leave'), act, main: true }],
  })
}

/** @param {Payment['order']} order */
function officialReceipt(order) {
  return facts([
    [t('receiptPayee'), order.merchant_name],
    [t('receiptProduct'), order.description],
    [t('receiptSum'), money(order.amount_fen)],
  ])
}
