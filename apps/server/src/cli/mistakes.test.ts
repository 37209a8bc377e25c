import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import pg from 'pg'
import { startTestCluster } from '../testing/cluster.ts'
import { freePort, type Home, makeHome, postgresOf, teyue } from '../testing/teyue-process.ts'

type Settings = Readonly<Record<string, string>>

test('wrong settings are named all at once, with what they must be, and a misspelt one with the nearest', async (t) => {
  const home = await makeHome(t)
  const said = await refusal(home, 'start', { TEYUE_PORT: 'abc', TEYUE_SIMULATR_PORT: '8700' }, 2)
  assert.match(said, /^TEYUE_SIMULATR_PORT is not a setting of Teyue\. Did you mean TEYUE_SIMULATOR_PORT\?$/m)
  assert.match(said, /^TEYUE_PORT is "abc"; it must be a port, 1 to 65535\.$/m)
})

test('a command that does not exist is answered with the nearest, and no command with all of them', async (t) => {
  const home = await makeHome(t)
  assert.equal(await refusal(home, 'docter'), 'There is no "teyue docter". Did you mean "teyue doctor"?')
  const many = await teyue(home, ['start', '--port=1']).ended()
  assert.deepEqual(
    [many.code, many.err],
    [1, '"teyue start" takes no arguments; settings are environment variables.\n'],
  )
  const none = await teyue(home, []).ended()
  assert.equal(none.code, 0)
  for (const name of ['start', 'serve', 'work', 'simulate', 'migrate', 'doctor'])
    assert(none.out.includes(`teyue ${name} `))
})

test('a port in use is named with the setting that moves it, and nothing is left running', async (t) => {
  const home = await makeHome(t)
  const taken = await takePort(t)
  const platform = await refusal(home, 'start', { TEYUE_PORT: `${taken}` })
  assert.equal(platform, `Port ${taken} is in use by another program. Stop it, or choose another with TEYUE_PORT.`)
  assert.deepEqual(postgresOf(home), [])
  const simulator = await refusal(home, 'simulate', { TEYUE_SIMULATOR_PORT: `${taken}` })
  assert.match(simulator, new RegExp(`^Port ${taken} is in use .* TEYUE_SIMULATOR_PORT\\.$`))
  const tls = await refusal(home, 'simulate', { TEYUE_SIMULATOR_TLS_PORT: `${taken}` })
  assert.match(tls, new RegExp(`^Port ${taken} is in use .* TEYUE_SIMULATOR_TLS_PORT\\.$`))
})

test('the simulator’s own options are told when they are wrong', async (t) => {
  const home = await makeHome(t)
  const { code, err } = await teyue(home, ['simulate', '--world', 'bank']).ended()
  assert.deepEqual([code, err], [1, 'There is no world "bank": --world takes restaurants, school, shop.\n'])
})

test('an address that is not this machine’s is refused in words', async (t) => {
  const home = await makeHome(t)
  const said = await refusal(home, 'simulate', { TEYUE_HOST: '203.0.113.1' })
  assert.match(said, /^TEYUE_HOST is not an address of this machine\./)
})

test('a second simulator on the same folder is told who holds it', async (t) => {
  const home = await makeHome(t)
  const first = teyue(home, ['simulate'])
  await first.says('simulator ready')
  const said = await refusal(home, 'simulate', {
    TEYUE_SIMULATOR_PORT: `${await freePort()}`,
    TEYUE_SIMULATOR_TLS_PORT: `${await freePort()}`,
  })
  assert(said.includes(`in use by another simulator (process ${first.child.pid})`), said)
  assert.equal((await first.stop('SIGINT')).code, 0)
})

test('a data folder that cannot be one is refused in words', async (t) => {
  const home = await makeHome(t)
  mkdirSync(home.folder, { recursive: true })
  writeFileSync(home.dataDir, 'a file')
  assert.match(await refusal(home, 'start'), /TEYUE_DATA/)
  assert.match(await refusal(home, 'simulate'), /TEYUE_DATA/)
})

