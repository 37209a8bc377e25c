import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { startSimulator } from '../simulator.ts'
import { control } from '../testing/control-client.ts'
import { callWeChat } from '../testing/merchant-client.ts'
import { makeAppid, openStage, type ProviderAnswer } from '../testing/stage.ts'
import { callV2, type V2Caller, type V2Fields } from '../testing/v2-client.ts'

const MAIN = path.join(import.meta.dirname, '..', 'main.ts')
const ORDERS = 40

test('kill -9 loses nothing that was answered', async (t) => {
  const dataDir = makeDataDir(t)
  const first = await startProcess(t, dataDir)
  const provider = await control<ProviderAnswer>(first.url, 'POST', '/providers', {})
  const sp_appid = await makeAppid(first.url, '特约云', '特约云公司')
  await control(first.url, 'POST', `/providers/${provider.mchid}/appids`, { appid: sp_appid })
  const merchant = await control<{ sub_mchid: string }>(first.url, 'POST', '/merchants', {
    provider: provider.mchid,
    name: '店',
    subject_type: 'company',
    subject: '店公司',
  })
  const payer = await control<{ id: string }>(first.url, 'POST', '/payers', { name: '张三' })
  await control(first.url, 'POST', '/clock/advance', { ms: 1_000 })
  const answered: string[] = []
  const pay = async (number: string) => {
    const made = await callWeChat(first.url, provider, 'POST', '/v3/pay/partner/transactions/native', {
      sp_appid,
      sp_mchid: provider.mchid,
      sub_mchid: merchant.sub_mchid,
      description: '茶',
      out_trade_no: number,
      notify_url: 'http://127.0.0.1:9/nobody',
      amount: { total: 100 },
    })
    const link = { code_url: made.body.code_url }
    await control(first.url, 'POST', '/pay', { payer: payer.id, password: '123456', ...link })
    answered.push(number)
    if (answered.length === ORDERS / 2) first.child.kill('SIGKILL')
  }
  await Promise.allSettled(Array.from({ length: ORDERS }, (_, index) => pay(`kill-order-${index}`)))
  assert(answered.length >= ORDERS / 2 && first.child.killed)
  const second = await startProcess(t, dataDir)
  for (const number of answered) {
    const order = await control<{ state: string }>(second.url, 'GET', `/orders/${provider.mchid}/${number}`)
    assert.equal(order.state, 'SUCCESS', number)
  }
  const books = await control<Books>(second.url, 'GET', '/books')
  const { orders } = await control<{ orders: { state: string }[] }>(second.url, 'GET', '/books/orders')
  const paid = orders.filter(({ state }) => state === 'SUCCESS').length
  assert.equal(books.sum_fen, 0)
  assert.equal(books.merchants[0]?.paid_fen, paid * 100, 'no payment is half there')
  const clock = await control<{ offset_ms: number }>(second.url, 'GET', '/clock')
  assert.equal(clock.offset_ms, 1_000)
  await stop(second.child)
})

test('a second start finds orders, due events, notices and keys as they were', async (t) => {
  const dataDir = makeDataDir(t)
  const stage = await openStage(t, { dataDir })
  stage.receiver.answer = () => 500
  // Later than a slow machine needs to start again, so that nothing falls due between the two looks.
  await stage.control('PUT', '/rules', { refundSeconds: 60 })
  // Longer than this test takes to look, however slow the machine.
  await stage.control('PUT', '/rules', { refundSeconds: 50 })
  await stage.native('restart-1')
  await stage.paid('restart-2')
  await stage.refund('restart-2', 'r1', 10)
  await stage.control('POST', '/flush')
  const before = await Promise.all(
    ['/providers', '/merchants', '/payers', '/books', '/rules'].map((path) => stage.control('GET', path)),
  )
  await stage.simulator.close()
  stage.receiver.answer = () => 200
  const second = await startProcess(t, dataDir)
  const after = await Promise.all(
    ['/providers', '/merchants', '/payers', '/books', '/rules'].map((path) => control(second.url, 'GET', path)),
  )
  assert.deepEqual(after, before)
  await control(second.url, 'POST', '/clock/advance', { ms: 60_000 })
  const { notices } = await control<{ notices: { state: string; event_type: string }[] }>(second.url, 'GET', '/notices')
  assert.deepEqual(notices.map(({ event_type, state }) => `${event_type} ${state}`).sort(), [
    'REFUND.SUCCESS delivered',
    'TRANSACTION.SUCCESS delivered',
  ])
  await control(second.url, 'POST', '/clock/advance', { ms: 8 * 86_400_000 })
  const lapsed = await control<{ state: string }>(second.url, 'GET', `/orders/${stage.provider.mchid}/restart-1`)
  assert.equal(lapsed.state, 'CLOSED')
  await stop(second.child)
})

