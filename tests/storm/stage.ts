import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { type Demo, listenToClock, makeDemo } from '../../apps/server/src/cli/demo-provider.ts'
import { openContext } from '../../apps/server/src/cli/platform.ts'
import { decideConfig } from '../../apps/server/src/config.ts'
import { readEnv } from '../../apps/server/src/env.ts'
import { openOwnerPool } from '../../apps/server/src/storage/database.ts'
import { startTestCluster } from '../../apps/server/src/testing/cluster.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../apps/server/src/testing/webhook-receiver.ts'
import { equipApp } from './equip-app.ts'
import { createMerchant, type Merchant } from './merchant.ts'
import type { Victim } from './plan.ts'
import { Program } from './program.ts'
import { drawsFor } from './random.ts'
import { createWechat, type Wechat } from './wechat.ts'

/** Everything that takes part in a storm: processes to kill, both sides' books, a merchant, a payer's phone. */
export type Stage = {
  readonly seed: number
  readonly demo: Demo
  readonly wechat: Wechat
  readonly merchants: { readonly company: Merchant; readonly individual: Merchant }
  readonly receiver: WebhookReceiver
  readonly programs: Readonly<Record<Victim, Program>>
  /** Past the walls, for the verdict. */
  readonly owner: pg.Pool
  /** Where the processes' logs are. */
  readonly folder: string
  /** From now on the webhook receiver takes everything. */
  calmReceiver(): void
  close(keepLogs: boolean): Promise<void>
}

type Closer = () => Promise<unknown>

const root = path.resolve(import.meta.dirname, '../..')
const teyue = path.join(root, 'apps/server/src/cli/teyue.ts')
const simulator = path.join(root, 'packages/simulator/src/main.ts')
const webhookRefuseRate = 0.08
const webhookDropRate = 0.05
// Refunds take so long at the simulator that the account manager can still end one otherwise.
const refundSeconds = 45

export async function openStage(seed: number): Promise<Stage> {
  const closers: Closer[] = []
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    for (const closer of closers.reverse()) await closer().catch(() => undefined)
  }
  // Whoever asks, a signal or the end, waits for the one closing.
  const close = async () => {
    closing ??= closeAll()
    await closing
  }
  closers.push(closeOnSignal(close))
  try {
    return await build(seed, closers, close)
  } catch (error) {
    await close()
    throw error
  }
}

/** A storm that is cut off leaves no process behind. Returns how to stop watching for it. */
function closeOnSignal(close: Closer): Closer {
  const leave = () => void close().finally(() => process.exit(130))
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, leave)
  return async () => {
    for (const signal of signals) process.off(signal, leave)
  }
}

