import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { request } from 'undici'
import { askSimulator } from '../apps/server/src/cli/simulated-provider.ts'
import { alone, type Line } from './kit/measure.ts'
import { proportionalMegabytes } from './kit/memory.ts'
import { firstMatch, root } from './kit/processes.ts'
import { freePort } from './kit/stage.ts'

const pollMs = 20
const longestWaitMs = 10_000

type Keys = { readonly keys: { readonly company: string }; readonly payers: readonly { readonly id: string }[] }

/** (d) From `npm start` in an empty data folder to the first paid order, and the memory of all its processes then. */
export async function measureFirstPayment(): Promise<Line[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'teyue-first-'))
  const [port, simulatorPort, tlsPort] = [await freePort(), await freePort(), await freePort()]
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TEYUE_DATA: dir,
    TEYUE_PORT: `${port}`,
    TEYUE_SIMULATOR_PORT: `${simulatorPort}`,
    TEYUE_SIMULATOR_TLS_PORT: `${tlsPort}`,
  }
  const started = performance.now()
  const npm = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  try {
    await firstMatch(npm, /is running/, 'npm start')
    const running = performance.now()
    await payOnce(`http://127.0.0.1:${port}`, `http://127.0.0.1:${simulatorPort}`, path.join(dir, 'demo.json'))
    const paid = performance.now()
    const megabytes = await proportionalMegabytes(npm.pid!)
    return [
      alone('npm start to running, empty data folder', 's', (running - started) / 1000),
      alone('npm start to the first paid order', 's', (paid - started) / 1000),
      alone('memory (PSS) of all processes, npm included', 'MB', megabytes),
    ]
  } finally {
    process.kill(-npm.pid!, 'SIGINT')
    await once(npm, 'exit')
    await rm(dir, { recursive: true, force: true })
  }
}

async function payOnce(platform: string, simulator: string, demoFile: string): Promise<void> {
  const { keys, payers } = JSON.parse(await readFile(demoFile, 'utf8')) as Keys
  const headers = { authorization: `Bearer ${keys.company}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ product: 'native', amount: 1280, description: 'Two coffees', reference: 'first' })
  const made = (await (await request(`${platform}/v1/payments`, { method: 'POST', headers, body })).body.json()) as {
    readonly id: string
    readonly pay: { readonly code_url: string }
  }
  await askSimulator(simulator, '/_control/pay', {
    payer: payers[0]!.id,
    password: '123456',
    code_url: made.pay.code_url,
  })
  const deadline = performance.now() + longestWaitMs
  while (performance.now() < deadline) {
    const { body: answer } = await request(`${platform}/v1/payments/${made.id}`, { headers })
    if (((await answer.json()) as { state: string }).state === 'paid') return
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  throw new Error('the first order was not paid in time')
}
