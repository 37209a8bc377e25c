import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { assertSchemaFits } from '../cli/open-database.ts'
import { attachmentContext } from '../features/attachments/attachment.ts'
import { newId } from '../kit/ids.ts'
import { createVault } from '../secrets.ts'
import { startTestCluster } from '../testing/cluster.ts'
import { testPlatform } from '../testing/context.ts'
import { testWorld } from '../testing/world.ts'
import { openOwnerPool } from './database.ts'
import { migrate, schemaState } from './migrate.ts'
import { MIGRATIONS, migrationLock } from './migrations.ts'
import { startPresence } from './presence.ts'

const quiet = pino({ level: 'silent' })

test('old and new version work side by side; what the old one needs is taken away once it is gone', async (t) => {
  const { owner, api, pay } = await testWorld(t)
  const newer = await folderWith(t, {
    '9001-add-note.sql': 'alter table payments add column note text',
    '9002-drop-description.after.sql': 'alter table payments drop column description',
  })
  const old = await startPresence(owner, quiet)

  const first = await migrate(owner, newer)
  assert.deepEqual([first.ran, first.waiting], [['9001-add-note.sql'], ['9002-drop-description.after.sql']])
  assert.equal(await schemaState(owner), 'ahead')
  await assertSchemaFits(owner)
  const made = await api('POST', '/v1/payments', { product: 'native', amount: 1, description: 'x', reference: 'side' })
  assert.equal(made.status, 201)
  await pay({ code_url: String((made.body.pay as { code_url?: string } | undefined)?.code_url) })
  assert.equal(await schemaState(owner, newer), 'current')

  await old.stop()
  assert.deepEqual(await migrate(owner, newer), { ran: ['9002-drop-description.after.sql'], waiting: [] })
  assert.equal(await schemaState(owner), 'newer')
  await assert.rejects(assertSchemaFits(owner), /newer Teyue/)
})

test('a migration has an hour, what it locks ten seconds, and who asks afterwards the usual time', async (t) => {
  const { owner } = await testPlatform(t)
  const times = "select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock"
  await migrate(owner, await folderWith(t, { '9001-times.sql': `create table times as ${times}` }))
  const [during, after] = [await owner.query('table times'), await owner.query(times)]
  assert.deepEqual(during.rows, [{ statement: '1h', lock: '10s' }])
  assert.deepEqual(after.rows, [{ statement: '15s', lock: '10s' }])
})

test('a process that was killed is waited for no longer than its silence; versions are not jumped over beside one that lives', async (t) => {
  const { owner } = await testPlatform(t)
  const jump = await folderWith(t, {
    '9001-one.after.sql': 'create table gone (id integer)',
    '9002-two.sql': 'drop table gone',
  })
  const killed = await startPresence(owner, quiet)
  await assert.rejects(migrate(owner, jump), /more than one version lies between/)
  await owner.query("update program_processes set seen_at = clock_timestamp() - interval '16 s'")
  assert.deepEqual((await migrate(owner, jump)).ran, ['9001-one.after.sql', '9002-two.sql'])
  await killed.stop()
})

test('a program that comes while somebody migrates is there before or after, never in between; who was killed is forgotten', async (t) => {
  const { owner } = await testPlatform(t)
  await owner.query("insert into program_processes values ('killed', '0001', clock_timestamp() - interval '16 s')")
  const migrating = await owner.connect()
  await migrating.query('select pg_advisory_lock($1)', [migrationLock])
  const coming = startPresence(owner, quiet)
  const waiting = "select from pg_locks where locktype = 'advisory' and not granted and objid = $1"
  while ((await migrating.query(waiting, [migrationLock])).rowCount === 0);
  const { rows: before } = await migrating.query('select id from program_processes')
  assert.deepEqual(before, [{ id: 'killed' }])
  const impatient = new pg.Pool({ ...owner.options, lock_timeout: 1 })
  await assert.rejects(startPresence(impatient, quiet), /"teyue migrate" is at work/)
  await impatient.end()
  await migrating.query('select pg_advisory_unlock($1)', [migrationLock])
  migrating.release()
  const { stop } = await coming
  const { rows } = await owner.query(
    "select count(*)::integer as all, count(*) filter (where id = 'killed')::integer as killed from program_processes",
  )
  assert.deepEqual(rows, [{ all: 1, killed: 0 }])
  await stop()
  assert.equal((await owner.query('select from program_processes')).rowCount, 0)
})

