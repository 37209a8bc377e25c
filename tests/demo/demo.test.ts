import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Demo } from '@teyue/server/cli/demo-provider'

const root = path.resolve(import.meta.dirname, '../..')
const startTimeoutMs = 60_000
const exitTimeoutMs = 60_000

test('the first payment plays against the real system, twice, and a restart finds everything as it was', async (t) => {
  const home = await newHome(t)
  const first = await startSystem(t, home)
  const played = await run(home, 'tests/demo/demo.ts')
  assert.equal(played.code, 0, played.text)
  assert.match(played.text, /Every step held: 15 in/)
  assert.equal((await run(home, 'tests/demo/demo.ts')).code, 0, 'a second time')
  const demo = await readFile(path.join(home.dataDir, 'demo.json'), 'utf8')
  const before = await lookAt(home, demo, paymentIn(played.text))
  assert.deepEqual([before.state, before.refunded, before.refundable], ['paid', 500, 780])
  assert.equal(await stop(first), 0, 'Ctrl-C ends it cleanly')

  const second = await startSystem(t, home)
  assert.equal(await readFile(path.join(home.dataDir, 'demo.json'), 'utf8'), demo, 'the same keys, accounts and payers')
  assert.deepEqual(await lookAt(home, demo, paymentIn(played.text)), before)
  const again = await run(home, 'tests/demo/demo.ts')
  assert.equal(again.code, 0, again.text)
  assert.equal(await stop(second), 0)
})

test('without a running system the demo says how to start one', async (t) => {
  const { code, text } = await run(await newHome(t), 'tests/demo/demo.ts')
  assert.equal(code, 1)
  assert.match(text, /No Teyue answers at http:\/\/127\.0\.0\.1:\d+\. Start it in another terminal: npm start/)
  assert.doesNotMatch(text, /\bat .*\.ts:\d+/, 'a sentence, no stack')
})

/** A Teyue of the test's own: its folder and its ports. */
type Home = { readonly dataDir: string; readonly env: NodeJS.ProcessEnv; readonly url: string }

async function newHome(t: TestContext): Promise<Home> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'teyue-demo-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  const [port, simulatorPort, tlsPort] = await freePorts(3)
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('TEYUE_'))
  const env = {
    ...Object.fromEntries(others),
    TEYUE_DATA: dataDir,
    TEYUE_PORT: String(port),
    TEYUE_SIMULATOR_PORT: String(simulatorPort),
    TEYUE_SIMULATOR_TLS_PORT: String(tlsPort),
  }
  return { dataDir, env, url: `http://127.0.0.1:${port}` }
}

/** All are held open until the last is known, so that none comes twice. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports: number[] = []
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    ports.push((server.address() as { port: number }).port)
  }
  for (const server of servers) await new Promise((resolve) => server.close(resolve))
  return ports
}

async function startSystem(t: TestContext, home: Home): Promise<ChildProcess> {
  const child = launch(home, ['apps/server/src/cli/teyue.ts', 'start'])
  // Killed outright it would leave its PostgreSQL behind.
  t.after(() => (child.exitCode === null ? stop(child) : undefined))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`teyue start: ${why}\n${said}`))
    const timer = setTimeout(() => fail(`not running after ${startTimeoutMs} ms`), startTimeoutMs)
    const hear = (chunk: Buffer) => {
      said += chunk
      if (!said.includes('Teyue 特约 is running')) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => fail(`ended with ${code}`))
  })
  return child
}

async function stop(child: ChildProcess): Promise<number | null> {
  const ended = exitOf(child)
  child.kill('SIGINT')
  return ended
}

async function run(home: Home, file: string): Promise<{ code: number | null; text: string }> {
  const child = launch(home, [file])
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk
  })
  return { code: await exitOf(child), text }
}

function launch(home: Home, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, env: home.env, stdio: ['ignore', 'pipe', 'pipe'] })
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`still running after ${exitTimeoutMs} ms`)), exitTimeoutMs)
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve(code)
    })
  })
}

type Seen = { readonly state: string; readonly refunded: number; readonly refundable: number }

async function lookAt({ url }: Home, demo: string, paymentId: string): Promise<Seen> {
  const { keys } = JSON.parse(demo) as Demo
  const headers = { authorization: `Bearer ${keys.company}` }
  const answer = await fetch(`${url}/v1/payments/${paymentId}`, { headers })
  assert.equal(answer.status, 200)
  return (await answer.json()) as Seen
}

function paymentIn(text: string): string {
  const id = /\bpay_[0-9a-z]{26}\b/.exec(text)?.[0]
  assert(id, 'the demo names its payment')
  return id
}
