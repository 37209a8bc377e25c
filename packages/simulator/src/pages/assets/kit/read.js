/**
 * @template T
 * @typedef {(value: unknown, at: string) => T} Reader
 */

/** What the simulator answered is not what its documentation promises. */
export class Unreadable extends Error {}

/** @type {Reader<string>} */
export function text(value, at) {
  return typeof value === 'string' ? value : refuse(at, 'text')
}

/** @type {Reader<number>} */
export function whole(value, at) {
  return Number.isSafeInteger(value) ? /** @type {number} */ (value) : refuse(at, 'a whole number')
}

/** @type {Reader<boolean>} */
export function flag(value, at) {
  return typeof value === 'boolean' ? value : refuse(at, 'true or false')
}

/**
 * Absent and null are the same to a page: nothing to show.
 * @template T
 * @param {Reader<T>} reader
 * @returns {Reader<T | null>}
 */
export function maybe(reader) {
  return (value, at) => (value === undefined || value === null ? null : reader(value, at))
}

/**
 * @template T
 * @param {Reader<T>} reader
 * @returns {Reader<T[]>}
 */
export function listOf(reader) {
  return (value, at) =>
    Array.isArray(value) ? value.map((item, index) => reader(item, `${at}[${index}]`)) : refuse(at, 'a list')
}

/**
 * Reads the fields named and leaves the others: the simulator may say more than a page shows.
 * @template {Record<string, Reader<any>>} F
 * @param {F} fields
 * @returns {Reader<{ [K in keyof F]: ReturnType<F[K]> }>}
 */
export function record(fields) {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(at, 'an object')
    const from = /** @type {Record<string, unknown>} */ (value)
    const entries = Object.entries(fields).map(([name, reader]) => [name, reader(from[name], `${at}.${name}`)])
    return Object.fromEntries(entries)
  }
}

/** @param {string} at @param {string} wanted @returns {never} */
function refuse(at, wanted) {
  throw new Unreadable(`${at} is not ${wanted}`)
}
