import { NoAnswer, Refused } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { button } from '../kit/parts.js'
import { Unreadable } from '../kit/read.js'
import { sentenceOf } from '../kit/trouble.js'
import { choosePayerScreen } from './choose-payer.js'
import { kindOf } from './reason.js'
import { screen } from './screen.js'
import { t } from './words.js'

/** @typedef {{ kind: import('./reason.js').Kind, title: () => string, next: () => string }} Problem */

/** @param {string} code @returns {Problem} */
export function problemOf(code) {
  const kind = kindOf(code)
  return { kind, title: () => t(`problem_${kind}`), next: () => (kind === 'other' ? code : t(`next_${kind}`)) }
}

/**
 * No answer to a payment is not a failed payment: the money may have gone. No answer to a scan is only silence.
 * @param {unknown} error
 * @param {'unknown' | 'offline'} silence
 * @returns {Problem}
 */
export function problemFrom(error, silence) {
  if (error instanceof NoAnswer || error instanceof Unreadable) {
    return { kind: silence, title: () => t(`problem_${silence}`), next: () => t(`next_${silence}`) }
  }
  if (!(error instanceof Refused)) throw error
  const problem = problemOf(error.code)
  return problem.kind === 'other' ? { ...problem, next: () => sentenceOf(error) } : problem
}

/** @param {Problem} problem @returns {import('./phone.js').Screen} */
export function problemScreen(problem) {
  return (phone) =>
    screen(
      phone,
      { title: t('orderTitle'), look: 'paper' },
      problemWords(problem),
      h('div', { class: 'foot' }, ...waysOn(phone, problem)),
    )
}

/** @param {Problem} problem */
export function problemWords(problem) {
  return h(
    'div',
    { class: 'problem', role: 'alert' },
    h(
      'span',
      { class: `problem-mark ${problem.kind}`, 'aria-hidden': 'true' },
      icon(problem.kind === 'unknown' ? 'question' : 'alert'),
    ),
    h('p', { class: 'problem-title' }, problem.title()),
    h('p', { class: 'problem-next' }, problem.next()),
  )
}

/** @param {import('./phone.js').Phone} phone @param {Problem} problem */
function waysOn(phone, { kind }) {
  const home = (/** @type {string} */ look) => button(t('toHome'), () => phone.home(), { look, first: look === 'main' })
  if (kind === 'paid' || kind === 'unknown') return [home('main')]
  if (kind === 'balance' || kind === 'payer') {
    const other = () => phone.replace(choosePayerScreen(() => phone.back()))
    return [button(t('otherPayer'), other, { first: true }), home('soft')]
  }
  return [button(t('rescan'), () => phone.back(), { first: true }), home('soft')]
}

/** @param {import('./phone.js').Phone} phone @param {() => void} again */
export function wrongPassword(phone, again) {
  const forgot = () =>
    phone.tell({ title: t('forgot'), text: t('forgotText'), choices: [{ label: t('ok'), act: again, main: true }] })
  phone.tell({
    title: t('problem_password'),
    choices: [
      { label: t('forgot'), act: forgot },
      { label: t('tryAgain'), act: again, main: true },
    ],
  })
}
