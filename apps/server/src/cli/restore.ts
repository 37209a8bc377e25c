import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { readMasterKeys } from '../kit/read-text.ts'
import { keyFileText, loadMasterKeys } from '../secrets/key-ring.ts'
import { createVault } from '../secrets.ts'
import { copyIn, isUntouched } from '../storage/copy-in.ts'
import { ranMigrations } from '../storage/migrate.ts'
import { KEY_FILE, type Manifest, readManifest } from './backup/manifest.ts'
import { measure, readTable } from './backup/table-file.ts'
import { bringSchemaUp, openDatabaseOf } from './open-database.ts'

export const restoreUsage = `teyue restore FOLDER: fills an empty database from a backup, and puts the master key in its place

  FOLDER         what "teyue backup" has made
  --key FILE     the master key, where the backup was made without it
`

const options = { key: { type: 'string' } } as const

type Asked = { readonly folder: string; readonly keyFile: string | undefined }

/** Everything is read and checked before anything is written, and the database is filled in one transaction. */
export async function run(config: Config, args: readonly string[]): Promise<void> {
  const { folder, keyFile } = readArguments(args)
  const manifest = readManifest(folder)
  await assertWhole(folder, manifest)
  const putKey = prepareKey(config, manifest, keyFile ?? path.join(folder, KEY_FILE))
  const database = await openDatabaseOf(config)
  try {
    await bringSchemaUp(database.owner)
    await assertSameSchema(database.owner, manifest)
    await assertUntouched(database.owner)
    putKey()
    const fileOf = new Map(manifest.tables.map(({ name, file }) => [name, path.join(folder, file)]))
    await copyIn(database.owner, manifest.tables, ({ name }) => readTable(fileOf.get(name)!), manifest)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    process.stdout.write(
      `${rows} rows are back as they stood at ${manifest.made_at}. Start with "teyue start" or "teyue serve" and "teyue work".\n` +
        'What happened since then is asked of WeChat: open orders at once, the rest with the next bills.\n',
    )
  } finally {
    await database.close()
  }
}

function readArguments(args: readonly string[]): Asked {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true })
    const [folder, ...more] = positionals
    if (folder !== undefined && more.length === 0) return { folder: path.resolve(folder), keyFile: values.key }
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${restoreUsage}`)
  }
  throw new OperatorError(`Name the one folder of a backup.\n\n${restoreUsage}`)
}

async function assertWhole(folder: string, { tables }: Manifest): Promise<void> {
  for (const { file, bytes, sha256 } of tables) {
    const at = path.join(folder, file)
    const found = existsSync(at) ? await measure(at) : undefined
    if (found?.bytes === bytes && found.sha256 === sha256) continue
    throw new OperatorError(
      `${at} is ${found ? 'not as it was written' : 'missing'}. Take another copy of this backup.`,
    )
  }
}

/** Checks that there is the key under which this was sealed; answers with what puts it into its place. */
function prepareKey({ masterKey }: Config, manifest: Manifest, brought: string): () => void {
  if ('value' in masterKey || existsSync(masterKey.file)) {
    assertKeys(loadMasterKeys(masterKey, { make: false }), manifest, 'The master key that is set')
    return () => undefined
  }
  const keys = existsSync(brought) ? readMasterKeys(readFileSync(brought, 'utf8').trim()) : undefined
  if (!keys) throw new OperatorError(`There is no master key in ${brought}. Name the file that holds it with --key.`)
  assertKeys(keys, manifest, brought)
  const { file } = masterKey
  return () => {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, keyFileText(keys), { mode: 0o600, flag: 'wx', flush: true })
  }
}

function assertKeys(keys: readonly Buffer[], manifest: Manifest, which: string): void {
  const { keyId, keyIds } = createVault(() => keys)
  if (keyIds.includes(manifest.master_key_id)) return
  throw new OperatorError(
    `${which} is ${keyId}, but this backup was sealed under ${manifest.master_key_id}. Put that one there; nothing was changed.`,
  )
}

async function assertSameSchema(owner: pg.Pool, manifest: Manifest): Promise<void> {
  const ran = await ranMigrations(owner)
  const same = manifest.migrations.every(({ name, hash }) => ran.get(name) === hash)
  if (same && manifest.migrations.length === ran.size) return
  throw new OperatorError(
    `This backup has the schema up to ${manifest.migrations.at(-1)?.name}, this Teyue another. Restore with the version that made it, then bring it up with "teyue migrate".`,
  )
}

async function assertUntouched(owner: pg.Pool): Promise<void> {
  if (await isUntouched(owner)) return
  throw new OperatorError(
    'This database has a provider in it already, and a restore would take it away. Restore into an empty database or data folder.',
  )
}
