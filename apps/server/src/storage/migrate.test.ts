import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { assertSchemaFits } from '../cli/open-database.ts'
import { testPlatform } from '../testing/context.ts'
import { testWorld } from '../testing/world.ts'
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

async function folderWith(t: TestContext, files: Readonly<Record<string, string>>): Promise<URL> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teyue-migrations-'))
  t.after(() => rm(folder, { recursive: true }))
  await cp(MIGRATIONS, folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return pathToFileURL(`${folder}/`)
}
