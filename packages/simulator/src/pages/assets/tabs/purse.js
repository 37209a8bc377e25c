import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { icon } from '../kit/icons.js'
import { money } from '../kit/money.js'
import { empty } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { pastOf, payers } from '../phone/control.js'
import { watchRequests } from '../phone/password-request.js'
import { payCodeScreen } from '../phone/pay-code.js'
import { recordCell } from '../phone/record.js'
import { scanScreen } from '../phone/scan.js'
import { screen } from '../phone/screen.js'
import { t } from './words.js'

/** What the payer has, what they have paid, and the code to be scanned. @param {import('../phone/phone.js').Payer} payer @returns {import('../phone/phone.js').Screen} */
export function purseScreen(payer) {
  return (phone, signal) => {
    const balance = h('span', { class: 'wallet-figure' }, money(payer.balance_fen))
    const list = h('ul', { class: 'cells' }, h('li', { class: 'quiet' }, t('loading')))
    watchRequests(phone, signal, payer)
    keepFresh(signal, {
      load: () => loadPurse(payer.id),
      show: ({ now, past }) => {
        if (now === null) return phone.forget()
        balance.textContent = money(now.balance_fen)
        const cells = past.map((item) => recordCell(phone, item))
        fill(list, cells.length === 0 ? h('li', {}, empty(t('noRecords'))) : cells)
      },
      lost: (error) => fill(list, h('li', {}, empty(sentenceOf(error)))),
    })
    return screen(
      phone,
      { title: t('purse'), look: 'home' },
      h(
        'div',
        { class: 'wallet' },
        tile('scan', t('scan'), () => phone.go(scanScreen)),
        tile('code', t('payCode'), () => phone.go(payCodeScreen)),
        h('div', { class: 'tile' }, icon('wallet'), t('balance'), balance),
      ),
      h('h2', { class: 'cells-title', id: 'bills' }, t('bills')),
      list,
    )
  }
}

/** A payer that a reset has taken away has no records to ask for. @param {string} payerId */
async function loadPurse(payerId) {
  const now = (await payers()).find(({ id }) => id === payerId) ?? null
  return { now, past: now === null ? [] : await pastOf(payerId) }
}

/** @param {import('../kit/icons.js').IconName} picture @param {string} word @param {() => void} open */
function tile(picture, word, open) {
  return h('button', { type: 'button', class: 'tile', onclick: open }, icon(picture), word)
}
