import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { after, before, test } from 'node:test'
import fastify from 'fastify'
import { readPages, servePages } from './serve.ts'

const app = fastify()
let origin: URL

before(async () => {
  servePages(app, readPages())
  await app.listen({ port: 0, host: '127.0.0.1' })
  origin = new URL(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`)
})

after(() => app.close())

test('the phone is served at the root and at an H5 order, as one and the same page', async () => {
  const root = await fetch(new URL('/', origin))
  const h5 = await fetch(new URL('/h5/a-token?redirect_url=https%3A%2F%2Fshop.example%2F', origin))
  for (const answer of [root, h5]) {
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
  }
  assert.equal(await h5.text(), await root.text())
})

test('every page forbids what is inline and what comes from elsewhere, and refuses to be framed', async () => {
  for (const address of ['/', '/h5/x', '/assets/phone/main.js', '/assets/none.js']) {
    const { headers } = await fetch(new URL(address, origin))
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; /)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  }
})

test('nothing in the page is inline, and everything it names exists', async () => {
  const page = await (await fetch(new URL('/', origin))).text()
  assert.doesNotMatch(page, /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/)
  const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
  assert(named.length > 5)
  for (const address of named) assert.equal((await fetch(new URL(address, origin))).status, 200, address)
})

test('each kind of asset has its content type', async () => {
  const kinds = {
    'phone/main.js': 'text/javascript; charset=utf-8',
    'kit/tokens.css': 'text/css; charset=utf-8',
    'kit/icon.svg': 'image/svg+xml',
  }
  for (const [name, kind] of Object.entries(kinds)) {
    const answer = await fetch(new URL(`/assets/${name}`, origin))
    assert.equal(answer.headers.get('content-type'), kind)
  }
})

test('a browser that holds an asset is told it still stands', async () => {
  const first = await fetch(new URL('/assets/phone/main.js', origin))
  assert.equal(first.headers.get('cache-control'), 'no-cache')
  const etag = first.headers.get('etag')!
  const again = await status('/assets/phone/main.js', { 'if-none-match': etag })
  assert.equal(again, 304)
  assert.equal(await status('/assets/phone/main.js', { 'if-none-match': '"other"' }), 200)
})

test('what a page names is kept for good, under an address that changes with it; yesterday’s is not', async () => {
  const page = await (await fetch(new URL('/', origin))).text()
  const script = /src="(\/assets\/v-[\w-]+\/phone\/main\.js)"/.exec(page)?.[1] ?? ''
  const kept = await fetch(new URL(script, origin))
  assert.deepEqual([kept.status, kept.headers.get('cache-control')], [200, 'max-age=31536000, immutable'])
  const yesterdays = await fetch(new URL('/assets/v-yesterday/phone/main.js', origin))
  assert.deepEqual([yesterdays.status, yesterdays.headers.get('cache-control')], [200, 'no-cache'])
  assert.equal(await yesterdays.text(), await kept.text())
})

test('unknown assets are 404, also those that lie in the folder and are no page', async () => {
  assert(readdirSync(path.join(import.meta.dirname, 'assets/kit')).includes('money.test.ts'))
  for (const name of ['none.js', 'kit/money.test.ts', 'tsconfig.json', ''])
    assert.equal(await status(`/assets/${name}`), 404, name)
})

test('no path leads out of the folder', async () => {
  for (const way of [
    '../serve.ts',
    '..%2fserve.ts',
    '%2e%2e%2fserve.ts',
    '..%5cserve.ts',
    '../../../package.json',
    '%00main.js',
  ]) {
    assert.equal(await status(`/assets/${way}`), 404, way)
  }
})

/** `fetch` would tidy the path up before it is sent. */
function status(pathAsItIs: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { host: origin.hostname, port: origin.port, path: pathAsItIs, headers, agent: false }
    const request = http.get(options, (answer) => resolve(answer.resume().statusCode))
    request.on('error', reject)
  })
}
