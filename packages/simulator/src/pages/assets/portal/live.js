import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { sentenceOf } from '../kit/trouble.js'
import { t } from './words.js'

/**
 * A part of a page that follows the world: loaded again and again, drawn anew when something differs.
 * @template T
 * @param {import('../shell/shell.js').Desk} desk
 * @param {() => Promise<T>} load
 * @param {(value: T) => import('../kit/dom.js').Child | import('../kit/dom.js').Child[]} draw
 */
export function live({ signal }, load, draw) {
  const box = h('div', { class: 'live', 'aria-busy': 'true' }, h('p', { class: 'quiet' }, t('loading')))
  keepFresh(signal, {
    load,
    show: (value) => {
      box.removeAttribute('aria-busy')
      fill(box, draw(value))
    },
    lost: (error) => fill(box, h('p', { class: 'wrong', role: 'alert' }, sentenceOf(error))),
  })
  return box
}
