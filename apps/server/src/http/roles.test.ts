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
import { givenShop, type Shop } from '../testing/shop.ts'
import { createApp } from './app.ts'

// Who may do what, written down a second time and in another shape than the table in people/role.ts: by route. At the provider:
// administrator, operator, finance (f), support, aGent, Key; at a merchant: oWner, Cashier, finance (F), Developer, key (k).
const everybody = 'aofsgK WCFDk'
const everyPerson = 'aofsg WCFD'
const expected: Readonly<Record<string, string>> = {
  'GET /v1/overview': everybody,
  'GET /v1/wechat-errors': everybody,
  'POST /v1/payments': 'aoK WCk',
  'GET /v1/payments': everybody,
  'GET /v1/payments/totals': everybody,
  'GET /v1/payments/:id': everybody,
  'GET /v1/payments/:id/timeline': everybody,
  'POST /v1/payments/:id/questions': 'aofK WCFk',
  'POST /v1/payments/:id/close': 'aoK WCk',
  'POST /v1/payments/:id/refunds': 'aofK WFk',
  'GET /v1/refunds': everybody,
  'GET /v1/refunds/totals': everybody,
  'GET /v1/refunds/:id': everybody,
  'GET /v1/refunds/:id/timeline': everybody,
  'POST /v1/refunds/:id/questions': 'aofK WCFk',
  'GET /v1/exchanges/:id': 'aofsK WDk',
  'POST /v1/exports': 'aofK WFk',
  'GET /v1/exports': 'aofK WFk',
  'GET /v1/exports/:id': 'aofK WFk',
  'GET /v1/exports/:id/file': 'aofK WFk',
  'GET /v1/search': everybody,
  'GET /v1/merchants': everybody,
  'GET /v1/merchants/:id': everybody,
  'POST /v1/merchants': 'aoK',
  'PATCH /v1/merchants/:id': 'aoK',
  'POST /v1/imports': 'aoK',
  'GET /v1/imports': 'aoK',
  'GET /v1/imports/:id': 'aoK',
  'GET /v1/imports/:id/lines': 'aoK',
  'GET /v1/imports/:id/file': 'aoK',
  'POST /v1/imports/:id/starts': 'aoK',
  'GET /v1/import-templates/:kind': 'aoK',
  'GET /v1/found-numbers': 'aoK',
  'POST /v1/found-numbers': 'aoK',
  'POST /v1/found-numbers/:id/adoptions': 'aoK',
  'POST /v1/found-numbers/:id/dismissals': 'aoK',
  'GET /v1/merchants/:id/identity': everybody,
  'POST /v1/merchants/:id/sub-merchants': 'aoK',
  'PATCH /v1/sub-merchants/:id': 'aoK',
  'POST /v1/sub-merchants/:id/permission-changes': 'aoK',
  'GET /v1/sub-merchants/:id/permission-changes': everybody,
  'GET /v1/merchants/:id/doctor': 'aofsK',
  'POST /v1/merchants/:id/examinations': 'aoK',
  'POST /v1/merchants/:id/test-payments': 'aoK',
  'GET /v1/test-payments/:id': 'aofsK',
  'GET /v1/sub-merchants/:id/gold-plan': everybody,
  'POST /v1/sub-merchants/:id/gold-plan-changes': 'aoK',
  'GET /v1/violations': everybody,
  'GET /v1/violations/:id': everybody,
  'POST /v1/violations/:id/resolutions': 'aoK',
  'GET /v1/merchants/:id/attachments': 'aoK',
  'POST /v1/merchants/:id/attachments': 'aoK',
  'GET /v1/attachments/:id': 'ao',
  'DELETE /v1/attachments/:id': 'aoK',
  'GET /v1/appids': everybody,
  'POST /v1/appids': 'aoK',
  'POST /v1/appid-bindings': 'aoK',
  'DELETE /v1/appid-bindings/:id': 'aoK',
  'POST /v1/applyments': 'aogK',
  'GET /v1/applyments': 'aosgK',
  'GET /v1/applyments/:id': 'aosgK',
  'PATCH /v1/applyments/:id': 'aogK',
  'GET /v1/applyments/:id/findings': 'aosgK',
  'GET /v1/payments/:id/follow': everybody,
  'GET /v1/appids/:id/payers': 'aoK',
  'GET /v1/appids/:id/message-push': 'aoK',
  'POST /v1/appids/:id/message-pushes': 'aoK',
  'POST /v1/agreements': 'aoK',
  'GET /v1/agreements/:id/file': 'ao',
  'DELETE /v1/agreements/:id': 'aoK',
  'GET /v1/merchants/:id/development': everybody,
  'POST /v1/development-looks': 'aoK',
  'POST /v1/development-moves': 'aoK',
  'POST /v1/pay-paths': 'aoK',
  'DELETE /v1/pay-paths/:id': 'aoK',
  'POST /v1/follow-settings': 'aoK',
  'POST /v1/h5-domains': 'aoK',
  'PATCH /v1/h5-domains/:id': 'aoK',
  'GET /v1/applyments/:id/draft': 'ao',
  'POST /v1/applyments/:id/papers': 'aogK',
  'GET /v1/applyments/:id/timeline': 'aosgK',
  'POST /v1/applyments/:id/submissions': 'aoK',
  'POST /v1/applyments/:id/questions': 'aogK',
  'POST /v1/applyments/:id/cancel': 'aoK',
  'GET /v1/papers/:id': 'ao',
  'DELETE /v1/papers/:id': 'aogK',
  'GET /v1/banks': 'aogK',
  'GET /v1/bank-places': 'aogK',
  'GET /v1/bank-branches': 'aogK',
  'POST /v1/bank-searches': 'aogK',
  'GET /v1/subject-confirmations': 'aosgK',
  'POST /v1/subject-confirmations': 'aogK',
  'GET /v1/subject-confirmations/:id': 'aosgK',
  'PATCH /v1/subject-confirmations/:id': 'aogK',
  'GET /v1/subject-confirmations/:id/findings': 'aosgK',
  'GET /v1/subject-confirmations/:id/draft': 'ao',
  'POST /v1/subject-confirmations/:id/subject-papers': 'aogK',
  'GET /v1/subject-papers/:id': 'ao',
  'DELETE /v1/subject-papers/:id': 'aogK',
  'POST /v1/subject-confirmations/:id/submissions': 'aoK',
  'POST /v1/subject-confirmations/:id/questions': 'aogK',
  'POST /v1/subject-confirmations/:id/cancel': 'aoK',
  'POST /v1/sub-merchants/:id/subject-questions': 'aosgK',
  'GET /v1/merchants/:id/settlement-accounts': 'aofsK WF',
  'POST /v1/sub-merchants/:id/settlement-questions': 'aofsK WF',
  'POST /v1/sub-merchants/:id/settlement-changes': 'ao',
  'GET /v1/sub-merchants/:id/settlement-changes': 'aofsK WF',
  'GET /v1/settlement-changes/:id': 'aofsK WF',
  'POST /v1/settlement-changes/:id/questions': 'aofsK WF',
  'POST /v1/settlement-changes/:id/resolutions': 'ao',
  'GET /v1/provider': 'aofsK',
  'PATCH /v1/provider': 'a',
  'GET /v1/accounts/:id/violation-address': 'aofsK',
  'POST /v1/accounts/:id/violation-addresses': 'a',
  'GET /v1/setup': 'aofsK',
  'GET /v1/accounts': 'aofsK',
  'GET /v1/accounts/:id': 'aofsK',
  'POST /v1/account-checks': 'a',
  'POST /v1/accounts': 'a',
  'POST /v1/accounts/:id/keys': 'a',
  'GET /v1/events': 'aofsK WCFDk',
  'GET /v1/events/stream': 'aofsK WCFDk',
  'GET /v1/events/:id': 'aofsK WCFDk',
  'GET /v1/disagreements': 'aofsK',
  'GET /v1/disagreements/:id': 'aofsK',
  'POST /v1/disagreements/:id/moves': 'aof',
  'GET /v1/reconciliations': 'aofK',
  'GET /v1/reconciliations/:id': 'aofK',
  'POST /v1/webhook-endpoints': 'aoK WDk',
  'DELETE /v1/webhook-endpoints/:id': 'aoK WDk',
  'GET /v1/webhook-endpoints': 'aosK WDk',
  'GET /v1/webhook-endpoints/:id': 'aosK WDk',
  'POST /v1/webhook-endpoints/:id/tests': 'aoK WDk',
  'POST /v1/webhook-endpoints/:id/secrets': 'aoK WDk',
  'GET /v1/webhook-deliveries': 'aosK WDk',
  'GET /v1/webhook-deliveries/:id': 'aosK WDk',
  'POST /v1/webhook-deliveries/:id/redeliveries': 'aoK WDk',
  'POST /v1/api-keys': 'aK WD',
  'GET /v1/api-keys': 'aoK WD',
  'DELETE /v1/api-keys/:id': 'aK WD',
  'POST /v1/auth/sign-in': 'public',
  'POST /v1/auth/sign-out': everyPerson,
  'GET /v1/auth/me': everyPerson,
  'POST /v1/auth/password': everyPerson,
  'POST /v1/auth/second-factor': everyPerson,
  'POST /v1/auth/totp': everyPerson,
  'POST /v1/auth/totp/confirm': everyPerson,
  'DELETE /v1/auth/totp': everyPerson,
  'POST /v1/auth/passkeys/options': everyPerson,
  'POST /v1/auth/passkeys': everyPerson,
  'GET /v1/auth/passkeys': everyPerson,
  'PUT /v1/auth/passkeys/:id': everyPerson,
  'POST /v1/auth/recovery-codes': everyPerson,
  'DELETE /v1/auth/passkeys/:id': everyPerson,
  'POST /v1/auth/passkey-sign-in/options': 'public',
  'POST /v1/auth/passkey-sign-in': 'public',
  'POST /v1/auth/second-factor/passkey/options': everyPerson,
  'POST /v1/auth/second-factor/passkey': everyPerson,
  'GET /v1/sessions': everyPerson,
  'DELETE /v1/sessions/:id': everyPerson,
  'PUT /v1/merchants/:id/agent': 'ao',
  'GET /v1/people': 'ao W',
  'GET /v1/people/:id': 'ao W',
  'PUT /v1/people/:id/role': 'a W',
  'DELETE /v1/people/:id/role': 'a W',
  'GET /v1/merchants/:id/portal': 'ao W',
  'POST /v1/merchants/:id/owner-invitations': 'a W',
  'POST /v1/merchants/:id/owner-mailings': 'a W',
  'GET /v1/invitations': 'ao W',
  'POST /v1/invitations': 'a W',
  'DELETE /v1/invitations/:id': 'a W',
  'POST /v1/invitations/accept': 'public',
  'GET /v1/requests': 'aosK WDk',
  'POST /v1/payment-stops': 'ao',
  'DELETE /v1/payment-stops/:id': 'ao',
  'GET /v1/payment-stops': 'aofs',
  'GET /v1/jobs': 'aofs',
  'POST /v1/jobs/:id/retries': 'ao',
  'GET /v1/queues': 'aofs',
  'GET /v1/account-calls': 'aofs',
  'GET /v1/roles': everyPerson,
  'GET /v1/approvals': 'aof WFD',
  'GET /v1/approvals/:id': 'aof WFD',
  'POST /v1/approvals/:id/decision': 'aof WF',
  'DELETE /v1/approvals/:id': 'aof WFD',
  'POST /v1/approvals/:id/answer': 'aof WFD',
  'GET /v1/settings': 'aof',
  'PUT /v1/settings': 'a',
  'GET /v1/audit/export': 'a W',
  'GET /v1/master-keys': 'aofs',
  'POST /v1/key-rotations': 'a',
  'POST /v1/key-rotations/:id/retirements': 'a',
  'GET /v1/alerts': 'aofs',
  'GET /v1/alert-count': 'aofs',
  'POST /v1/alerts/:id/acknowledgements': 'aofs',
  'POST /v1/alerts/:id/mutes': 'aofs',
  'GET /v1/alert-channels': 'aofs',
  'POST /v1/alert-channels': 'ao',
  'DELETE /v1/alert-channels/:id': 'ao',
  'POST /v1/alert-channels/:id/tests': 'ao',
  'GET /v1/alert-sendings': 'aofs',
  'GET /v1/audit': 'a W',
  'GET /v1/audit/chain': 'a',
}

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
  assert.deepEqual(registered.toSorted(), Object.keys(expected).sort())
})

test('every route is allowed to the roles and keys that are listed, and refused to all others', async () => {
  for (const { letter, headers } of await callers()) {
    // Signing out comes last: it would end the very session that asks.
    const order = registered.toSorted((a, b) => Number(a.endsWith('sign-out')) - Number(b.endsWith('sign-out')))
    for (const route of order.filter((one) => expected[one] !== 'public')) {
      const isAllowed = expected[route]!.includes(letter)
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
    if (expected[route] === 'public') assert([400, 409].includes(statusCode), `${route} ${statusCode}`)
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
