import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authorize, verifyReply } from '../testing/merchant-client.ts'
import { headerOf, type RawReply, sendRaw } from '../testing/raw-socket.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const NATIVE = '/v3/pay/partner/transactions/native'
const CERTIFICATES = '/v3/certificates'

test('an answer has WeChat’s headers in WeChat’s casing, and the Date of HTTP', async (t) => {
  const stage = await openStage(t)
  const [reply] = await sendRaw(stage.url, [request(stage, 'GET', CERTIFICATES)], 1)
  const names = reply?.headers.map(([name]) => name) ?? []
  const wanted = ['Request-ID', 'Wechatpay-Nonce', 'Wechatpay-Serial', 'Wechatpay-Signature', 'Wechatpay-Timestamp']
  for (const name of [...wanted, 'Content-Type', 'Content-Length', 'Date', 'Connection']) {
    assert(names.includes(name), `${name} in ${names.join(', ')}`)
  }
  assert.equal(headerOf(reply, 'Content-Type'), 'application/json; charset=utf-8')
  assert.equal(headerOf(reply, 'Content-Language'), 'zh-CN')
  assert.equal(headerOf(reply, 'Cache-Control'), 'no-cache, must-revalidate')
  assert.equal(headerOf(reply, 'X-Content-Type-Options'), 'nosniff')
  assert.match(headerOf(reply, 'Request-ID') ?? '', /^[0-9A-F]{32}-0$/)
  assert.match(headerOf(reply, 'Wechatpay-Timestamp') ?? '', /^\d{10}$/)
})

test('header names are read in any casing, with spaces around the values', async (t) => {
  const stage = await openStage(t)
  const usual = request(stage, 'POST', NATIVE, JSON.stringify(stage.order('casing-1')))
  const lower = usual.replace(/^([A-Z][\w-]+): /gm, (line) => line.toLowerCase())
  const upper = request(stage, 'POST', NATIVE, JSON.stringify(stage.order('casing-2'))).replace(
    /^([A-Z][\w-]+): (.*)\r$/gm,
    (_line, name: string, value: string) => `${name.toUpperCase()}:   ${value}  \r`,
  )
  const replies = [...(await sendRaw(stage.url, [lower], 1)), ...(await sendRaw(stage.url, [upper], 1))]
  assert.deepEqual(statuses(replies), [200, 200], replies[0]?.body)
})

test('a body may come in chunks, split anywhere, and in as many packets', async (t) => {
  const stage = await openStage(t)
  const body = JSON.stringify(stage.order('chunked-1', { description: '一杯咖啡' }))
  const head = request(stage, 'POST', NATIVE, body, { 'Content-Length': null, 'Transfer-Encoding': 'chunked' }, '')
  const chunks = Array.from(body).map((sign) => `${Buffer.byteLength(sign).toString(16)}\r\n${sign}\r\n`)
  const [reply] = await sendRaw(stage.url, [head, ...chunks, '0\r\n\r\n'], 1)
  assert.equal(reply?.status, 200, reply?.body)
})

test('whoever expects 100-continue is told to go on before the body is sent', async (t) => {
  const stage = await openStage(t)
  const body = JSON.stringify(stage.order('expect-1'))
  const head = request(stage, 'POST', NATIVE, body, { Expect: '100-continue' }, '')
  const [goOn] = await sendRaw(stage.url, [head], 1)
  assert.equal(goOn?.status, 100)
  const again = request(stage, 'POST', NATIVE, body, { Expect: '100-continue' }, '')
  assert.deepEqual(statuses(await sendRaw(stage.url, [again, body], 2)), [100, 200])
})

test('one connection serves many requests, also when they are sent without waiting, in their order', async (t) => {
  const stage = await openStage(t)
  const numbers = ['pipe-1', 'pipe-2', 'pipe-3']
  const orders = numbers.map((number) => request(stage, 'POST', NATIVE, JSON.stringify(stage.order(number))))
  const queries = numbers.map((number) => request(stage, 'GET', queryTarget(stage, number)))
  const replies = await sendRaw(stage.url, [orders.join('') + queries.join('')], 6)
  assert.deepEqual(statuses(replies), [200, 200, 200, 200, 200, 200])
  const told = replies.slice(3).map(({ body }) => (JSON.parse(body) as { out_trade_no: string }).out_trade_no)
  assert.deepEqual(told, numbers)
  assert(replies.every((reply) => headerOf(reply, 'Connection') === 'keep-alive'))
})

