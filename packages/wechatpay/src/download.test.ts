import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { Agent, interceptors } from 'undici'
import type { DownloadOptions } from './call.ts'
import { WechatPayError } from './errors.ts'
import { answerUnsigned, assertSigned, type Behaviour, startServer, transportOf } from './testing/server.ts'

const refusals = new Set(['PARAM_ERROR'])
const PATH = '/v3/billdownload/file?token=6XIv5TUPto7pByrTQKhd6kwvyKLG2uY2wMMR8cNXqaA%3D'

test('a file is fetched under our signature and handed on as it comes, unverified', async (t) => {
  const server = await startServer(t, (response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).write('first,')
    response.end('second')
  })
  const transport = transportOf(t, server.url, [], new Agent())
  const { body, exchange } = await transport.download({ address: `${server.url}${PATH}`, refusals })
  assert.equal(await textOf(body), 'first,second')
  assert.equal(server.arrivals[0]?.url, PATH)
  assertSigned(server.arrivals[0])
  assert.deepEqual([exchange.status, exchange.answerBody.length], [200, 0])
  assert.equal(JSON.stringify(exchange.requestHeaders).includes('WECHATPAY2'), false)
})

test('a path goes to the account’s own address', async (t) => {
  const server = await startServer(t, (response) => response.end('x'))
  const { body } = await transportOf(t, server.url, [], new Agent()).download({ address: PATH, refusals })
  assert.equal(await textOf(body), 'x')
})

test('our signature is not sent to strangers', async (t) => {
  const stranger = await startServer(t, (response) => response.end('x'))
  const own = await startServer(t, (response) => response.end('x'))
  const port = new URL(own.url).port
  const transport = transportOf(t, own.url, [], new Agent())
  const addresses = [
    `${stranger.url}${PATH}`,
    `http://api.mch.weixin.qq.com${PATH}`,
    `https://api.mch.weixin.qq.com.example.cn${PATH}`,
    `https://api.mch.weixin.qq.com@127.0.0.1:${port}${PATH}`,
    `http://someone@127.0.0.1:${port}${PATH}`,
    `//127.0.0.1:${port}${PATH}`.slice(1).replace('127', '@127'),
    'file:///etc/passwd',
    'nonsense',
    '',
  ]
  for (const address of addresses.filter((address) => !address.startsWith('/'))) {
    await assert.rejects(transport.download({ address, refusals }), { code: 'BAD_ANSWER', exchange: null }, address)
  }
  assert.equal(stranger.arrivals.length + own.arrivals.length, 0)
})

test('no redirect is followed, not by a dispatcher that would either', async (t) => {
  const stranger = await startServer(t, (response) => response.end('x'))
  const server = await startServer(t, answerUnsigned(302, '', { Location: `${stranger.url}${PATH}` }))
  const following = new Agent().compose(interceptors.redirect({ maxRedirections: 3 }))
  for (const dispatcher of [new Agent(), following]) {
    const transport = transportOf(t, server.url, [], dispatcher)
    await assert.rejects(transport.download({ address: PATH, refusals }), { code: 'BAD_ANSWER', status: 302 })
    const call = { method: 'GET', path: PATH, success: 200, check: null, refusals } as const
    await assert.rejects(transport.send(call), { code: 'BAD_ANSWER', status: 302 })
  }
  assert.deepEqual([server.arrivals.length, stranger.arrivals.length], [4, 0])
})

test('a refusal is a refusal, and a passing trouble at the start is tried again', async (t) => {
  const refusing = await startServer(t, answerUnsigned(400, { code: 'PARAM_ERROR', message: '参数错误' }))
  const refused = transportOf(t, refusing.url, [], new Agent()).download({ address: PATH, refusals })
  await assert.rejects(refused, { code: 'PARAM_ERROR', status: 400, outcomeKnown: true, mayRetry: false })

  const recovering = await startServer(t, (response, arrival, nth) => {
    const behave: Behaviour = nth === 1 ? answerUnsigned(503, '') : (response) => response.end('x')
    behave(response, arrival, nth)
  })
  const { body } = await transportOf(t, recovering.url, [], new Agent()).download({ address: PATH, refusals })
  assert.equal(await textOf(body), 'x')
  assert.equal(recovering.arrivals.length, 2)
})

test('a file that is cut off, stalls, takes too long or is too long is no whole file', async (t) => {
  const rows: [string, Behaviour, DownloadOptions, string][] = [
    ['cut off', cutOff, {}, 'NO_ANSWER'],
    ['stalls', stall, { pieceTimeoutMs: 60 }, 'NO_ANSWER'],
    ['takes too long', stall, { wholeTimeoutMs: 1500 }, 'NO_ANSWER'],
    ['never begins', () => undefined, { answerTimeoutMs: 1500 }, 'NO_ANSWER'],
    ['is too long', (response) => response.end('12345'), { maxBytes: 4 }, 'BAD_ANSWER'],
  ]
  for (const [name, behave, limits, code] of rows) {
    const server = await startServer(t, behave)
    const whole = async () => {
      const { body } = await transportOf(t, server.url, [], new Agent()).download({ address: PATH, refusals }, limits)
      return textOf(body)
    }
    const error = await whole().then(
      () => assert.fail(`${name}: taken for whole`),
      (error: unknown) => error,
    )
    assert(error instanceof WechatPayError, name)
    assert.deepEqual([error.code, error.outcomeKnown, error.mayRetry], [code, false, code === 'NO_ANSWER'], name)
  }
})

test('a file nobody reads ends in its time and hurts nobody; one read in part frees its connection', async (t) => {
  const closed: Promise<void>[] = []
  const server = await startServer(t, (response) => {
    closed.push(new Promise((resolve) => response.once('close', resolve)))
    stall(response)
  })
  const transport = transportOf(t, server.url, [], new Agent())
  await transport.download({ address: PATH, refusals }, { wholeTimeoutMs: 1500 })
  const { body } = await transport.download({ address: PATH, refusals })
  for await (const piece of body) {
    assert.equal(piece.toString(), 'begun')
    break
  }
  await Promise.all(closed)
})

test('a caller who gives up ends the download', async (t) => {
  const giveUp = new AbortController()
  const server = await startServer(t, stall)
  const transport = transportOf(t, server.url, [], new Agent())
  const { body } = await transport.download({ address: PATH, refusals }, { signal: giveUp.signal })
  const reading = async () => {
    for await (const _piece of body) giveUp.abort()
  }
  await assert.rejects(reading(), { code: 'NO_ANSWER' })
})

function stall(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Length': '100' }).write('begun')
}

function cutOff(response: ServerResponse): void {
  stall(response)
  setImmediate(() => response.destroy())
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
