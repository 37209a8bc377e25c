export type Tally = {
  /** Counts one more under this name. */
  add(name: string, now: number): void
  /** Counts one less: what was counted beforehand proved good. */
  takeBack(name: string): void
  /** How long until this name may do more; 0 while it has not used up what it may. */
  waitMs(name: string, now: number): number
}

export type TallyLimits = { readonly max: number; readonly windowMs: number; readonly maxNames: number }

type Window = { readonly startedAt: number; count: number }

/** Counts by name within windows of time. It keeps so many names and no more: the one counted first is forgotten first. */
export function createTally({ max, windowMs, maxNames }: TallyLimits): Tally {
  const windows = new Map<string, Window>()
  // A clock that was set back must not keep anybody waiting for longer than a window.
  const open = (name: string, now: number) => {
    const window = windows.get(name)
    return window && Math.abs(now - window.startedAt) < windowMs ? window : undefined
  }
  return {
    add: (name, now) => {
      const window = open(name, now)
      if (window) return void window.count++
      windows.delete(name)
      windows.set(name, { startedAt: now, count: 1 })
      const [oldest] = windows.keys()
      if (windows.size > maxNames && oldest !== undefined) windows.delete(oldest)
    },
    takeBack: (name) => {
      const window = windows.get(name)
      if (window && window.count > 0) window.count--
    },
    waitMs: (name, now) => {
      const window = open(name, now)
      return window && window.count >= max ? window.startedAt + windowMs - now : 0
    },
  }
}
