const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/**
 * Full time in the viewer's zone, year first: `2026-11-23 20:59:07`.
 * @param {Date} at
 */
export function fullTime(at) {
  return `${dayOf(at)} ${clockTime(at)}`
}

/** @param {Date} at */
export function clockTime(at) {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')
}

/**
 * As a list shows it: the hour within the same day, the day before that.
 * @param {Date} at
 * @param {Date} now the simulator's now, not the browser's
 */
export function shortTime(at, now) {
  const hour = `${two(at.getHours())}:${two(at.getMinutes())}`
  if (dayOf(at) === dayOf(now)) return hour
  const day = `${two(at.getMonth() + 1)}-${two(at.getDate())} ${hour}`
  return at.getFullYear() === now.getFullYear() ? day : `${at.getFullYear()}-${day}`
}

/**
 * How far the virtual clock runs ahead, in the largest units that are not zero.
 * @param {number} ms
 * @returns {{ days: number, hours: number, minutes: number }}
 */
export function spanOf(ms) {
  const minutes = Math.floor(ms / MINUTE_MS) * MINUTE_MS
  return {
    days: Math.floor(minutes / DAY_MS),
    hours: Math.floor((minutes % DAY_MS) / HOUR_MS),
    minutes: (minutes % HOUR_MS) / MINUTE_MS,
  }
}

/** @param {Date} at */
function dayOf(at) {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, '0')
}
