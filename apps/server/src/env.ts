import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { nearest } from './kit/nearest.ts'
import { OperatorError } from './kit/operator-error.ts'
import { readAddresses, readCount, readHttpUrl, readMasterKeys, readNetworks } from './kit/read-text.ts'

/** `read` answers undefined for what cannot be; `must` says what can. A secret's value is never shown. */
type Variable<T> = {
  readonly says: string
  readonly must: string
  readonly standard?: string
  readonly secret?: true
  readonly read: (text: string) => T | undefined
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
const MAX_WORKER_CONCURRENCY = 256
const MAX_DATABASE_POOL = 500
const MAX_SECOND_FACTOR_MINUTES = 1_440
const MAX_KEEP_PAPERS_DAYS = 3_650
const MAX_REFUND_FEN = 999_999_999
const MAX_PORT = 65_535

/** Everything Teyue reads from the environment. `.env.example` is written from this table. */
export const VARIABLES = {
  TEYUE_HOST: {
    says: 'The address the platform listens on, or with `simulate` the simulator. 0.0.0.0 is all of them.',
    must: 'an address or a name without spaces',
    standard: '127.0.0.1',
    read: (text: string) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  },
  TEYUE_PORT: portOf('The port of the platform: API, notices, documentation.', '8600'),
  TEYUE_SIMULATOR_PORT: portOf('The port of the simulator that `start` and `simulate` run.', '8601'),
  TEYUE_SIMULATOR_TLS_PORT: portOf(
    'The port on which that simulator serves the same over TLS, as APIv2 needs.',
    '8602',
  ),
  TEYUE_SIMULATOR_URL: urlOf('A simulator that runs elsewhere, http://127.0.0.1:<TEYUE_SIMULATOR_PORT> when unset.'),
  TEYUE_PUBLIC_URL: urlOf(
    'Where WeChat reaches the platform, http://127.0.0.1:<TEYUE_PORT> when unset. Live accounts need https.',
  ),
  TEYUE_DATA: {
    says: 'The folder of the embedded database, the simulator and the master key.',
    must: 'a path',
    standard: './.teyue',
    read: (text: string) => text,
  },
  TEYUE_DATABASE_URL: {
    says: 'A PostgreSQL (15 or newer) of your own, as the owner of the schema. The embedded one when unset.',
    must: 'a URL like postgresql://teyue:…@host:5432/teyue',
    secret: true,
    read: (text: string) => (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text) ? text : undefined),
  },
  TEYUE_DATABASE_URL_FILE: {
    says: 'A file that holds that URL, for containers and systemd, whose secrets are files. Instead of the variable.',
    must: 'a path',
    read: (text: string) => text,
  },
  TEYUE_DATABASE_POOL: countOf('How many database connections each process opens at most.', '10', MAX_DATABASE_POOL),
  TEYUE_WORKER_CONCURRENCY: countOf(
    'How many jobs each worker does at once, and as many webhook deliveries beside them.',
    '8',
    MAX_WORKER_CONCURRENCY,
  ),
  TEYUE_MASTER_KEY: {
    says: 'The key that seals all secrets: 32 bytes in base64 (openssl rand -base64 32). Instead of a file. While it is rotated, the new one and after a comma the old one.',
    must: 'the base64 of 32 bytes',
    secret: true,
    read: readMasterKeys,
  },
  TEYUE_MASTER_KEY_FILE: {
    says: 'The file with that key, <TEYUE_DATA>/master.key when unset. `start` makes it; keep a copy of it elsewhere.',
    must: 'a path',
    read: (text: string) => text,
  },
  TEYUE_LOG_LEVEL: {
    says: 'How much is logged: info when unset, and only warnings by `start`, whose terminal a person reads.',
    must: `one of ${LOG_LEVELS.join(', ')}`,
    read: (text: string) => LOG_LEVELS.find((level) => level === text),
  },
  TEYUE_WEBHOOK_ALLOWED_NETWORKS: {
    says: 'Networks that webhooks may reach besides public addresses, with commas: 10.1.0.0/16,fd00::/8.',
    must: 'networks in CIDR notation, with commas between',
    read: readNetworks,
  },
  TEYUE_SECOND_FACTOR_MINUTES: countOf(
    'For how many minutes a second factor that a person proved is good for further sensitive acts.',
    '15',
    MAX_SECOND_FACTOR_MINUTES,
  ),
  TEYUE_SECOND_FACTOR_REFUND_FEN: countOf(
    'Refunds by people above this amount, in fen, ask for the second factor again; 100000 is 1,000 yuan.',
    '100000',
    MAX_REFUND_FEN,
  ),
  TEYUE_KEEP_PAPERS_DAYS: countOf(
    'For how many days after an onboarding has ended its papers, and the form in clear, are kept.',
    '90',
    MAX_KEEP_PAPERS_DAYS,
  ),
  TEYUE_TRUSTED_PROXIES: {
    says: 'Reverse proxies whose X-Forwarded-For is believed, addresses or networks with commas. Set it when one stands in front.',
    must: 'addresses or networks in CIDR notation, with commas between',
    read: readAddresses,
  },
  TEYUE_METRICS_NETWORKS: {
    says: 'Who besides this machine may read /metrics, addresses or networks with commas.',
    must: 'addresses or networks in CIDR notation, with commas between',
    read: readAddresses,
  },
} as const satisfies Readonly<Record<string, Variable<unknown>>>

