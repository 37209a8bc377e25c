import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import { after, before, test } from 'node:test'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { type Simulator, startSimulator } from '../simulator.ts'
import { ask, control } from '../testing/control-client.ts'
import { html, openShop, type Page, redirect, type Shop } from '../testing/shop.ts'
import { MOST_WEB_VIEWS } from './open-web-views.ts'
import { MAX_ANSWER_BYTES, MAX_REQUEST_BYTES } from './pass-on.ts'

const KEY = '0123456789abcdef'
const PAGE = '<!doctype html>\n<html><head><title>店</title></head><body>咖啡</body></html>'
const INJECTED = /^<!doctype html><script src="\/\.teyue-webview\/bridge\.js" nonce="\w{8}"><\/script>\n<html>/

const pages: Record<string, Page> = {
  '/': html(PAGE),
  '/bytes': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    void (async () => {
      for (const byte of Buffer.from(PAGE)) if (!response.write(Buffer.of(byte))) await once(response, 'drain')
      response.end()
    })()
  },
  '/gzip': (_request, response) => {
    const headers = { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip', ETag: '"1"' }
    response.writeHead(200, headers).end(gzipSync(PAGE))
  },
  '/br': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'br' }).end(brotliCompressSync(PAGE))
  },
  '/zstd': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'zstd' }).end(zstdCompressSync(PAGE))
  },
  '/events': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders()
  },
  '/kept': html(PAGE, { 'Cache-Control': 'max-age=31536000', Expires: 'Fri, 01 Jan 2100 00:00:00 GMT' }),
  '/policies': html(PAGE, { 'Content-Security-Policy': "default-src 'self', script-src 'none'; img-src *" }),
  '/old': html('<html><body>no doctype</body></html>'),
  '/comment': html('<!-- a > b -->\n<!DOCTYPE html><p>x'),
  '/data': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(gzipSync('{"a":1}'))
  },
  '/framed': html(PAGE, {
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy': "default-src 'self'; script-src 'nonce-1'; frame-ancestors 'none'",
  }),
  '/strict': html(PAGE, { 'Content-Security-Policy': "script-src 'strict-dynamic' 'nonce-1'" }),
  '/cookies': (_request, response) => {
    const cookies = ['a=1; Domain=shop.example; Secure; HttpOnly; SameSite=None', 'b=2; Path=/cookies']
    response.writeHead(200, { 'Set-Cookie': cookies }).end()
  },
  '/own': (request, response) => {
    response.writeHead(302, { Location: `http://${request.headers.host}/next?x=1#y` }).end()
  },
  '/relative': redirect('next'),
  '/away': redirect('https://pay.example/cashier?order=1'),
  '/away-without-scheme': redirect('//127.0.0.1:9/cashier'),
  '/plain-away': redirect('http://pay.example/cashier'),
  '/large': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/octet-stream' })
    response.end(Buffer.alloc(MAX_ANSWER_BYTES + 1))
  },
  '/echo': (_request, response) => void response.end(),
}

let simulator: Simulator
let shop: Shop
let payer: string

before(async () => {
  simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true })
  shop = await openShop(pages)
  payer = (await control<{ id: string }>(simulator.url, 'POST', '/payers', { name: '张三' })).id
})

after(async () => {
  await simulator.close()
  await shop.close()
})

async function show(url: string, more: Record<string, unknown> = {}): Promise<string> {
  const asked = { payer, url, phone: simulator.url, key: KEY, ...more }
  return (await control<{ url: string }>(simulator.url, 'POST', '/web-views', asked)).url
}

async function view(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(await show(`${shop.url}${path}`), { redirect: 'manual', ...init })
}

test('a page has the script at its very beginning, however it comes', async () => {
  for (const path of ['/', '/bytes', '/gzip', '/br']) {
    const answer = await view(path)
    assert.match(await answer.text(), INJECTED, path)
    assert.equal(answer.headers.get('etag'), null)
  }
  assert.match(await (await view('/old')).text(), /^<script [^>]*><\/script><html>/)
  assert.match(await (await view('/comment')).text(), /^<!-- a > b -->\n<!DOCTYPE html><script [^>]*><\/script><p>x$/)
})

test('what is no page passes as it is', async () => {
  assert.deepEqual(await (await view('/data')).json(), { a: 1 })
  assert.equal((await view('/none')).status, 404)
})

test('the script is there, and nothing else of the phone', async () => {
  const { origin } = new URL(await show(shop.url))
  const script = await fetch(`${origin}/.teyue-webview/bridge.js`)
  assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/)
  assert.match(await script.text(), /^globalThis\.teyueWebView = /)
  assert.equal((await fetch(`${origin}/.teyue-webview/other`)).status, 404)
})

