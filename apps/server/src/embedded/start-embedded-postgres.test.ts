import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { OperatorError } from '../kit/operator-error.ts'
import { askServer } from './ask-server.ts'
import { findPackage, isOpenToAll } from './binaries.ts'
import { isServing } from './postmaster.ts'
import { type EmbeddedOptions, startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { waitFor } from './wait-for.ts'

const parent = mkdtempSync(join(tmpdir(), 'teyue-embedded-'))
const dataDir = join(parent, 'data')
const cluster = join(dataDir, 'postgres')
const DEATH_LIMIT_MS = 10_000
/** `daemon`: initdb wants a user with a name, and every Unix has this one. */
const ORDINARY_UID = 1

after(() => rmSync(parent, { recursive: true, force: true }))

test('what was written is there after a restart, and durable all the while', async () => {
  const first = await startEmbeddedPostgres({ dataDir })
  assert.equal(first.reused, false)
  await query(first.url, 'create table fen (amount bigint)')
  await query(first.url, 'insert into fen values (100)')
  assert.deepEqual(await setting(first.url, ['fsync', 'synchronous_commit', 'full_page_writes']), ['on', 'on', 'on'])
  assert.deepEqual(await setting(first.url, ['listen_addresses', 'server_encoding']), ['', 'UTF8'])
  await first.stop()
  await first.stop()
  const second = await startEmbeddedPostgres({ dataDir })
  assert.deepEqual(await query(second.url, 'select amount from fen'), [{ amount: '100' }])
  await second.stop()
})

test('a server left over by a killed run is taken over with its data', async () => {
  const killed = await startInChild({ dataDir })
  const pid = postmasterPid()
  await query(killed.url, 'insert into fen values (200)')
  await kill(killed.child)
  const { url, reused, stop } = await startEmbeddedPostgres({ dataDir })
  assert.equal(reused, true)
  assert.equal(url, killed.url)
  assert.deepEqual(await query(url, 'select sum(amount)::int from fen'), [{ sum: 300 }])
  await stop()
  assert.equal(await isServing(pid, cluster), false)
})

test('a server that was killed leaves its pid file, which is no obstacle, and loses nothing', async () => {
  const first = await startEmbeddedPostgres({ dataDir })
  await query(first.url, 'insert into fen values (300)')
  await endAtOnce(postmasterPid())
  assert.match(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), /^\d+\n/)
  const second = await startEmbeddedPostgres({ dataDir })
  assert.equal(second.reused, false)
  assert.deepEqual(await query(second.url, 'select sum(amount)::int from fen'), [{ sum: 600 }])
  await second.stop()
})

test('a pid file whose number now belongs to another program is no obstacle', async () => {
  writeFileSync(
    join(cluster, 'postmaster.pid'),
    `${process.pid}\n${cluster}\n1795000000\n5432\n/tmp\n\n  1  1\nready   \n`,
  )
  const { reused, stop } = await startEmbeddedPostgres({ dataDir })
  assert.equal(reused, false)
  await stop()
})

test('a socket lock whose number now belongs to another program of the same user is no obstacle', async () => {
  const { socketDir, stop } = await startEmbeddedPostgres({ dataDir })
  await stop()
  const { uid, gid } = statSync(cluster)
  const other = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' })
  await once(other, 'spawn')
  mkdirSync(socketDir ?? '', { mode: 0o700 })
  writeFileSync(
    join(socketDir ?? '', '.s.PGSQL.5432.lock'),
    `${other.pid}\n${cluster}\n1795000000\n5432\n${socketDir}\n`,
  )
  try {
    const second = await startEmbeddedPostgres({ dataDir })
    await second.stop()
  } finally {
    other.kill('SIGKILL')
    rmSync(socketDir ?? '', { recursive: true, force: true })
  }
})

test('a first start that was killed half way is begun again', async () => {
  const half = join(parent, 'half')
  mkdirSync(join(half, 'postgres.new', 'base'), { recursive: true })
  writeFileSync(join(half, 'postgres.new', 'PG_VERSION'), '18\n')
  const { url, stop } = await startEmbeddedPostgres({ dataDir: half, disposable: true })
  assert.deepEqual(await query(url, 'select 1 as one'), [{ one: 1 }])
  await stop()
})