test('kill -9 keeps what APIv2 made: order, settings, follow, notice, and the authority that certificates hang on', async (t) => {
  const dataDir = makeDataDir(t)
  const first = await startProcess(t, dataDir)
  const caller = await makeCaller(first.url)
  const { identity } = caller
  const ca = await control<{ ca_pem: string }>(first.url, 'GET', '/tls')
  const done = async (v2Caller: V2Caller, target: string, fields: V2Fields) => {
    const reply = await callV2(v2Caller, target, { ...identity, ...fields })
    assert.equal(reply.fields.result_code, 'SUCCESS', reply.text)
    return reply.fields
  }
  await done(caller, '/secapi/mch/addsubdevconfig', { jsapi_path: 'https://shop.example/' })
  const made = await done(caller, '/pay/unifiedorder', { ...V2_ORDER, out_trade_no: 'kill-v2', trade_type: 'NATIVE' })
  await control(first.url, 'PUT', `/providers/${identity.mch_id}/refund-config`, { url: NOBODY })
  const paid = { payer: caller.payer, password: '123456', code_url: made.code_url }
  await control(first.url, 'POST', '/pay', paid)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  const second = await startProcess(t, dataDir)
  const tls = await control<{ url: string; ca_pem: string }>(second.url, 'GET', '/tls')
  assert.equal(tls.ca_pem, ca.ca_pem)
  const again = { ...caller, url: second.url, tlsUrl: tls.url }
  assert.equal((await done(again, '/pay/orderquery', { out_trade_no: 'kill-v2' })).trade_state, 'SUCCESS')
  const settings = await done(again, '/secapi/mch/querysubdevconfig', {})
  assert.match(settings.jsapi_path_list ?? '', /shop\.example/)
  await done(again, '/secapi/pay/refund', { out_trade_no: 'kill-v2', out_refund_no: 'r', total_fee: 1, refund_fee: 1 })
  await control(second.url, 'POST', '/clock/advance', { ms: 5_000 })
  const { notices } = await control<{ notices: { api: string; event_type: string; url: string }[] }>(
    second.url,
    'GET',
    '/notices',
  )
  assert.deepEqual(
    notices.map(({ api, event_type, url }) => [api, event_type, url]),
    [
      ['v2', 'REFUND.SUCCESS', NOBODY],
      ['v2', 'TRANSACTION.SUCCESS', NOBODY],
    ],
  )
  await stop(second.child)
})

test('a folder that another simulator works in is refused, and nothing in it is touched', async (t) => {
  const dataDir = makeDataDir(t)
  const first = await startProcess(t, dataDir)
  await assert.rejects(startSimulator({ port: 0, dataDir }), /in use by another simulator \(process \d+\)/)
  const payer = await control<{ id: string }>(first.url, 'POST', '/payers', { name: '张三' })
  await stop(first.child)
  const second = await startProcess(t, dataDir)
  const { payers } = await control<{ payers: { id: string }[] }>(second.url, 'GET', '/payers')
  assert.deepEqual(
    payers.map(({ id }) => id),
    [payer.id],
  )
  await stop(second.child)
})

test('a port in use is told in a sentence', async (t) => {
  const first = await startProcess(t, makeDataDir(t))
  const { port } = new URL(first.url)
  for (const [taken, free] of [
    ['port', 'tls-port'],
    ['tls-port', 'port'],
  ]) {
    const args = [MAIN, `--${taken}`, port, `--${free}`, '0']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    const said: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    const [code] = await once(child, 'close')
    assert.equal(code, 1)
    assert.match(Buffer.concat(said).toString('utf8'), new RegExp(`^The port ${port} is in use.* with --${taken}\\.`))
  }
  await stop(first.child)
})

test('a line torn by a crash is cut off, and what comes after it is kept', async (t) => {
  const dataDir = makeDataDir(t)
  const first = await openStage(t, { dataDir })
  await first.native('torn-01')
  await first.simulator.close()
  appendFileSync(path.join(dataDir, 'journal.jsonl'), '[["orders","half a li')
  const second = await startProcess(t, dataDir)
  const added = await control<{ id: string }>(second.url, 'POST', '/payers', { name: '后来者' })
  await stop(second.child)
  const third = await startProcess(t, dataDir)
  const { payers } = await control<{ payers: { id: string }[] }>(third.url, 'GET', '/payers')
  assert(payers.some(({ id }) => id === added.id))
  const order = await control<{ state: string }>(third.url, 'GET', `/orders/${first.provider.mchid}/torn-01`)
  assert.equal(order.state, 'NOTPAY')
  await stop(third.child)
})

