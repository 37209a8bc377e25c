import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { testPlatform } from '../testing/context.ts'
import { givenFullHouse } from '../testing/full-house.ts'
import type { Shop } from '../testing/shop.ts'
import { openApplicationPool } from './database.ts'

// What belongs to the installation and to no tenant.
const tablesOfNoTenant = ['key_rotations', 'program_processes', 'schema_migrations', 'worker_processes']

// What the program may do besides reading: everything else is refused by the database.
const mayWrite: Readonly<Record<string, string>> = {
  account_calls: 'insert update delete',
  accounts: 'insert update',
  alert_channels: 'insert update',
  alert_sendings: 'insert update',
  alert_tellings: 'insert delete',
  alerts: 'insert update',
  api_keys: 'insert update',
  appid_bindings: 'insert update delete',
  appids: 'insert update',
  approvals: 'insert update',
  applyments: 'insert update',
  audit_entries: 'insert',
  audit_heads: '',
  bill_differences: 'insert delete',
  bill_lines: 'insert update delete',
  call_tallies: 'insert update delete',
  disagreements: 'insert update',
  events: 'insert',
  exchanges: 'insert',
  export_parts: 'insert delete',
  exports: 'insert update',
  idempotency_keys: 'insert',
  invitations: 'insert update',
  key_rotations: 'insert update',
  ledger_lines: 'insert',
  memberships: 'insert update',
  merchants: 'insert update',
  notice_refusals: 'insert update',
  notices: 'insert update',
  papers: 'insert update',
  passkeys: 'insert update delete',
  payment_stops: 'insert update',
  payments: 'insert update',
  people: 'insert update',
  permissions: 'insert update',
  platform_keys: 'insert update delete',
  providers: 'insert update',
  reconciliations: 'insert update',
  recovery_codes: 'insert update delete',
  refunds: 'insert update',
  requests: 'insert delete',
  sessions: 'insert update',
  settings: 'insert update',
  sub_merchants: 'insert update',
  tallies: 'insert update delete',
  tally_marks: 'insert update',
  webhook_attempts: 'insert',
  webhook_deliveries: 'insert update',
  webhook_endpoints: 'insert update delete',
}

// Everything that runs with its owner's rights, and exactly what it tells.
const definers: Readonly<Record<string, string>> = {
  'chain_audit_entry()': 'trigger',
  'count_jobs(failing_after_tries integer)': 'TABLE(due bigint, later bigint, failing bigint)',
  'find_api_key(key_hash bytea)': 'TABLE(provider_id text, id text, merchant_id text, mode text)',
  'find_account(account text)': 'TABLE(provider_id text, id text, mode text, version integer, clock_offset_ms bigint)',
  'find_invitation(hash bytea)': 'TABLE(provider_id text, id text)',
  'find_passkey(credential text)': 'TABLE(provider_id text, id text)',
  'find_people(wanted text)': 'TABLE(provider_id text, id text)',
  'find_session(hash bytea, at timestamp with time zone)':
    'TABLE(provider_id text, session_id text, person_id text, seen_at timestamp with time zone, proven_at timestamp with time zone, is_enrolled boolean, membership_id text, merchant_id text, role text, merchant_ids text[])',
  'hurry_jobs(account text, delta interval)': 'bigint',
  'count_workers(silent_after interval)': 'bigint',
  'list_accounts()': 'TABLE(provider_id text, id text, mode text)',
  'list_own_jobs(failing_after integer, late_after interval)':
    'TABLE(id bigint, task text, key text, state text, attempts integer, run_at timestamp with time zone, created_at timestamp with time zone, last_error text)',
  'list_providers(after text, most integer)': 'TABLE(provider_id text)',
  'retry_own_job(job bigint)': 'boolean',
  'promise_job(task text, payload json, run_at timestamp with time zone, job_key text, max_attempts integer)': 'void',
  'promise_new_job(task text, payload json, run_at timestamp with time zone, job_key text, max_attempts integer)':
    'void',
  'withdraw_job(key text)': 'void',
}

