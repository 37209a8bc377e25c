import type pg from 'pg'

/** A table as a backup has it: its rows by these columns, in an order in which no row names one that comes later. */
export type CopiedTable = { readonly name: string; readonly columns: readonly string[] }

// Made by the migrations themselves, and the same in every database of one version.
const madeByMigrations = ['teyue.schema_migrations', 'graphile_worker.migrations']

/** Every table of ours and of the queue, those that others refer to first. */
export async function copiedTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
           array_agg(format('%I', a.attname) order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and n.nspname in ('teyue', 'graphile_worker')
    group by 1`)
  const { rows: references } = await client.query<{ from: string; to: string }>(`
    select format('%I.%I', n.nspname, c.relname) as from, format('%I.%I', m.nspname, d.relname) as to
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
    where k.contype = 'f' and k.conrelid <> k.confrelid`)
  const wanted = tables.filter(({ name }) => !madeByMigrations.includes(name))
  return inOrder(wanted, (name) => references.filter(({ from }) => from === name).map(({ to }) => to))
}

function inOrder(tables: readonly CopiedTable[], referred: (name: string) => string[]): CopiedTable[] {
  const ordered: CopiedTable[] = []
  let left = tables.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const ready = left.filter(({ name }) => referred(name).every((other) => !waiting.has(other)))
    if (ready.length === 0) throw new Error(`these tables refer to each other in a circle: ${[...waiting].join(', ')}`)
    ordered.push(...ready)
    left = left.filter((table) => !ready.includes(table))
  }
  return ordered
}
