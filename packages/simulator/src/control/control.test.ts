import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { makeAppid, openStage } from '../testing/stage.ts'

test('the control API refuses unknown fields, wrong types and unknown things, in both languages', async (t) => {
  const stage = await openStage(t)
  const wrong: [string, string, unknown, number, string][] = [
    ['POST', '/providers', { mchid: 'abc' }, 400, 'BAD_REQUEST'],
    ['POST', '/providers', { mchid: stage.provider.mchid }, 409, 'ALREADY_EXISTS'],
    ['POST', '/providers', { verify_mode: 'none' }, 400, 'BAD_REQUEST'],
    ['POST', '/payers', { name: 'a', balance_fen: '1' }, 400, 'BAD_REQUEST'],
    ['POST', '/payers', { name: 'a', age: 1 }, 400, 'BAD_REQUEST'],
    ['POST', '/appids', { name: 'a', kind: 'pc', subject: 'b' }, 400, 'BAD_REQUEST'],
    [
      'POST',
      '/merchants',
      { provider: '1900000000', name: 'a', subject_type: 'company', subject: 'b' },
      404,
      'NOT_FOUND',
    ],
    ['PUT', `/merchants/${stage.subMchid}/permissions/flying`, { granted: true }, 404, 'NOT_FOUND'],
    ['POST', '/scan', {}, 400, 'BAD_REQUEST'],
    ['POST', '/scan', { code_url: 'a', h5_url: 'b' }, 400, 'BAD_REQUEST'],
    ['GET', `/orders/${stage.provider.mchid}/none`, undefined, 404, 'NOT_FOUND'],
    ['GET', `/payers/${stage.payer}/openid?appid=wx0000000000000000`, undefined, 404, 'NOT_FOUND'],
    ['POST', `/merchants/${stage.subMchid}/withdraw`, { amount_fen: 1 }, 409, 'NOT_ENOUGH'],
    ['PUT', '/rules', { refundSeconds: -1 }, 400, 'BAD_REQUEST'],
    ['GET', '/nowhere', undefined, 404, 'NOT_FOUND'],
  ]
  for (const [method, path, body, status, code] of wrong) {
    const answer = await ask(stage.url, method, path, body)
    assert.deepEqual(
      [answer.status, answer.body.code],
      [status, code],
      `${method} ${path} ${JSON.stringify(answer.body)}`,
    )
    assert(answer.body.message_zh && answer.body.message_en)
  }
})

test('a page of another address changes nothing, also one in the phone; own pages and programs do', async (t) => {
  const stage = await openStage(t)
  const { host, origin } = new URL(stage.url)
  const from = async (headers: Record<string, string>, method = 'POST', path = '/reset') => {
    // Node's fetch lets nobody choose the Host.
    const request = http.request(`${stage.url}/_control${path}`, { method, headers }).end()
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
    answer.resume()
    return answer.statusCode
  }
  const lan = { host: '192.168.1.5:8601' }
  for (const foreign of [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    // Another port of this machine, as a page in the phone has.
    { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:5173' },
    { ...lan, origin: 'http://192.168.1.5:5173' },
    { ...lan, origin: 'null' },
  ]) {
    assert.equal(await from(foreign), 400, foreign.origin)
    assert.equal(await from(foreign, 'DELETE', '/snapshots/none'), 400, foreign.origin)
    assert.equal(await from(foreign, 'GET', '/health'), 200, foreign.origin)
  }
  const { providers } = await stage.control<{ providers: object[] }>('GET', '/providers')
  assert.equal(providers.length, 1)
  for (const own of [
    {},
    { 'sec-fetch-site': 'same-origin', origin },
    // By a proxy that gives itself another name, as the browser sees it.
    { 'sec-fetch-site': 'same-origin', origin: 'https://sim.example', host },
    { ...lan, origin: 'http://192.168.1.5:8601' },
  ]) {
    assert.equal(await from(own), 200, JSON.stringify(own))
  }
})

test('M17: an appid of another subject is bound only with a joint-operation letter', async (t) => {
  const stage = await openStage(t)
  const foreign = await makeAppid(stage.url, '集团号', '集团公司')
  const bind = (body: object) => ask(stage.url, 'POST', `/merchants/${stage.subMchid}/appids`, body)
  const refused = await bind({ appid: foreign })
  assert.deepEqual([refused.status, refused.body.code], [409, 'SUBJECT_MISMATCH'])
  assert.match(String(refused.body.message_zh), /主体不一致/)
  assert.equal((await bind({ appid: foreign, joint_operation_letter: true })).status, 200)
})

test('M16, M18: one appid for many merchants and many appids for one; unbinding closes it again', async (t) => {
  const stage = await openStage(t)
  const second = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
  })
  const letter = { joint_operation_letter: true }
  await stage.control('POST', `/merchants/${second.sub_mchid}/appids`, { appid: stage.subAppid, ...letter })
  const other = await makeAppid(stage.url, '又一号', '二店公司')
  await stage.control('POST', `/merchants/${second.sub_mchid}/appids`, { appid: other })
  const changes = { sub_mchid: second.sub_mchid }
  assert.equal((await stage.native('many-01', { ...changes, sub_appid: stage.subAppid })).status, 200)
  assert.equal((await stage.native('many-02', { ...changes, sub_appid: other })).status, 200)
  await stage.control('DELETE', `/merchants/${second.sub_mchid}/appids/${other}`)
  assert.equal((await stage.native('many-03', { ...changes, sub_appid: other })).status, 400)
  assert.equal((await stage.native('many-03', { ...changes, sub_appid: stage.subAppid })).status, 200)
})

