import assert from 'node:assert/strict'
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { TestContext } from 'node:test'

/** A place of its own for one Teyue: folder, ports, and nothing of the developer's settings. */
export type Home = {
  /** Started here; none outlives its test. */
  readonly children: ChildProcess[]
  readonly folder: string
  readonly dataDir: string
  readonly url: string
  readonly simulatorUrl: string
  readonly settings: Readonly<Record<string, string>>
}

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

export type TeyueProcess = {
  readonly child: ChildProcess
  /** Resolves when it has printed this; fails when it ends before. */
  says(text: string): Promise<void>
  ended(): Promise<Ended>
  /** Sends the signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<Ended>
}

const program = join(import.meta.dirname, '../cli/teyue.ts')
// A Teyue that does not answer must fail its test, not the whole run.
const longestWaitMs = 60_000
// Linux gives away those from 32768 on, other systems from 49152.
const ownPorts = { from: 12_000, to: 32_000 }

export async function makeHome(t: TestContext): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), 'teyue-cli-'))
  const dataDir = join(folder, 'data')
  const [port, simulatorPort, tlsPort] = [await freePort(), await freePort(), await freePort()]
  const home: Home = {
    children: [],
    folder,
    dataDir,
    url: `http://127.0.0.1:${port}`,
    simulatorUrl: `http://127.0.0.1:${simulatorPort}`,
    settings: {
      TEYUE_DATA: dataDir,
      TEYUE_PORT: `${port}`,
      TEYUE_SIMULATOR_PORT: `${simulatorPort}`,
      TEYUE_SIMULATOR_TLS_PORT: `${tlsPort}`,
    },
  }
  t.after(async () => {
    for (const pid of processesIn(folder)) process.kill(pid, 'SIGKILL')
    await Promise.all(home.children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return home
}

/** Runs the real command line in a process of its own. */
export function teyue(
  home: Home,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): TeyueProcess {
  return watch(home, spawn(process.execPath, [program, ...args], placed(home, settings)))
}

/** The same by way of `npm start`, which puts a shell between itself and the program. */
export function npmStart(home: Home): TeyueProcess {
  const start = [process.execPath, program, 'start'].map((part) => JSON.stringify(part)).join(' ')
  writeFileSync(join(home.folder, 'package.json'), JSON.stringify({ scripts: { start } }))
  return watch(home, spawn('npm', ['start', '--silent'], placed(home, {})))
}

/** The server processes that sit in this data folder. */
export function postgresOf({ dataDir }: Home): number[] {
  return processesIn(dataDir)
}

/** A port that was free a moment ago, and not one of those that systems give to whoever asks for any. */
export async function freePort(): Promise<number> {
  const port = randomInt(ownPorts.from, ownPorts.to)
  const server = createServer()
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening')
  } catch {
    return freePort()
  }
  await new Promise((resolve) => server.close(resolve))
  return port
}

function placed(home: Home, settings: Readonly<Record<string, string>>) {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('TEYUE_') && !name.startsWith('npm_'))
  // Node says this to its own children, and a test runner's child would report to it.
  const env = { ...Object.fromEntries(own), NODE_TEST_CONTEXT: undefined, ...home.settings, ...settings }
  return { cwd: home.folder, env, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] }
}

function watch(home: Home, child: ChildProcessByStdio<null, Readable, Readable>): TeyueProcess {
  const said = { out: '', err: '' }
  const changes = new EventEmitter()
  const end = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }))
  child.stdout.on('data', (text) => {
    said.out += text
    changes.emit('said')
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  home.children.push(child)
  const inTime = <T>(waiting: Promise<T>, what: string) => withLimit(waiting, () => `${what}\n${said.out}${said.err}`)
  return {
    child,
    says: (text) => inTime(untilSaid(text, said, changes, end), `it did not say "${text}"`),
    ended: () => inTime(end, 'it did not end'),
    stop: (signal) => {
      child.kill(signal)
      return inTime(end, `it did not end after ${signal}`)
    },
  }
}

async function untilSaid(
  text: string,
  said: { out: string },
  changes: EventEmitter,
  end: Promise<Ended>,
): Promise<void> {
  while (!said.out.includes(text)) {
    const ended = await Promise.race([once(changes, 'said').then(() => undefined), end])
    if (ended && !said.out.includes(text))
      assert.fail(`it ended (${ended.code}) before it said "${text}": ${ended.err}`)
  }
}

async function withLimit<T>(waiting: Promise<T>, describe: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`after ${longestWaitMs / 1000} s: ${describe()}`)), longestWaitMs)
  })
  return Promise.race([waiting, late]).finally(() => clearTimeout(timer))
}

/** Teyue sits where it was started, PostgreSQL in its cluster. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && `${seatOf(pid)}/`.startsWith(`${folder}/`))
}

function seatOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}
