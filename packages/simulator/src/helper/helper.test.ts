import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { connect } from '@teyue/simulator/helper'
import { type Simulator, startSimulator } from '../simulator.ts'
import { usedKeyPair } from '../testing/used-keys.ts'
import { SimulatorError } from './simulator-error.ts'

const run = promisify(execFile)
const here = path.resolve(import.meta.dirname, '../..')
let simulator: Simulator

before(async () => {
  simulator = await startSimulator({ port: 0, tlsPort: 0, dataDir: null, checkAnswers: true, keyPairs: usedKeyPair })
})
after(() => simulator.close())

test('the helper has exactly the operations of the document', async () => {
  const world = await connect(simulator.url)
  const { paths } = (await world.openapi()) as { paths: Record<string, Record<string, { operationId: string }>> }
  const told = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
  assert.deepEqual(callsOf(world).sort(), told.sort())
})

test('a world is set up, paid in, shaken, turned, kept and left through the helper alone', async () => {
  const host = await connect(simulator.url)
  const opened = await host.worlds.open({ name: 'helped' })
  const world = await connect(opened.url)
  const provider = await world.providers.make({ name: '特约云' })
  const { appid } = await world.appids.make({ name: '特约云', kind: 'service_account', subject: '特约云科技' })
  await world.providers.bindAppid(provider.mchid, { appid })
  const { sub_mchid } = await world.merchants.make({
    provider: provider.mchid,
    name: '晴天咖啡',
    subject_type: 'company',
    subject: '晴天',
  })
  const payer = await world.payers.make()
  assert.equal(payer.name, '付款人')
  await world.handFaults.add({ kind: 'notice_lost' })

  const code_url = await nativeOrder(world)
  assert.equal((await world.scan({ code_url })).state, 'NOTPAY')
  assert.equal((await world.pay({ code_url, payer: payer.id, password: '123456' })).result, 'SUCCESS')
  assert.equal((await world.orders.list({ limit: 5, sub_mchid })).orders.length, 1)
  await world.flush()
  assert.equal((await world.faults.hits()).hits.length, 1)

  const before = Date.parse((await world.clock.read()).now)
  await world.clock.advance({ hours: 2, minutes: 30 })
  const { now } = await world.clock.advance({ to: new Date(before + 3 * 3_600_000) })
  assert(Date.parse(now) >= before + 3 * 3_600_000)

  await world.snapshots.take({ name: 'paid' })
  await world.reset()
  assert.deepEqual((await world.providers.list()).providers, [])
  await world.snapshots.restore('paid')
  assert.equal((await world.providers.list()).providers[0]!.mchid, provider.mchid)
  await host.worlds.remove('helped')
  assert.deepEqual(
    (await host.worlds.list()).worlds.map(({ own }) => own),
    [true],
  )
})

test('files come back as they are: text as text, bytes as bytes', async () => {
  const world = await connect(simulator.url)
  const { mchid } = await world.providers.make()
  assert.match(await world.caPem(), /^-----BEGIN CERTIFICATE-----/)
  assert.match(await world.books.export(), /^时间,账户/)
  const p12 = await world.providers.file(mchid, 'apiclient_cert.p12')
  assert(p12 instanceof Uint8Array)
  const listed = (await world.providers.files(mchid)).files.find(({ name }) => name === 'apiclient_cert.p12')!
  assert.equal(p12.byteLength, listed.bytes)
})

test('a refusal is thrown with its code and both sentences, and so is silence', async (t) => {
  const world = await connect(simulator.url)
  const missing = await thrownBy(world.orders.find('1900000001', 'a/b ?#'))
  assert.deepEqual([missing.status, missing.code], [404, 'NOT_FOUND'])
  assert.match(missing.message_zh, /\p{Script=Han}/u)
  assert.match(missing.message_en, /a\/b \?#/)
  // Whoever writes plain JavaScript is told by the simulator what the types tell others.
  const wrong = { name: '张三', colour: 'red' }
  assert.equal((await thrownBy(world.payers.make(wrong))).code, 'BAD_REQUEST')

  const other = http.createServer((request, response) => {
    if (request.url === '/_control/health') response.end('<html>')
  })
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready))
  t.after(() => other.close())
  const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const stranger = await thrownBy(connect(elsewhere))
  assert.deepEqual([stranger.status, stranger.code], [200, 'NOT_THE_SIMULATOR'])
  other.removeAllListeners('request').on('request', () => {})
  assert.equal((await thrownBy(connect(elsewhere, { timeoutMs: 50 }))).code, 'TIMEOUT')
  other.closeAllConnections()
  await new Promise((closed) => other.close(closed))
  assert.equal((await thrownBy(connect(elsewhere))).code, 'UNREACHABLE')
})

test('the example of both READMEs is the file, and it runs', async () => {
  const text = readFileSync(path.join(here, 'examples/lost-notice.ts'), 'utf8')
  for (const name of ['README.md', 'README.zh-CN.md']) {
    const blocks = [...readFileSync(path.join(here, name), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)]
    assert(
      blocks.some(([, block]) => block === text),
      name,
    )
  }
  const { stdout } = await run(process.execPath, [path.join(here, 'examples/lost-notice.ts'), simulator.url])
  assert.match(stdout, /^SUCCESS 1 notice_/)
})

type World = Awaited<ReturnType<typeof connect>>

async function nativeOrder(world: World): Promise<string> {
  const { samples } = await world.try.samples()
  const { api, method, path: target, body } = samples.find(({ key }) => key === 'native')!
  const [provider] = (await world.providers.list()).providers
  const answer = await world.try.send({ mchid: provider!.mchid, api, method, path: target, body })
  return (JSON.parse(answer.body) as { code_url: string }).code_url
}

function callsOf(world: World): string[] {
  return Object.entries(world).flatMap(([name, part]) => {
    if (typeof part === 'function') return [name]
    return typeof part === 'string' ? [] : Object.keys(part).map((call) => `${name}.${call}`)
  })
}

async function thrownBy(asked: Promise<unknown>): Promise<SimulatorError> {
  const error = await asked.then(
    () => assert.fail('nothing was thrown'),
    (thrown: unknown) => thrown,
  )
  assert(error instanceof SimulatorError, String(error))
  return error
}
