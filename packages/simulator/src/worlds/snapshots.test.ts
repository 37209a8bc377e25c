import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { startSimulator } from '../simulator.ts'
import { ask, control } from '../testing/control-client.ts'
import { openStage, type Stage } from '../testing/stage.ts'
import { callV2 } from '../testing/v2-client.ts'

const DAY_MS = 86_400_000
const LISTS = [
  '/providers',
  '/appids',
  '/merchants',
  '/payers',
  '/orders',
  '/notices',
  '/books',
  '/settlements',
  '/rules',
]

type File = { format: string; version: number; made_at: string; sha256: string; rows: [string, string, object][] }

test('a snapshot brings back everything, clock and keys included, and forgets what came after it', async (t) => {
  const stage = await openStage(t)
  await stage.paid('before-1')
  await stage.refund('before-1', 'r1', 10)
  await stage.advance(2 * DAY_MS)
  await stage.control('POST', '/flush')
  const before = await stateOf(stage.url)
  await stage.control('POST', '/snapshots', { name: 'shop-open' })
  await stage.paid('after-1')
  await stage.advance(DAY_MS)
  assert.notDeepEqual(await stateOf(stage.url), before)
  await stage.control('POST', '/snapshots/shop-open/restorations')
  assert.deepEqual(await stateOf(stage.url), before)
  assert.equal((await stage.query('after-1')).status, 404)
  assert.equal((await stage.query('before-1')).status, 200, 'the keys are those of before')
  const { offset_ms } = await stage.control<{ offset_ms: number }>('GET', '/clock')
  assert.equal(offset_ms, 2 * DAY_MS)
  await stage.native('open-1')
  await stage.control('POST', '/snapshots', { name: 'shop-open' })
  await stage.control('POST', '/snapshots/shop-open/restorations')
  await stage.advance(8 * DAY_MS)
  assert.equal((await stage.query('open-1')).body.trade_state, 'CLOSED', 'what falls due still does')
})

test('a snapshot is a file that another process loads, and its provider’s certificate still opens guarded paths', async (t) => {
  const stage = await openStage(t)
  await stage.paid('moved-1')
  await stage.control('POST', '/flush')
  await stage.control('POST', '/snapshots', { name: 'moved' })
  const file = await stage.control<File>('GET', '/snapshots/moved')
  assert.doesNotMatch(JSON.stringify(file), /"authority"|"clock_listeners"/)
  const other = await startSimulator({ port: 0, dataDir: null, checkAnswers: true })
  t.after(() => other.close())
  await control(other.url, 'PUT', '/snapshots/moved', file)
  const world = await control<{ url: string; tls_url: string }>(other.url, 'POST', '/worlds', { snapshot: 'moved' })
  assert.deepEqual(await stateOf(world.url), await stateOf(stage.url))
  assert.deepEqual((await control<{ orders: object[] }>(other.url, 'GET', '/orders')).orders, [])
  const { ca_pem: ca } = await control<{ ca_pem: string }>(world.url, 'GET', '/tls')
  const moved = { ...stage.v2Caller, url: world.url, tlsUrl: world.tls_url, ca }
  const fields = { out_trade_no: 'moved-1', out_refund_no: 'r', total_fee: 1_000, refund_fee: 1 }
  const identity = { appid: stage.spAppid, mch_id: stage.provider.mchid, sub_mch_id: stage.subMchid }
  const reply = await callV2(moved, '/secapi/pay/refund', { ...identity, ...fields })
  assert.equal(reply.fields.result_code, 'SUCCESS', reply.text)
})

test('a file of another version, or one that is not whole, is refused in words, and nothing is kept or changed', async (t) => {
  const stage = await openStage(t)
  await stage.paid('kept-1')
  await stage.control('POST', '/snapshots', { name: 'good' })
  const file = await stage.control<File>('GET', '/snapshots/good')
  const [row] = file.rows
  const wrong: [string, unknown, number, string][] = [
    ['another version', { ...file, version: 2 }, 409, 'SNAPSHOT_VERSION'],
    ['another format', { ...file, format: 'postman' }, 400, 'SNAPSHOT_BROKEN'],
    ['a row less', { ...file, rows: file.rows.slice(1) }, 400, 'SNAPSHOT_BROKEN'],
    ['a field more', { ...file, more: 1 }, 400, 'BAD_REQUEST'],
    ['no rows', { ...file, rows: undefined }, 400, 'BAD_REQUEST'],
    ['a row that is none', { ...file, rows: [['orders', 'key', null]] }, 400, 'BAD_REQUEST'],
    ['an unknown table', await signed(file, [['cards', 'key', {}]]), 400, 'SNAPSHOT_BROKEN'],
    ['a row twice', await signed(file, [row!, row!]), 400, 'SNAPSHOT_BROKEN'],
    ['an authority', await signed(file, [['settings', 'authority', { value: 1 }]]), 400, 'SNAPSHOT_BROKEN'],
    [
      'books that do not balance',
      await signed(file, [['accounts', 'a', { account: 'payer', owner: 'a', balance_fen: 1 }]]),
      400,
      'SNAPSHOT_BROKEN',
    ],
  ]
  for (const [what, body, status, code] of wrong) {
    const answer = await ask(stage.url, 'PUT', '/snapshots/bad', body)
    assert.deepEqual([answer.status, answer.body.code], [status, code], `${what}: ${JSON.stringify(answer.body)}`)
  }
  for (const name of ['..%2Fgood', 'Good', '.good']) {
    assert.equal((await ask(stage.url, 'PUT', `/snapshots/${name}`, file)).status, 400, name)
  }
  const { snapshots } = await stage.control<{ snapshots: { name: string }[] }>('GET', '/snapshots')
  assert.deepEqual(
    snapshots.map(({ name }) => name),
    ['good'],
  )
  for (const [method, at] of [
    ['GET', '/snapshots/none'],
    ['DELETE', '/snapshots/none'],
    ['POST', '/snapshots/none/restorations'],
  ] as const) {
    assert.equal((await ask(stage.url, method, at)).status, 404, at)
  }
  assert.equal((await stage.query('kept-1')).status, 200)
})

