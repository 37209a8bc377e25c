import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type pg from 'pg'
import { testPlatform } from '../testing/context.ts'
import { fileLifetime } from '../testing/file-lifetime.ts'
import { givenFullHouse } from '../testing/full-house.ts'
import type { Shop } from '../testing/shop.ts'
import { openApplicationPool } from './database.ts'

// What belongs to the installation and to no tenant.
const tablesOfNoTenant = ['key_rotations', 'program_processes', 'schema_migrations', 'worker_processes']

// What the program may do besides reading: everything else is refused by the database.
const mayWrite: Readonly<Record<string, string>> = {
  account_calls: 'insert update delete',
  accounts: 'insert update',
  agreements: 'insert update',
  alert_channels: 'insert update',
  alert_sendings: 'insert update',
  alert_tellings: 'insert delete',
  alerts: 'insert update',
  api_keys: 'insert update',
  appid_bindings: 'insert update delete',
  appids: 'insert update',
  approvals: 'insert update',
  applyments: 'insert update',
  attachments: 'insert update',
  audit_entries: 'insert',
  audit_heads: '',
  bill_differences: 'insert delete',
  bill_lines: 'insert update delete',
  call_tallies: 'insert update delete',
  departures: 'insert update',
  development_looks: 'insert update',
  development_settings: 'insert update',
  disagreements: 'insert update',
  events: 'insert',
  exchanges: 'insert',
  export_parts: 'insert delete',
  exports: 'insert update',
  follows: 'insert',
  h5_domains: 'insert update',
  found_number_days: 'insert update',
  found_numbers: 'insert update',
  gold_plan_changes: 'insert update',
  gold_plans: 'insert update',
  idempotency_keys: 'insert',
  import_lines: 'insert update delete',
  imports: 'insert update',
  invitations: 'insert update',
  key_rotations: 'insert update',
  ledger_lines: 'insert',
  limitations: 'insert update',
  memberships: 'insert update',
  merchants: 'insert update',
  message_pushes: 'insert update',
  notice_refusals: 'insert update',
  notices: 'insert update',
  papers: 'insert update',
  passkeys: 'insert update delete',
  payment_stops: 'insert update',
  payments: 'insert update',
  people: 'insert update',
  permission_changes: 'insert',
  permissions: 'insert update',
  platform_keys: 'insert update delete',
  probes: 'insert update',
  providers: 'insert update',
  reconciliations: 'insert update',
  recovery_codes: 'insert update delete',
  refunds: 'insert update',
  requests: 'insert delete',
  sessions: 'insert update',
  settings: 'insert update',
  settlement_accounts: 'insert update',
  settlement_changes: 'insert update',
  stores: 'insert update',
  sub_merchants: 'insert update',
  subject_confirmations: 'insert update',
  tallies: 'insert update delete',
  tally_marks: 'insert update',
  terminals: 'insert update',
  test_payments: 'insert update',
  violation_addresses: 'insert update',
  violation_words: 'insert',
  violations: 'insert update',
  webhook_attempts: 'insert',
  webhook_deliveries: 'insert update',
  webhook_endpoints: 'insert update delete',
}

const refusedByWall = { code: '42501' }

const lifetime = fileLifetime()
let owner: pg.Pool
let program: pg.Pool
let ours: Shop
let theirs: Shop
let tables: string[]

before(async () => {
  const platform = await testPlatform(lifetime)
  owner = platform.owner
  program = openApplicationPool(platform.databaseUrl, 2)
  lifetime.after(() => program.end())
  ours = await givenFullHouse(platform.ctx)
  theirs = await givenFullHouse(platform.ctx)
  await platform.drain()
  const { rows } = await owner.query(
    "select relname from pg_class where relnamespace = 'teyue'::regnamespace and relkind in ('r', 'p') order by relname",
  )
  tables = rows.map(({ relname }) => relname).filter((name) => !tablesOfNoTenant.includes(name))
})

test('every table but the listed ones is behind the wall: row security enabled, and forced upon its owner', async () => {
  const { rows } = await owner.query(
    `select relname from pg_class where relnamespace = 'teyue'::regnamespace and relkind in ('r', 'p')
     and not (relrowsecurity and relforcerowsecurity) order by relname`,
  )
  assert.deepEqual(
    rows.map(({ relname }) => relname),
    tablesOfNoTenant,
  )
  const { rows: policies } = await owner.query(
    "select tablename, qual, with_check from pg_policies where schemaname = 'teyue' and 'teyue_app' = any(roles)",
  )
  assert.deepEqual(policies.map(({ tablename }) => tablename).sort(), tables)
  for (const { qual, with_check } of policies) {
    assert.equal(qual, '(provider_id = current_provider())')
    assert.equal(with_check, qual)
  }
})

