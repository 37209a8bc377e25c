import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Problem } from '@teyue/contract/problem'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Context } from '../context.ts'
import { issueApiKey } from '../features/keys/issue-api-key.ts'
import { revokeApiKey } from '../features/keys/revoke-api-key.ts'
import { keyRoutes } from '../features/keys/routes.ts'
import { noticeRoutes } from '../features/notices/routes.ts'
import { testPlatform } from '../testing/context.ts'
import { fileLifetime } from '../testing/file-lifetime.ts'
import { givenShop, type Shop } from '../testing/shop.ts'
import { createApp } from './app.ts'

const PROXY = '10.0.0.1'
const lifetime = fileLifetime()
let ctx: Context
let owner: pg.Pool
let shop: Shop
let app: FastifyInstance

before(async () => {
  const platform = await testPlatform(lifetime)
  // Within one and the same second, however slow the machine is.
  ctx = { ...platform.ctx, now: () => new Date('2026-11-25T12:00:00Z') }
  owner = platform.owner
  shop = await givenShop(ctx)
  const options = { trustedProxies: ['10.0.0.1/32'], metricsNetworks: ['127.0.0.0/8', '192.168.7.0/24'] }
  app = createApp(ctx, { routes: [keyRoutes, noticeRoutes], ...options })
  lifetime.after(() => app.close())
})

test('false keys from one address are slowed, there alone, and never those that were right before', async () => {
  const { key, text } = await issueApiKey(ctx, shop.providerId, { mode: 'test', merchantId: null, name: 'till' })
  const ask = (bearer: string, remoteAddress: string) =>
    app.inject({ url: '/v1/api-keys', headers: { authorization: `Bearer ${bearer}` }, remoteAddress })
  assert.equal((await ask(text, '203.0.113.1')).statusCode, 200)
  const flood = await Promise.all(Array.from({ length: 60 }, (_, n) => ask(`tk_test_${n}`, '203.0.113.1')))
  const slowed = flood.filter((answer) => answer.statusCode === 429)
  assert(slowed.length > 0 && slowed.length < 60)
  assert.equal(slowed[0]?.headers['retry-after'], '1')
  assert.equal(slowed[0]?.json<Problem>().code, 'TOO_MANY_REQUESTS')
  assert.equal((await ask(text, '203.0.113.1')).statusCode, 200)
  assert.equal((await ask('tk_test_x', '203.0.113.2')).statusCode, 401)
  // Whoever has one IPv6 address has all of its /64.
  const hosts = await Promise.all(Array.from({ length: 21 }, (_, n) => ask(`tk_test_${n}`, `2001:db8:0:1::${n + 1}`)))
  assert.deepEqual(hosts.map(({ statusCode }) => statusCode).sort(), [...Array(20).fill(401), 429])
  assert.equal((await ask('tk_test_x', '2001:db8:0:2::1')).statusCode, 401)
  await revokeApiKey(ctx, shop.providerId, { id: key.id, mode: 'test' })
  assert.equal((await ask(text, '203.0.113.2')).statusCode, 401)
})

test('each answer tells the caller its limit in the standard headers', async () => {
  const { text } = await issueApiKey(ctx, shop.providerId, { mode: 'test', merchantId: null, name: 'limits' })
  const { headers } = await app.inject({ url: '/v1/api-keys', headers: { authorization: `Bearer ${text}` } })
  assert.equal(headers['ratelimit-limit'], '2000')
  assert.equal(headers['ratelimit-remaining'], '1999')
  assert.equal(headers['ratelimit-reset'], '1')
})

test('a flood of false notices writes a bounded number of rows', async () => {
  const notify = (remoteAddress: string, forwardedFor?: string) =>
    app.inject({
      method: 'POST',
      url: `/notify/wechat/${shop.accountId}`,
      headers: { 'content-type': 'application/json', ...(forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}) },
      payload: '{}',
      remoteAddress,
    })
  const kept = async () =>
    (await owner.query('select coalesce(sum(times), 0)::int as times from notice_refusals')).rows[0].times as number
  for (let round = 0; round < 20; round++) await notify(PROXY, '198.51.100.9')
  assert.equal(await kept(), 20)
  const over = await notify(PROXY, '198.51.100.9')
  assert.equal(over.statusCode, 429)
  assert.equal(over.headers['retry-after'], '1')
  assert.equal(await kept(), 20)
  assert.notEqual((await notify(PROXY, '198.51.100.10')).statusCode, 429)
  assert.notEqual((await notify('198.51.100.77', '198.51.100.9')).statusCode, 429)
  assert.equal(await kept(), 22)
  // Whoever has one IPv6 address has all of its /64.
  for (let host = 1; host <= 20; host++) await notify(PROXY, `2001:db8:0:7::${host}`)
  assert.equal((await notify(PROXY, '2001:db8:0:7::21')).statusCode, 429)
  assert.notEqual((await notify(PROXY, '2001:db8:0:8::1')).statusCode, 429)
  assert.equal(await kept(), 43)
})

test('/metrics is for this machine and the listed networks, also behind a proxy', async () => {
  const read = async (remoteAddress: string, forwardedFor?: string) => {
    const headers = forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}
    return (await app.inject({ url: '/metrics', headers, remoteAddress })).statusCode
  }
  assert.equal(await read('127.0.0.1'), 200)
  assert.equal(await read('::ffff:127.0.0.1'), 200)
  assert.equal(await read('192.168.7.4'), 200)
  assert.equal(await read('203.0.113.1'), 404)
  assert.equal(await read(PROXY, '192.168.7.4'), 200)
  assert.equal(await read(PROXY, '203.0.113.1'), 404)
  assert.equal(await read('203.0.113.1', '127.0.0.1'), 404)
  const untold = createApp(ctx, { routes: [] })
  const through = await untold.inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.1' } })
  assert.equal(through.statusCode, 404)
  await untold.close()
})
