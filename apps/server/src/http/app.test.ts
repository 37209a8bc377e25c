import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import { ref } from '@teyue/contract/named'
import { NewPayment } from '@teyue/contract/payment'
import type { Problem } from '@teyue/contract/problem'
import type { FastifyInstance } from 'fastify'
import { issueApiKey } from '../features/keys/issue-api-key.ts'
import { revokeApiKey } from '../features/keys/revoke-api-key.ts'
import { keyRoutes } from '../features/keys/routes.ts'
import { createProvider } from '../features/providers/create-provider.ts'
import { testPlatform } from '../testing/context.ts'
import { createApp } from './app.ts'

const payment = { product: 'native', amount: 60, description: 'Tea', reference: 'r1' }

test('an unknown field is refused by name', async (t) => {
  const { send } = await stage(t)
  const problem = await send({ ...payment, amuont: 1 }, 400)
  assert.deepEqual([problem.code, problem.field, problem.location], ['BAD_REQUEST', 'amuont', 'body'])
  assert.equal((await send({ ...payment, payer: { open_id: 'x' } }, 400)).field, 'payer.open_id')
})

test('text is not taken for a number', async (t) => {
  const { send } = await stage(t)
  const problem = await send({ ...payment, amount: '60' }, 400)
  assert.equal(problem.field, 'amount')
  assert.equal(problem.detail, '`amount` must be a whole number, not text.')
  assert.equal(problem.detail_zh, '字段 `amount` 须为整数，不能是文本。')
  for (const amount of [60.5, 0, -1, 1e11, null])
    assert.equal((await send({ ...payment, amount }, 400)).field, 'amount')
})

test('a refusal names the field and what was expected, in both languages', async (t) => {
  const { send } = await stage(t)
  const { reference: _, ...unnamed } = payment
  const cases: readonly [body: unknown, field: string | undefined, detail: string][] = [
    [unnamed, 'reference', '`reference` is missing.'],
    [
      { ...payment, product: 'cash' },
      'product',
      '`product` must be one of `jsapi`, `mini_program`, `native`, `app`, `h5`.',
    ],
    [{ ...payment, description: 'x'.repeat(128) }, 'description', '`description` must have at most 127 characters.'],
    [{ ...payment, payer: { ip: 'here' } }, 'payer.ip', '`payer.ip` must be of the form ipv4 or ipv6.'],
    [{ ...payment, metadata: { a: 1 } }, 'metadata.a', '`metadata.a` must be text.'],
    [[], undefined, 'The body must be a JSON object.'],
  ]
  for (const [body, field, detail] of cases) {
    const problem = await send(body, 400)
    assert.deepEqual([problem.field, problem.detail], [field, detail])
    assert.match(problem.detail_zh, /[一-龥]/)
  }
  const moments = [
    '2026-11-23',
    '2026-11-23T12:00:00',
    '2026-02-30T12:00:00Z',
    '2016-12-31T23:59:60Z',
    '9999999-01-01T00:00:00Z',
  ]
  for (const moment of moments) {
    const { field, detail } = await send({ ...payment, expires_at: moment }, 400)
    assert.deepEqual([field, detail.includes('a moment with its offset')], ['expires_at', true], moment)
  }
})

test('what a database cannot keep is refused at the edge', async (t) => {
  const { post } = await stage(t)
  for (const poison of ['\\u0000', '\\ud800']) {
    for (const field of ['description', 'metadata']) {
      const value = field === 'metadata' ? `{"note":"a${poison}"}` : `"a${poison}"`
      const answer = await post(
        JSON.stringify({ ...payment, [field]: 0 }).replace(`"${field}":0`, `"${field}":${value}`),
      )
      assert.equal(answer.statusCode, 400, `${field} ${poison}`)
    }
  }
})

test('keys that would reach the prototype are refused, and a key that comes twice counts once', async (t) => {
  const { post } = await stage(t)
  for (const body of ['{"__proto__":{"amount":1}}', '{"constructor":{"prototype":{"amount":1}}}']) {
    const answer = await post(body)
    assert.deepEqual([answer.statusCode, answer.json<Problem>().code], [400, 'BODY_UNREADABLE'], body)
  }
  const twice = await post(JSON.stringify(payment).replace('{', '{"amount":1,'))
  assert.deepEqual([twice.statusCode, twice.json().amount], [200, 60])
})

