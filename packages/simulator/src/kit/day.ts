export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000

const SHANGHAI_OFFSET_MS = 8 * HOUR_MS
const DAY_CHARACTERS = 10
const MOMENT_CHARACTERS = 19

/** The Shanghai day in which a moment lies, as yyyy-MM-dd. WeChat knows no other days. */
export function dayOf(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, DAY_CHARACTERS)
}

/** Midnight in Shanghai, at which the day begins. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`)
}

/** False for the 30th of February as well as for another form. */
export function isDay(text: string): boolean {
  const ms = startOfDay(text)
  return !Number.isNaN(ms) && dayOf(ms) === text
}

/** The same day of the month so many months ago, or that month's last day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  const ms = Date.UTC(year, month - 1 - months, Math.min(date, lastDate))
  return new Date(ms).toISOString().slice(0, DAY_CHARACTERS)
}

/** yyyy-MM-dd HH:mm:ss in Shanghai, as bills write a moment. */
export function momentText(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, MOMENT_CHARACTERS).replace('T', ' ')
}
