import { fill, h } from '../kit/dom.js'
import { openSession } from './control.js'
import { sheetOver, tell } from './overlay.js'

/** @typedef {import('./control.js').Payer} Payer */
/** @typedef {(phone: Phone, signal: AbortSignal) => HTMLElement} Screen */

const STORED_PAYER = 'teyue.payer'

/**
 * The phone is a pile of screens, of which the last is shown. The browser's own back button takes one off, so that
 * on a real phone the gesture does what it does everywhere. Each screen lives until its signal is aborted.
 */
export class Phone {
  /** @type {Screen[]} */
  #pile = []
  #life = new AbortController()
  /** @type {Payer | null} */
  payer = null
  /** Which of WeChat's tabs was shown last. */
  tab = 'chats'

  /** @param {HTMLElement} frame @param {{ now: () => Date, openMenu: () => void }} desk */
  constructor(frame, desk) {
    this.desk = desk
    this.glass = h('div', { class: 'glass' })
    this.voice = h('p', { class: 'glass-voice', 'aria-live': 'polite' })
    frame.append(this.glass, this.voice)
    window.addEventListener('popstate', (event) => this.#cutTo(Number(event.state?.depth ?? 0)))
  }

  /** @param {Screen} root */
  start(root) {
    history.replaceState({ depth: 0 }, '')
    this.#pile = [root]
    this.render()
  }

  /** @param {Screen} screen */
  go(screen) {
    this.#pile.push(screen)
    history.pushState({ depth: this.#pile.length - 1 }, '')
    this.render()
  }

  /** @param {Screen} screen */
  replace(screen) {
    this.#pile[this.#pile.length - 1] = screen
    this.render()
  }

  /** What a screen has led to takes its place, unless it is the last one, to which one must be able to return. @param {Screen} screen */
  follow(screen) {
    if (this.#pile.length > 1) this.replace(screen)
    else this.go(screen)
  }

  back() {
    if (this.#pile.length > 1) history.back()
  }

  /** Takes the last screen off without going through what happened in it, as its own pages are no screens. */
  close() {
    if (this.#pile.length > 1) this.#pile.pop()
    history.pushState({ depth: this.#pile.length - 1 }, '')
    this.render()
  }

  home() {
    if (this.#pile.length > 1) {
      this.#pile.length = 1
      history.pushState({ depth: 0 }, '')
    }
    this.render()
  }

  /** Draws the last screen anew, after a change of language too. */
  render() {
    this.#life.abort()
    this.#life = new AbortController()
    const screen = this.#pile.at(-1)
    if (screen === undefined) return
    fill(this.glass, screen(this, this.#life.signal))
    const title = this.glass.querySelector('[data-first]') ?? this.glass.querySelector('h1')
    if (title instanceof HTMLElement) title.focus({ preventScroll: true })
  }

  /** @param {Payer} payer */
  take(payer) {
    this.payer = payer
    localStorage.setItem(STORED_PAYER, payer.id)
    // Without it only OAuth pages are the poorer, and they say what to do.
    openSession(payer).catch(() => undefined)
  }

  /** The payer is gone, as after a reset of the simulator. */
  forget() {
    this.payer = null
    this.home()
  }

  rememberedPayer() {
    return localStorage.getItem(STORED_PAYER)
  }

  /** What sighted people see happen is said to the others. @param {string} text */
  say(text) {
    this.voice.textContent = text
  }

  /** @param {(close: () => void) => HTMLElement} make */
  sheet(make) {
    return sheetOver(this.glass, this.#life.signal, make)
  }

  /** @param {Parameters<typeof tell>[2]} words */
  tell(words) {
    tell(this.glass, this.#life.signal, words)
  }

  /** @param {number} depth */
  #cutTo(depth) {
    if (depth >= this.#pile.length) return
    this.#pile.length = depth + 1
    this.render()
  }
}
