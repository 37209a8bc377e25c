import { readFile, writeFile } from 'node:fs/promises'
import type pg from 'pg'
import { startTestCluster } from '../testing/cluster.ts'
import { openOwnerPool, schema } from './database.ts'
import { migrate } from './migrate.ts'

// Writes tables.ts from the migrated database, so that the compiler checks every column. With --check it only compares.

const target = new URL('./tables.ts', import.meta.url)
const types: Record<string, string> = {
  text: 'string',
  bytea: 'Buffer',
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  timestamptz: 'Date',
  date: 'Date',
  jsonb: 'Json',
  _text: 'string[]',
}
const columnsQuery = `
  select c.relname as "table", a.attname as "column", t.typname as "type", a.attnotnull as "required", a.atthasdef as "defaulted",
    (select array_agg(m[1] order by n) from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') with ordinality as x(m, n)
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) like 'CHECK ((%= ANY (ARRAY[%') as "choices"
  from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
  where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`

type Column = {
  table: string
  column: string
  type: string
  required: boolean
  defaulted: boolean
  choices: string[] | null
}

async function main(): Promise<void> {
  const text = await generate()
  const current = await readFile(target, 'utf8').catch(() => '')
  if (current === text) return
  if (process.argv.includes('--check')) {
    process.stderr.write('storage/tables.ts is stale: run `npx node apps/server/src/storage/generate-tables.ts`\n')
    process.exitCode = 1
    return
  }
  await writeFile(target, text)
}

async function generate(): Promise<string> {
  const cluster = await startTestCluster()
  const pool = openOwnerPool(await cluster.createDatabase(), 2)
  try {
    await migrate(pool)
    return render(await readColumns(pool))
  } finally {
    await pool.end()
    await cluster.stop()
  }
}

async function readColumns(pool: pg.Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(columnsQuery)
  return rows
}

function render(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table)
  const bodies = [...tables].map(([table, own]) => `  ${camel(table)}: {\n${own.map(field).join('\n')}\n  }`)
  return `// Generated from the migrated database by generate-tables.ts; \`npm run check\` fails when it is stale.
import type { Generated } from 'kysely'

export type Json = unknown

export type Tables = {
${bodies.join('\n')}
}
`
}

function field({ column, type, required, defaulted, choices }: Column): string {
  const plain = choices ? choices.map((choice) => `'${choice}'`).join(' | ') : types[type]
  if (!plain) throw new Error(`no TypeScript type for ${type}`)
  const nullable = required ? plain : `${plain} | null`
  return `    ${camel(column)}: ${defaulted ? `Generated<${nullable}>` : nullable}`
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

await main()
