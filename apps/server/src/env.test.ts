import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { parseEnv } from 'node:util'
import { envExample, readEnv, VARIABLES } from './env.ts'
import { OperatorError } from './kit/operator-error.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

test('the example names every variable, with the value it has unset', () => {
  const uncommented = parseEnv(envExample().replace(/^# (?=TEYUE_)/gm, ''))
  assert.deepEqual(Object.keys(uncommented).sort(), Object.keys(VARIABLES).sort())
  assert.deepEqual(readEnv(uncommented), readEnv({}))
})

test('the URL of the database may lie in a file, which must be there and be the only one that says it', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'teyue-env-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'url')
  writeFileSync(file, 'postgresql://a:b@h/d\n')
  assert.equal(readEnv({ TEYUE_DATABASE_URL_FILE: file }).TEYUE_DATABASE_URL, 'postgresql://a:b@h/d')
  const both = { TEYUE_DATABASE_URL_FILE: file, TEYUE_DATABASE_URL: 'postgresql://a:b@h/d' }
  assert.throws(() => readEnv(both), /both set/)
  assert.throws(() => readEnv({ TEYUE_DATABASE_URL_FILE: `${file}.none` }), /cannot be read/)
  writeFileSync(file, 'mysql://secret')
  assert.throws(() => readEnv({ TEYUE_DATABASE_URL_FILE: file }), /TEYUE_DATABASE_URL has a value that is not shown/)
})

const good: [keyof typeof VARIABLES, string, unknown][] = [
  ['TEYUE_PORT', '1', 1],
  ['TEYUE_PORT', '65535', 65_535],
  ['TEYUE_SIMULATOR_PORT', ' 8701 ', 8701],
  ['TEYUE_HOST', '0.0.0.0', '0.0.0.0'],
  ['TEYUE_HOST', '::1', '::1'],
  ['TEYUE_PUBLIC_URL', 'https://pay.example.com/', 'https://pay.example.com'],
  ['TEYUE_SIMULATOR_URL', 'http://sim:8601', 'http://sim:8601'],
  ['TEYUE_DATABASE_URL', 'postgresql://a:b@h/d?host=%2Ftmp', 'postgresql://a:b@h/d?host=%2Ftmp'],
  ['TEYUE_DATABASE_POOL', '500', 500],
  ['TEYUE_WORKER_CONCURRENCY', '1', 1],
  ['TEYUE_MASTER_KEY', KEY, [Buffer.alloc(32, 7)]],
  ['TEYUE_MASTER_KEY_FILE', '/run/secrets/key', '/run/secrets/key'],
  ['TEYUE_DATA', '/var/lib/teyue', '/var/lib/teyue'],
  ['TEYUE_LOG_LEVEL', 'debug', 'debug'],
  ['TEYUE_WEBHOOK_ALLOWED_NETWORKS', '10.0.0.0/8, fd00::/8', ['10.0.0.0/8', 'fd00::/8']],
]
for (const [name, text, value] of good) {
  test(`${name}=${text} is taken`, () => assert.deepEqual(readEnv({ [name]: text })[name], value))
}

const bad: [keyof typeof VARIABLES, string][] = [
  ...['0', '65536', '8600.0', '0x10', '1e3', '-1', '８６００', 'http'].map((text): [keyof typeof VARIABLES, string] => [
    'TEYUE_PORT',
    text,
  ]),
  ['TEYUE_HOST', 'http://localhost'],
  ['TEYUE_PUBLIC_URL', 'pay.example.com'],
  ['TEYUE_PUBLIC_URL', 'https://a.example?x=1'],
  ['TEYUE_PUBLIC_URL', 'https://user:pw@a.example'],
  ['TEYUE_SIMULATOR_URL', 'ftp://sim'],
  ['TEYUE_DATABASE_POOL', '501'],
  ['TEYUE_WORKER_CONCURRENCY', 'many'],
  ['TEYUE_LOG_LEVEL', 'INFO'],
  ['TEYUE_WEBHOOK_ALLOWED_NETWORKS', '10.0.0.0'],
  ['TEYUE_WEBHOOK_ALLOWED_NETWORKS', '10.0.0.0/33'],
  ['TEYUE_WEBHOOK_ALLOWED_NETWORKS', 'fd00::/129'],
  ['TEYUE_WEBHOOK_ALLOWED_NETWORKS', '10.0.0.0/8,'],
]
for (const [name, text] of bad) {
  test(`${name}=${text} is refused, and what it must be is said`, () => {
    assert.throws(() => readEnv({ [name]: text }), {
      name: 'OperatorError',
      message: `${name} is "${text}"; it must be ${VARIABLES[name].must}.`,
    })
  })
}

for (const [name, secret] of [
  ['TEYUE_MASTER_KEY', 'c2hvcnQ='],
  ['TEYUE_DATABASE_URL', 'mysql://root:hunter2@h/d'],
] as const) {
  test(`a wrong ${name} is named, never shown`, () => {
    assert.throws(
      () => readEnv({ [name]: secret }),
      (error) => error instanceof OperatorError && error.message.startsWith(name) && !error.message.includes(secret),
    )
  })
}

test('an unknown name is refused with the nearest known one', () => {
  assert.throws(() => readEnv({ TEYUE_PROT: '1' }), /^OperatorError: TEYUE_PROT .*Did you mean TEYUE_PORT\?$/)
  assert.throws(() => readEnv({ TEYUE_DB_URL: '1' }), /Did you mean TEYUE_DATABASE_URL\?/)
})

test('every mistake is told at once', () => {
  assert.throws(
    () => readEnv({ TEYUE_PORT: 'x', TEYUE_LOG_LEVEL: 'loud', TEYUE_COLOUR: 'green' }),
    (error) => error instanceof OperatorError && error.message.split('\n').length === 3,
  )
})

test('empty is unset, and what is not ours, or is the tests’, is left alone', () => {
  const empty = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, '']))
  assert.deepEqual(readEnv({ ...empty, PATH: '/bin', TEYUE_TEST_DATABASE_URL: 'postgresql://x/y' }), readEnv({}))
})
