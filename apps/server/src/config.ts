import { join, resolve } from 'node:path'
import type { Env } from './env.ts'
import { LOOPBACK } from './kit/networks.ts'
import { OperatorError } from './kit/operator-error.ts'

export type Config = {
  readonly host: string
  readonly port: number
  /** Where WeChat reaches the platform; no slash at the end. */
  readonly publicUrl: string
  /** WeChat sends notices of real payments only to https. */
  readonly acceptsLive: boolean
  readonly dataDir: string
  readonly database: DatabaseConfig
  readonly masterKey: { readonly value: readonly Buffer[] } | { readonly file: string }
  readonly simulator: SimulatorConfig
  readonly logLevel: Exclude<Env['TEYUE_LOG_LEVEL'], undefined>
  readonly worker: { readonly concurrency: number }
  /** In CIDR notation. */
  readonly webhookNetworks: readonly string[]
  /** When people must prove their second factor again. */
  readonly secondFactor: { readonly validMs: number; readonly refundAboveFen: number }
  /** So long papers are kept after an onboarding has ended. */
  readonly keepPapersDays: number
  /** Whose word on a caller's address is believed; in CIDR notation. */
  readonly trustedProxies: readonly string[]
  /** Who may read what is counted; in CIDR notation. */
  readonly metricsNetworks: readonly string[]
}

export type DatabaseConfig = { readonly pool: number } & (
  | { readonly kind: 'embedded'; readonly dataDir: string }
  | { readonly kind: 'own'; readonly url: string }
)

export type SimulatorConfig = {
  readonly host: string
  readonly port: number
  readonly tlsPort: number
  readonly dataDir: string
  readonly url: string
  /** True when `url` is the one that `start` runs. */
  readonly isOurs: boolean
}

export type Command =
  | 'start'
  | 'serve'
  | 'work'
  | 'simulate'
  | 'migrate'
  | 'doctor'
  | 'connect'
  | 'invite'
  | 'rotate'
  | 'backup'
  | 'restore'
  | 'listen'

/** Decides, from what was set. Reads nothing. */
export function decideConfig(env: Env, command: Command): Config {
  refuseContradictions(env)
  const dataDir = resolve(env.TEYUE_DATA)
  const publicUrl = env.TEYUE_PUBLIC_URL ?? `http://127.0.0.1:${env.TEYUE_PORT}`
  return {
    host: env.TEYUE_HOST,
    port: env.TEYUE_PORT,
    publicUrl,
    acceptsLive: publicUrl.startsWith('https://'),
    dataDir,
    database: databaseOf(env, dataDir),
    masterKey: masterKeyOf(env, dataDir),
    simulator: simulatorOf(env, dataDir, command),
    logLevel: env.TEYUE_LOG_LEVEL ?? (command === 'start' ? 'warn' : 'info'),
    worker: { concurrency: env.TEYUE_WORKER_CONCURRENCY },
    // `start` is for trying out, and a merchant's program is then mostly on the same machine.
    webhookNetworks: [...(env.TEYUE_WEBHOOK_ALLOWED_NETWORKS ?? []), ...(command === 'start' ? LOOPBACK : [])],
    secondFactor: {
      validMs: env.TEYUE_SECOND_FACTOR_MINUTES * 60_000,
      refundAboveFen: env.TEYUE_SECOND_FACTOR_REFUND_FEN,
    },
    keepPapersDays: env.TEYUE_KEEP_PAPERS_DAYS,
    trustedProxies: env.TEYUE_TRUSTED_PROXIES ?? [],
    metricsNetworks: [...LOOPBACK, ...(env.TEYUE_METRICS_NETWORKS ?? [])],
  }
}

function refuseContradictions(env: Env): void {
  if (env.TEYUE_MASTER_KEY && env.TEYUE_MASTER_KEY_FILE) {
    throw new OperatorError(
      'TEYUE_MASTER_KEY and TEYUE_MASTER_KEY_FILE are both set. Keep the one that holds your key.',
    )
  }
  const ports = ['TEYUE_PORT', 'TEYUE_SIMULATOR_PORT', 'TEYUE_SIMULATOR_TLS_PORT'] as const
  const first = ports.find((name, index) => ports.some((other, at) => at > index && env[other] === env[name]))
  const second = ports.findLast((name) => first !== undefined && env[name] === env[first])
  if (first) throw new OperatorError(`${first} and ${second} are both ${env[first]}. Give each a port of its own.`)
}

function databaseOf(env: Env, dataDir: string): DatabaseConfig {
  const pool = env.TEYUE_DATABASE_POOL
  const url = env.TEYUE_DATABASE_URL
  return url === undefined ? { kind: 'embedded', dataDir, pool } : { kind: 'own', url, pool }
}

function masterKeyOf(env: Env, dataDir: string): Config['masterKey'] {
  if (env.TEYUE_MASTER_KEY) return { value: env.TEYUE_MASTER_KEY }
  return { file: resolve(env.TEYUE_MASTER_KEY_FILE ?? join(dataDir, 'master.key')) }
}

/** Its control API asks for no password, so it is opened to a network only where it runs alone and that was asked for. */
function simulatorOf(env: Env, dataDir: string, command: Command): SimulatorConfig {
  const own = `http://127.0.0.1:${env.TEYUE_SIMULATOR_PORT}`
  return {
    host: command === 'simulate' ? env.TEYUE_HOST : '127.0.0.1',
    port: env.TEYUE_SIMULATOR_PORT,
    tlsPort: env.TEYUE_SIMULATOR_TLS_PORT,
    dataDir: join(dataDir, 'simulator'),
    url: env.TEYUE_SIMULATOR_URL ?? own,
    isOurs: env.TEYUE_SIMULATOR_URL === undefined,
  }
}
