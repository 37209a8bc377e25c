import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { type Config, decideConfig } from './config.ts'
import { readEnv } from './env.ts'

test('with nothing set, all is on this machine and in ./.teyue', () => {
  const dataDir = resolve('.teyue')
  const expected: Config = {
    host: '127.0.0.1',
    port: 8600,
    publicUrl: 'http://127.0.0.1:8600',
    acceptsLive: false,
    dataDir,
    database: { kind: 'embedded', dataDir, pool: 10 },
    masterKey: { file: `${dataDir}/master.key` },
    simulator: {
      host: '127.0.0.1',
      port: 8601,
      tlsPort: 8602,
      dataDir: `${dataDir}/simulator`,
      url: 'http://127.0.0.1:8601',
      isOurs: true,
    },
    logLevel: 'info',
    worker: { concurrency: 8 },
    webhookNetworks: [],
    keepPapersDays: 90,
    secondFactor: { validMs: 900_000, refundAboveFen: 100_000 },
    trustedProxies: [],
    metricsNetworks: ['127.0.0.0/8', '::1/128'],
  }
  assert.deepEqual(decideConfig(readEnv({}), 'serve'), expected)
})

test('addresses follow their ports, unless they are given', () => {
  const moved = decideConfig(readEnv({ TEYUE_PORT: '9000', TEYUE_SIMULATOR_PORT: '9001' }), 'serve')
  assert.deepEqual([moved.publicUrl, moved.simulator.url], ['http://127.0.0.1:9000', 'http://127.0.0.1:9001'])
  const given = decideConfig(
    readEnv({ TEYUE_PUBLIC_URL: 'https://pay.example.com', TEYUE_SIMULATOR_URL: 'http://sim:1' }),
    'serve',
  )
  assert.deepEqual([given.publicUrl, given.acceptsLive], ['https://pay.example.com', true])
  assert.deepEqual([given.simulator.url, given.simulator.isOurs], ['http://sim:1', false])
})

test('a database of one’s own takes the place of the embedded one', () => {
  const { database } = decideConfig(readEnv({ TEYUE_DATABASE_URL: 'postgres://h/d', TEYUE_DATABASE_POOL: '3' }), 'work')
  assert.deepEqual(database, { kind: 'own', url: 'postgres://h/d', pool: 3 })
})

test('only `start` lets webhooks reach this machine by itself', () => {
  const env = readEnv({ TEYUE_WEBHOOK_ALLOWED_NETWORKS: '10.1.0.0/16' })
  assert.deepEqual(decideConfig(env, 'work').webhookNetworks, ['10.1.0.0/16'])
  assert.deepEqual(decideConfig(env, 'start').webhookNetworks, ['10.1.0.0/16', '127.0.0.0/8', '::1/128'])
})

test('`start` is quiet unless told otherwise', () => {
  const levels = (set: object) =>
    (['start', 'serve'] as const).map((command) => decideConfig(readEnv({ ...set }), command).logLevel)
  assert.deepEqual(levels({}), ['warn', 'info'])
  assert.deepEqual(levels({ TEYUE_LOG_LEVEL: 'debug' }), ['debug', 'debug'])
})

test('the master key comes from the variable or from a file, not from both', () => {
  const value = Buffer.alloc(32, 1)
  const TEYUE_MASTER_KEY = value.toString('base64')
  assert.deepEqual(decideConfig(readEnv({ TEYUE_MASTER_KEY }), 'serve').masterKey, { value: [value] })
  assert.deepEqual(decideConfig(readEnv({ TEYUE_MASTER_KEY_FILE: '/k' }), 'serve').masterKey, { file: '/k' })
  assert.throws(() => decideConfig(readEnv({ TEYUE_MASTER_KEY, TEYUE_MASTER_KEY_FILE: '/k' }), 'serve'), /are both set/)
})

test('a platform on all addresses keeps its simulator, which asks for no password, to this machine', () => {
  const open = { TEYUE_HOST: '0.0.0.0' }
  const hosts = (['start', 'simulate'] as const).map((command) => decideConfig(readEnv(open), command))
  assert.deepEqual(
    hosts.map(({ host, simulator }) => [host, simulator.host]),
    [
      ['0.0.0.0', '127.0.0.1'],
      ['0.0.0.0', '0.0.0.0'],
    ],
  )
})

test('platform and simulator cannot share a port', () => {
  const both = (set: Record<string, string>) => () => decideConfig(readEnv(set), 'start')
  assert.throws(both({ TEYUE_PORT: '8601' }), /TEYUE_PORT and TEYUE_SIMULATOR_PORT are both 8601/)
  assert.throws(both({ TEYUE_PORT: '8602' }), /TEYUE_PORT and TEYUE_SIMULATOR_TLS_PORT are both 8602/)
  assert.throws(both({ TEYUE_SIMULATOR_TLS_PORT: '8601' }), /SIMULATOR_PORT and TEYUE_SIMULATOR_TLS_PORT are both 8601/)
})
