import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { face } from '../kit/parts.js'
import { choosePayerScreen } from '../phone/choose-payer.js'
import { wayCell } from './discover.js'
import { purseScreen } from './purse.js'
import { settingsScreen } from './settings.js'
import { t } from './words.js'

/** @param {import('../phone/phone.js').Phone} phone @param {import('../phone/phone.js').Payer} payer */
export function meTab(phone, payer) {
  const change = () => phone.go(choosePayerScreen(() => phone.home()))
  return [
    h(
      'button',
      { type: 'button', class: 'who me', 'aria-label': `${payer.name}, ${t('changePayer')}`, onclick: change },
      face(payer.name, 'large'),
      h('span', { class: 'who-name' }, payer.name),
      h('span', { class: 'who-change' }, t('changePayer')),
      icon('forward', 'faint'),
    ),
    h(
      'ul',
      { class: 'cells grouped' },
      wayCell('wallet', t('purse'), () => phone.go(purseScreen(payer))),
      wayCell('gear', t('settings'), () => phone.go(settingsScreen(payer))),
    ),
  ]
}
