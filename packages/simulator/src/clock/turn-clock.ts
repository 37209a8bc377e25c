import { send } from '../notices/send.ts'
import type { World } from '../world.ts'
import type { Alarm } from './alarm.ts'
import { fireDue } from './fire-due.ts'
import { isWanted } from './is-wanted.ts'

const LISTENER_TIMEOUT_MS = 2_000

/** Turns the clock by hand, one turn after another, and tells those who listen. */
export class ClockTurner {
  readonly #world: World
  readonly #alarm: Alarm
  #turning: Promise<unknown> = Promise.resolve()

  constructor(world: World, alarm: Alarm) {
    this.#world = world
    this.#alarm = alarm
  }

  /** Does on the way all that falls due, each thing at its own moment, deliveries included; returns how many. */
  advance(ms: number): Promise<number> {
    return this.#inTurn(() => this.#advance(ms))
  }

  /** To this moment; null if it has passed already. */
  advanceTo(at: number): Promise<number | null> {
    return this.#inTurn(async () => {
      const ms = at - this.#world.clock.now()
      return ms < 0 ? null : this.#advance(ms)
    })
  }

  /** To the next thing that will happen by itself; null if there is none. */
  advanceToNext(): Promise<number | null> {
    return this.#inTurn(async () => {
      const next = this.#world.agenda.inOrder().find((item) => isWanted(this.#world, item))
      return next ? this.#advance(Math.max(0, next.at - this.#world.clock.now())) : null
    })
  }

  #inTurn<Result>(turn: () => Promise<Result>): Promise<Result> {
    const turned = this.#turning.then(turn)
    this.#turning = turned.catch(() => undefined)
    return turned
  }

  /** Waits until nothing that is due is undone and no delivery is under way. */
  async flush(): Promise<void> {
    await this.#turning
    await this.#doDue()
    await this.#world.store.durable()
  }

  /** Does this at a moment at which nothing at all is under way, no turn of the clock either. */
  atRest<Result>(act: () => Result): Promise<Result> {
    return this.#inTurn(async () => {
      await this.#doDue()
      await this.#world.store.durable()
      while (!this.#world.deliveries.idle) await this.#world.deliveries.settled()
      return act()
    })
  }

  async #advance(ms: number): Promise<number> {
    const { clock, agenda, deliveries } = this.#world
    const targetMs = clock.offsetMs + ms
    let fired = 0
    this.#alarm.hold()
    try {
      await deliveries.settled()
      while (this.#nextAt() <= Date.now() + targetMs) {
        this.#setOffset(Math.max(clock.offsetMs, this.#nextAt() - Date.now()))
        // A delivery bears the simulator's time, so whoever receives it must have turned its clock before.
        if (agenda.peek()?.kind === 'notice_attempt') await this.#tellListeners()
        fired += fireDue(this.#world)
        await deliveries.settled()
      }
      this.#setOffset(targetMs)
      await this.#tellListeners()
      // What the listeners did at the new time may itself be due already.
      fired += await this.#doDue()
      this.#world.happenings.add('clock_turned', clock.now(), { detail: String(ms) })
      await this.#world.store.durable()
    } finally {
      this.#alarm.release()
    }
    return fired
  }

  async #doDue(): Promise<number> {
    let fired = 0
    do {
      fired += fireDue(this.#world)
      await this.#world.deliveries.settled()
    } while (this.#nextAt() <= this.#world.clock.now() || !this.#world.deliveries.idle)
    return fired
  }

  // Kept at every step: after a crash nothing may lie in the future that has already happened.
  #setOffset(offsetMs: number): void {
    const { clock, store } = this.#world
    clock.setOffset(offsetMs)
    store.write(() => store.put('settings', 'clock_offset_ms', { value: offsetMs }))
  }

  #nextAt(): number {
    return this.#world.agenda.peek()?.at ?? Number.POSITIVE_INFINITY
  }

  async #tellListeners(): Promise<void> {
    const { clock } = this.#world
    const body = JSON.stringify({ offset_ms: clock.offsetMs, now: new Date(clock.now()).toISOString() })
    const headers = { 'Content-Type': 'application/json' }
    await Promise.all(listenersOf(this.#world).map((url) => send(url, headers, body, LISTENER_TIMEOUT_MS)))
  }
}

export function listenersOf(world: World): readonly string[] {
  return (world.store.get('settings', 'clock_listeners')?.value as string[] | undefined) ?? []
}

export function addListener(world: World, url: string): void {
  const urls = [...new Set([...listenersOf(world), url])]
  world.store.write(() => world.store.put('settings', 'clock_listeners', { value: urls }))
}