test('a page that forbids frames and scripts stands in the phone, with its other rules', async () => {
  const framed = await view('/framed')
  assert.equal(framed.headers.get('x-frame-options'), null)
  const { origin } = new URL(framed.url)
  assert.equal(
    framed.headers.get('content-security-policy'),
    `default-src 'self'; script-src 'nonce-1' ${origin}/.teyue-webview/bridge.js`,
  )
  assert.match((await view('/strict')).headers.get('content-security-policy') ?? '', /'nonce-1' 'nonce-\w{8}'$/)
})

test("cookies are the page's own, and the phone's are not sent", async () => {
  const answer = await view('/cookies')
  const [a, b] = answer.headers.getSetCookie()
  assert.match(a!, /^wv\w{8}\.a=1; HttpOnly$/)
  assert.match(b!, /^wv\w{8}\.b=2; Path=\/cookies$/)
  const pairs = [a!, b!].map((cookie) => cookie.split(';')[0])
  await view('/echo', { headers: { Cookie: ['wechat_phone=secret', 'wvother000.c=3', ...pairs].join('; ') } })
  assert.equal(shop.asked.at(-1)!.headers.cookie, 'a=1; b=2')
})

test('the server hears of the address that the page has there, and of WeChat', async () => {
  const { origin } = new URL(await show(shop.url))
  await view(`/echo?back=${encodeURIComponent(`${origin}/done`)}`, {
    method: 'POST',
    headers: { Origin: origin, Referer: `${origin}/a`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ back: `${origin}/done` }),
  })
  const asked = shop.asked.at(-1)!
  assert.equal(asked.path, `/echo?back=${encodeURIComponent(`${shop.url}/done`)}`)
  assert.deepEqual(JSON.parse(asked.body), { back: `${shop.url}/done` })
  assert.equal(asked.headers.origin, shop.url)
  assert.equal(asked.headers.referer, `${shop.url}/a`)
  assert.equal(asked.headers.host, new URL(shop.url).host)
  assert.match(asked.headers['user-agent'] ?? '', / MicroMessenger\/8\./)
})

test('redirects stay in the web view, and lead to others through one of their own', async () => {
  const own = await view('/own')
  assert.equal(own.headers.get('location'), `${new URL(own.url).origin}/next?x=1#y`)
  assert.equal((await view('/relative')).headers.get('location'), 'next')
  const bare = new URL((await view('/away-without-scheme')).headers.get('location')!)
  assert.equal(bare.pathname, '/cashier')
  assert.notEqual(bare.port, '9')
  const away = new URL((await view('/away')).headers.get('location')!)
  assert.equal(away.pathname + away.search, '/cashier?order=1')
  assert.equal(away.hostname, '127.0.0.1')
  assert.notEqual(away.origin, new URL(own.url).origin)
  const led = await fetch(`${new URL(own.url).origin}/.teyue-webview/go?to=https%3A%2F%2Fpay.example%2Fb`, {
    redirect: 'manual',
  })
  assert.equal(led.headers.get('location'), `${away.origin}/b`)
})

test('a listener is nobody’s proxy: foreign names, whole addresses and workers are refused', async () => {
  const address = await show(`${shop.url}/`)
  const before = shop.asked.length
  const { host } = new URL(address)
  assert.equal((await raw(address, { headers: { Host: 'evil.example' } })).statusCode, 421)
  assert.equal((await raw(address, { headers: { Host: host }, path: 'http://evil.example/' })).statusCode, 421)
  assert.equal((await raw(address, { headers: { Host: host, 'Service-Worker': 'script' } })).statusCode, 404)
  assert.equal(shop.asked.length, before)
})

test('a WebSocket is refused in words, and the listener lives on', async () => {
  const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' }
  const refused = await raw(await show(`${shop.url}/`), { headers: upgrade })
  assert.equal(refused.statusCode, 501)
  assert.match(refused.body, /手机的浏览器不转发 WebSocket.*passes no WebSocket on/)
  assert.equal((await view('/')).status, 200)
})

test('nothing is kept under a port that another page may have tomorrow', async () => {
  const { headers } = await view('/kept')
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('expires'), null)
})

test('every policy of a page that has several lets the script in', async () => {
  const { headers, url } = await view('/policies')
  const script = `${new URL(url).origin}/.teyue-webview/bridge.js`
  const policies = `default-src 'self'; script-src 'self' ${script}, img-src *; script-src ${script}`
  assert.equal(headers.get('content-security-policy'), policies)
})

test('what the phone cannot unpack it does not ask for, and leaves as it is', async () => {
  const answer = await raw(await show(`${shop.url}/zstd`), {
    headers: { 'Accept-Encoding': 'gzip, deflate, br, zstd' },
  })
  assert.equal(shop.asked.at(-1)!.headers['accept-encoding'], 'gzip, deflate, br')
  assert.equal(answer.headers['content-encoding'], 'zstd')
  assert.deepEqual(answer.bytes, zstdCompressSync(PAGE))
})

