import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { choosePayerScreen } from '../phone/choose-payer.js'
import { watchRequests } from '../phone/password-request.js'
import { screen } from '../phone/screen.js'
import { chatsTab } from './chats.js'
import { discoverTab } from './discover.js'
import { meTab } from './me.js'
import { t } from './words.js'

/** @typedef {import('../phone/phone.js').Phone} Phone */

const tabs = /** @type {const} */ ([
  { name: 'chats', picture: 'chat', draw: chatsTab },
  { name: 'discover', picture: 'compass', draw: discoverTab },
  { name: 'me', picture: 'person', draw: meTab },
])

/** The bottom of the pile, as WeChat opens: its tabs, of which the phone remembers the last. @type {import('../phone/phone.js').Screen} */
export function tabsScreen(phone, signal) {
  const { payer } = phone
  if (payer === null) return choosePayerScreen(() => phone.home(), { back: false })(phone, signal)
  watchRequests(phone, signal, payer)
  const here = tabs.find(({ name }) => name === phone.tab) ?? tabs[0]
  const shown = screen(
    phone,
    { title: t(`tab_${here.name}`), back: false, look: `tabbed tab-${here.name}` },
    ...here.draw(phone, payer, signal),
  )
  shown.append(
    h(
      'nav',
      { class: 'tab-bar', 'aria-label': t('tabs') },
      tabs.map((tab) => tabButton(phone, tab, tab === here)),
    ),
  )
  return shown
}

/** @param {Phone} phone @param {typeof tabs[number]} tab @param {boolean} here */
function tabButton(phone, { name, picture }, here) {
  const turn = () => {
    phone.tab = name
    phone.render()
  }
  return h(
    'button',
    { type: 'button', class: 'tab', 'aria-current': here ? 'page' : null, onclick: turn },
    icon(picture),
    t(`tab_${name}`),
  )
}