type Table = typeof VARIABLES
type Name = keyof Table
type Value<N extends Name> = Exclude<ReturnType<Table[N]['read']>, undefined>

/** What was set, checked; what has a standard value always has one. */
export type Env = {
  readonly [N in Name]: Table[N] extends { standard: string } ? Value<N> : Value<N> | undefined
}

/** These belong to the tests, which start the program with them set. */
const TESTS_OWN = 'TEYUE_TEST_'

/** Reads the environment, over a `.env` file where there is one. All mistakes are told at once. */
export function readEnv(given: NodeJS.ProcessEnv = surroundings()): Env {
  const source = withDatabaseUrl(given)
  const mistakes = unknownNames(source)
  const env: Record<string, unknown> = {}
  for (const [name, variable] of Object.entries<Variable<unknown>>(VARIABLES)) {
    // Empty is unset: compose files and CI set what they do not mean to set.
    const text = source[name]?.trim() || variable.standard
    const value = text === undefined ? undefined : variable.read(text)
    if (text !== undefined && value === undefined) mistakes.push(wrong(name, variable, text))
    env[name] = value
  }
  if (mistakes.length > 0) throw new OperatorError(mistakes.join('\n'))
  return env as Env
}

/** The text of `.env.example`. */
export function envExample(): string {
  const blocks = Object.entries<Variable<unknown>>(VARIABLES).map(
    ([name, { says, standard }]) => `# ${says}\n# ${name}=${standard ?? ''}\n`,
  )
  return `# Copy to .env and set what should differ. Written from apps/server/src/env.ts.\n\n${blocks.join('\n')}`
}

/** Whether `npm start` (or another npm script) is what started us. */
export function isStartedByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined
}

function surroundings(): NodeJS.ProcessEnv {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {}
  return { ...file, ...process.env }
}

function withDatabaseUrl(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const file = source.TEYUE_DATABASE_URL_FILE?.trim()
  if (!file) return source
  if (source.TEYUE_DATABASE_URL?.trim())
    throw new OperatorError('TEYUE_DATABASE_URL and TEYUE_DATABASE_URL_FILE are both set. Keep the one that is right.')
  try {
    return { ...source, TEYUE_DATABASE_URL: readFileSync(file, 'utf8').trim() }
  } catch (error) {
    throw new OperatorError(`TEYUE_DATABASE_URL_FILE cannot be read: ${(error as Error).message}`)
  }
}

function unknownNames(source: NodeJS.ProcessEnv): string[] {
  const known = Object.keys(VARIABLES)
  return Object.keys(source)
    .filter((name) => name.startsWith('TEYUE_') && !name.startsWith(TESTS_OWN) && !known.includes(name))
    .map((name) => `${name} is not a setting of Teyue. Did you mean ${nearest(name, known)}?`)
}

function wrong(name: string, variable: Variable<unknown>, text: string): string {
  const value = variable.secret ? 'has a value that is not shown here' : `is "${text}"`
  return `${name} ${value}; it must be ${variable.must}.`
}

function portOf(says: string, standard: string) {
  return { says, standard, must: `a port, 1 to ${MAX_PORT}`, read: (text: string) => readCount(text, MAX_PORT) }
}

function countOf(says: string, standard: string, max: number) {
  return { says, standard, must: `a whole number, 1 to ${max}`, read: (text: string) => readCount(text, max) }
}

function urlOf(says: string) {
  return { says, must: 'an http or https URL without user, query or fragment', read: readHttpUrl }
}
