import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type pg from 'pg'
import { issueApiKey } from '../features/keys/issue-api-key.ts'
import { testPlatform } from '../testing/context.ts'
import { fileLifetime } from '../testing/file-lifetime.ts'
import { givenShop, type Shop } from '../testing/shop.ts'
import { openApplicationPool } from './database.ts'

// Everything that runs with its owner's rights, and exactly what it tells.
const definers: Readonly<Record<string, string>> = {
  'chain_audit_entry()': 'trigger',
  'count_jobs(failing_after_tries integer)': 'TABLE(due bigint, later bigint, failing bigint)',
  'find_api_key(key_hash bytea)': 'TABLE(provider_id text, id text, merchant_id text, mode text)',
  'find_account(account text)': 'TABLE(provider_id text, id text, mode text, version integer, clock_offset_ms bigint)',
  'find_message_push(push text)': 'TABLE(provider_id text, id text, appid text)',
  'find_invitation(hash bytea)': 'TABLE(provider_id text, id text)',
  'find_passkey(credential text)': 'TABLE(provider_id text, id text)',
  'find_people(wanted text)': 'TABLE(provider_id text, id text)',
  'find_session(hash bytea, at timestamp with time zone)':
    'TABLE(provider_id text, session_id text, person_id text, seen_at timestamp with time zone, proven_at timestamp with time zone, is_enrolled boolean, membership_id text, merchant_id text, role text, merchant_ids text[])',
  'find_signed_in(hash bytea, at timestamp with time zone)':
    'TABLE(provider_id text, session_id text, person_id text, seen_at timestamp with time zone, proven_at timestamp with time zone, is_enrolled boolean, membership_id text, merchant_id text, role text, store_id text, merchant_ids text[])',
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

const lifetime = fileLifetime()
let owner: pg.Pool
let program: pg.Pool
let ours: Shop

before(async () => {
  const platform = await testPlatform(lifetime)
  owner = platform.owner
  program = openApplicationPool(platform.databaseUrl, 2)
  lifetime.after(() => program.end())
  ours = await givenShop(platform.ctx)
  await issueApiKey(platform.ctx, ours.providerId, { mode: 'test', merchantId: null, name: 'ours' })
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
