import type { Applyment } from './applyment.ts'

const dayMs = 86_400_000
/** So many days before its end an applyment is warned of, each once. */
const warnedAtDays = [7, 3, 1] as const

type Ending = Pick<Applyment, 'expiresAt' | 'warnedDays'>

/** How many days are left, where that is to be said now; what a look came too late for is not said afterwards. */
export function warningDue({ expiresAt, warnedDays }: Ending, now: Date): number | null {
  if (!expiresAt || expiresAt <= now) return null
  const left = expiresAt.getTime() - now.getTime()
  const due = warnedAtDays.filter((days) => left <= days * dayMs && days < (warnedDays ?? Number.POSITIVE_INFINITY))
  return due.at(-1) ?? null
}

/** When the next warning, or the end itself, is to be looked at. */
export function nextWarningAt({ expiresAt, warnedDays }: Ending): Date | null {
  if (!expiresAt) return null
  const next = warnedAtDays.find((days) => days < (warnedDays ?? Number.POSITIVE_INFINITY)) ?? 0
  return new Date(expiresAt.getTime() - next * dayMs)
}