test('a server that hangs is named, with the command that ends it', async () => {
  const { stop } = await startEmbeddedPostgres({ dataDir })
  const pid = postmasterPid()
  process.kill(pid, 'SIGSTOP')
  await assert.rejects(startEmbeddedPostgres({ dataDir }), (error) => {
    assert(error instanceof OperatorError)
    assert.match(error.message, new RegExp(`process ${pid}.*does not answer.*kill ${pid}`))
    return true
  })
  process.kill(pid, 'SIGCONT')
  await stop()
})

test('a server whose socket was cleared away is restarted', async () => {
  const first = await startEmbeddedPostgres({ dataDir })
  const pid = postmasterPid()
  rmSync(first.socketDir ?? '', { recursive: true })
  const second = await startEmbeddedPostgres({ dataDir })
  assert.equal(second.reused, false)
  assert.equal(await isServing(pid, cluster), false)
  assert.deepEqual(await query(second.url, 'select count(*)::int from fen'), [{ count: 3 }])
  await second.stop()
})

test('a socket folder that someone else could have made is refused', async () => {
  const { socketDir, stop } = await startEmbeddedPostgres({ dataDir })
  await stop()
  symlinkSync(parent, socketDir ?? '')
  await assert.rejects(startEmbeddedPostgres({ dataDir }), /not a folder of ours/)
  rmSync(socketDir ?? '')
})

test('a cluster of another major version, and a folder that is none, are refused in words', async () => {
  const other = join(parent, 'other', 'postgres')
  mkdirSync(other, { recursive: true })
  writeFileSync(join(other, 'notes.txt'), 'mine')
  await assert.rejects(startEmbeddedPostgres({ dataDir: join(parent, 'other') }), /is not a PostgreSQL cluster/)
  writeFileSync(join(other, 'PG_VERSION'), '14\n')
  await assert.rejects(startEmbeddedPostgres({ dataDir: join(parent, 'other') }), /made by PostgreSQL 14.*brings 18/)
})

test('a disposable one leaves nothing behind', async () => {
  const gone = join(parent, 'gone')
  const { stop } = await startEmbeddedPostgres({ dataDir: gone, disposable: true })
  await stop()
  assert.throws(() => readFileSync(join(gone, 'postgres.log')), { code: 'ENOENT' })
})

const closedHome = !(await isOpenToAll((await findPackage()).folder))

test('an ordinary user runs it as himself, by socket and by password', { skip: closedHome }, async () => {
  const uid = process.getuid?.() || ORDINARY_UID
  const open = join(parent, 'open')
  chmodSync(parent, 0o711)
  mkdirSync(open)
  chownSync(open, uid, uid)
  for (const transport of ['socket', 'tcp'] as const) {
    const { child, url } = await startInChild({ dataDir: join(open, transport), transport }, { uid, gid: uid })
    assert.deepEqual(await query(url, 'select session_user::text as me'), [{ me: 'postgres' }])
    if (transport === 'tcp') await assert.rejects(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1'), /password/)
    child.kill('SIGTERM')
    assert.deepEqual(await once(child, 'exit'), [0, null])
  }
})

type Child = { readonly child: ChildProcess; readonly url: string }

/** In a process of its own, which can be killed, and which SIGTERM stops in good order. */
async function startInChild(options: EmbeddedOptions, user?: { uid: number; gid: number }): Promise<Child> {
  const program = `
    import { startEmbeddedPostgres } from '${new URL('start-embedded-postgres.ts', import.meta.url)}'
    const { url, stop } = await startEmbeddedPostgres(${JSON.stringify(options)})
    const idle = setInterval(() => undefined, 60_000)
    process.once('SIGTERM', () => stop().then(() => clearInterval(idle)))
    process.stdout.write(url)`
  const args = ['--input-type=module', '-e', program]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], ...user })
  const started = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  assert.equal(child.exitCode, null, 'the child ended before its server was up')
  return { child, url: String(started[0]) }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function postmasterPid(): number {
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function endAtOnce(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  const gone = await waitFor(async () => ((await isServing(pid, cluster)) ? undefined : true), DEATH_LIMIT_MS)
  assert.equal(gone, true)
}

async function query(url: string, statement: string): Promise<unknown[]> {
  return askServer(url, async (client) => (await client.query(statement)).rows)
}

async function setting(url: string, names: string[]): Promise<string[]> {
  return askServer(url, async (client) => {
    const found: string[] = []
    for (const name of names)
      found.push((await client.query('select current_setting($1) as value', [name])).rows[0].value)
    return found
  })
}