test('after a refusal before the body was read the connection is still in step', async (t) => {
  const stage = await openStage(t)
  const body = JSON.stringify({ padding: 'x'.repeat(50_000) })
  const lost = request(stage, 'POST', '/v3/pay/partner/transactions/gold', body)
  const bare = request(stage, 'POST', NATIVE, body, { Accept: null })
  const good = request(stage, 'GET', CERTIFICATES)
  assert.deepEqual(statuses(await sendRaw(stage.url, [lost, bare, good], 3)), [404, 400, 200])
})

test('the path is signed as it was written, percent signs and all', async (t) => {
  const stage = await openStage(t)
  await stage.native('pay|8*_-')
  const written = queryTarget(stage, 'pay%7C8%2A_-')
  const [found] = await sendRaw(stage.url, [request(stage, 'GET', written)], 1)
  assert.equal(found?.status, 200, found?.body)
  const [lower] = await sendRaw(stage.url, [request(stage, 'GET', queryTarget(stage, 'pay%7c8%2a_-'))], 1)
  assert.equal(lower?.status, 200, lower?.body)
  const raw = queryTarget(stage, 'pay|8*_-')
  const [unescaped] = await sendRaw(stage.url, [request(stage, 'GET', raw)], 1)
  assert.equal(unescaped?.status, 200, unescaped?.body)
  const other = request(stage, 'GET', written, '', { Authorization: authorize(stage.provider, 'GET', raw, '', {}) })
  assert.equal((await sendRaw(stage.url, [other], 1))[0]?.status, 401, 'signed unescaped, sent escaped')
  const [broken] = await sendRaw(stage.url, [request(stage, 'GET', queryTarget(stage, 'pay%7'))], 1)
  assert.equal(broken?.status, 404, broken?.body)
})

test('a slash too many, or another case, is another address', async (t) => {
  const stage = await openStage(t)
  for (const path of [`${CERTIFICATES}/`, '/V3/certificates', '/v3/Certificates', '/v3//certificates', '/v3/']) {
    const [reply] = await sendRaw(stage.url, [request(stage, 'GET', path)], 1)
    assert.deepEqual([reply?.status, path.startsWith('/v3') ? reply?.body : ''], [404, ''], path)
  }
})

test('methods that an address does not have are answered 405 without a body', async (t) => {
  const stage = await openStage(t)
  for (const method of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST']) {
    const [reply] = await sendRaw(stage.url, [request(stage, method, CERTIFICATES)], 1)
    assert.deepEqual([reply?.status, reply?.body], [405, ''], method)
  }
})

test('a compressed body is refused for what it is, not for its signature', async (t) => {
  const stage = await openStage(t)
  const body = JSON.stringify(stage.order('gzip-1'))
  const [reply] = await sendRaw(stage.url, [request(stage, 'POST', NATIVE, body, { 'Content-Encoding': 'gzip' })], 1)
  assert.equal(reply?.status, 400)
  assert.match(reply?.body ?? '', /Content-Encoding/)
  const plain = request(stage, 'POST', NATIVE, body, { 'Content-Encoding': 'identity' })
  assert.equal((await sendRaw(stage.url, [plain], 1))[0]?.status, 200)
})

test('a body nobody announced is no body, and one announced in two ways is not read at all', async (t) => {
  const stage = await openStage(t)
  const body = JSON.stringify(stage.order('unannounced-1'))
  const json = { 'Content-Type': 'application/json' }
  const [silent] = await sendRaw(
    stage.url,
    [request(stage, 'POST', NATIVE, '', { ...json, 'Content-Length': null })],
    1,
  )
  assert.deepEqual([silent?.status, JSON.parse(silent?.body ?? '{}').code], [400, 'PARAM_ERROR'])
  const both = request(stage, 'POST', NATIVE, body, { 'Transfer-Encoding': 'chunked' })
  assert.equal((await sendRaw(stage.url, [both], 1))[0]?.status, 400)
  const twice = request(stage, 'POST', NATIVE, body).replace('\r\n\r\n', '\r\nContent-Length: 1\r\n\r\n')
  assert.equal((await sendRaw(stage.url, [twice], 1))[0]?.status, 400)
  assert.equal((await stage.query('unannounced-1')).status, 404)
})

