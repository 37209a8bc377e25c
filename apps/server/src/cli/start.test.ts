import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startTestCluster } from '../testing/cluster.ts'
import { type Home, makeHome, npmStart, postgresOf, type TeyueProcess, teyue } from '../testing/teyue-process.ts'
import type { Demo } from './demo-provider.ts'

const running = 'is running'
const order = { product: 'native', amount: 1280, description: 'Two coffees', reference: 'order-1' }

test('the first screen is quiet and tells all, a second Teyue is told who holds the folder, a stop leaves nothing running, a next start finds everything, and ending npm ends it', async (t) => {
  const home = await makeHome(t)
  const first = await start(home)
  const { key, made } = await pay(home)
  for (const file of ['', 'master.key', 'demo.json']) {
    assert.equal(statSync(join(home.dataDir, file)).mode & 0o077, 0, `${file} is for its owner only`)
  }
  const second = await teyue(home, ['start']).ended()
  assert.equal(second.code, 1)
  assert.match(second.err, new RegExp(`in use by another Teyue \\(process ${first.child.pid}\\)`))
  assert.equal(second.err.trim().split('\n').length, 1)
  assert.equal((await fetch(`${home.url}/readyz`)).status, 200)

  // Ctrl-C comes twice at once: from the terminal, and passed on by npm.
  first.child.kill('SIGINT')
  const { code, out, err } = await first.stop('SIGINT')
  assert.deepEqual([code, err], [0, ''])
  assert.match(out, /^\nTeyue 特约 is starting\..*\n\nTeyue 特约 is running after \d+\.\d s\./)
  for (const told of [home.url, home.simulatorUrl, home.dataDir, 'npm run demo', 'curl'])
    assert(out.includes(told), told)
  assert.doesNotMatch(out, /^\{/m, 'a line of log on the first screen')
  assert.deepEqual(postgresOf(home), [])

  const again = await start(home)
  assert.deepEqual(await read(home, key, made.id), made)
  assert.equal(demoOf(home).keys.company, key)
  const ended = await again.stop('SIGHUP')
  assert.deepEqual([ended.code, ended.err], [0, ''])
  assert.doesNotMatch(ended.out, /first time/)
  assert.deepEqual(postgresOf(home), [])
  await endNpm(home)
})

async function endNpm(home: Home): Promise<void> {
  const npm = npmStart(home)
  await npm.says(running)
  const database = postmasterOf(home)
  await npm.stop('SIGTERM')
  assert.deepEqual(postgresOf(home), [], `PostgreSQL ${database} was left running`)
  await assert.rejects(fetch(`${home.url}/healthz`))
}

test('a start after kill -9 takes over the database that was left, and one after a crash of both recovers it', async (t) => {
  const home = await makeHome(t)
  const first = await start(home)
  const { key, made } = await pay(home)
  await first.stop('SIGKILL')
  const left = postgresOf(home)
  assert(left.length > 0, 'the database outlives a killed Teyue')

  const second = await start(home)
  assert(left.includes(postmasterOf(home)), 'the same server goes on')
  assert.deepEqual(await read(home, key, made.id), made)
  second.child.kill('SIGKILL')
  for (const pid of postgresOf(home)) process.kill(pid, 'SIGKILL')
  await second.ended()

  const third = await start(home)
  assert.deepEqual(await read(home, key, made.id), made)
  assert.equal((await third.stop('SIGTERM')).code, 0)
  assert.deepEqual(postgresOf(home), [])
})

test('a stop that comes while starting leaves nothing behind, and the next start goes on from there', async (t) => {
  const home = await makeHome(t)
  const early = teyue(home, ['start'])
  await early.says('is starting')
  const ended = await early.stop('SIGINT')
  assert.deepEqual([ended.code, ended.err], [0, ''])
  assert.doesNotMatch(ended.out, /is running/)
  assert.deepEqual(postgresOf(home), [])
  const next = await start(home)
  await pay(home)
  assert.equal((await next.stop('SIGTERM')).code, 0)
})

test('`start` runs on a PostgreSQL of one’s own and leaves it running, with a demo of its own', async (t) => {
  const cluster = await startTestCluster()
  const [one, other] = [await cluster.createDatabase(), await cluster.createDatabase()]
  t.after(async () => {
    await cluster.dropDatabase(one)
    await cluster.dropDatabase(other)
    await cluster.stop()
  })
  const home = await makeHome(t)
  const first = await start(home, { TEYUE_DATABASE_URL: one })
  await pay(home)
  const { provider } = demoOf(home)
  assert.equal((await first.stop('SIGTERM')).code, 0)
  assert.equal(existsSync(join(home.dataDir, 'postgres')), false)

  const second = await start(home, { TEYUE_DATABASE_URL: other })
  await pay(home)
  assert.equal((await second.stop('SIGTERM')).code, 0)
  assert(existsSync(join(home.dataDir, `demo-${provider}.json`)), 'keys of the first database were kept')
})

async function start(home: Home, settings: Readonly<Record<string, string>> = {}): Promise<TeyueProcess> {
  const started = teyue(home, ['start'], settings)
  await started.says(running)
  return started
}

async function pay(home: Home): Promise<{ key: string; made: { id: string } }> {
  const key = demoOf(home).keys.company
  const answer = await fetch(`${home.url}/v1/payments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(order),
  })
  assert.equal(answer.status, 201, await answer.clone().text())
  return { key, made: (await answer.json()) as { id: string } }
}

async function read(home: Home, key: string, id: string): Promise<unknown> {
  const answer = await fetch(`${home.url}/v1/payments/${id}`, { headers: { authorization: `Bearer ${key}` } })
  assert.equal(answer.status, 200, await answer.clone().text())
  return answer.json()
}

function demoOf(home: Home): Demo {
  return JSON.parse(readFileSync(join(home.dataDir, 'demo.json'), 'utf8')) as Demo
}

function postmasterOf(home: Home): number {
  return Number(readFileSync(join(home.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}
