import { Refused } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { button } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { pay } from '../phone/control.js'
import { paidWords } from '../phone/paid.js'
import { passwordSheet } from '../phone/password.js'
import { callUp } from './control.js'
import { forDevelopers } from './for-developers.js'
import { goldPlanScreen } from './gold-plan.js'
import { t } from './words.js'

/** @typedef {import('../phone/phone.js').Phone} Phone */
/** @typedef {import('../phone/phone.js').Payer} Payer */
/** @typedef {import('./frame.js').Message} Message */

/**
 * A page has called up a payment: WeChat's sheet above it, or WeChat's words about what is wrong.
 * @param {Phone} phone @param {Payer} payer
 * @param {{ message: Message, miniAppid: string | null, pageAt: (url: string) => import('../phone/phone.js').Screen }} call
 */
export async function payFromPage(phone, payer, { message, miniAppid, pageAt }) {
  const { page, data, reply } = message
  try {
    const params = /** @type {Record<string, unknown>} */ (data.params)
    const order = await callUp(payer, { page, miniAppid, params })
    const paid = (/** @type {import('../phone/control.js').Outcome} */ outcome) => {
      if (order.gold_plan) phone.replace(goldPlanScreen({ order, outcome }, pageAt))
      else showPaid(phone, { order, outcome }, reply)
    }
    ask(phone, payer, { order, reply, paid })
  } catch (error) {
    refuse(phone, error, reply)
  }
}

/**
 * @param {Phone} phone @param {Payer} payer
 * @param {{ order: import('./control.js').CalledUp, reply: Message['reply'],
 *   paid: (outcome: import('../phone/control.js').Outcome) => void }} called
 */
function ask(phone, payer, { order, reply, paid }) {
  /** @type {import('../phone/code.js').Code} */
  const code = { as: 'prepay_id', value: order.prepay_id }
  passwordSheet(phone, payer, {
    order,
    pay: (password) => pay({ payer, password, code }),
    cancel: () => reply({ result: 'cancel' }),
    done: paid,
    failed: (problem) => {
      const act = () => reply({ result: 'fail', words: problem.title() })
      phone.tell({ title: problem.title(), text: problem.next(), choices: [{ label: t('ok'), act, main: true }] })
    },
  })
}

/** @param {Phone} phone @param {import('../phone/paid.js').Payment} payment @param {Message['reply']} reply */
function showPaid(phone, payment, reply) {
  phone.sheet((close) => {
    const end = () => {
      close()
      reply({ result: 'ok' })
    }
    return h(
      'div',
      { class: 'screen paper paid paid-sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': t('paidSheet') },
      ...paidWords(phone, payment),
      h('div', { class: 'foot' }, button(t('done'), end, { first: true })),
    )
  })
}

/** What WeChat says is in its own words; folded beneath it stands why, for whoever builds the page. @param {Phone} phone @param {unknown} error @param {Message['reply']} reply */
function refuse(phone, error, reply) {
  const refused = error instanceof Refused
  const words = refused ? (error.messages.zh ?? error.code) : sentenceOf(error)
  const act = () => reply({ result: 'fail', words, ...(refused ? { code: error.code } : {}) })
  phone.tell({
    title: words,
    more: refused && error.explanation !== null ? forDevelopers(error.explanation) : null,
    choices: [{ label: t('ok'), act, main: true }],
  })
}