test('a payer has one openid per appid, and sees payments and refunds, newest first', async (t) => {
  const stage = await openStage(t)
  const [a, b] = [await stage.openid(stage.payer, stage.spAppid), await stage.openid(stage.payer, stage.subAppid)]
  assert.match(a, /^o[\w-]{27}$/)
  assert.notEqual(a, b)
  assert.equal(await stage.openid(stage.payer, stage.spAppid), a)
  await stage.paid('records-1')
  await stage.advance(1_000)
  await stage.refund('records-1', 'r1', 10)
  await stage.advance(5_000)
  const { records } = await stage.control<{ records: Record<string, unknown>[] }>(
    'GET',
    `/payers/${stage.payer}/records`,
  )
  assert.deepEqual(
    records.map(({ kind, amount_fen, merchant_name }) => [kind, amount_fen, merchant_name]),
    [
      ['refund', 10, '晴天咖啡'],
      ['payment', 1_000, '晴天咖啡'],
    ],
  )
})

test('orders are listed newest first by state, with the link while it can be paid', async (t) => {
  const stage = await openStage(t)
  await stage.native('listed-1')
  await stage.paid('listed-2')
  const made = await stage.native('listed-3')
  const list = async (query: string) => {
    const { orders } = await stage.control<{ orders: Record<string, unknown>[] }>('GET', `/orders${query}`)
    return orders.map(({ out_trade_no, code_url }) => [out_trade_no, code_url])
  }
  assert.deepEqual(
    (await list('')).map(([number]) => number),
    ['listed-3', 'listed-2', 'listed-1'],
  )
  assert.deepEqual(await list('?state=NOTPAY&limit=1'), [['listed-3', made.body.code_url]])
  assert.deepEqual(await list('?state=SUCCESS'), [['listed-2', undefined]])
})

test('the books list every order, page by page', async (t) => {
  const stage = await openStage(t)
  for (let index = 0; index < 5; index++) await stage.native(`paged-${index}`)
  const seen: unknown[] = []
  for (let after: string | null = '0'; after !== null; ) {
    const page: { orders: { out_trade_no: string }[]; next: string | null } = await stage.control(
      'GET',
      `/books/orders?after=${after}&limit=2`,
    )
    seen.push(...page.orders.map(({ out_trade_no }) => out_trade_no))
    after = page.next
  }
  assert.deepEqual(seen, ['paged-0', 'paged-1', 'paged-2', 'paged-3', 'paged-4'])
})

test('the pages are served beside the API', async (t) => {
  const stage = await openStage(t)
  for (const path of ['/', '/h5/abc']) {
    const page = await fetch(stage.url + path)
    assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8'])
  }
})
