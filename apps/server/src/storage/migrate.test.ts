import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { pino } from 'pino'
import { assertSchemaFits } from '../cli/open-database.ts'
import { testWorld } from '../testing/world.ts'
import { migrate, schemaState } from './migrate.ts'
import { MIGRATIONS } from './migrations.ts'
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

test('a process that was killed is waited for no longer than its silence; versions are not jumped over beside one that lives', async (t) => {
  const { owner } = await testWorld(t)
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

async function folderWith(t: TestContext, files: Readonly<Record<string, string>>): Promise<URL> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teyue-migrations-'))
  t.after(() => rm(folder, { recursive: true }))
  await cp(MIGRATIONS, folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return pathToFileURL(`${folder}/`)
}
