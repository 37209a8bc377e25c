import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { icon } from '../kit/icons.js'
import { money } from '../kit/money.js'
import { button, empty, face } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { payers } from './control.js'
import { makePayerScreen } from './make-payer.js'
import { screen } from './screen.js'
import { t } from './words.js'

/** @typedef {import('./phone.js').Payer} Payer */

/**
 * @param {(payer: Payer) => void} chosen
 * @param {{ back?: boolean }} [more]
 * @returns {import('./phone.js').Screen}
 */
export function choosePayerScreen(chosen, { back = true } = {}) {
  return (phone, signal) => {
    const list = h('ul', { class: 'cells', 'aria-label': t('choosePayer') }, h('li', { class: 'quiet' }, t('loading')))
    const make = () => phone.go(makePayerScreen(chosen))
    const choose = (/** @type {Payer} */ payer) => {
      phone.take(payer)
      chosen(payer)
    }
    keepFresh(signal, {
      load: payers,
      show: (all) => {
        const cells = all.map((payer) => payerCell(payer, payer.id === phone.payer?.id, () => choose(payer)))
        fill(list, all.length === 0 ? h('li', {}, empty(t('noPayers'))) : cells)
      },
      lost: (error) => fill(list, h('li', {}, empty(sentenceOf(error)))),
    })
    return screen(
      phone,
      { title: t('choosePayer'), back },
      h('p', { class: 'lead' }, t('choosePayerWhy')),
      list,
      h('div', { class: 'foot' }, button(t('newPayer'), make, { look: 'soft' })),
    )
  }
}

/** @param {Payer} payer @param {boolean} current @param {() => void} choose */
function payerCell(payer, current, choose) {
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'cell', 'data-key': payer.id, 'aria-current': current ? 'true' : null, onclick: choose },
      face(payer.name),
      h(
        'span',
        { class: 'cell-text' },
        h('span', { class: 'cell-name' }, payer.name),
        current && h('small', {}, t('current')),
      ),
      h('span', { class: 'cell-figure' }, money(payer.balance_fen)),
      icon('forward', 'faint'),
    ),
  )
}
