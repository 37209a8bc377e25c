import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

/** Where this program's migrations lie. */
export const MIGRATIONS = new URL('../../migrations/', import.meta.url)

/** Held by whoever migrates, and shared by a program while it says that it is there. */
export const migrationLock = 8600_8601

const AFTER = '.after.sql'

/**
 * One step of the schema. Most only add, so that programs of the version before work on beside the new one. `isAfter`, by a name
 * that ends in `.after.sql`: it takes away what those still needed, and runs once none of them is left.
 */
export type Migration = {
  readonly name: string
  readonly text: string
  readonly hash: string
  readonly isAfter: boolean
}

/**
 * How a database's schema stands to a program. `ahead`: a newer one has added to it and taken nothing away, so that this one may
 * work on. `newer` and `changed` must not be worked on.
 */
export type SchemaState = 'current' | 'ahead' | 'older' | 'newer' | 'empty' | 'changed'

export function isAfter(name: string): boolean {
  return name.endsWith(AFTER)
}

/** All migrations in a folder, in their order. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex'), isAfter: isAfter(name) }
    }),
  )
}

/** What a program that knows these migrations makes of a database on which those ran. */
export function judgeSchema(known: readonly Migration[], ran: ReadonlyMap<string, string>): SchemaState {
  if (known.some(({ name, hash }) => ran.has(name) && ran.get(name) !== hash)) return 'changed'
  const foreign = [...ran.keys()].filter((name) => !known.some((one) => one.name === name))
  if (foreign.some(isAfter)) return 'newer'
  if (known.some((one) => !one.isAfter && !ran.has(one.name))) return foreign.length > 0 ? 'newer' : 'older'
  return foreign.length > 0 ? 'ahead' : 'current'
}

/** What is to run: `now`, beside older programs, and `after` them. What comes before another step cannot wait for the last. */
export function planMigrations(
  known: readonly Migration[],
  ran: ReadonlyMap<string, string>,
): { readonly now: readonly Migration[]; readonly after: readonly Migration[] } {
  const missing = known.filter(({ name }) => !ran.has(name))
  const last = missing.findLastIndex((one) => !one.isAfter)
  return { now: missing.slice(0, last + 1), after: missing.slice(last + 1) }
}
