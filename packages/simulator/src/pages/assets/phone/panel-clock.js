import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { fullTime } from '../kit/moment.js'
import { sentenceOf } from '../kit/trouble.js'
import { aheadWords } from '../shell/menu.js'
import { advanceClock } from './control.js'
import { panelCard } from './panel-card.js'
import { t } from './words.js'

const MINUTE_MS = 60_000
const turns = /** @type {const} */ ([
  ['plusMinute', MINUTE_MS],
  ['plusHour', 60 * MINUTE_MS],
  ['plusDay', 24 * 60 * MINUTE_MS],
])

/** @param {import('../shell/shell.js').Desk} bench */
export function clockCard({ clock, signal, say }) {
  const time = h('p', { class: 'clock-time' })
  const ahead = h('p', { class: 'clock-ahead' })
  const tick = () => {
    time.textContent = fullTime(clock.now())
    ahead.textContent = aheadWords(clock.aheadMs())
  }
  clock.addEventListener('tick', tick, { signal })
  tick()
  const buttons = turns.map(([label, ms]) =>
    h('button', { type: 'button', class: 'desk-button', onclick: () => turn(ms) }, t(label)),
  )
  return panelCard(
    t('clock'),
    '/clock',
    time,
    ahead,
    h('div', { class: 'clock-turns' }, buttons),
    h('p', { class: 'why' }, t('clockWhy')),
  )

  /** @param {number} ms */
  async function turn(ms) {
    for (const button of buttons) button.toggleAttribute('disabled', true)
    say(t('clockTurning'))
    try {
      const told = await advanceClock(ms)
      clock.set(told)
      say(t('clockFired', { count: told.fired }))
      refreshNow()
    } catch (error) {
      say(sentenceOf(error))
    }
    for (const button of buttons) button.toggleAttribute('disabled', false)
  }
}
