import { readRedirect } from './code.js'
import { payers } from './control.js'
import { DeskClock } from './desk-clock.js'
import { fill, h } from './dom.js'
import { h5Screen } from './h5.js'
import { homeScreen } from './home.js'
import { showPanel } from './panel.js'
import { statusTime } from './parts.js'
import { Phone } from './phone.js'
import { chooseLangFromPage, currentLang, setLang, t } from './words.js'

start()

async function start() {
  chooseLangFromPage()
  const clock = new DeskClock()
  const phone = new Phone(part('phone'), { now: () => clock.now(), openPanel })
  const turn = () => {
    turnLang()
    draw()
    phone.render()
  }
  const draw = () => {
    drawHead(turn)
    part('phone').setAttribute('aria-label', t('phone'))
    showPanel(part('panel'), { clock, close: closePanel, turnLang: turn })
  }
  draw()
  clock.addEventListener('tick', () => {
    for (const time of document.querySelectorAll('.status-time')) time.textContent = statusTime(clock.now())
  })
  clock.start()
  await recallPayer(phone)
  phone.start(rootScreen())
}

/** A payer kept from the last visit is taken again if the simulator still has them. @param {Phone} phone */
async function recallPayer(phone) {
  const id = phone.rememberedPayer()
  const all = id === null ? [] : await payers().catch(() => [])
  phone.payer = all.find((payer) => payer.id === id) ?? null
}

function rootScreen() {
  if (!location.pathname.startsWith('/h5/')) return homeScreen
  return h5Screen({ address: location.origin + location.pathname, redirect: readRedirect(location.search) })
}

/** @param {() => void} onLang */
function drawHead(onLang) {
  fill(
    part('desk-head'),
    h('p', { class: 'brand' }, h('strong', {}, t('brand')), ' ', t('brandLine')),
    h(
      'button',
      { type: 'button', class: 'desk-button', 'data-key': 'lang', 'aria-label': t('langLabel'), onclick: onLang },
      t('langSwitch'),
    ),
  )
}

/** The address would win over the button at the next load, so the language leaves it. */
function turnLang() {
  setLang(currentLang() === 'zh' ? 'en' : 'zh')
  const url = new URL(location.href)
  url.searchParams.delete('lang')
  history.replaceState(history.state, '', url)
}

function openPanel() {
  document.body.classList.add('panel-open')
  part('panel').querySelector('button')?.focus()
}

function closePanel() {
  document.body.classList.remove('panel-open')
}

/** @param {string} id */
function part(id) {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}
