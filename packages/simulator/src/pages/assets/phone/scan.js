import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { icon } from '../kit/icons.js'
import { money } from '../kit/money.js'
import { empty, face } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { webViewScreen } from '../web/web-view.js'
import { readCode } from './code.js'
import { openOrders, scan } from './control.js'
import { finder } from './finder.js'
import { orderScreen } from './order.js'
import { problemFrom, problemOf, problemScreen } from './problem.js'
import { screen } from './screen.js'
import { signScreen, subjectScreen } from './sign.js'
import { t, wordFor } from './words.js'

/** @typedef {import('./phone.js').Phone} Phone */

/** There is no camera: a picture of the code or its link is given, or one of the open orders is chosen. @type {import('./phone.js').Screen} */
export function scanScreen(phone, signal) {
  const list = h('ul', { class: 'cells', 'aria-label': t('openOrders') }, h('li', { class: 'quiet' }, t('loading')))
  keepFresh(signal, {
    load: openOrders,
    show: (orders) => {
      const cells = wholes(orders.filter((order) => codeOf(order) !== null)).map((order) =>
        openCell(order, (code) => meet(phone, code)),
      )
      fill(list, cells.length === 0 ? h('li', {}, empty(t('noOpenOrders'))) : cells)
    },
    lost: (error) => fill(list, h('li', {}, empty(sentenceOf(error)))),
  })
  return screen(
    phone,
    { title: t('scanTitle'), look: 'scan' },
    finder(signal, (code) => {
      if ('web' in code) phone.replace(webViewScreen({ url: code.web }))
      else if ('form' in code) phone.replace(formScreen(code))
      else meet(phone, code)
    }),
    h('h2', { class: 'cells-title' }, t('openOrders')),
    h('p', { class: 'cells-why' }, t('openOrdersWhy')),
    list,
  )
}

/** What somebody is asked to sign or to confirm. @param {import('./code.js').FormCode} code @returns {import('./phone.js').Screen} */
export function formScreen({ form, id }) {
  return form === 'applyment' ? signScreen(id) : subjectScreen(id)
}

/** As if the phone had scanned it: the order, the web page, or why it is neither. @param {Phone} phone @param {string} text */
export function openText(phone, text) {
  const code = readCode(text)
  if ('web' in code) phone.go(webViewScreen({ url: code.web }))
  else if ('form' in code) phone.go(formScreen(code))
  else if ('refused' in code) {
    phone.go(problemScreen(problemOf(code.refused === 'mode1' ? 'MODE1_UNSUPPORTED' : 'CODE_UNKNOWN')))
  } else meet(phone, code)
}

/**
 * Shows the order behind a code, or why it cannot be paid.
 * @param {Phone} phone @param {import('./code.js').Code} code
 */
async function meet(phone, code) {
  try {
    const order = await scan(code)
    phone.go((shown) => orderScreen(shown, { order, code }))
  } catch (error) {
    phone.go(problemScreen(problemFrom(error, 'offline')))
  }
}

/**
 * @param {Whole} order
 * @param {(code: import('./code.js').Code) => void} open
 */
function openCell(order, open) {
  const code = codeOf(order)
  if (code === null) return null
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'cell',
        'data-key': `${order.sp_mchid} ${order.out_trade_no}`,
        onclick: () => open(code),
      },
      face(order.merchant_name),
      h(
        'span',
        { class: 'cell-text' },
        h('span', { class: 'cell-name' }, order.merchant_name),
        h('small', {}, `${kindOf(order)} · ${order.description}`),
      ),
      h('span', { class: 'cell-figure' }, money(order.amount_fen)),
      icon('forward', 'faint'),
    ),
  )
}

/** @param {Whole} order */
function kindOf(order) {
  return order.count > 1 ? t('combined', { count: order.count }) : wordFor(`type_${order.trade_type}`, order.trade_type)
}

/**
 * The parts of a combined order are paid by one code, so they stand as one, with their sum.
 * @typedef {import('./control.js').OpenOrder & { count: number }} Whole
 * @param {import('./control.js').OpenOrder[]} orders
 */
function wholes(orders) {
  /** @type {Map<string, Whole>} */
  const found = new Map()
  for (const order of orders) {
    const key = `${order.sp_mchid} ${order.combination ?? order.out_trade_no}`
    const before = found.get(key)
    const { amount_fen, count } = before ?? { amount_fen: 0, count: 0 }
    found.set(key, { ...order, amount_fen: amount_fen + order.amount_fen, count: count + 1 })
  }
  return [...found.values()]
}

/** @param {import('./control.js').OpenOrder} order @returns {import('./code.js').Code | null} */
function codeOf(order) {
  if (order.code_url !== null) return { as: 'code_url', value: order.code_url }
  if (order.h5_url !== null) return { as: 'h5_url', value: order.h5_url }
  return order.prepay_id === null ? null : { as: 'prepay_id', value: order.prepay_id }
}
