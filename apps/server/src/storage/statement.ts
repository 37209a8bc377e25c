import { CompiledQuery, type Insertable } from 'kysely'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

// Building a statement costs more than sending it. What is sent for every payment is built once.

/** A statement of fixed text with `$1`, `$2`, … in it. Its columns come back in camelCase. */
export function statement<Row>(text: string): (db: Db, ...parameters: readonly unknown[]) => Promise<Row[]> {
  return async (db, ...parameters) => (await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows
}

/** Inserts a row, unless one with the same `unlessTaken` (column names, with commas) is there: then false. */
export async function insertRow<T extends keyof Tables & string>(
  db: Db,
  table: T,
  row: Insertable<Tables[T]>,
  unlessTaken: string,
): Promise<boolean> {
  const keys = Object.keys(row)
  const text = remembered(`insert ${table} ${keys} ${unlessTaken}`, () => insertText(table, keys, unlessTaken))
  const result = await db.executeQuery(CompiledQuery.raw(text, Object.values(row)))
  return result.numAffectedRows === 1n
}

/** Writes `changes` where all of `guard` holds, and says whether a row did. */
export async function updateRow<T extends keyof Tables & string>(
  db: Db,
  table: T,
  changes: Partial<Tables[T]>,
  guard: Partial<Tables[T]>,
): Promise<boolean> {
  const [set, where] = [Object.keys(changes), Object.keys(guard)]
  const text = remembered(`update ${table} ${set} where ${where}`, () => updateText(table, set, where))
  const result = await db.executeQuery(CompiledQuery.raw(text, [...Object.values(changes), ...Object.values(guard)]))
  return result.numAffectedRows === 1n
}

// As many as there are sets of columns that change together: a few dozen.
const texts = new Map<string, string>()

function remembered(key: string, build: () => string): string {
  const text = texts.get(key) ?? build()
  texts.set(key, text)
  return text
}

function insertText(table: string, keys: readonly string[], unlessTaken: string): string {
  const places = keys.map((_, index) => `$${index + 1}`)
  return `insert into ${snake(table)} (${keys.map(snake)}) values (${places}) on conflict (${unlessTaken}) do nothing`
}

function updateText(table: string, set: readonly string[], where: readonly string[]): string {
  const changes = set.map((key, index) => `${snake(key)} = $${index + 1}`)
  const guards = where.map((key, index) => `${snake(key)} = $${set.length + index + 1}`)
  return `update ${snake(table)} set ${changes.join(', ')} where ${guards.join(' and ')}`
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
