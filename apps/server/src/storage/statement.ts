import { CompiledQuery, type Insertable } from 'kysely'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

// Building a statement costs more than sending it. What is sent for every payment is built once.

/** A statement of fixed text with `$1`, `$2`, … in it. Its columns come back in camelCase. */
export function statement<Row>(text: string): (db: Db, ...parameters: readonly unknown[]) => Promise<Row[]> {
  return async (db, ...parameters) => (await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows
}

/** How PostgreSQL answers a write of `updateRow` whose guard did not hold. */
const guardFailed = 'TY001'

/** Inserts a row. */
export async function insertRow<T extends keyof Tables & string>(
  db: Db,
  table: T,
  row: Insertable<Tables[T]>,
): Promise<void> {
  const keys = Object.keys(row)
  const text = remembered(`insert ${table} ${keys}`, () => insertText(table, keys))
  await db.executeQuery(CompiledQuery.raw(text, Object.values(row)))
}

/**
 * Writes `changes` where all of `guard` holds. Where it does not, the whole transaction is undone (`isGuardFailure`), so
 * that nobody need wait for this write before writing what follows from it.
 */
export async function updateRow<T extends keyof Tables & string>(
  db: Db,
  table: T,
  changes: Partial<Tables[T]>,
  guard: Partial<Tables[T]>,
): Promise<void> {
  const [set, where] = [Object.keys(changes), Object.keys(guard)]
  const text = remembered(`update ${table} ${set} where ${where}`, () => updateText(table, set, where))
  await db.executeQuery(CompiledQuery.raw(text, [...Object.values(changes), ...Object.values(guard)]))
}

/** True when somebody was faster: a guarded write did not find its row as it was. */
export function isGuardFailure(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === guardFailed
}

// As many as there are sets of columns that change together: a few dozen.
const texts = new Map<string, string>()

function remembered(key: string, build: () => string): string {
  const text = texts.get(key) ?? build()
  texts.set(key, text)
  return text
}

function insertText(table: string, keys: readonly string[]): string {
  const places = keys.map((_, index) => `$${index + 1}`)
  return `insert into ${snake(table)} (${keys.map(snake)}) values (${places})`
}

function updateText(table: string, set: readonly string[], where: readonly string[]): string {
  const changes = set.map((key, index) => `${snake(key)} = $${index + 1}`)
  const guards = where.map((key, index) => `${snake(key)} = $${set.length + index + 1}`)
  const update = `update ${snake(table)} set ${changes.join(', ')} where ${guards.join(' and ')}`
  return `with written as (${update} returning 1) select assert_one_row(count(*)) from written`
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
