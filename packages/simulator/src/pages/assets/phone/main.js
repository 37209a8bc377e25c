import { h } from '../kit/dom.js'
import { openMenu } from '../shell/menu.js'
import { startPage } from '../shell/shell.js'
import { tabsScreen } from '../tabs/tabs.js'
import { readForm, readRedirect } from './code.js'
import { payers } from './control.js'
import { h5Screen } from './h5.js'
import { showPanel } from './panel.js'
import { Phone } from './phone.js'
import { formScreen, openText } from './scan.js'
import { statusTime } from './screen.js'
import { t } from './words.js'

const frame = h('section', { class: 'frame', id: 'phone' })
const panel = h('aside', { class: 'panel', id: 'panel' })
/** @type {Phone | null} */
let phone = null

// The phone keeps a pile of screens in the browser's history, so it draws itself anew when that moves.
startPage({
  here: 'phone',
  ownHistory: true,
  title: () => t('phone'),
  draw: (main, desk) => {
    main.append(h('h1', { class: 'unseen' }, t('phone')), h('div', { class: 'desk' }, frame, panel))
    frame.setAttribute('aria-label', t('phone'))
    showPanel(panel, desk)
    if (phone) phone.render()
    else phone = startPhone(desk)
    const tick = () => {
      for (const time of document.querySelectorAll('.status-time')) time.textContent = statusTime(desk.clock.now())
    }
    desk.clock.addEventListener('tick', tick, { signal: desk.signal })
  },
})

/** @param {import('../shell/shell.js').Desk} desk */
function startPhone({ clock }) {
  const started = new Phone(frame, { now: () => clock.now(), openMenu })
  recallPayer(started).then(() => {
    started.start(rootScreen())
    const text = takeScanned()
    if (text !== null) openText(started, text)
  })
  return started
}

/** A payer kept from the last visit is taken again if the simulator still has them. @param {Phone} phone */
async function recallPayer(phone) {
  const id = phone.rememberedPayer()
  const all = id === null ? [] : await payers().catch(() => [])
  phone.payer = all.find((payer) => payer.id === id) ?? null
}

/** What the address asks the phone to scan, which is then taken from the address: to reload is not to scan again. */
function takeScanned() {
  const url = new URL(location.href)
  const text = url.searchParams.get('scan') ?? url.searchParams.get('code_url')
  if (text === null) return null
  url.searchParams.delete('scan')
  url.searchParams.delete('code_url')
  history.replaceState(history.state, '', url)
  return text
}

function rootScreen() {
  const form = readForm(location.pathname, location.search)
  if (form !== null) return formScreen(form)
  if (!location.pathname.startsWith('/h5/')) return tabsScreen
  return h5Screen({ address: location.origin + location.pathname, redirect: readRedirect(location.search) })
}
