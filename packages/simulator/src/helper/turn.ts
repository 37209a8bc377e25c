/** How far the clock is turned: a span, whose parts add up; to a moment; or to the next thing that falls due. */
export type Turn =
  | {
      readonly days?: number
      readonly hours?: number
      readonly minutes?: number
      readonly seconds?: number
      readonly ms?: number
    }
  | { readonly to: string | Date }
  | { readonly next: true }

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** The same in the control API's words. */
export function wordsOf(turn: Turn): { ms: number } | { to: string } | { next: true } {
  if ('next' in turn) return { next: true }
  if ('to' in turn) return { to: typeof turn.to === 'string' ? turn.to : turn.to.toISOString() }
  const { days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 } = turn
  return { ms: days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS + ms }
}
