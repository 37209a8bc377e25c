import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { startSimulator } from '../simulator.ts'
import { ask, control } from '../testing/control-client.ts'
import { callWeChat, type Reply } from '../testing/merchant-client.ts'
import { makeAppid, type ProviderAnswer } from '../testing/stage.ts'

const WORLDS = 20
const HOUR_MS = 3_600_000
// The same numbers everywhere, so that a row that strays is found under them.
const MCHID = '1900000001'
const SUB_MCHID = '1600000001'
const OPEN_TIMES = 9

type Place = {
  readonly url: string
  readonly provider: ProviderAnswer
  readonly spAppid: string
  readonly payer: string
}
/** What a world must show in the end, and nothing besides. */
type Expected = {
  orders: string[]
  paid: string[]
  hours: number
  seed: number | null
  refundSeconds: number
  calls: number
}
type Act = {
  readonly kind: 'order' | 'pay' | 'advance' | 'fault' | 'rule'
  readonly world: number
  readonly value: number
}

test('twenty worlds in one process do not see each other, whatever happens in which', {
  timeout: 180_000,
}, async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'teyue-worlds-'))
  t.after(() => rmSync(dataDir, { recursive: true }))
  const simulator = await startSimulator({ port: 0, dataDir, fsync: false, checkAnswers: true })
  t.after(() => simulator.close())
  const urls = [simulator.url]
  for (let index = 1; index < WORLDS; index++) urls.push((await simulator.openWorld({ name: `w${index}` })).url)
  const places = await Promise.all(urls.map(furnish))
  const expected = places.map(
    (): Expected => ({
      orders: [],
      paid: [],
      hours: 0,
      seed: null,
      refundSeconds: 3,
      calls: 0,
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act(), { minLength: 60, maxLength: 60 }), async (acts) => {
      for (const one of acts) await play(places[one.world]!, expected[one.world]!, one)
      for (const [index, place] of places.entries()) await check(place, expected[index]!)
    }),
    { numRuns: 3, endOnFailure: true },
  )
  await checkNonces(places)
  await checkPeople(places)
})

test('a world opens quickly, with its own ports, under the authority of the process', async (t) => {
  const simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true })
  t.after(() => simulator.close())
  const tookMs: number[] = []
  const cas = new Set([(await control<{ ca_pem: string }>(simulator.url, 'GET', '/tls')).ca_pem])
  for (let index = 0; index < OPEN_TIMES; index++) {
    const begun = performance.now()
    const world = await simulator.openWorld()
    tookMs.push(performance.now() - begun)
    cas.add((await control<{ ca_pem: string }>(world.url, 'GET', '/tls')).ca_pem)
  }
  assert.equal(cas.size, 1)
  const median = tookMs.sort((a, b) => a - b)[Math.floor(OPEN_TIMES / 2)]!
  t.diagnostic(`a world opens in ${median.toFixed(1)} ms (median of ${OPEN_TIMES})`)
  assert(median < 500, `${median} ms`)
})

test('over the control API worlds are opened, listed and removed; names, ports and the number are bounded', async (t) => {
  const simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true })
  t.after(() => simulator.close())
  const { url } = simulator
  type Row = { name: string; url: string; tls_url: string; own: boolean }
  const made = await control<Row>(url, 'POST', '/worlds', { name: 'second' })
  const { worlds } = await control<{ worlds: Row[] }>(made.url, 'GET', '/worlds')
  assert.deepEqual(
    worlds.map(({ name, own }) => [name, own]),
    [
      ['main', false],
      ['second', true],
    ],
  )
  const refused = async (method: string, target: string, where: string, body?: unknown) => {
    const answer = await ask(target, method, where, body)
    return [answer.status, answer.body.code]
  }
  assert.deepEqual(await refused('POST', url, '/worlds', { name: 'second' }), [409, 'ALREADY_EXISTS'])
  assert.deepEqual(await refused('POST', url, '/worlds', { name: 'main' }), [409, 'ALREADY_EXISTS'])
  for (const name of ['../up', 'Second', '', '-a', '.removed-a', 'a'.repeat(41)]) {
    assert.deepEqual(await refused('POST', url, '/worlds', { name }), [400, 'BAD_REQUEST'], name)
  }
  const port = Number(new URL(url).port)
  assert.deepEqual(await refused('POST', url, '/worlds', { name: 'third', port }), [409, 'PORT_TAKEN'])
  assert.deepEqual(await refused('POST', url, '/worlds', { name: 'third', tls_port: port }), [409, 'PORT_TAKEN'])
  assert.deepEqual(await refused('DELETE', made.url, '/worlds/second'), [409, 'WORLD_NEEDED'])
  assert.deepEqual(await refused('DELETE', url, '/worlds/main'), [409, 'WORLD_NEEDED'])
  assert.deepEqual(await refused('DELETE', url, '/worlds/nobody'), [404, 'NOT_FOUND'])
  await control(url, 'DELETE', '/worlds/second')
  await assert.rejects(fetch(`${made.url}/_control/health`))
  for (let index = 1; index < 64; index++) await simulator.openWorld()
  assert.deepEqual(await refused('POST', url, '/worlds', {}), [409, 'TOO_MANY_WORLDS'])
})

