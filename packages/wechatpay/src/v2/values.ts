import type { XmlMessage } from './xml.ts'

const FEN = /^(?:0|[1-9]\d{0,14})$/
const BEIJING_TIME = /^(\d{4})-?(\d{2})-?(\d{2}) ?(\d{2}):?(\d{2}):?(\d{2})$/
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000

const wrong: unique symbol = Symbol('wrong')

/** Reads a text of a message, or says that it is wrong. What is missing and what is empty are both undefined. */
export type Field<V> = (text: string | undefined) => V | typeof wrong

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wrongAt: string }
export type Reader<T> = (message: XmlMessage) => Reading<T>

/** Reads these fields of a message. The compiler asks for every field of `T`; those `T` does not know stay in the raw exchange. */
export function readerOf<T>(fields: { readonly [K in keyof T & string]-?: Field<T[K]> }): Reader<T> {
  const entries = Object.entries<Field<unknown>>(fields)
  return ({ fields: texts }) => {
    const value: Record<string, unknown> = {}
    for (const [name, field] of entries) {
      const read = field(texts.get(name) || undefined)
      if (read === wrong) return { ok: false, wrongAt: `/${name}` }
      if (read !== undefined) value[name] = read
    }
    return { ok: true, value: value as T }
  }
}

/** For answers that say nothing but yes. */
export const nothing: Reader<null> = () => ({ ok: true, value: null })

export function refuseAt(wrongAt: string): { readonly ok: false; readonly wrongAt: string } {
  return { ok: false, wrongAt }
}

export const filled: Field<string> = (text) => text ?? wrong

export function optional<V>(field: Field<V>): Field<V | undefined> {
  return (text) => (text === undefined ? undefined : field(text))
}

/** One of a closed list, for fields that a decision hangs on. */
export function wordOf<W extends string>(...words: readonly W[]): Field<W> {
  return (text) => words.find((word) => word === text) ?? wrong
}

/** Whole fen, or a count: digits that JavaScript holds exactly. */
export const whole: Field<number> = (text) => (text !== undefined && FEN.test(text) ? Number(text) : wrong)

/** Beijing's time as WeChat writes it, `20141030133525` or `2016-07-25 15:26:26`, as RFC 3339 with its offset. */
export const beijingTime: Field<string> = (text) => {
  const [, year, month, day, hour, minute, second] = BEIJING_TIME.exec(text ?? '') ?? []
  const moment = `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`
  return Number.isNaN(Date.parse(moment)) ? wrong : moment
}

/** A moment, RFC 3339, as WeChat wants it: Beijing's time in 14 digits. Throws RangeError for anything else: nothing is sent. */
export function toBeijingTime(name: string, moment: string): string {
  const ms = RFC3339.test(moment) ? Date.parse(moment) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`${name} is not a moment in RFC 3339`)
  return new Date(ms + BEIJING_OFFSET_MS).toISOString().replace(/\D/g, '').slice(0, 14)
}

/** A day, `2026-11-23`, as WeChat wants it: `20261123`. Throws RangeError for anything else: nothing is sent. */
export function toWechatDay(name: string, day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) throw new RangeError(`${name} is not a day`)
  return day.replaceAll('-', '')
}
