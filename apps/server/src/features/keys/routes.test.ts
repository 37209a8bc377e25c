import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { ApiKey, IssuedApiKey } from '@teyue/contract/api-key'
import type { List } from '@teyue/contract/list'
import type { Problem } from '@teyue/contract/problem'
import { createApp } from '../../http/app.ts'
import { inTenant } from '../../storage/tenant.ts'
import { testContext } from '../../testing/context.ts'
import { createMerchant } from '../merchants/create-merchant.ts'
import { createProvider } from '../providers/create-provider.ts'
import { issueApiKey } from './issue-api-key.ts'
import { keyRoutes } from './routes.ts'

test('a key is shown once, kept as a hash, and opens until it is revoked', async (t) => {
  const { ctx, providerId, ask } = await stage(t)
  const issued = await ask<IssuedApiKey>('POST', '/v1/api-keys', { name: 'Till' })
  assert.equal(issued.status, 201)
  assert.match(issued.body.key, /^tk_test_[\w-]{43}$/)
  assert.equal(issued.body.hint, issued.body.key.slice(-4))
  const rows = await inTenant(ctx, { providerId }, (tx) => tx.db.selectFrom('apiKeys').selectAll().execute())
  assert(
    !JSON.stringify(rows, (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value).toString('latin1') : value,
    ).includes(issued.body.key),
  )
  assert.equal((await ask('GET', '/v1/api-keys', undefined, issued.body.key)).status, 200)
  assert.equal((await ask('DELETE', `/v1/api-keys/${issued.body.id}`)).status, 204)
  assert.equal((await ask('DELETE', `/v1/api-keys/${issued.body.id}`)).status, 204)
  assert.equal((await ask('GET', '/v1/api-keys', undefined, issued.body.key)).status, 401)
  const { body } = await ask<List<ApiKey>>('GET', '/v1/api-keys')
  const [revoked] = body.data
  assert.equal(revoked?.id, issued.body.id)
  assert(revoked?.revoked_at)
  assert.equal('key' in revoked, false)
})

test('keys are listed newest first, page by page', async (t) => {
  const { ask } = await stage(t)
  for (const name of ['one', 'two', 'three']) await ask('POST', '/v1/api-keys', { name })
  const first = (await ask<List<ApiKey>>('GET', '/v1/api-keys?limit=3')).body
  assert.deepEqual([first.data.map((key) => key.name), first.has_more], [['three', 'two', 'one'], true])
  const second = (await ask<List<ApiKey>>('GET', `/v1/api-keys?limit=3&cursor=${first.next_cursor}`)).body
  assert.deepEqual([second.data.map((key) => key.name), second.has_more, second.next_cursor], [['first'], false, null])
  for (const query of ['limit=0', 'limit=101', 'limit=x', 'page=2', 'limit=1&limit=2']) {
    assert.equal((await ask('GET', `/v1/api-keys?${query}`)).status, 400, query)
  }
})

test("a merchant's key may not issue, list or revoke keys", async (t) => {
  const { ask, merchantId } = await stage(t)
  const { body: issued } = await ask<IssuedApiKey>('POST', '/v1/api-keys', { name: 'x', merchant: merchantId })
  assert.equal(issued.merchant, merchantId)
  const own = await ask<List<ApiKey>>('GET', `/v1/api-keys?merchant=${merchantId}`)
  assert.deepEqual(
    own.body.data.map(({ id }) => id),
    [issued.id],
  )
  for (const [method, url, body] of [
    ['GET', '/v1/api-keys', undefined],
    ['POST', '/v1/api-keys', { name: 'x' }],
    ['DELETE', '/v1/api-keys/key_01kapb6dv5e8zrzjv2yhpx0j3t', undefined],
  ] as const) {
    const { status, body: problem } = await ask<Problem>(method, url, body, issued.key)
    assert.deepEqual([status, problem.code], [403, 'NOT_ALLOWED'], method)
  }
})

test("a key of another provider or mode is neither seen nor revoked, and another's merchant is unknown", async (t) => {
  const { ctx, providerId, ask } = await stage(t)
  const stranger = await createProvider(ctx, 'Stranger')
  const theirs = await issueApiKey(ctx, stranger.id, { mode: 'test', merchantId: null, name: 'theirs' })
  const merchant = await createMerchant(ctx, stranger.id, { name: 'M', subjectType: 'company', subject: 'M Ltd' })
  const revoking = await ask<Problem>('DELETE', `/v1/api-keys/${theirs.key.id}`)
  assert.deepEqual([revoking.status, revoking.body.code], [404, 'API_KEY_NOT_FOUND'])
  const issuing = await ask<Problem>('POST', '/v1/api-keys', { name: 'x', merchant: merchant.id })
  assert.deepEqual([issuing.status, issuing.body.code], [404, 'MERCHANT_NOT_FOUND'])
  const live = await issueApiKey(ctx, providerId, { mode: 'live', merchantId: null, name: 'live' })
  assert.equal((await ask('DELETE', `/v1/api-keys/${live.key.id}`)).status, 404)
  const seen = (await ask<List<ApiKey>>('GET', '/v1/api-keys')).body.data
  assert.deepEqual(
    seen.map((key) => key.name),
    ['first'],
  )
})

async function stage(t: TestContext) {
  const ctx = await testContext(t)
  const { id: providerId } = await createProvider(ctx, 'Provider')
  const merchant = await createMerchant(ctx, providerId, { name: 'M', subjectType: 'company', subject: 'M Ltd' })
  const { text } = await issueApiKey(ctx, providerId, { mode: 'test', merchantId: null, name: 'first' })
  const app = createApp(ctx, { routes: [keyRoutes] })
  t.after(() => app.close())
  const ask = async <T>(method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, key = text) => {
    const headers = { authorization: `Bearer ${key}` }
    const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
    return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T }
  }
  return { ctx, providerId, merchantId: merchant.id, ask }
}
