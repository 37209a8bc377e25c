import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { t } from './words.js'

const SHOWN_WHOLE_CHARACTERS = 24
const HEAD_CHARACTERS = 10
const TAIL_CHARACTERS = 8

/**
 * A button that copies. A browser offers its clipboard only to pages it holds for safe: localhost is, an address in the
 * house is not, and then there is no button.
 * @param {string} text @param {{ say: (text: string) => void, label?: string }} more
 */
export function copyButton(text, { say, label = t('copy') }) {
  if (!window.isSecureContext) return null
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    say(t('copied'))
  }
  return h('button', { type: 'button', class: 'link copy-button', onclick: copy }, icon('copy', 'small'), label)
}

/**
 * One of the many long numbers: monospaced, shortened in the middle, whole in its title, copied by one click.
 * @param {string} number @param {(text: string) => void} say
 */
export function numberOf(number, say) {
  const copy = async () => {
    await navigator.clipboard.writeText(number)
    say(t('copiedNumber', { number: shorten(number) }))
  }
  // What is read out is the whole number, what is seen a part of it: that may not be one element's two names.
  const words = h('code', { 'aria-hidden': 'true' }, shorten(number))
  if (!window.isSecureContext)
    return h('span', { class: 'number-text', title: number }, h('span', { class: 'unseen' }, number), words)
  return h(
    'button',
    { type: 'button', class: 'number-text', title: number, onclick: copy },
    h('span', { class: 'unseen' }, t('copyNumber', { number })),
    words,
  )
}

/** @param {string} number */
export function shorten(number) {
  if (number.length <= SHOWN_WHOLE_CHARACTERS) return number
  return `${number.slice(0, HEAD_CHARACTERS)}…${number.slice(-TAIL_CHARACTERS)}`
}
