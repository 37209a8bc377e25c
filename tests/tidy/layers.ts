import path from 'node:path'
import { resolveImport } from './imports.ts'

/** What a layer may import: other layers of the tree, and libraries of a registry, each by its bare name. */
export type Layer = { readonly layers: readonly string[]; readonly libraries: readonly string[] }

const http = 'fastify @fastify/rate-limit @fastify/static @fastify/swagger @fastify/swagger-ui typebox'

/**
 * The server, from the bottom up. Each row reads: a file of this layer may import these layers and these libraries,
 * and no other. `x-types` allows only `import type` from layer x. Of the WeChat client, `client-crypto` is its pure
 * functions and `client` what sends.
 */
export const serverLayers: Readonly<Record<string, Layer>> = {
  kit: row('kit', 'pino prom-client typeid-js'),
  errors: row('kit error-catalogue'),
  'wechat-errors': row('wechat-errors'),
  'error-catalogue': row('kit error-catalogue'),
  env: row('kit', 'typebox'),
  config: row('kit env', 'typebox ipaddr.js'),
  secrets: row('kit secrets'),
  embedded: row('kit embedded', 'pg'),
  outbound: row('kit errors outbound', 'undici ipaddr.js'),
  storage: row('kit errors storage', 'pg pg-copy-streams kysely graphile-worker'),
  queue: row('kit errors storage queue', 'graphile-worker kysely pg pino'),
  base: row('kit errors secrets storage queue base', 'kysely'),
  wechat: row('kit errors secrets storage noun wechat client-crypto client', 'undici node-forge'),
  context: row('kit errors config secrets storage queue wechat noun client-types', 'pino'),
  noun: row(
    'kit errors wechat-errors noun outbound-types base-types queue-types secrets-types client-types contract-types',
    'standardwebhooks otpauth csv-parse csv-stringify fflate',
  ),
  store: row('kit storage noun base-types', 'kysely'),
  usecase: row(
    'kit errors outbound storage queue base context noun store usecase secrets-types wechat-types client-crypto client-types',
    '@zxcvbn-ts/core @zxcvbn-ts/language-common @simplewebauthn/server',
  ),
  errands: row(
    'kit errors outbound base context wechat noun store usecase client-crypto client',
    'undici standardwebhooks nodemailer',
  ),
  jobs: row('kit errors queue base context noun usecase errands'),
  routes: row('kit errors context contract http noun usecase errands', http),
  http: row(
    'kit errors error-catalogue config secrets storage base context contract http noun usecase routes',
    `${http} @fastify/ajv-compiler prom-client pino`,
  ),
}

/** They join everything together, are run by hand, or are only for tests, and may import what they like. */
export const freeLayers = ['cli', 'script', 'testing']

/** Features from the top down: a feature may import those of later rows, never one beside or above it. */
export const featureOrder: readonly string[][] = [
  ['departures'],
  ['overview', 'search', 'exports', 'steps', 'disagreements', 'explanations', 'doctor'],
  [
    'notices',
    'timeline',
    'approvals',
    'audit',
    'sign-in',
    'factors',
    'passkeys',
    'invitations',
    'operations',
    'alerts',
    'requests',
    'key-rotation',
  ],
  ['channels'],
  ['imports'],
  ['reconciliation', 'identities', 'gold-plans', 'follows'],
  ['bill-lines'],
  ['found-numbers'],
  ['rebates'],
  ['settlement'],
  ['refunds', 'redpackets'],
  ['sharing'],
  ['payments'],
  ['settlement-accounts', 'subject-confirmations', 'violations'],
  ['onboarding', 'applyments', 'banks'],
  ['development'],
  ['settings', 'agreements'],
  ['appids', 'permissions', 'webhooks', 'keys', 'people'],
  ['stores'],
  ['attachments', 'papers'],
  ['merchants'],
  ['providers'],
]

/** Which workspaces a workspace may import. Whoever is not here may import none. */
export const workspaceImports: Readonly<Record<string, readonly string[]>> = {
  'packages/sdk': ['packages/contract'],
  'apps/server': ['packages/contract', 'packages/sdk', 'packages/simulator', 'packages/wechatpay'],
  'apps/console': ['packages/contract'],
  'apps/cashier': ['packages/contract'],
}

// In a feature, a file whose name begins with one of these does something; any other is something.
const verbs = new Set(
  `accept add adopt apply ask assert begin bind call cancel check close count create decide deliver disable empty enable end expire find follow
  get give grant import issue list lock make mark open park post promise publish query read receive record redeliver refuse
  register release remove renew reseal reserve resolve retry reverse revoke rotate send set settle start store submit take turn update
  verify watch withdraw`.split(/\s+/),
)

const pureClient =
  /^packages\/wechatpay\/src\/(call-up|verification|notices|sealing|signing|keyring|key-report|merchant-keys|merchant-certificate|errors|v2\/notices)\.ts$/
const roles = ['store', 'errands', 'jobs', 'routes']

/** The layer of the import's target, or undefined when it is a library, Node's own, or of no layer we know. */
export function targetLayer(from: string, specifier: string): string | undefined {
  const target = resolveImport(from, specifier)
  if (!target) return undefined
  if (target.startsWith('packages/contract/')) return 'contract'
  if (target.startsWith('packages/simulator/')) return 'simulator'
  if (target.startsWith('packages/wechatpay/')) return pureClient.test(target) ? 'client-crypto' : 'client'
  return layerOf(target)
}

/** Whether a row of the table allows its layer to import from another. */
export function allows(layer: Layer, to: string, typeOnly: boolean): boolean {
  return layer.layers.includes(to) || (typeOnly && layer.layers.includes(`${to.replace(/-crypto$/, '')}-types`))
}

/** The layer of a file of the server. */
export function layerOf(file: string): string | undefined {
  const inside = /^apps\/server\/src\/(.+)\.ts$/.exec(file)?.[1]
  if (!inside) return undefined
  const [top] = inside.split('/')
  if (path.posix.basename(inside).startsWith('generate-')) return 'script'
  if (top !== 'features') return top
  const name = path.posix.basename(inside)
  if (roles.includes(name)) return name
  return verbs.has(name.split('-')[0]!) ? 'usecase' : 'noun'
}

export function featureOf(file: string): string | undefined {
  return /^apps\/server\/src\/features\/([^/]+)\//.exec(file)?.[1]
}

function row(layers: string, libraries = ''): Layer {
  return { layers: layers.split(' '), libraries: libraries.split(' ').filter(Boolean) }
}
