import { get } from './ask.js'
import { keepFresh } from './fresh.js'
import { record, text, whole } from './read.js'

const TICK_MS = 1_000

const told = record({ now: text, offset_ms: whole })

/** @typedef {ReturnType<typeof told>} ClockTold */

/** The simulator's virtual time on this page: asked for now and then, and counted on in between. */
export class DeskClock extends EventTarget {
  #aheadOfBrowserMs = 0
  #aheadOfWorldMs = 0

  /** What the page shows as now. */
  now() {
    return new Date(Date.now() + this.#aheadOfBrowserMs)
  }

  /** How far the simulator has been turned ahead of its own real time. */
  aheadMs() {
    return this.#aheadOfWorldMs
  }

  start() {
    keepFresh(new AbortController().signal, {
      load: () => get('/clock', told),
      show: (clock) => this.set(clock),
      lost: () => {},
    })
    setInterval(() => this.dispatchEvent(new Event('tick')), TICK_MS)
  }

  /** @param {ClockTold} clock */
  set({ now, offset_ms }) {
    this.#aheadOfBrowserMs = Date.parse(now) - Date.now()
    this.#aheadOfWorldMs = offset_ms
    this.dispatchEvent(new Event('tick'))
  }
}
