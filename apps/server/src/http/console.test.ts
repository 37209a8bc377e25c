import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { consolePages } from './console.ts'
import { setHeaders } from './headers.ts'

const html = { accept: 'text/html' }
const built = {
  'index.html': '<meta nonce="{{nonce}}"><script src="/assets/a-1.js" nonce="{{nonce}}"></script>',
  'secret.txt': 'beside the assets',
  'assets/a-1.js': 'let a',
  'assets/a-1.js.gz': gzipSync('let a'),
}

test('each page has a number of its own in its policy, and nothing inline runs', async (t) => {
  const app = open(t, built)
  const nonces = new Set<string>()
  for (const url of ['/', '/payments/pay_1?mode=live', '/no/such/page']) {
    const { statusCode, headers, body } = await app.inject({ url, headers: html })
    const [, nonce] = /style-src 'self' 'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? []
    assert.equal(statusCode, 200)
    assert.equal(body, built['index.html'].replaceAll('{{nonce}}', String(nonce)))
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe|\*/)
    assert.equal(headers['cache-control'], 'no-store')
    nonces.add(String(nonce))
  }
  assert.equal(nonces.size, 3)
})

test('a program that misses an address is told so, and never given a page', async (t) => {
  const app = open(t, built)
  const requests = [
    { url: '/payments' },
    { url: '/', method: 'POST' as const, headers: html },
    ...['/v1/nothing', '/notify/wechat/x', '/docs/x', '/assets/gone.js'].map((url) => ({ url, headers: html })),
  ]
  for (const request of requests) assert.equal((await app.inject(request)).body, 'none', request.url)
})

test('files are kept for ever, sent compressed to whoever takes it, and nothing beside them is to be had', async (t) => {
  const app = open(t, built)
  const plain = await app.inject('/assets/a-1.js')
  assert.deepEqual([plain.body, plain.headers['cache-control']], ['let a', 'public, max-age=31536000, immutable'])
  const compressed = await app.inject({ url: '/assets/a-1.js', headers: { 'accept-encoding': 'gzip' } })
  assert.equal(compressed.headers['content-encoding'], 'gzip')
  assert.match(String(compressed.headers['content-type']), /javascript/)
  for (const up of [
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets//secret.txt',
  ])
    assert.doesNotMatch((await app.inject(up)).body, /beside/, up)
})

test('where nothing is built the page says how to build it', async (t) => {
  const { statusCode, body } = await open(t, {}).inject({ url: '/', headers: html })
  assert.equal(statusCode, 200)
  assert.match(body, /npm run build -w apps\/console/)
})

function open(t: TestContext, files: Readonly<Record<string, string | Buffer>>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'teyue-console-'))
  t.after(() => rmSync(folder, { recursive: true }))
  mkdirSync(path.join(folder, 'assets'))
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content)
  const app = Fastify()
  t.after(() => app.close())
  setHeaders(app)
  const show = consolePages(app, folder)
  app.setNotFoundHandler((request, reply) => {
    if (!show(request, reply)) reply.code(404).send('none')
  })
  return app
}
