import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { keyFileText, loadMasterKeys } from '../secrets/key-ring.ts'
import { createVault } from '../secrets.ts'
import { copyOut } from '../storage/copy-out.ts'
import { KEY_FILE, type KeptTable, MANIFEST, manifestOf } from './backup/manifest.ts'
import { writeTable } from './backup/table-file.ts'
import { openForLooking } from './doctor/open-for-looking.ts'
import { assertSchemaFits } from './open-database.ts'

export const backupUsage = `teyue backup: copies the whole database as it stands at one moment, while the platform works on, and the
master key; "teyue restore" makes a platform of it again

  --to FOLDER        where a folder for this backup is made; keep it on another machine
  --without-key      leaves the master key out: then keep it elsewhere, for nothing can be opened without it
`

const options = { to: { type: 'string' }, 'without-key': { type: 'boolean', default: false } } as const
const ownerOnly = { dir: 0o700, file: 0o600 } as const

/** Makes one backup in a folder of its own, which bears its name only once it is whole. */
export async function run(config: Config, args: readonly string[]): Promise<void> {
  const { to, withKey } = readArguments(args)
  const masterKeys = loadMasterKeys(config.masterKey, { make: false })
  const database = await openForLooking(config)
  try {
    await assertSchemaFits(database.owner)
    const now = new Date()
    const name = `teyue-${now.toISOString().replaceAll(/[:-]|\.\d+/g, '')}`
    const partial = makeFolder(path.resolve(to), `${name}.partial`)
    const tables: KeptTable[] = []
    const copied = await copyOut(database.owner, async (table, rows) => {
      const file = `${String(tables.length).padStart(3, '0')}-${table.name}.copy.gz`
      tables.push({
        ...table,
        columns: [...table.columns],
        file,
        ...(await writeTable(rows, path.join(partial, file))),
      })
    })
    const manifest = manifestOf({
      made_at: now.toISOString(),
      server_version: copied.serverVersion,
      master_key_id: createVault(() => masterKeys).keyId,
      migrations: [...copied.migrations],
      sequences: [...copied.sequences],
      tables,
    })
    if (withKey) write(path.join(partial, KEY_FILE), keyFileText(masterKeys))
    write(path.join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
    const whole = path.join(path.dirname(partial), name)
    renameSync(partial, whole)
    process.stdout.write(summary(whole, tables, withKey))
  } finally {
    await database.close()
  }
}

function readArguments(args: readonly string[]): { to: string; withKey: boolean } {
  let values: { to?: string; 'without-key'?: boolean }
  try {
    values = parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${backupUsage}`)
  }
  if (values.to === undefined) throw new OperatorError(`--to is missing.\n\n${backupUsage}`)
  return { to: values.to, withKey: values['without-key'] !== true }
}

function makeFolder(parent: string, name: string): string {
  const folder = path.join(parent, name)
  try {
    mkdirSync(parent, { recursive: true })
    mkdirSync(folder, { mode: ownerOnly.dir })
    return folder
  } catch (error) {
    throw new OperatorError(
      `${folder} cannot be made (${(error as NodeJS.ErrnoException).code}). Name another with --to.`,
    )
  }
}

function write(file: string, text: string): void {
  writeFileSync(file, text, { mode: ownerOnly.file, flush: true })
}

function summary(folder: string, tables: readonly KeptTable[], withKey: boolean): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
  const key = withKey
    ? `The master key is in it (${KEY_FILE}): whoever has this folder can read everything. Keep it closed, and on another machine.`
    : 'The master key is not in it. Without that key nothing that is sealed can be opened: keep it elsewhere.'
  return `${rows} rows of ${tables.length} tables, ${bytes} bytes: ${folder}\n${key}\n`
}
