import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { Agent } from 'undici'
import { createWechatPay } from './client.ts'
import { WechatPayError } from './errors.ts'
import { createKeyring } from './keyring.ts'
import { answerSigned, answerUnsigned, type Behaviour, clientOf, startServer } from './testing/server.ts'
import {
  API_V3_KEY,
  makeCertificate,
  makePublicKey,
  merchantKey,
  NOON,
  paidTransaction,
  SP_MCHID,
  SUB_MCHID,
} from './testing/wechat.ts'

const key = makePublicKey()
const named = { sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID, out_trade_no: 'T20261123000001' }
const order = {
  ...named,
  sp_appid: 'wx1',
  description: '一',
  notify_url: 'https://a.example',
  amount: { total: 1 },
}
const NOWHERE = 'http://127.0.0.1:1'

test('a POST that may have arrived is never sent twice, whatever came back', async (t) => {
  const troubles: Behaviour[] = [
    (response) => response.destroy(),
    answerUnsigned(500, { code: 'SYSTEM_ERROR', message: '系统异常' }),
    answerUnsigned(429, { code: 'FREQUENCY_LIMITED', message: '频率限制' }),
    answerUnsigned(200, {}),
    () => undefined,
  ]
  for (const trouble of troubles) {
    const server = await startServer(t, trouble)
    const { orders } = clientOf(t, server.url, [key])
    await assert.rejects(orders.native(order, { answerTimeoutMs: 1500 }), { outcomeKnown: false })
    assert.equal(server.arrivals.length, 1)
  }
})

test('a GET is repeated through a passing trouble, at most three times in all', async (t) => {
  const recovering = await startServer(t, (response, arrival, nth) => {
    const lost: Behaviour = (response) => response.destroy()
    const down = answerUnsigned(503, { code: 'SERVICE_UNAVAILABLE', message: '服务不可用' })
    const behave = [lost, down, answerSigned(key, 200, paidTransaction)][nth - 1]
    behave?.(response, arrival, nth)
  })
  const { data } = await clientOf(t, recovering.url, [key]).orders.queryByOutTradeNo(named)
  assert.deepEqual(data, paidTransaction)
  assert.equal(recovering.arrivals.length, 3)
  const nonces = recovering.arrivals.map(({ headers }) => /nonce_str="(\w+)"/.exec(headers.authorization ?? '')?.[1])
  assert.equal(new Set(nonces).size, 3)

  const broken = await startServer(t, (response) => response.destroy())
  const query = clientOf(t, broken.url, [key]).orders.queryByOutTradeNo(named)
  await assert.rejects(query, { code: 'NO_ANSWER', mayRetry: true, outcomeKnown: false })
  assert.equal(broken.arrivals.length, 3)
})

test('a refusal and a false signature are not repeated, not even for a GET', async (t) => {
  const answers = [
    answerUnsigned(404, { code: 'ORDER_NOT_EXIST', message: '订单不存在' }),
    answerUnsigned(429, { code: 'FREQUENCY_LIMITED', message: '频率限制' }),
    answerUnsigned(200, paidTransaction),
  ]
  for (const answer of answers) {
    const server = await startServer(t, answer)
    await assert.rejects(clientOf(t, server.url, [key]).orders.queryByOutTradeNo(named))
    assert.equal(server.arrivals.length, 1)
  }
})

test('what was certainly not sent goes to the spare address, a POST too', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { code_url: 'weixin://x' }))
  const { exchange } = await clientOf(t, [NOWHERE, server.url], [key]).orders.native(order)
  assert.equal(exchange.url, `${server.url}/v3/pay/partner/transactions/native`)
  assert.equal(server.arrivals.length, 1)
})

test('a timeout after sending is unknown; the call ends in time, retries included', async (t) => {
  const server = await startServer(t, () => undefined)
  const { orders } = clientOf(t, server.url, [key], { answerTimeoutMs: 300 })
  const startedMs = performance.now()
  await assert.rejects(orders.queryByOutTradeNo(named), { code: 'NO_ANSWER', mayRetry: true, outcomeKnown: false })
  assert.ok(performance.now() - startedMs < 1500)
  assert.equal(server.arrivals.length, 1)
})

test('a timeout in the middle of an answer keeps what came', async (t) => {
  const server = await startServer(t, (response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('{"code_url"')
  })
  const call = clientOf(t, server.url, [key]).orders.native(order, { answerTimeoutMs: 300 })
  const error = await call.catch((error: unknown) => error)
  assert(error instanceof WechatPayError)
  assert.deepEqual([error.code, error.status, error.outcomeKnown], ['NO_ANSWER', 200, false])
  assert.equal(error.exchange?.answerBody.toString(), '{"code_url"')
})