test('worlds survive a restart on their ports, or on others where somebody took theirs; a removed one stays away', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'teyue-worlds-'))
  t.after(() => rmSync(dataDir, { recursive: true }))
  const first = await startSimulator({ port: 0, dataDir, fsync: false })
  const [a, b, c] = [
    await first.openWorld({ name: 'a' }),
    await first.openWorld({ name: 'b' }),
    await first.openWorld({ name: 'c' }),
  ]
  await control(a.url, 'POST', '/payers', { name: '张三' })
  await control(b.url, 'POST', '/clock/advance', { ms: HOUR_MS })
  const { ca_pem: ca } = await control<{ ca_pem: string }>(a.url, 'GET', '/tls')
  await c.close()
  await first.close()
  await takePort(t, Number(new URL(b.url).port))
  const second = await startSimulator({ port: 0, dataDir, fsync: false })
  t.after(() => second.close())
  const { worlds } = await control<{ worlds: { name: string; url: string }[] }>(second.url, 'GET', '/worlds')
  assert.deepEqual(
    worlds.map(({ name }) => name),
    ['main', 'a', 'b'],
  )
  assert.equal(worlds[1]?.url, a.url)
  assert.notEqual(worlds[2]?.url, b.url)
  assert.equal((await control<{ payers: object[] }>(a.url, 'GET', '/payers')).payers.length, 1)
  assert.equal((await control<{ ca_pem: string }>(a.url, 'GET', '/tls')).ca_pem, ca)
  const { offset_ms } = await control<{ offset_ms: number }>(worlds[2]!.url, 'GET', '/clock')
  assert.equal(offset_ms, HOUR_MS)
})

function act(): fc.Arbitrary<Act> {
  return fc.record({
    kind: fc.constantFrom('order', 'order', 'pay', 'pay', 'advance', 'fault', 'rule'),
    world: fc.nat({ max: WORLDS - 1 }),
    value: fc.integer({ min: 1, max: 500 }),
  })
}

async function furnish(url: string): Promise<Place> {
  const provider = await control<ProviderAnswer>(url, 'POST', '/providers', { mchid: MCHID })
  const spAppid = await makeAppid(url, '特约云', '特约云科技')
  await control(url, 'POST', `/providers/${MCHID}/appids`, { appid: spAppid })
  const merchant = { provider: MCHID, sub_mchid: SUB_MCHID, name: '店', subject_type: 'company', subject: '店公司' }
  await control(url, 'POST', '/merchants', merchant)
  const payer = await control<{ id: string }>(url, 'POST', '/payers', { name: url })
  return { url, provider, spAppid, payer: payer.id }
}

async function play(place: Place, expected: Expected, { kind, value }: Act): Promise<void> {
  switch (kind) {
    case 'order':
    case 'pay': {
      const number = `number-${expected.orders.length}`
      const { status, body } = await order(place, expected, number, value)
      assert.equal(status, 200, JSON.stringify(body))
      expected.orders.push(number)
      if (kind === 'order') return
      const paid = { code_url: body.code_url, payer: place.payer, password: '123456' }
      await control(place.url, 'POST', '/pay', paid)
      expected.paid.push(number)
      return
    }
    case 'advance':
      // Not as far as an order lives, nor to where a day is settled: 60 acts of an hour in three runs.
      expected.hours += 1
      await control(place.url, 'POST', '/clock/advance', { ms: HOUR_MS / 100 })
      return
    case 'fault':
      expected.seed = value
      await control(place.url, 'POST', '/faults', { seed: value, rates: {} })
      return
    case 'rule':
      expected.refundSeconds = value
      await control(place.url, 'PUT', '/rules', { refundSeconds: value })
  }
}

