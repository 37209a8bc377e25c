import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { icon } from '../kit/icons.js'
import { money } from '../kit/money.js'
import { empty, face } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { choosePayerScreen } from './choose-payer.js'
import { pastOf, payers } from './control.js'
import { watchRequests } from './password-request.js'
import { payCodeScreen } from './pay-code.js'
import { recordCell } from './record.js'
import { scanScreen } from './scan.js'
import { screen } from './screen.js'
import { t } from './words.js'

/** The bottom of the pile: who pays, what they have, what they have paid. @type {import('./phone.js').Screen} */
export function homeScreen(phone, signal) {
  const { payer } = phone
  if (payer === null) return choosePayerScreen(() => phone.home(), { back: false })(phone, signal)
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
    { title: t('pay'), back: false, look: 'home' },
    payerButton(phone, payer),
    h(
      'div',
      { class: 'wallet' },
      scanTile(phone),
      payCodeTile(phone),
      h('div', { class: 'tile' }, icon('wallet'), t('wallet'), balance),
    ),
    h('h2', { class: 'cells-title', id: 'bills' }, t('bills')),
    list,
  )
}

/** A payer that a reset has taken away has no records to ask for. @param {string} payerId */
async function loadPurse(payerId) {
  const now = (await payers()).find(({ id }) => id === payerId) ?? null
  return { now, past: now === null ? [] : await pastOf(payerId) }
}

/** @param {import('./phone.js').Phone} phone */
function scanTile(phone) {
  return h(
    'button',
    { type: 'button', class: 'tile', 'data-first': true, onclick: () => phone.go(scanScreen) },
    icon('scan'),
    t('scan'),
  )
}

/** @param {import('./phone.js').Phone} phone */
function payCodeTile(phone) {
  return h(
    'button',
    { type: 'button', class: 'tile', onclick: () => phone.go(payCodeScreen) },
    icon('code'),
    t('payCode'),
  )
}

/** @param {import('./phone.js').Phone} phone @param {import('./phone.js').Payer} payer */
function payerButton(phone, payer) {
  return h(
    'button',
    {
      type: 'button',
      class: 'who',
      'aria-label': `${payer.name}, ${t('changePayer')}`,
      onclick: () => phone.go(choosePayerScreen(() => phone.home())),
    },
    face(payer.name, 'small'),
    h('span', { class: 'who-name' }, payer.name),
    h('span', { class: 'who-change' }, t('changePayer')),
    icon('forward', 'faint'),
  )
}
