import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { clockTime } from '../kit/moment.js'
import { t } from './words.js'

/**
 * A whole screen: bar on top with the way back, body beneath.
 * @param {import('./phone.js').Phone} phone
 * @param {{ title: string, back?: boolean, look?: string, way?: HTMLElement, end?: HTMLElement }} bar `way` and `end` stand
 *   in the place of the way back and of the menu
 * @param {...import('../kit/dom.js').Child} body
 */
export function screen(phone, { title, back = true, look = '', way, end }, ...body) {
  const left = back
    ? h(
        'button',
        { type: 'button', class: 'bar-button', 'aria-label': t('back'), onclick: () => phone.back() },
        icon('back'),
      )
    : h('span')
  return h(
    'div',
    { class: `screen ${look}`.trim() },
    h(
      'div',
      { class: 'status', 'aria-hidden': 'true' },
      h('time', { class: 'status-time' }, statusTime(phone.desk.now())),
      icon('battery'),
    ),
    h('header', { class: 'bar' }, way ?? left, h('h1', { tabindex: -1 }, title), end ?? benchButton(phone)),
    h('div', { class: 'body' }, ...body),
  )
}

/** On a phone-sized screen the menu has no place beside the phone, and this opens it. @param {import('./phone.js').Phone} phone */
function benchButton(phone) {
  return h(
    'button',
    {
      type: 'button',
      class: 'bar-button narrow-only',
      'aria-label': t('menu'),
      onclick: () => phone.desk.openMenu(),
    },
    icon('bench'),
  )
}

/** The hour and minute on top of a phone. @param {Date} at */
export function statusTime(at) {
  return clockTime(at).slice(0, 5)
}
