import { fill, h } from './dom.js'
import { icon } from './icons.js'
import { booksCard } from './panel-books.js'
import { clockCard } from './panel-clock.js'
import { helpCard } from './panel-help.js'
import { noticesCard } from './panel-notices.js'
import { currentLang, t } from './words.js'

/** @typedef {{ clock: import('./desk-clock.js').DeskClock, signal: AbortSignal, say: (text: string) => void }} Bench */

const SAID_FOR_MS = 5_000

let life = new AbortController()

/**
 * What a developer wants to see beside the phone: the time, the notices, the books, where to point an SDK.
 * @param {HTMLElement} panel
 * @param {{ clock: import('./desk-clock.js').DeskClock, close: () => void, turnLang: () => void }} desk
 */
export function showPanel(panel, { clock, close, turnLang }) {
  life.abort()
  life = new AbortController()
  const voice = h('p', { class: 'panel-voice', 'aria-live': 'polite' })
  let fading = 0
  const say = (/** @type {string} */ text) => {
    voice.textContent = text
    clearTimeout(fading)
    fading = window.setTimeout(() => voice.replaceChildren(), SAID_FOR_MS)
  }
  const bench = { clock, signal: life.signal, say }
  panel.setAttribute('aria-label', t('panel'))
  fill(
    panel,
    h(
      'header',
      { class: 'panel-head narrow-only' },
      h('button', { type: 'button', class: 'bar-button', 'aria-label': t('close'), onclick: close }, icon('close')),
      h('h2', {}, t('panel')),
      h(
        'button',
        { type: 'button', class: 'link', lang: currentLang() === 'zh' ? 'en' : 'zh-CN', onclick: turnLang },
        t('langSwitch'),
      ),
    ),
    clockCard(bench),
    noticesCard(bench),
    booksCard(bench),
    helpCard(bench),
    voice,
  )
}