test('0065: the files of agreements lie with those of merchants: what there was, and what an older program still gives', async (t) => {
  const cluster = await startTestCluster()
  t.after(() => cluster.stop())
  const owner = openOwnerPool(await cluster.createDatabase(), 2)
  t.after(() => owner.end())
  const vault = createVault(Buffer.alloc(32, 1))
  const [provider, account, merchant, number] = (['provider', 'account', 'merchant', 'subMerchant'] as const).map(newId)
  const sign = async () => {
    const id = newId('agreement')
    const sealed = vault.seal(`the file of ${id}`, `agreement:${id}`)
    await owner.query(
      `insert into agreements (provider_id, id, sub_merchant_id, kind, appid, signed_by, signed_on, filename, bytes, sha256, sealed, added_at)
       values ($1, $2, $3, 'joint_operation', 'wx00000000000000a2', 'both', '2026-11-20', 'letter.pdf', 7, $4, $5, now())`,
      [provider, id, number, Buffer.alloc(32), sealed],
    )
    return id
  }
  await migrate(owner, await folderUpTo(t, '0064'))
  await owner.query(
    `with p as (insert into providers values ('${provider}', 'p', now())),
     a as (insert into accounts (provider_id, id, mode, sp_mchid, base_url, serial, private_key_sealed, api_v3_key_sealed, created_at)
       values ('${provider}', '${account}', 'test', '1900000001', 'http://127.0.0.1:9', 's', 'x', 'x', now())),
     m as (insert into merchants (provider_id, id, name, subject_type, subject, created_at)
       values ('${provider}', '${merchant}', 'm', 'company', 'm', now())),
     s as (insert into sub_merchants (provider_id, id, merchant_id, account_id, sub_mchid, fee_rate_ppm, created_at)
       values ('${provider}', '${number}', '${merchant}', '${account}', '1600000001', 6000, now()))
     insert into appids (provider_id, appid, kind, name, subject, merchant_id, created_at)
       values ('${provider}', 'wx00000000000000a2', 'mini_program', 'a', 'a', '${merchant}', now())`,
  )
  const agreements = [await sign()]
  await migrate(owner, await folderUpTo(t, '0065'))
  agreements.push(await sign())
  await migrate(owner)

  const { rows } = await owner.query('select id, merchant_id, filename, bytes, sealed from attachments order by id')
  assert.deepEqual(
    rows.map(({ sealed, ...file }) => ({ ...file, text: vault.open(sealed, attachmentContext(file.id)).toString() })),
    agreements.map((id) => ({
      id,
      merchant_id: merchant,
      filename: 'letter.pdf',
      bytes: 7,
      text: `the file of ${id}`,
    })),
  )
  await assert.rejects(
    owner.query('update attachments set sealed = null, deleted_at = now()'),
    /attachments_of_agreements/,
  )
})

async function folderWith(t: TestContext, files: Readonly<Record<string, string>>): Promise<URL> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teyue-migrations-'))
  t.after(() => rm(folder, { recursive: true }))
  await cp(MIGRATIONS, folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return pathToFileURL(`${folder}/`)
}

/** The migrations up to this number: a database of that time. */
async function folderUpTo(t: TestContext, number: string): Promise<URL> {
  const folder = await folderWith(t, {})
  const later = (await readdir(folder)).filter((name) => name.endsWith('.sql') && name.slice(0, 4) > number)
  for (const name of later) await rm(new URL(name, folder))
  return folder
}
