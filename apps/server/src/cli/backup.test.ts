import assert from 'node:assert/strict'
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startSimulator } from '@teyue/simulator/simulator'
import { startTestCluster } from '../testing/cluster.ts'
import { type Home, makeHome, type TeyueProcess, teyue } from '../testing/teyue-process.ts'
import type { Demo } from './demo-provider.ts'
import { askSimulator } from './simulated-provider.ts'

type Made = { readonly id: string; readonly state: string; readonly pay: { readonly code_url: string } }

const longestWaitMs = 30_000

test('a lost data folder comes back from a backup, keys and promises too, and WeChat tells what happened since', async (t) => {
  const { home, settings, simulatorUrl } = await givenHome(t)
  const first = await start(home, settings)
  const demo = JSON.parse(readFileSync(join(home.dataDir, 'demo.json'), 'utf8')) as Demo
  const [before, open] = [await order(home, demo, 'paid-before'), await order(home, demo, 'paid-since')]
  await pay(simulatorUrl, demo, before)
  const known = await untilPaid(home, demo, before)

  const folder = await backUp(home, settings)
  const keyless = await backUp(home, settings, '--without-key')
  assert.equal((await first.stop('SIGTERM')).code, 0)
  await pay(simulatorUrl, demo, open)
  rmSync(home.dataDir, { recursive: true })
  await intoOwnDatabase(t, home, settings, { keyless, key: join(folder, 'master.key') })

  const restored = await run(home, settings, 'restore', folder)
  assert.match(restored.out, /^\d+ rows are back as they stood at 2\d{3}-/)
  assert.equal(statSync(join(home.dataDir, 'master.key')).mode & 0o077, 0)
  const second = await start(home, settings)
  assert.deepEqual(await read(home, demo, before), known, 'by the API key of before')
  await untilPaid(home, demo, open)
  assert.equal((await second.stop('SIGTERM')).code, 0)
  assert.match((await run(home, settings, 'restore', folder)).err, /^This database has a provider in it already/)
})

/** What is not whole, or sealed by another key, goes nowhere; the rest goes into a PostgreSQL of one's own as well. */
async function intoOwnDatabase(
  t: TestContext,
  home: Home,
  settings: Readonly<Record<string, string>>,
  { keyless, key }: { keyless: string; key: string },
): Promise<void> {
  const cluster = await startTestCluster()
  const database = await cluster.createDatabase()
  t.after(async () => {
    await cluster.dropDatabase(database)
    await cluster.stop()
  })
  const elsewhere = { ...settings, TEYUE_DATABASE_URL: database, TEYUE_DATA: join(home.folder, 'elsewhere') }
  assert.match((await run(home, elsewhere, 'restore', keyless)).err, /^There is no master key in .*master\.key/)
  const other = join(home.folder, 'other.key')
  writeFileSync(other, `${Buffer.alloc(32, 9).toString('base64')}\n`)
  assert.match((await run(home, elsewhere, 'restore', keyless, '--key', other)).err, /was sealed under [0-9a-f]{16}/)

  const torn = join(home.folder, 'torn')
  cpSync(keyless, torn, { recursive: true })
  const file = join(torn, readdirSync(torn).find((name) => name.includes('teyue.payments'))!)
  writeFileSync(file, readFileSync(file).subarray(1))
  assert.match((await run(home, elsewhere, 'restore', torn, '--key', key)).err, /is not as it was written/)

  const { code, out, err } = await run(home, elsewhere, 'restore', keyless, '--key', key)
  assert.deepEqual([code, err], [0, ''])
  assert.match(out, /^\d+ rows are back/)
}

test('backup and restore say what they want', async (t) => {
  const home = await makeHome(t)
  assert.match((await run(home, {}, 'backup')).err, /^--to is missing\./)
  assert.match((await run(home, {}, 'restore')).err, /^Name the one folder of a backup\./)
  assert.match((await run(home, {}, 'restore', home.folder)).err, /^There is no whole backup: .*manifest\.json/)
  const nothing = await run(home, {}, 'backup', '--to', home.folder)
  assert.match(nothing.err, /^There is no master key at /)
})

/** A home whose WeChat is elsewhere, and outlives its data folder. */
async function givenHome(t: TestContext) {
  const home = await makeHome(t)
  const simulator = await startSimulator({ port: 0, dataDir: null })
  t.after(() => simulator.close())
  return { home, simulatorUrl: simulator.url, settings: { TEYUE_SIMULATOR_URL: simulator.url } }
}

async function start(home: Home, settings: Readonly<Record<string, string>>): Promise<TeyueProcess> {
  const started = teyue(home, ['start'], settings)
  await started.says('is running')
  return started
}

function run(home: Home, settings: Readonly<Record<string, string>>, ...args: string[]) {
  return teyue(home, args, settings).ended()
}

async function backUp(home: Home, settings: Readonly<Record<string, string>>, ...more: string[]): Promise<string> {
  const { code, out, err } = await run(home, settings, 'backup', '--to', join(home.folder, 'backups'), ...more)
  assert.deepEqual([code, err], [0, ''])
  const [, folder = ''] = /^\d+ rows of \d+ tables, \d+ bytes: (.*)$/m.exec(out) ?? []
  assert.equal(readdirSync(folder).includes('master.key'), more.length === 0)
  return folder
}

async function order(home: Home, demo: Demo, reference: string): Promise<Made> {
  const body = { product: 'native', amount: 1280, description: 'Two coffees', reference }
  return call(home, demo, '/v1/payments', { method: 'POST', body: JSON.stringify(body) })
}

function read(home: Home, demo: Demo, { id }: Made): Promise<Made> {
  return call(home, demo, `/v1/payments/${id}`, {})
}

async function call(home: Home, { keys }: Demo, path: string, request: RequestInit): Promise<Made> {
  const headers = { authorization: `Bearer ${keys.company}`, 'content-type': 'application/json' }
  const answer = await fetch(`${home.url}${path}`, { ...request, headers })
  assert(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`)
  return (await answer.json()) as Made
}

async function pay(simulatorUrl: string, { payers }: Demo, { pay: { code_url } }: Made): Promise<void> {
  await askSimulator(simulatorUrl, '/_control/pay', { payer: payers[0]?.id, password: '123456', code_url })
}

async function untilPaid(home: Home, demo: Demo, made: Made): Promise<Made> {
  const end = Date.now() + longestWaitMs
  while (Date.now() < end) {
    const found = await read(home, demo, made)
    if (found.state === 'paid') return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail(`${made.id} was not paid within ${longestWaitMs} ms`)
}
