import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { t } from './words.js'

export const PASSWORD_DIGITS = 6
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', 'erase']

/** Six boxes that show how many digits there are, never which. */
export function digitBoxes() {
  const element = h('div', { class: 'boxes', role: 'img' })
  show(0)
  return { element, show }

  /** @param {number} count */
  function show(count) {
    const boxes = Array.from({ length: PASSWORD_DIGITS }, (_, index) => h('i', { class: index < count ? 'full' : '' }))
    element.setAttribute('aria-label', t('digits', { count }))
    element.replaceChildren(...boxes)
  }
}

/** @param {(key: string) => void} press a digit, or `erase` */
export function numberPad(press) {
  return h(
    'div',
    { class: 'pad' },
    keys.map((key) => (key === '' ? h('span') : padKey(key, press))),
  )
}

/** The same keys on a keyboard; null for all others. @param {KeyboardEvent} event */
export function keyOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.key === 'Backspace') return 'erase'
  return /^\d$/.test(event.key) ? event.key : null
}

/** @param {string} key @param {(key: string) => void} press */
function padKey(key, press) {
  const erase = key === 'erase'
  return h(
    'button',
    {
      type: 'button',
      class: erase ? 'pad-key erase' : 'pad-key',
      'aria-label': erase ? t('erase') : t('digit', { digit: key }),
      onclick: () => press(key),
    },
    erase ? icon('erase') : key,
  )
}