test('a timeout while the connection is being made is: nothing was sent', async (t) => {
  // It accepts, and never speaks TLS.
  const mute = createServer(() => undefined)
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  t.after(() => mute.close())
  const address = mute.address()
  const url = `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const { orders } = clientOf(t, url, [key], { answerTimeoutMs: 300 })
  const startedMs = performance.now()
  await assert.rejects(orders.native(order), { code: 'NOT_SENT', mayRetry: true, outcomeKnown: true })
  assert.ok(performance.now() - startedMs < 1500)
})

test('a call given up while it waits for a connection was not sent, and never is', async (t) => {
  const waiting = Promise.withResolvers<ServerResponse>()
  const server = await startServer(t, (response, arrival, nth) => {
    if (nth === 1) waiting.resolve(response)
    else answerSigned(key, 200, { code_url: 'weixin://x' })(response, arrival, nth)
  })
  const dispatcher = new Agent({ connections: 1 })
  t.after(() => dispatcher.destroy())
  const { orders } = clientOf(t, server.url, [key], { dispatcher })

  const first = orders.native({ ...order, out_trade_no: 'T-first' })
  const response = await waiting.promise
  const second = orders.native({ ...order, out_trade_no: 'T-second' }, { answerTimeoutMs: 100 })
  await assert.rejects(second, { code: 'NOT_SENT', outcomeKnown: true })

  answerSigned(key, 200, { code_url: 'weixin://x' })(response, server.arrivals[0]!, 1)
  await first
  await orders.native({ ...order, out_trade_no: 'T-third' })
  const numbers = server.arrivals.map(({ body }) => JSON.parse(body).out_trade_no)
  assert.deepEqual(numbers, ['T-first', 'T-third'])
})

test('news on the way to an answer (103) is no answer', async (t) => {
  const server = await startServer(t, (response, arrival, nth) => {
    response.writeEarlyHints({ link: '</a.css>; rel=preload' })
    answerSigned(key, 200, { code_url: 'weixin://x' })(response, arrival, nth)
  })
  const { data, exchange } = await clientOf(t, server.url, [key]).orders.native(order)
  assert.deepEqual([data.code_url, exchange.status, exchange.answerHeaders.link], ['weixin://x', 200, undefined])
})

test('a caller who gives up after sending does not know the outcome', async (t) => {
  const giveUp = new AbortController()
  const server = await startServer(t, () => giveUp.abort())
  const call = clientOf(t, server.url, [key]).orders.native(order, { signal: giveUp.signal })
  await assert.rejects(call, { code: 'NO_ANSWER', outcomeKnown: false })
  assert.equal(server.arrivals.length, 1)
})

test('answers under a certificate and under the public key are both good in the same hour', async (t) => {
  const certificate = makeCertificate('5157F09EFDC096DE15EBE81A47057A7232F1B8E1')
  const server = await startServer(t, (response, arrival, nth) =>
    answerSigned(nth === 1 ? certificate : key, 200, paidTransaction)(response, arrival, nth),
  )
  const { orders } = clientOf(t, server.url, [certificate, key])
  await orders.queryByOutTradeNo(named)
  await orders.queryByOutTradeNo(named)
  assert.deepEqual(
    server.arrivals.map(({ headers }) => headers['wechatpay-serial']),
    [key.serial, key.serial],
  )
})

test('a hundred calls at once each get their own answer', async (t) => {
  const server = await startServer(t, (response, arrival, nth) => {
    const code_url = `weixin://${JSON.parse(arrival.body).out_trade_no}`
    answerSigned(key, 200, { code_url })(response, arrival, nth)
  })
  const { orders } = clientOf(t, server.url, [key])
  const numbers = Array.from({ length: 100 }, (_, n) => `T2026112300${n}`)
  const answers = await Promise.all(numbers.map((out_trade_no) => orders.native({ ...order, out_trade_no })))
  assert.deepEqual(
    answers.map(({ data }) => data.code_url),
    numbers.map((number) => `weixin://${number}`),
  )
})

test('keys and addresses of the wrong kind are refused at once, and not shown', () => {
  const good = {
    spMchid: SP_MCHID,
    serial: 'AA',
    privateKey: merchantKey.privateKey,
    apiV3Key: API_V3_KEY,
    keyring: createKeyring({}),
    now: () => NOON,
  }
  const short = 'a-secret-too-short'
  assert.throws(
    () => createWechatPay({ ...good, apiV3Key: short }),
    (error: Error) => !error.message.includes(short),
  )
  assert.throws(() => createWechatPay({ ...good, privateKey: merchantKey.publicKey }), TypeError)
  for (const baseUrl of ['ftp://a.example', 'https://a.example/v3', 'nonsense', []]) {
    assert.throws(() => createWechatPay({ ...good, baseUrl }), TypeError)
  }
})