test('the provider leads every key: primary, unique and foreign', async () => {
  const { rows } = await owner.query(
    `select conrelid::regclass::text as "table", conname, contype,
       (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as first,
       (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1]) as "first there"
     from pg_constraint where connamespace = 'teyue'::regnamespace and contype in ('p', 'u', 'f')`,
  )
  const keys = rows.filter((row) => !tablesOfNoTenant.includes(row.table))
  for (const key of keys) {
    assert.equal(key.first, 'provider_id', `${key.table}: ${key.conname}`)
    if (key.contype === 'f') assert.equal(key['first there'], 'provider_id', `${key.table}: ${key.conname}`)
  }
  assert.deepEqual([...new Set(keys.filter(({ contype }) => contype === 'p').map((key) => key.table))].sort(), tables)
  const { rows: indexes } = await owner.query(
    `select indrelid::regclass::text as "table", indexrelid::regclass::text as name from pg_index
     join pg_class c on c.oid = indrelid where c.relnamespace = 'teyue'::regnamespace and indisunique
     and (select attname from pg_attribute where attrelid = indrelid and attnum = indkey[0]) <> 'provider_id'`,
  )
  assert.deepEqual(indexes.map((index) => index.table).sort(), tablesOfNoTenant)
})

test('a tenant reads its own rows in every table, and none of another’s', async () => {
  for (const table of tables) {
    const mine = await asTenant(ours.providerId, `select provider_id from ${table}`)
    assert(mine.rows.length > 0, `${table} has no row: let givenFullHouse make one`)
    assert.deepEqual(new Set(mine.rows.map((row) => row.provider_id)), new Set([ours.providerId]), table)
    const named = await asTenant(theirs.providerId, `select from ${table} where provider_id = $1`, [ours.providerId])
    assert.equal(named.rowCount, 0, table)
  }
})

test('a tenant writes nothing of another’s, in any table', async () => {
  for (const table of tables) {
    const rights = mayWrite[table] ?? ''
    for (const [right, statement] of [
      ['update', `update ${table} set provider_id = provider_id where provider_id = $1`],
      ['delete', `delete from ${table} where provider_id = $1`],
    ] as const) {
      const attempt = asTenant(theirs.providerId, statement, [ours.providerId])
      if (rights.includes(right)) assert.equal((await attempt).rowCount, 0, `${right} ${table}`)
      else await assert.rejects(attempt, refusedByWall, `${right} ${table}`)
    }
  }
})

test('a tenant puts no row among another’s: neither a new one nor one of its own', async () => {
  for (const table of tables) {
    const copy = await owner.query(`select to_jsonb(t) as row from ${table} t where provider_id = $1 limit 1`, [
      ours.providerId,
    ])
    const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`
    await assert.rejects(asTenant(theirs.providerId, insert, [copy.rows[0].row]), refusedByWall, `insert ${table}`)
    const give = `update ${table} set provider_id = $1`
    await assert.rejects(
      asTenant(theirs.providerId, give, [ours.providerId]),
      /row-level security|permission denied|never changes/,
      table,
    )
  }
})

test('with no tenant entered nothing is there, and nothing can be put there', async () => {
  for (const table of tables) {
    assert.equal((await program.query(`select from ${table}`)).rowCount, 0, table)
    const copy = await owner.query(`select to_jsonb(t) as row from ${table} t limit 1`)
    const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`
    await assert.rejects(program.query(insert, [copy.rows[0].row]), refusedByWall, table)
  }
  for (const nobody of ['', '%', 'prv_00000000000000000000000000']) {
    assert.equal((await asTenant(nobody, 'select from payments')).rowCount, 0)
  }
})

test('the tenant is forgotten with its transaction, also on the same connection', async () => {
  const client = await program.connect()
  try {
    for (const end of ['commit', 'rollback']) {
      await client.query('begin')
      await client.query('select enter_tenant($1, null)', [ours.providerId])
      assert.notEqual((await client.query('select from payments')).rowCount, 0)
      await client.query(end)
      assert.equal((await client.query('select from payments')).rowCount, 0)
    }
  } finally {
    client.release()
  }
})

test('the program may do what is listed and no more: not truncate, not refer, not alter, not make', async () => {
  const { rows } = await owner.query(
    `select table_name as "table", array_agg(lower(privilege_type) order by privilege_type)::text[] as rights
     from information_schema.role_table_grants where grantee in ('teyue_app', 'PUBLIC') and table_schema = 'teyue'
     group by table_name order by table_name`,
  )
  const granted = Object.fromEntries(rows.map((row) => [row.table, row.rights.sort().join(' ')]))
  const listed = Object.entries(mayWrite).map(([table, rights]) => [
    table,
    `${rights} select`.trim().split(' ').sort().join(' '),
  ])
  assert.deepEqual(granted, Object.fromEntries(listed))
  const attempts = [
    'alter table payments disable row level security',
    'alter table payments no force row level security',
    'drop policy tenant on payments',
    'create policy all_of_it on payments using (true)',
    'alter table ledger_lines disable trigger all',
    'create table teyue.mine (id text)',
    'create function teyue.mine() returns int language sql as $$ select 1 $$',
    'drop table payments',
    'set session_replication_role = replica',
    'select * from schema_migrations',
    'select * from program_processes',
    'select * from worker_processes',
  ]
  for (const attempt of attempts) await assert.rejects(program.query(attempt), refusedByWall, attempt)
})

async function asTenant(providerId: string, statement: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = await program.connect()
  try {
    await client.query('begin')
    await client.query('select enter_tenant($1, null)', [providerId])
    return await client.query(statement, values)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