test('headers of any length are let in up to 16 KiB, bodies up to 1 MiB', async (t) => {
  const stage = await openStage(t)
  const long = (bytes: number) => request(stage, 'GET', CERTIFICATES, '', { 'X-Trace': 'x'.repeat(bytes) })
  assert.equal((await sendRaw(stage.url, [long(14_000)], 1))[0]?.status, 200)
  assert.equal((await sendRaw(stage.url, [long(20_000)], 1))[0]?.status, 431)
  const body = JSON.stringify(stage.order('long-1', { attach: 'x'.repeat(1 << 20) }))
  const [reply] = await sendRaw(stage.url, [request(stage, 'POST', NATIVE, body)], 1)
  assert.equal(reply?.status, 400)
})

test('a body that is not UTF-8 is not what was signed', async (t) => {
  const stage = await openStage(t)
  const body = JSON.stringify(stage.order('latin-1', { description: 'caf\ufffd' }))
  // One byte of Latin-1 where the signed text has the three bytes of the replacement sign.
  const bytes = Buffer.concat(
    body.split('\ufffd').flatMap((part, at) => [at ? [Buffer.from([0xe9])] : [], [Buffer.from(part)]].flat()),
  )
  const head = request(stage, 'POST', NATIVE, body, { 'Content-Length': String(bytes.length) }, '')
  const [reply] = await sendRaw(stage.url, [head, bytes], 1)
  assert.equal(reply?.status, 400, reply?.body)
})

test('messages come in Chinese, whatever language is asked for, and dates in Shanghai’s time', async (t) => {
  const stage = await openStage(t)
  await stage.paid('language-1')
  for (const language of ['en', 'zh-HK', 'de;q=0.5', '*']) {
    const target = queryTarget(stage, 'nobody-1')
    const [reply] = await sendRaw(stage.url, [request(stage, 'GET', target, '', { 'Accept-Language': language })], 1)
    assert.equal(JSON.parse(reply?.body ?? '{}').message, '订单不存在')
    assert.equal(headerOf(reply, 'Content-Language'), 'zh-CN')
  }
  const { success_time } = (await stage.query('language-1')).body
  assert.match(String(success_time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
  for (const time_expire of ['2099-01-01T00:00:00Z', '2099-01-01T00:00:00-05:00', '2099-01-01T00:00:00.123+08:00']) {
    const number = `time-${time_expire.length}`
    assert.equal((await stage.native(number, { time_expire })).status, 200, time_expire)
  }
})

test('it listens on the loopback of IPv6 too, and names itself so that others can call back', async (t) => {
  const stage = await openStage(t, { host: '::1' })
  assert.match(stage.url, /^http:\/\/\[::1\]:\d+$/)
  assert.match(stage.simulator.tlsUrl, /^https:\/\/\[::1\]:\d+$/)
  const [reply] = await sendRaw(stage.url, [request(stage, 'GET', CERTIFICATES)], 1)
  const headers = Object.fromEntries(reply?.headers.map(([name, value]) => [name.toLowerCase(), value]) ?? [])
  assert(verifyReply({ headers, text: reply?.body ?? '' }, stage.provider.platform_certificates[0]!.pem))
})

/** A signed request as bytes; a header given as null is left out, and `sent` goes in place of the body. */
function request(
  stage: Stage,
  method: string,
  target: string,
  body = '',
  more: Readonly<Record<string, string | null>> = {},
  sent = body,
): string {
  const headers: Record<string, string | null> = {
    Host: new URL(stage.url).host,
    Accept: 'application/json',
    'User-Agent': 'raw/1.0',
    Authorization: authorize(stage.provider, method, target, body, {}),
    'Content-Type': body === '' ? null : 'application/json',
    'Content-Length': method === 'GET' ? null : String(Buffer.byteLength(body)),
    ...more,
  }
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return `${[`${method} ${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${sent}`
}

function queryTarget({ provider, subMchid }: Stage, number: string): string {
  return `/v3/pay/partner/transactions/out-trade-no/${number}?sp_mchid=${provider.mchid}&sub_mchid=${subMchid}`
}

function statuses(replies: readonly RawReply[]): number[] {
  return replies.map(({ status }) => status)
}