test('what was answered is on the disk: snapshots and a restored world survive kill and restart', async (t) => {
  const dataDir = makeDataDir(t)
  const stage = await openStage(t, { dataDir })
  await stage.paid('durable-1')
  await stage.control('POST', '/flush')
  await stage.control('POST', '/snapshots', { name: 'durable' })
  await stage.paid('durable-2')
  await stage.control('POST', '/snapshots/durable/restorations')
  const expected = await stateOf(stage.url)
  // What a kill would leave: the folder as it stands, without a farewell.
  const copy = makeDataDir(t)
  cpSync(dataDir, copy, { recursive: true, filter: (file) => path.basename(file) !== 'lock' })
  const again = await startSimulator({ port: 0, dataDir: copy })
  t.after(() => again.close())
  assert.deepEqual(await stateOf(again.url), expected)
  await control(again.url, 'POST', '/snapshots/durable/restorations')
  await control(again.url, 'DELETE', '/snapshots/durable')
  assert.deepEqual(readdirSync(path.join(copy, 'snapshots')), [])
  writeFileSync(path.join(copy, 'snapshots', 'odd.txt'), '')
  assert.deepEqual(await control(again.url, 'GET', '/snapshots'), { snapshots: [] })
})

test('rows that make no world leave the one that is there, on the disk as well, and begin no other', async (t) => {
  const dataDir = makeDataDir(t)
  const stage = await openStage(t, { dataDir })
  await stage.paid('kept-1')
  // Several suites begin with the same act; none finds half of another's file.
  const kept = Array.from({ length: 4 }, () => stage.control<object>('POST', '/snapshots', { name: 'good' }))
  assert.equal((await Promise.all(kept)).length, 4)
  const file = await stage.control<File>('GET', '/snapshots/good')
  const before = await stateOf(stage.url)
  for (const row of [
    ['gold_plans', 'x', {}],
    ['settings', 'clock_offset_ms', { value: 'x' }],
  ]) {
    await stage.control('PUT', '/snapshots/bad', await signed(file, [...file.rows, row]))
    for (const [at, body] of [['/snapshots/bad/restorations'], ['/worlds', { snapshot: 'bad' }]] as const) {
      const { status, body: answer } = await ask(stage.url, 'POST', at, body)
      assert.deepEqual([status, answer.code], [400, 'SNAPSHOT_BROKEN'], `${at}: ${JSON.stringify(row)}`)
    }
  }
  assert.deepEqual(await stateOf(stage.url), before)
  await stage.paid('after-1')
  await stage.control('POST', '/flush')
  const expected = await stateOf(stage.url)
  const copy = makeDataDir(t)
  cpSync(dataDir, copy, { recursive: true, filter: (one) => path.basename(one) !== 'lock' })
  const again = await startSimulator({ port: 0, dataDir: copy })
  t.after(() => again.close())
  assert.deepEqual(await stateOf(again.url), expected)
})

test('the number of snapshots is bounded, and one of the same name takes no place', async (t) => {
  const simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true })
  t.after(() => simulator.close())
  for (let index = 0; index < 50; index++) await control(simulator.url, 'POST', '/snapshots', { name: `s${index}` })
  await control(simulator.url, 'POST', '/snapshots', { name: 's7' })
  const one = await ask(simulator.url, 'POST', '/snapshots', { name: 'more' })
  assert.deepEqual([one.status, one.body.code], [409, 'TOO_MANY_SNAPSHOTS'])
})

test('a delivery under way ends before a snapshot is loaded, and leaves nothing in the new state', async (t) => {
  const stage = await openStage(t)
  await stage.control('POST', '/snapshots', { name: 'empty' })
  await stage.advance(DAY_MS)
  const { release, arrived } = holdAnswers(stage)
  await stage.paid('under-way')
  await arrived
  let done = false
  const restoring = stage.control('POST', '/snapshots/empty/restorations').then(() => {
    done = true
  })
  await stage.control('GET', '/health')
  assert.equal(done, false)
  // A turn of the clock that is asked for meanwhile is one of the new state.
  const turning = stage.advance(5)
  await stage.control('GET', '/health')
  release()
  await Promise.all([restoring, turning])
  assert.deepEqual(await stage.control('GET', '/notices'), { notices: [] })
  const { offset_ms } = await stage.control<{ offset_ms: number }>('GET', '/clock')
  assert.equal(offset_ms, 5)
})

function holdAnswers(stage: Stage): { release: () => void; arrived: Promise<void> } {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const { promise: arrived, resolve: come } = Promise.withResolvers<void>()
  stage.receiver.answer = async () => {
    come()
    await held
    return 200
  }
  return { release, arrived }
}

async function stateOf(url: string): Promise<unknown[]> {
  const lists = await Promise.all(LISTS.map((list) => control<Record<string, unknown>>(url, 'GET', list)))
  return lists.map((list) => JSON.parse(JSON.stringify(list).replaceAll(url, '')))
}

async function signed(file: File, rows: unknown[]): Promise<object> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(rows)))
  return { ...file, rows, sha256: Buffer.from(digest).toString('hex') }
}

function makeDataDir(test: TestContext): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'teyue-snapshots-'))
  test.after(() => rmSync(dataDir, { recursive: true }))
  return dataDir
}