test('a stream of events begins before the first of them', async () => {
  const leave = new AbortController()
  const answer = await view('/events', { signal: leave.signal })
  assert.equal(answer.headers.get('content-type'), 'text/event-stream')
  leave.abort()
})

test('HEAD has no body, a body that is no text arrives byte for byte, and a form keeps its fields on its way', async () => {
  const head = await view('/', { method: 'HEAD' })
  assert.equal(head.status, 200)
  assert.equal(await head.text(), '')
  const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
  const sent = await raw(await show(`${shop.url}/echo`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: bytes,
  })
  assert.equal(sent.statusCode, 200)
  assert.equal(shop.asked.at(-1)!.headers['content-length'], '4')
  const { origin } = new URL(await show(shop.url))
  const led = await fetch(`${origin}/.teyue-webview/go?to=${encodeURIComponent(`${shop.url}/echo`)}`, {
    method: 'POST',
    body: new URLSearchParams({ a: '1' }),
  })
  assert.equal(led.status, 200)
  assert.equal(shop.asked.at(-1)!.body, 'a=1')
})

type Raw = { statusCode: number | undefined; headers: http.IncomingHttpHeaders; bytes: Buffer; body: string }

/** What no fetch sends. */
async function raw(address: string, { body, ...init }: http.RequestOptions & { body?: Buffer }): Promise<Raw> {
  const request = http.request(address, { agent: false, ...init })
  request.end(body)
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
  const bytes = Buffer.concat(await answer.toArray())
  return { statusCode: answer.statusCode, headers: answer.headers, bytes, body: bytes.toString() }
}

test('pages that are neither here nor over TLS are refused in words', async () => {
  for (const url of ['http://pay.example/', 'file:///etc/passwd', 'hello']) {
    const { status, body } = await ask(simulator.url, 'POST', '/web-views', {
      payer,
      url,
      phone: simulator.url,
      key: KEY,
    })
    assert.equal(status, 409)
    assert.equal(body.code, 'PAGE_REFUSED')
  }
  const led = await view('/plain-away')
  assert.equal(led.status, 409)
  assert.match(await led.text(), /http:\/\/pay\.example 两者都不是/)
  const elsewhere = { payer, url: shop.url, phone: 'http://192.168.1.2:8601', key: KEY }
  assert.equal((await ask(simulator.url, 'POST', '/web-views', elsewhere)).body.code, 'PHONE_ELSEWHERE')
})

test('bodies have a limit on either way, and a server that is not there is told', async () => {
  const large = await view('/echo', { method: 'POST', body: Buffer.alloc(MAX_REQUEST_BYTES + 1) })
  assert.equal(large.status, 413)
  await assert.rejects(async () => (await view('/large')).arrayBuffer())
  const gone = await openShop({})
  const address = await show(gone.url)
  await gone.close()
  const answer = await fetch(address)
  assert.equal(answer.status, 502)
  assert.match(await answer.text(), /ECONNREFUSED/)
})

test("the simulator's login is reached as WeChat's, by the payer who looks, and nothing else of the simulator is", async () => {
  const app = await control<{ appid: string }>(simulator.url, 'POST', '/appids', {
    name: '店',
    kind: 'service_account',
    subject: '店',
    oauth_domains: ['127.0.0.1'],
  })
  const { origin } = new URL(await show(shop.url))
  const query = new URLSearchParams({
    appid: app.appid,
    redirect_uri: `${origin}/done`,
    response_type: 'code',
    scope: 'snsapi_base',
    state: 's',
  })
  for (const host of ['https://open.weixin.qq.com', simulator.url]) {
    const answer = await fetch(await show(`${host}/connect/oauth2/authorize?${query}#wechat_redirect`), {
      redirect: 'manual',
    })
    const back = new URL(answer.headers.get('location')!)
    assert.equal(back.origin + back.pathname, `${origin}/done`)
    assert.equal(back.searchParams.get('state'), 's')
    assert.match(back.searchParams.get('code') ?? '', /^\w+$/)
  }
  assert.equal((await fetch(await show('https://open.weixin.qq.com/_control/payers'))).status, 404)
})

test('two payers see one page with cookies of their own, and the oldest web view makes room', async () => {
  const other = await control<{ id: string }>(simulator.url, 'POST', '/payers', { name: '李四' })
  const first = await show(shop.url)
  assert.equal(await show(shop.url), first)
  assert.notEqual(await show(shop.url, { payer: other.id }), first)
  for (let count = 0; count < MOST_WEB_VIEWS; count += 1) await show(`https://shop-${count}.example/`)
  await assert.rejects(fetch(first))
  assert.equal((await view('/')).status, 200)
})