async function order(place: Place, expected: Expected, number: string, fen: number): Promise<Reply> {
  expected.calls++
  const { offset_ms } = await control<{ offset_ms: number }>(place.url, 'GET', '/clock')
  const sent = {
    sp_appid: place.spAppid,
    sp_mchid: MCHID,
    sub_mchid: SUB_MCHID,
    description: place.url,
    out_trade_no: number,
    notify_url: 'http://127.0.0.1:9/',
    amount: { total: fen, currency: 'CNY' },
  }
  const timestamp = Math.floor((Date.now() + offset_ms) / 1_000)
  return callWeChat(place.url, place.provider, 'POST', '/v3/pay/partner/transactions/native', sent, { timestamp })
}

async function check({ url, payer }: Place, expected: Expected): Promise<void> {
  type Orders = { orders: { out_trade_no: string; description: string; payer: string | null }[] }
  const { orders } = await control<Orders>(url, 'GET', '/orders?limit=500')
  assert.deepEqual(orders.map(({ out_trade_no }) => out_trade_no).reverse(), expected.orders)
  for (const { description, payer: by } of orders) assert.deepEqual([description, by ?? payer], [url, payer])
  const paid = orders.filter((one) => one.payer !== null).map(({ out_trade_no }) => out_trade_no)
  assert.deepEqual(paid.reverse(), expected.paid)
  const { offset_ms } = await control<{ offset_ms: number }>(url, 'GET', '/clock')
  assert.equal(offset_ms, (expected.hours * HOUR_MS) / 100)
  const { plan } = await control<{ plan: { seed: number } | null }>(url, 'GET', '/faults')
  assert.equal(plan?.seed ?? null, expected.seed)
  assert.equal((await control<{ refundSeconds: number }>(url, 'GET', '/rules')).refundSeconds, expected.refundSeconds)
  const { requests } = await control<{ requests: object[] }>(url, 'GET', '/requests?limit=500')
  assert.equal(requests.length, expected.calls)
  const { notices } = await control<{ notices: { number: string }[] }>(url, 'GET', '/notices?limit=500')
  assert.deepEqual([...new Set(notices.map(({ number }) => number))].length, expected.paid.length)
  const { sum_fen, merchants } = await control<{ sum_fen: number; merchants: object[] }>(url, 'GET', '/books')
  assert.deepEqual([sum_fen, merchants.length], [0, 1])
}

// One nonce may be used once in each world, and only once in any.
async function checkNonces(places: readonly Place[]): Promise<void> {
  for (const time of ['first', 'second']) {
    const replies = await Promise.all(
      places.map(async ({ url, provider }) => {
        const { offset_ms } = await control<{ offset_ms: number }>(url, 'GET', '/clock')
        const timestamp = Math.floor((Date.now() + offset_ms) / 1_000)
        return callWeChat(url, provider, 'GET', '/v3/certificates', undefined, { timestamp, nonce: 'THE-SAME-NONCE' })
      }),
    )
    assert.deepEqual([...new Set(replies.map(({ status }) => status))], [time === 'first' ? 200 : 401])
  }
}

// Nobody's payer, appid or openid is known next door.
async function checkPeople(places: readonly Place[]): Promise<void> {
  const openids = await Promise.all(
    places.map(async ({ url, payer, spAppid }) => {
      const { openid } = await control<{ openid: string }>(url, 'GET', `/payers/${payer}/openid?appid=${spAppid}`)
      return openid
    }),
  )
  assert.equal(new Set(openids).size, places.length)
  for (const [index, { url, spAppid }] of places.entries()) {
    const other = places[(index + 1) % places.length]!
    const stranger = await ask(url, 'GET', `/payers/${other.payer}/openid?appid=${spAppid}`)
    assert.deepEqual([stranger.status, stranger.body.code], [404, 'PAYER_UNKNOWN'])
  }
}

async function takePort(test: TestContext, port: number): Promise<void> {
  const thief = createServer()
  await new Promise<void>((listening) => thief.listen(port, '127.0.0.1', listening))
  test.after(() => thief.close())
}
