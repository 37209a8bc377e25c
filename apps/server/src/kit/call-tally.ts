export type CallOutcome = 'answered' | 'refused' | 'unknown' | 'bug'

export type CountedCalls = {
  readonly providerId: string
  readonly accountId: string
  readonly minute: Date
  readonly operation: string
  readonly outcome: CallOutcome
  readonly code: string
  calls: number
  slow: number
  totalMs: number
  slowestMs: number
}

export type Call = Pick<CountedCalls, 'providerId' | 'accountId' | 'operation' | 'outcome' | 'code'> & {
  readonly ms: number
  readonly at: Date
}

/** Counts calls by account, minute, operation and outcome until somebody writes them down. */
export type CallTally = {
  add(call: Call): void
  /** What was counted; from here on the taker has it. */
  take(): CountedCalls[]
  giveBack(counted: readonly CountedCalls[]): void
}

const MINUTE_MS = 60_000
const SLOW_MS = 2_000
/** Calls of so many kinds are counted between two writings; what comes beyond is not. */
const MAX_KINDS = 5_000

export function createCallTally(): CallTally {
  const kinds = new Map<string, CountedCalls>()
  const put = (one: CountedCalls) => {
    const { providerId, accountId, minute, operation, outcome, code } = one
    const name = [providerId, accountId, minute.getTime(), operation, outcome, code].join('/')
    const known = kinds.get(name)
    if (!known) return void (kinds.size < MAX_KINDS && kinds.set(name, one))
    known.calls += one.calls
    known.slow += one.slow
    known.totalMs += one.totalMs
    known.slowestMs = Math.max(known.slowestMs, one.slowestMs)
  }
  return {
    add: ({ ms: exact, at, ...kind }) => {
      const ms = Math.round(exact)
      const minute = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS)
      put({ ...kind, minute, calls: 1, slow: ms >= SLOW_MS ? 1 : 0, totalMs: ms, slowestMs: ms })
    },
    take: () => {
      const counted = [...kinds.values()]
      kinds.clear()
      return counted
    },
    giveBack: (counted) => counted.forEach(put),
  }
}
