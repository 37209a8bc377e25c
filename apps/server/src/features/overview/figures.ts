/** What happened in a time. */
export type Figures = {
  readonly made: number
  readonly paid: number
  readonly paidAmount: number
  /** Closed or refused. What is unknown is not failed. */
  readonly failed: number
  readonly refunds: number
  readonly refunded: number
}

/** The same from a moment on, for as long as its span. */
export type Tally = Figures & { readonly beginsAt: Date }

export type Day = Figures & { readonly day: string }

const QUARTER_MS = 900_000
const DAY_MS = 86_400_000
// Shanghai has had no summer time since 1991: its days begin at 16:00 UTC.
const SHANGHAI_MS = 8 * 3_600_000
export const DAYS = 30

/** When the day of Shanghai began in which this moment is. */
export function dayStart(at: Date): Date {
  return new Date(Math.floor((at.getTime() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS)
}

export function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * DAY_MS)
}

/** Yesterday at the same time of day, to the quarter of an hour before. */
export function sameTimeYesterday(now: Date): Date {
  return new Date(Math.floor((now.getTime() - DAY_MS) / QUARTER_MS) * QUARTER_MS)
}

/** Thirty days up to now, those of nothing too. */
export function byDay(tallies: readonly Tally[], now: Date): Day[] {
  const today = dayStart(now)
  return Array.from({ length: DAYS }, (_, index) => {
    const begin = daysBefore(today, DAYS - 1 - index)
    return { day: nameOf(begin), ...within(tallies, begin, daysBefore(begin, -1)) }
  })
}

/** The sum of what began at `from` or later and before `to`. */
export function within(tallies: readonly Tally[], from: Date, to: Date): Figures {
  return sum(tallies.filter(({ beginsAt }) => beginsAt >= from && beginsAt < to))
}

function sum(all: readonly Figures[]): Figures {
  const of = (name: keyof Figures) => all.reduce((total, figures) => total + figures[name], 0)
  return {
    made: of('made'),
    paid: of('paid'),
    paidAmount: of('paidAmount'),
    failed: of('failed'),
    refunds: of('refunds'),
    refunded: of('refunded'),
  }
}

function nameOf(begin: Date): string {
  return new Date(begin.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
}