test('what is no JSON, too large or of another type is refused as such', async (t) => {
  const { post } = await stage(t)
  const cases: readonly [body: string, type: string, status: number, code: string][] = [
    ['{"amount":', 'application/json', 400, 'BODY_UNREADABLE'],
    ['', 'application/json', 400, 'BAD_REQUEST'],
    [JSON.stringify({ ...payment, description: 'x'.repeat(70_000) }), 'application/json', 413, 'BODY_TOO_LARGE'],
    ['amount=60', 'application/x-www-form-urlencoded', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['hello', 'text/plain', 415, 'MEDIA_TYPE_UNSUPPORTED'],
  ]
  for (const [body, type, status, code] of cases) {
    const answer = await post(body, { 'content-type': type })
    assert.deepEqual([answer.statusCode, answer.json<Problem>().code], [status, code])
  }
})

test('no key, a wrong key and a revoked key open nothing', async (t) => {
  const { app, ctx, key, providerId } = await stage(t)
  const withKey = (authorization?: string) =>
    app.inject({ url: '/v1/api-keys', ...(authorization ? { headers: { authorization } } : {}) })
  assert.equal((await withKey(`Bearer ${key.text}`)).statusCode, 200)
  for (const wrong of [
    undefined,
    'Bearer',
    `Basic ${key.text}`,
    'Bearer tk_test_x',
    `Bearer ${key.text.slice(0, -1)}!`,
  ]) {
    const answer = await withKey(wrong)
    assert.deepEqual([answer.statusCode, answer.json<Problem>().code], [401, 'UNAUTHENTICATED'], wrong)
    assert.equal(answer.headers['www-authenticate'], 'Bearer')
  }
  await revokeApiKey(ctx, providerId, { id: key.key.id, mode: 'test' })
  assert.equal((await withKey(`Bearer ${key.text}`)).statusCode, 401)
})

test('a problem has the shape of RFC 9457 and names the request', async (t) => {
  const { app } = await stage(t)
  const answer = await app.inject({ url: '/v1/nowhere', headers: { 'x-request-id': 'till-7:42' } })
  assert.equal(answer.statusCode, 404)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  assert.equal(answer.headers['x-request-id'], 'till-7:42')
  assert.deepEqual(answer.json(), {
    type: '/docs/errors#NOT_FOUND',
    title: 'Not Found',
    status: 404,
    code: 'NOT_FOUND',
    detail: 'There is nothing at this address.',
    detail_zh: '此地址不存在。',
    next: 'See /docs for the addresses.',
    next_zh: '接口地址见 /docs。',
    request_id: 'till-7:42',
  })
  const forged = await app.inject({ url: '/v1/%zz', headers: { 'x-request-id': 'a b\u00e9' } })
  assert.equal(forged.json<Problem>().code, 'NOT_FOUND')
  assert.match(forged.json<Problem>().request_id, /^[0-9a-f-]{36}$/)
})

test('a bug answers 500 without its stack, and is logged', async (t) => {
  const { app, headers, logs } = await stage(t)
  const answer = await app.inject({ url: '/v1/bug', headers })
  assert.deepEqual([answer.statusCode, answer.json<Problem>().code], [500, 'INTERNAL'])
  assert.doesNotMatch(answer.body, /secret cause|\.ts/)
  const line = logs.find((one) => one.includes('the secret cause'))
  assert(line?.includes(answer.json<Problem>().request_id))
})

test('a key that asks too fast is told when to come back, and does not slow another', async (t) => {
  const { app, ctx, providerId, headers } = await stage(t, { requestsPerSecondAndKey: 2 })
  const other = await issueApiKey(ctx, providerId, { mode: 'test', merchantId: null, name: 'other' })
  const ask = (given: Record<string, string>) => app.inject({ url: '/v1/api-keys', headers: given })
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(headers)))
  assert(answers.filter((answer) => answer.statusCode === 200).length >= 2)
  const slowed = answers.find((answer) => answer.statusCode === 429)
  assert.equal(slowed?.json<Problem>().code, 'TOO_MANY_REQUESTS')
  assert.equal(slowed?.headers['retry-after'], '1')
  assert.equal((await ask({ authorization: `Bearer ${other.text}` })).statusCode, 200)
})

test('a version that is served is taken and echoed; another is refused, with those that are', async (t) => {
  const { app, headers } = await stage(t)
  const ask = (version: object) => app.inject({ url: '/v1/api-keys', headers: { ...headers, ...version } })
  for (const answer of [await ask({}), await ask({ 'teyue-version': '2026-11-25' })])
    assert.deepEqual([answer.statusCode, answer.headers['teyue-version']], [200, '2026-11-25'])
  const refused = await ask({ 'teyue-version': '2019-01-01' })
  const { code, field, details } = refused.json<Problem>()
  assert.deepEqual([refused.statusCode, code, field], [400, 'API_VERSION_UNKNOWN', 'teyue-version'])
  assert.deepEqual(details?.versions, ['2026-11-25'])
})

test('a route that says it is public needs no key', async (t) => {
  const { app } = await stage(t)
  assert.equal((await app.inject({ method: 'POST', url: '/notify/probe' })).statusCode, 204)
})

test('a malformed request over the wire does not stop the server', async (t) => {
  const { app } = await stage(t)
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const socket = connect(Number(address.port), address.hostname)
  socket.end('POST /v1/probe HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n')
  const answer = (await socket.toArray()).join('')
  assert.match(answer, /^HTTP\/1\.1 400 /)
  assert.equal((await fetch(new URL('/healthz', address))).status, 200)
})

async function stage(t: TestContext, options: { requestsPerSecondAndKey?: number } = {}) {
  const { ctx, logs } = await testPlatform(t)
  const { id: providerId } = await createProvider(ctx, 'Provider')
  const key = await issueApiKey(ctx, providerId, { mode: 'test', merchantId: null, name: 'test' })
  const app = createApp(ctx, { routes: [keyRoutes, probeRoutes], ...options })
  t.after(() => app.close())
  const headers = { authorization: `Bearer ${key.text}` }
  const post = (payload: string, more: Record<string, string> = { 'content-type': 'application/json' }) =>
    app.inject({ method: 'POST', url: '/v1/probe', headers: { ...headers, ...more }, payload })
  const send = async (body: unknown, status: number): Promise<Problem> => {
    const answer = await post(JSON.stringify(body))
    assert.equal(answer.statusCode, status, answer.body)
    return answer.json()
  }
  return { app, ctx, logs, providerId, key, headers, post, send }
}

/** Hands back what the edge has let through. */
function probeRoutes(app: FastifyInstance): void {
  const config = { rule: { act: 'payments.make' } } as const
  app.post('/v1/probe', { config, schema: { body: ref(NewPayment) } }, async (request) => request.body)
  app.post('/notify/probe', { config: { isPublic: true } }, async (_request, reply) => reply.code(204).send())
  app.get('/v1/bug', { config }, () => {
    throw new Error('the secret cause')
  })
}
