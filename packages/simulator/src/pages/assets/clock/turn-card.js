import { fill, h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { fullTime } from '../kit/moment.js'
import { sentenceOf } from '../kit/trouble.js'
import { aheadWords } from '../shell/menu.js'
import { deskButton } from '../shell/page-parts.js'
import { t } from './words.js'
import { hear, turn } from './world-time.js'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** @type {[number, () => string][]} */
const STEPS = [
  [MINUTE_MS, () => t('stepMinutes', { n: 1 })],
  [10 * MINUTE_MS, () => t('stepMinutes', { n: 10 })],
  [HOUR_MS, () => t('stepHours', { n: 1 })],
  [DAY_MS, () => t('stepDays', { n: 1 })],
  [7 * DAY_MS, () => t('stepDays', { n: 7 })],
]

/**
 * The time, large, and the ways to turn it. Time goes forward only, so there is nothing to confirm but also nothing to undo.
 * @param {import('../shell/shell.js').Desk} desk @param {(one: import('./world-time.js').Happening) => void} heard
 */
export function turnCard({ clock, say, signal }, heard) {
  const time = h('time', { class: 'clock-now' })
  const ahead = h('p', { class: 'quiet' })
  const wrong = h('p', { class: 'wrong', role: 'alert' })
  const tick = () => {
    time.textContent = fullTime(clock.now())
    ahead.textContent = aheadWords(clock.aheadMs())
  }
  clock.addEventListener('tick', tick, { signal })
  tick()
  const acts = h('div', { class: 'clock-turns', role: 'group', 'aria-label': t('turns') })
  const go = async (/** @type {Parameters<typeof turn>[0]} */ way) => {
    const listening = new AbortController()
    const busy = [...acts.querySelectorAll('button')]
    for (const button of busy) button.disabled = true
    fill(wrong)
    hear(listening.signal, heard)
    try {
      const turned = await turn(way)
      clock.set(turned)
      say(t('turned', { n: turned.fired }))
    } catch (error) {
      wrong.textContent = sentenceOf(error)
    }
    listening.abort()
    for (const button of busy) button.disabled = false
    refreshNow()
  }
  fill(
    acts,
    deskButton(t('next'), () => go({ next: true }), 'main'),
    STEPS.map(([ms, word]) => deskButton(word(), () => go({ ms }))),
    toForm(clock, go, wrong),
  )
  return h('section', { class: 'card clock-card', 'aria-label': t('now') }, time, ahead, acts, wrong)
}

/**
 * @param {import('../kit/desk-clock.js').DeskClock} clock
 * @param {(way: { to: string }) => void} go @param {HTMLElement} wrong
 */
function toForm(clock, go, wrong) {
  const now = clock.now()
  const local = new Date(now.getTime() - now.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16)
  const input = /** @type {HTMLInputElement} */ (
    h('input', { type: 'datetime-local', class: 'input', value: local, 'aria-label': t('toWhen'), required: true })
  )
  const submit = () => {
    const at = new Date(input.value)
    if (Number.isNaN(at.getTime())) wrong.textContent = t('noMoment')
    else go({ to: at.toISOString() })
  }
  return h(
    'form',
    {
      class: 'clock-to',
      onsubmit: (event) => {
        event.preventDefault()
        submit()
      },
    },
    input,
    h('button', { type: 'submit', class: 'desk-button' }, t('to')),
  )
}