const refusedByWall = { code: '42501' }

const ends: (() => unknown)[] = []
let owner: pg.Pool
let program: pg.Pool
let ours: Shop
let theirs: Shop
let tables: string[]

before(async () => {
  const platform = await testPlatform({ after: (end) => void ends.push(end as () => unknown) })
  owner = platform.owner
  program = openApplicationPool(platform.databaseUrl, 2)
  ours = await givenFullHouse(platform.ctx)
  theirs = await givenFullHouse(platform.ctx)
  await platform.drain()
  const { rows } = await owner.query(
    "select relname from pg_class where relnamespace = 'teyue'::regnamespace and relkind in ('r', 'p') order by relname",
  )
  tables = rows.map(({ relname }) => relname).filter((name) => !tablesOfNoTenant.includes(name))
})

after(async () => {
  await program.end()
  for (const end of ends) await end()
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

test('the queue’s tables are not for the program: it promises and withdraws through functions', async () => {
  const { rows } = await owner.query(
    "select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relkind in ('r', 'v')",
  )
  assert(rows.length >= 4)
  for (const { relname } of rows) {
    await assert.rejects(program.query(`select from graphile_worker.${relname}`), refusedByWall, relname)
  }
  await assert.rejects(program.query("select graphile_worker.add_job('x')"), refusedByWall)
})

test('the program’s role can neither log in, nor leave the walls, nor become another', async () => {
  const { rows } = await owner.query(
    `select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
       (select count(*)::int from pg_auth_members where member = r.oid) as roles,
       (select count(*)::int from pg_class where relowner = r.oid) as owned
     from pg_roles r where rolname = 'teyue_app'`,
  )
  assert.deepEqual(new Set(Object.values(rows[0])), new Set([false, 0]))
  const { rows: who } = await program.query('select current_user, session_user')
  assert.equal(who[0].current_user, 'teyue_app')
  // What it can: the connection was opened by the owner and may step back into that role. The wall holds against our own
  // mistakes; against SQL that somebody else writes, only parameters hold, and all of ours are.
  assert.notEqual(who[0].session_user, 'teyue_app')
})

test('what runs with its owner’s rights is listed, tells no more than meant, and is the program’s alone', async () => {
  const { rows } = await owner.query(
    `select proname || '(' || pg_get_function_identity_arguments(oid) || ')' as call, pg_get_function_result(oid) as tells,
       proconfig as config, has_function_privilege('teyue_app', oid, 'execute') as ours,
       exists (select from aclexplode(proacl) where grantee = 0) as everybodys
     from pg_proc where pronamespace = 'teyue'::regnamespace and prosecdef order by 1`,
  )
  assert.deepEqual(Object.fromEntries(rows.map(({ call, tells }) => [call, tells])), definers)
  for (const { call, config, ours: isOurs, everybodys } of rows) {
    assert.deepEqual(config, ['search_path=teyue, pg_temp'], call)
    assert.deepEqual([isOurs, everybodys], [true, false], call)
  }
})

test('the three questions asked before a tenant is known answer who it is, and no secret', async () => {
  const hash = await owner.query('select hash from api_keys where provider_id = $1', [ours.providerId])
  const key = await program.query('select * from find_api_key($1)', [hash.rows[0].hash])
  assert.deepEqual(Object.keys(key.rows[0]), ['provider_id', 'id', 'merchant_id', 'mode'])
  assert.equal(key.rows[0].provider_id, ours.providerId)
  assert.equal((await program.query('select * from find_api_key($1)', [Buffer.alloc(32)])).rowCount, 0)
  const account = await program.query('select * from find_account($1)', [ours.accountId])
  assert.deepEqual(Object.keys(account.rows[0]), ['provider_id', 'id', 'mode', 'version', 'clock_offset_ms'])
  assert.equal(account.rows[0].provider_id, ours.providerId)
  const accounts = await program.query('select * from list_accounts()')
  assert.deepEqual(Object.keys(accounts.rows[0]), ['provider_id', 'id', 'mode'])
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
