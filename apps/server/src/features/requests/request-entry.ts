import type { Mode } from '../providers/account.ts'

/** What a program asked of the API and how that ended: neither body nor query, only what the caller may see again. */
export type RequestEntry = {
  readonly id: string
  readonly at: Date
  readonly keyId: string
  readonly merchantId: string | null
  readonly mode: Mode
  readonly method: string
  readonly route: string
  readonly subjectId: string | null
  readonly status: number
  readonly code: string | null
  readonly durationMs: number
  readonly requestId: string
}

export type RequestFilter = {
  readonly mode: Mode
  readonly merchantId: string | null
  readonly keyId: string | null
  readonly code: string | null
  readonly requestId: string | null
  readonly isRefused: boolean | null
  readonly before: string | null
  readonly limit: number
}

/** The last entries; where there are too many, what was refused is kept before what went well. */
export function chooseEntries<T extends Pick<RequestEntry, 'status'>>(entries: readonly T[], most: number): T[] {
  if (entries.length <= most) return [...entries]
  const refused = entries.filter(({ status }) => status >= 400).slice(-most)
  const rest = most - refused.length
  const well = rest === 0 ? [] : entries.filter(({ status }) => status < 400).slice(-rest)
  return [...well, ...refused]
}