async function build(seed: number, closers: Closer[], closeAll: Closer): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teyue-storm-'))
  const databaseUrl = await openDatabase(closers)
  const owner = openOwnerPool(databaseUrl, 4)
  closers.push(() => owner.end())

  const [one, two, three] = (await freePorts(3)) as [number, number, number]
  const ports = { 'serve-1': one, 'serve-2': two, simulator: three }
  const env = environment(databaseUrl, folder)
  const programs = describePrograms(ports, env, folder)
  closers.push(() => Promise.all(Object.values(programs).map((program) => program.stop())))
  await programs.simulator.start()

  const simulatorUrl = `http://127.0.0.1:${ports.simulator}`
  const servers = [one, two].map((port) => `http://127.0.0.1:${port}`)
  const demo = await introduce(env, databaseUrl, simulatorUrl, servers, owner)
  await Promise.all([programs['serve-1'], programs['serve-2']].map((program) => program.start()))
  const wechat = createWechat(simulatorUrl)
  // Without settlement, which our books do not know yet, the merchants' balances are what both sides say of them.
  await wechat.call('PUT', '/rules', { refundSeconds, settlement: 'off' })
  const { receiver, calm } = await openReceiver(seed, servers[0]!, demo, closers)
  await Promise.all([programs['work-1'], programs['work-2']].map((program) => program.start()))
  return {
    seed,
    demo,
    wechat,
    merchants: {
      company: createMerchant(servers, demo.keys.company),
      individual: createMerchant(servers, demo.keys.individual),
    },
    receiver,
    programs,
    owner,
    folder,
    calmReceiver: calm,
    close: async (keepLogs) => {
      await closeAll()
      if (!keepLogs) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openDatabase(closers: Closer[]): Promise<string> {
  const cluster = await startTestCluster()
  closers.push(() => cluster.stop())
  const databaseUrl = await cluster.createMigrated()
  closers.push(() => cluster.dropDatabase(databaseUrl))
  return databaseUrl
}

/** What the caller has set for a Teyue of their own does not reach the storm's. */
function environment(databaseUrl: string, folder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('TEYUE_'))
  return {
    ...Object.fromEntries(own),
    TEYUE_DATABASE_URL: databaseUrl,
    TEYUE_DATABASE_POOL: '6',
    TEYUE_WORKER_CONCURRENCY: '6',
    TEYUE_MASTER_KEY: randomBytes(32).toString('base64'),
    TEYUE_DATA: folder,
    TEYUE_LOG_LEVEL: 'warn',
    TEYUE_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
  }
}

function describePrograms(
  ports: { readonly 'serve-1': number; readonly 'serve-2': number; readonly simulator: number },
  env: NodeJS.ProcessEnv,
  folder: string,
): Record<Victim, Program> {
  const platform = (name: Victim, command: 'serve' | 'work', port: number, readyText: string) =>
    new Program({ name, args: [teyue, command], env: { ...env, TEYUE_PORT: String(port) }, folder, readyText })
  const serve = (name: 'serve-1' | 'serve-2') => platform(name, 'serve', ports[name], 'listening on')
  const work = (name: 'work-1' | 'work-2') => platform(name, 'work', ports['serve-1'], 'jobs at a time')
  const args = [
    simulator,
    '--port',
    String(ports.simulator),
    '--tls-port',
    '0',
    '--data',
    path.join(folder, 'simulator'),
  ]
  return {
    'serve-1': serve('serve-1'),
    'serve-2': serve('serve-2'),
    'work-1': work('work-1'),
    'work-2': work('work-2'),
    simulator: new Program({ name: 'simulator', args, env, folder, readyText: 'simulator ready' }),
  }
}

/** Makes the demo's provider at both sides, as the first start does. */
async function introduce(
  env: NodeJS.ProcessEnv,
  databaseUrl: string,
  simulatorUrl: string,
  servers: readonly string[],
  owner: pg.Pool,
): Promise<Demo> {
  const opened = openContext(decideConfig(readEnv(env), 'serve'), databaseUrl, false)
  try {
    const demo = await makeDemo(opened.ctx, simulatorUrl)
    await equipApp(opened.ctx, owner, simulatorUrl, demo)
    for (const publicUrl of servers) await listenToClock({ ...opened.ctx, publicUrl }, simulatorUrl, demo.account)
    return demo
  } finally {
    await opened.close()
  }
}

async function openReceiver(seed: number, server: string, demo: Demo, closers: Closer[]) {
  let calm = false
  const receiver = await startWebhookReceiver((arrival) => {
    const draws = drawsFor(seed, `webhook ${arrival}`)
    if (calm) return 'take'
    if (draws.chance(webhookRefuseRate)) return 'refuse'
    return draws.chance(webhookDropRate) ? 'drop' : 'take'
  })
  closers.push(receiver.close)
  const answer = await fetch(new URL('/v1/webhook-endpoints', server), {
    method: 'POST',
    headers: { authorization: `Bearer ${demo.keys.provider}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url: receiver.url }),
  })
  const made = (await answer.json()) as { secret?: string }
  if (!made.secret) throw new Error(`the webhook endpoint was not registered: ${JSON.stringify(made)}`)
  receiver.secret(made.secret)
  return {
    receiver,
    calm: () => {
      calm = true
    },
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
