import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Problem } from '@teyue/contract/problem'
import type { FastifyInstance, HTTPMethods } from 'fastify'
import { routes } from '../cli/routes.ts'
import type { Context } from '../context.ts'
import { issueApiKey } from '../features/keys/issue-api-key.ts'
import { setAgent } from '../features/merchants/get-merchant.ts'
import { MERCHANT_ROLES, PROVIDER_ROLES } from '../features/people/role.ts'
import { inTenant } from '../storage/tenant.ts'
import { testPlatform } from '../testing/context.ts'
import { fileLifetime } from '../testing/file-lifetime.ts'
import { givenSignedIn } from '../testing/people.ts'
import { allowed } from '../testing/route-roles.ts'
import { givenShop, type Shop } from '../testing/shop.ts'
import { createApp } from './app.ts'

const letters: Readonly<Record<string, string>> = {
  administrator: 'a',
  operator: 'o',
  support: 's',
  agent: 'g',
  owner: 'W',
  cashier: 'C',
  developer: 'D',
}

type Caller = { readonly letter: string; readonly headers: Readonly<Record<string, string>> }

const lifetime = fileLifetime()
const registered: string[] = []
let ctx: Context
let shop: Shop
let app: FastifyInstance

before(async () => {
  const platform = await testPlatform(lifetime)
  ctx = platform.ctx
  shop = await givenShop(ctx)
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  app.addHook('onRoute', ({ method, url }) => {
    if (url.startsWith('/v1/')) registered.push(`${method} ${url}`)
  })
  await app.ready()
})

test('every route stands in the table of this test, and every row of it is a route', () => {
  assert.deepEqual(registered.toSorted(), Object.keys(allowed).sort())
})

test('every route is allowed to the roles and keys that are listed, and refused to all others', async () => {
  for (const { letter, headers } of await callers()) {
    // Signing out comes last: it would end the very session that asks.
    const order = registered.toSorted((a, b) => Number(a.endsWith('sign-out')) - Number(b.endsWith('sign-out')))
    for (const route of order.filter((one) => allowed[one] !== 'public')) {
      const isAllowed = allowed[route]!.includes(letter)
      const { statusCode, body } = await ask(route, headers)
      const { code } = statusCode >= 400 ? (JSON.parse(body) as Problem) : { code: '' }
      assert.notEqual(statusCode, 401, `${letter}: ${route}`)
      assert.equal(code !== 'NOT_ALLOWED', isAllowed, `${letter}: ${route} answered ${statusCode} ${code}`)
    }
  }
})

test('nobody without a key or a session is let in but to the public routes', async () => {
  for (const route of registered) {
    const { statusCode } = await ask(route, {}, '203.0.113.9')
    if (allowed[route] === 'public') assert([400, 409].includes(statusCode), `${route} ${statusCode}`)
    else assert([401, 429].includes(statusCode), route)
  }
})

test('a route that stands in no rule keeps the program from starting', async () => {
  const open = createApp(ctx, { routes: [(one) => void one.get('/v1/forgotten', () => ({}))] })
  await assert.rejects(async () => open.ready(), /GET \/v1\/forgotten has no rule/)
})

function ask(route: string, headers: Readonly<Record<string, string>>, remoteAddress = '127.0.0.1') {
  const [method, url] = route.split(' ') as [HTTPMethods & 'GET', string]
  const isList = /\/(payments|refunds)(\/totals)?$/.test(url)
  // The stream would go on for as long as it is let in.
  const query = isList ? `?merchant=${shop.merchantId}` : url.endsWith('/stream') ? '?unknown' : ''
  const payload = method === 'GET' ? {} : { payload: {} }
  const target = `${url.replace(':id', 'none')}${method === 'GET' ? query : ''}`
  return app.inject({ method, url: target, headers: { ...headers }, remoteAddress, ...payload })
}

async function callers(): Promise<Caller[]> {
  const { providerId, merchantId } = shop
  const all: Caller[] = []
  for (const role of PROVIDER_ROLES) {
    const { id, headers } = await givenSignedIn(ctx, providerId, { role })
    all.push({ letter: letters[role] ?? 'f', headers })
    if (role === 'agent') await inTenant(ctx, { providerId }, (tx) => setAgent(tx, merchantId, id))
  }
  for (const role of MERCHANT_ROLES) {
    const { headers } = await givenSignedIn(ctx, providerId, { role, merchantId })
    all.push({ letter: letters[role] ?? 'F', headers })
  }
  for (const [letter, keyOf] of [['K', null] as const, ['k', merchantId] as const]) {
    const { text } = await issueApiKey(ctx, providerId, { mode: 'test', merchantId: keyOf, name: letter })
    all.push({ letter, headers: { authorization: `Bearer ${text}` } })
  }
  return all
}
