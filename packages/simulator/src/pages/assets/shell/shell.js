import { DeskClock } from '../kit/desk-clock.js'
import { fill, h } from '../kit/dom.js'
import { chooseLangFromPage, turnLang } from '../kit/lang.js'
import { drawMenu } from './menu.js'
import { sayIn } from './say.js'
import { t } from './words.js'

/**
 * What a page is given: the simulator's clock, a voice for short news, the signal that ends when the page is drawn anew,
 * and the way to have it drawn anew, as after a change of the address.
 * @typedef {{ clock: DeskClock, say: (text: string) => void, signal: AbortSignal, redraw: () => void }} Desk
 */

/**
 * Starts a page inside the shell: menu, clock, language. `draw` fills `main`; it is called again after a change of language
 * and when the browser goes back or forward, so it reads all it needs from the address.
 * @param {{ here: string, title: () => string, draw: (main: HTMLElement, desk: Desk) => void, ownHistory?: boolean }} page
 */
export function startPage({ here, title, draw, ownHistory = false }) {
  chooseLangFromPage()
  const clock = new DeskClock()
  const main = part('main')
  let life = new AbortController()
  const redraw = () => {
    life.abort()
    life = new AbortController()
    document.title = `${title()} · ${t('brand')} ${t('brandLine')}`
    const turn = () => {
      turnLang()
      redraw()
    }
    drawMenu(part('shell'), { here, title: title(), clock, signal: life.signal, turnLang: turn })
    fill(main)
    draw(main, { clock, say: sayIn(part('voice')), signal: life.signal, redraw })
  }
  fill(part('skip'), h('a', { href: '#main' }, t('skip')))
  redraw()
  clock.start()
  if (!ownHistory) window.addEventListener('popstate', redraw)
}

/** @param {string} id */
function part(id) {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}
