import type { Mode } from '../providers/account.ts'

/** How WeChat has answered one account lately. */
export type AccountCalls = {
  readonly accountId: string
  readonly mode: Mode
  readonly spMchid: string
  readonly calls: number
  readonly unknown: number
  readonly refused: number
  readonly slow: number
  readonly totalMs: number
  readonly slowestMs: number
  readonly lastMinute: Date | null
  readonly codes: readonly CodeCount[]
}

/** What was not answered well, by WeChat's code or the client's. */
export type CodeCount = {
  readonly accountId: string
  readonly operation: string
  readonly outcome: string
  readonly code: string
  readonly calls: number
  readonly lastMinute: Date
}

/** In whole milliseconds; null while there was no call. */
export function meanMs({ calls, totalMs }: Pick<AccountCalls, 'calls' | 'totalMs'>): number | null {
  return calls === 0 ? null : Math.round(totalMs / calls)
}
