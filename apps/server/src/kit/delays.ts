export type Delays = {
  /** How long this name must wait before its next try. */
  waitMs(name: string, now: number): number
  failed(name: string, now: number): void
  succeeded(name: string): void
  /** Takes the last failure back: it was none, and no success either. */
  takeBack(name: string): void
}

export type DelayLimits = {
  /** So many failures cost nothing. */
  readonly free: number
  readonly firstMs: number
  readonly longestMs: number
  readonly maxNames: number
}

type Record = { failures: number; until: number; readonly before?: Record }

/** After some failures each further one makes its name wait twice as long. Nothing is ever locked, and what is old is forgotten. */
export function createDelays({ free, firstMs, longestMs, maxNames }: DelayLimits): Delays {
  const records = new Map<string, Record>()
  return {
    waitMs: (name, now) => {
      const wait = (records.get(name)?.until ?? 0) - now
      // A clock that was set back must not keep anybody waiting for longer.
      return Math.min(Math.max(wait, 0), longestMs)
    },
    failed: (name, now) => {
      const known = records.get(name)
      const failures = known && now - known.until < longestMs ? known.failures + 1 : 1
      const wait = failures <= free ? 0 : Math.min(firstMs * 2 ** (failures - free - 1), longestMs)
      records.delete(name)
      const before = known && { failures: known.failures, until: known.until }
      records.set(name, { failures, until: now + wait, ...(before ? { before } : {}) })
      const [oldest] = records.keys()
      if (records.size > maxNames && oldest !== undefined) records.delete(oldest)
    },
    succeeded: (name) => void records.delete(name),
    takeBack: (name) => {
      const before = records.get(name)?.before
      if (before) records.set(name, before)
      else records.delete(name)
    },
  }
}