test('an older schema stops `serve` and `work`, `migrate` brings it up, and then both run', async (t) => {
  const { home, url } = await withDatabase(t, 'empty')
  const settings = { TEYUE_DATABASE_URL: url, TEYUE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }
  for (const command of ['serve', 'work']) {
    const said = await refusal(home, command, settings)
    assert.match(said, /has an older schema than this Teyue\. Run "teyue migrate" once, then start again\.$/)
  }
  const migrated = await teyue(home, ['migrate'], settings).ended()
  assert.deepEqual([migrated.code, migrated.err], [0, ''])
  assert.match(migrated.out, /^(ran \S+\.sql\n)+$/)
  assert.equal((await teyue(home, ['migrate'], settings).ended()).out, 'The schema is current.\n')

  const serve = teyue(home, ['serve'], settings)
  const work = teyue(home, ['work'], settings)
  await Promise.all([serve.says('listening on'), work.says('jobs at a time')])
  assert.equal((await fetch(`${home.url}/readyz`)).status, 200)
  const [served, worked] = await Promise.all([serve.stop('SIGTERM'), work.stop('SIGINT')])
  assert.deepEqual([served.code, served.err, worked.code, worked.err], [0, '', 0, ''])
})

for (const [state, commands, spoil, words] of [
  [
    'newer',
    ['start', 'serve', 'work', 'migrate'],
    `insert into teyue.schema_migrations (name, hash) values ('9999-of-tomorrow.after.sql', 'x')`,
    /by a newer Teyue\./,
  ],
  [
    'changed',
    ['serve', 'migrate'],
    `update teyue.schema_migrations set hash = 'another'`,
    /is not the one that this Teyue has\./,
  ],
] as const) {
  test(`a ${state} schema is touched by no command`, async (t) => {
    const { home, url } = await withDatabase(t, 'migrated')
    await ask(url, spoil)
    for (const command of commands) {
      assert.match(await refusal(home, command, { TEYUE_DATABASE_URL: url }), words)
    }
  })
}

test('a database that cannot be reached is named by its setting; its password is not shown', async (t) => {
  const home = await makeHome(t)
  const nowhere = `postgresql://teyue:hunter2@127.0.0.1:${await freePort()}/teyue`
  for (const command of ['start', 'serve', 'migrate']) {
    const said = await refusal(home, command, { TEYUE_DATABASE_URL: nowhere })
    assert.match(said, /^The database of TEYUE_DATABASE_URL cannot be reached: .*ECONNREFUSED/)
    assert(!said.includes('hunter2'))
  }
})

test('a database user who may not make the schema is told which rights it needs, and with them it may', async (t) => {
  const { home, url } = await withDatabase(t, 'empty')
  const name = `poor_${randomUUID().replaceAll('-', '')}`
  const database = new URL(url).pathname.slice(1)
  await ask(url, `create role ${name} login`)
  const poor = new URL(url)
  poor.username = name
  const settings = { TEYUE_DATABASE_URL: poor.toString() }
  const said = await refusal(home, 'migrate', settings)
  assert.match(
    said,
    /^The user of TEYUE_DATABASE_URL may not make the schema: permission denied .*createrole.*grant teyue_app to <user>\.$/,
  )
  // Another Teyue on the same server has made the role already.
  await ask(
    url,
    `do $$ begin create role teyue_app nologin; exception when duplicate_object or unique_violation then null; end $$`,
  )
  await ask(url, `grant create on database ${database} to ${name}; grant teyue_app to ${name}`)
  const migrated = await teyue(home, ['migrate'], settings).ended()
  assert.deepEqual([migrated.code, migrated.err], [0, ''])
  await ask(url, `drop owned by ${name} cascade; drop role ${name}`)
})

test('`serve` and `work` want a database that can be shared, and a master key that is there', async (t) => {
  const { home, url } = await withDatabase(t, 'migrated')
  assert.match(await refusal(home, 'serve'), /set TEYUE_DATABASE_URL/)
  assert.match(await refusal(home, 'work'), /set TEYUE_DATABASE_URL/)
  const said = await refusal(home, 'serve', { TEYUE_DATABASE_URL: url })
  assert.match(
    said,
    /^There is no master key at .*master\.key\. Start once with "teyue start", or set TEYUE_MASTER_KEY/,
  )
})

/** What it said when it ended in failure: that many sentences, each on a line, and no stack. */
async function refusal(home: Home, command: string, settings: Settings = {}, lines = 1): Promise<string> {
  const { code, err } = await teyue(home, [command], settings).ended()
  assert.equal(code, 1, err)
  assert.doesNotMatch(err, /^\s+at /m)
  assert.equal(err.trimEnd().split('\n').length, lines, err)
  return err.trimEnd()
}

async function withDatabase(t: TestContext, schema: 'empty' | 'migrated'): Promise<{ home: Home; url: string }> {
  const cluster = await startTestCluster()
  const home = await makeHome(t)
  const url = await (schema === 'empty' ? cluster.createDatabase() : cluster.createMigrated())
  t.after(async () => {
    await cluster.dropDatabase(url)
    await cluster.stop()
  })
  return { home, url }
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function takePort(t: TestContext): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return (server.address() as AddressInfo).port
}