test('a journal of an older version opens: what it does not know yet is as it was then', async (t) => {
  const dataDir = makeDataDir(t)
  const first = await openStage(t, { dataDir })
  await first.paid('older-01')
  await first.refund('older-01', 'r1', 10)
  await first.simulator.close()
  const journal = path.join(dataDir, 'journal.jsonl')
  writeFileSync(journal, readFileSync(journal, 'utf8').split('\n').map(asBefore).join('\n'))
  const second = await startSimulator({ port: 0, dataDir })
  t.after(() => second.close())
  const { payers } = await control<{ payers: object[] }>(second.url, 'GET', '/payers')
  assert.partialDeepStrictEqual(payers, [{ password_free_limit_fen: 100_000, bank: 'works' }])
  const { merchants } = await control<{ merchants: object[] }>(second.url, 'GET', '/merchants')
  assert.partialDeepStrictEqual(merchants, [{ permissions: { codepay: true, combine: false, refund: true } }])
  const order = await control<object>(second.url, 'GET', `/orders/${first.provider.mchid}/older-01`)
  assert.partialDeepStrictEqual(order, { state: 'REFUND', combination: null, reversed_at: null })
  await control(second.url, 'POST', '/clock/advance', { ms: 10_000 })
  const query = `sub_mchid=${first.subMchid}`
  const timestamp = Math.floor(Date.now() / 1000) + 10
  const refund = await callWeChat(
    second.url,
    first.provider,
    'GET',
    `/v3/refund/domestic/refunds/r1?${query}`,
    undefined,
    { timestamp },
  )
  assert.deepEqual([refund.status, refund.body.status, refund.body.channel], [200, 'SUCCESS', 'ORIGINAL'])
})

// The fields that came with code payments and combined orders.
const NEW_FIELDS =
  /"(?:may_combine|sub_fund_bill|available_fen|fee_returned_fen|password_free_limit_fen|bank|scanned_payer|reversed_at|combination|mending|v2_sign_type|asked_by|api_v2_key|codepay|combine|red_packets|follow|refund_notify_url|v2)":(?:null|true|false|\d+|"[^"]*"),?/g

function asBefore(line: string): string {
  return line.replace(NEW_FIELDS, '').replaceAll(',}', '}')
}

const NOBODY = 'http://127.0.0.1:9/nobody'
const V2_ORDER = { body: '茶', total_fee: 1, spbill_create_ip: '1.2.3.4', notify_url: NOBODY, product_id: 'tea' }

type CallerAndWho = V2Caller & { identity: Record<string, string>; payer: string }

/** The least that APIv2 needs: an SP with an appid and a sub-merchant that lets it refund, and somebody who pays. */
async function makeCaller(url: string): Promise<CallerAndWho> {
  const provider = await control<ProviderAnswer>(url, 'POST', '/providers', {})
  const appid = await makeAppid(url, '特约云', '特约云公司')
  await control(url, 'POST', `/providers/${provider.mchid}/appids`, { appid })
  const merchant = { provider: provider.mchid, name: '店', subject_type: 'company', subject: '店公司' }
  const permissions = { refund: true }
  const made = await control<{ sub_mchid: string }>(url, 'POST', '/merchants', { ...merchant, permissions })
  const payer = await control<{ id: string }>(url, 'POST', '/payers', { name: '张三' })
  const tls = await control<{ url: string; ca_pem: string }>(url, 'GET', '/tls')
  const identity = { appid, mch_id: provider.mchid, sub_mch_id: made.sub_mchid }
  return { ...provider, url, tlsUrl: tls.url, ca: tls.ca_pem, identity, payer: payer.id }
}

type Books = { readonly sum_fen: number; readonly merchants: readonly { paid_fen: number }[] }

function makeDataDir(t: TestContext): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'teyue-simulator-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  return dataDir
}

async function startProcess(t: TestContext, dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--tls-port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => {
    child.kill('SIGKILL')
  })
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  const [, url] = /^simulator ready (\S+) https:\S+\n/.exec(line.toString('utf8')) ?? []
  assert(url, line.toString('utf8'))
  return { child, url }
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  assert.equal(code, 0)
}
