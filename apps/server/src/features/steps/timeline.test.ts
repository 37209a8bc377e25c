import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Step, Timeline } from '@teyue/contract/timeline'
import type { FastifyInstance } from 'fastify'
import { recordEvent } from '../../base/events.ts'
import { sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { fen } from '../../kit/fen.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type TestPlatform, testPlatform } from '../../testing/context.ts'
import { exampleTransaction, reportOn, reportOnRefund } from '../../testing/examples.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn } from '../../testing/people.ts'
import { givenShop, requestOf, type Shop } from '../../testing/shop.ts'
import { disagreementRoutes } from '../disagreements/routes.ts'
import { createMerchant } from '../merchants/create-merchant.ts'
import { applyPaymentReport } from '../payments/apply-payment-report.ts'
import { createPayment } from '../payments/create-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { paymentRoutes } from '../payments/routes.ts'
import { MERCHANT_ROLES, PROVIDER_ROLES, type Role } from '../people/role.ts'
import { applyRefundReport } from '../refunds/apply-refund-report.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { refundRoutes } from '../refunds/routes.ts'
import { registerWebhookEndpoint } from '../webhooks/register-webhook-endpoint.ts'
import { stepRoutes } from './routes.ts'

const openid = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
const lifetime = fileLifetime()
let platform: TestPlatform
let ctx: Context
let shop: Shop
let app: FastifyInstance
let payment: Payment

before(async () => {
  platform = await testPlatform(lifetime)
  ctx = platform.ctx
  shop = await givenShop(ctx)
  app = createApp(ctx, { routes: [stepRoutes, disagreementRoutes, paymentRoutes, refundRoutes] })
  lifetime.after(() => app.close())
  const hook = { url: 'http://127.0.0.1:9/hook', eventTypes: ['payment.paid'] as const }
  await registerWebhookEndpoint(ctx, { ...shop.viewer, ...hook })
  payment = (await createPayment(ctx, shop.asking, requestOf(shop))).payment
  const wrong = { amount: fen(1), transaction: exampleTransaction({ transactionId: 'other' }) }
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', wrong))
  const transaction = exampleTransaction({ paidAt: ctx.now() })
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { transaction, exchange: exchange(200) }))
  const asked = { paymentId: payment.id, amount: fen(300), reference: 'back', reason: null }
  const { refund } = await createRefund(ctx, shop.viewer, null, asked)
  const refused = { paymentId: payment.id, exchange: exchange(403) }
  await applyRefundReport(ctx, shop.owner, reportOnRefund(refund, 'refused', refused))
  await platform.drain()
})

test('a timeline tells all in order: moves, by whose word, over which wire, failures explained, webhooks, disagreements', async () => {
  const { steps, is_whole, orders } = await timeline(payment.id, 'administrator')
  assert.deepEqual([is_whole, orders], [true, 1])
  assert.deepEqual(
    steps.map(({ kind, type, source }) => `${kind} ${type} ${source}`),
    [
      'event payment.requested caller',
      'disagreement payment_amount query',
      'event payment.paid query',
      'event refund.requested caller',
      'event refund.refused query',
      'delivery webhook.unreachable webhook',
    ],
  )
  const paid = byType(steps, 'payment.paid')
  assert.deepEqual(
    { ...paid.wire, exchange: '' },
    {
      exchange: '',
      method: 'GET',
      path: '/v3/pay/partner/transactions/out-trade-no/1',
      status: 200,
      duration_ms: 12,
      request_id: '08F7-268443701',
      inner_code: '268443701',
    },
  )
  assert.equal(paid.explanation, null)
  const refused = byType(steps, 'refund.refused')
  assert.match(refused.explanation!.cause, /no acceptance relation/)
  assert.match(refused.explanation!.remedy_zh, /重新授权/)
  assert.equal(byType(steps, 'webhook.unreachable').delivery?.event_type, 'payment.paid')
  const ofRefund = await timeline(refused.subject, 'support', 'refunds')
  assert.deepEqual(
    ofRefund.steps.map(({ type }) => type),
    ['refund.requested', 'refund.refused'],
  )
})

test('a role sees what it may: a cashier no webhooks and no disagreements, another merchant nothing', async () => {
  const { steps } = await timeline(payment.id, 'cashier')
  assert.deepEqual([...new Set(steps.map(({ kind }) => kind))], ['event'])
  const developer = await timeline(payment.id, 'developer')
  assert.deepEqual([...new Set(developer.steps.map(({ kind }) => kind))], ['event', 'delivery'])
  const stranger = await givenShop(ctx)
  const { headers } = await givenSignedIn(ctx, stranger.providerId, { role: 'administrator' })
  assert.equal((await app.inject({ url: `/v1/payments/${payment.id}/timeline`, headers })).statusCode, 404)
})

test('an exchange is shown masked, to roles that may, and only with the thing that it belongs to', async () => {
  const { steps } = await timeline(payment.id, 'developer')
  const { wire, subject } = byType(steps, 'payment.paid')
  const path = `/v1/exchanges/${wire!.exchange}?of=${subject}`
  const { headers } = await signedIn('developer')
  const shown = await app.inject({ url: path, headers })
  assert.equal(shown.statusCode, 200)
  assert(!shown.body.includes(openid))
  assert.match(shown.json().answer_body, /oUp\*\*\*eS6o/)
  assert.equal((await app.inject({ url: path.replace(subject, newId('payment')), headers })).statusCode, 404)
  assert.equal((await app.inject({ url: path, headers: (await signedIn('cashier')).headers })).statusCode, 403)
  const live = { ...headers, 'teyue-mode': 'live' }
  assert.equal((await app.inject({ url: path, headers: live })).statusCode, 404)
})

test('what went over the wire is shown to who may also read what it is about: each role what is its own', async () => {
  const kinds = ['payment', 'refund', 'applyment', 'subjectConfirmation', 'subMerchant', 'settlementChange'] as const
  const about = [...kinds, 'setting', 'violation', 'reconciliation', 'import'] as const
  const seen: Record<string, string> = {}
  const people = await lookers()
  for (const kind of about) {
    const [subjectId, sealed] = [newId(kind), exchange(200)]
    const told = { subjectId, source: 'query', type: 'any.told', facts: {}, exchange: sealed } as const
    const { accountId, merchantId } = shop
    await inTenant(ctx, shop.owner, async (tx) => recordEvent(tx, { ...told, accountId, merchantId }))
    for (const [name, headers] of people) {
      const { statusCode } = await app.inject({ url: `/v1/exchanges/${sealed.id}?of=${subjectId}`, headers })
      seen[name] = `${seen[name] ?? ''}${statusCode === 200 ? 'y' : statusCode === 404 ? '-' : 'n'}`
      assert([200, 403, 404].includes(statusCode), `${name}: ${statusCode}`)
    }
  }
  assert.deepEqual(seen, {
    'provider administrator': 'yyyyyyyyyy',
    'provider operator': 'yyyyyyyyyy',
    'provider finance': 'yynnyyyyyy',
    'provider support': 'yyyyyyyyny',
    'provider agent': 'nnnnnnnnnn',
    'merchant owner': 'yynnyyyynn',
    'merchant cashier': 'nnnnnnnnnn',
    'merchant finance': 'nnnnnnnnnn',
    'merchant developer': 'yynnnnyynn',
    'another merchant’s owner': '--nn----nn',
    'another provider’s administrator': '----------',
  })
})

test('WeChat is asked now: a question is promised once, however often somebody asks', async () => {
  const { headers } = await signedIn('cashier')
  const url = `/v1/payments/${payment.id}/questions`
  for (let times = 0; times < 2; times++) {
    const { statusCode, body } = await app.inject({ method: 'POST', url, headers, payload: {} })
    assert.deepEqual([statusCode, JSON.parse(body).id], [202, payment.id])
  }
  assert.equal(await promised(`payments.ask/${payment.id}`), 1)
  const refundId = (await timeline(payment.id, 'cashier')).steps.find(({ type }) => type === 'refund.refused')!.subject
  const asked = await app.inject({ method: 'POST', url: `/v1/refunds/${refundId}/questions`, headers, payload: {} })
  assert.equal(asked.statusCode, 202)
  assert.equal(await promised(`refunds.ask/${refundId}`), 1)
})

test('a disagreement is shown with its moves, and settled by a person with a second factor and a reason; the books stay', async () => {
  const { rows } = await platform.owner.query("select id from disagreements where kind = 'payment_amount'")
  const url = `/v1/disagreements/${rows[0].id}`
  const unproven = await givenSignedIn(ctx, shop.providerId, { role: 'finance', isProven: false })
  const { id: personId, headers } = await signedIn('finance')
  const shown = (await app.inject({ url, headers })).json()
  assert.deepEqual([shown.ours.amount, shown.theirs.amount, shown.settlement], [1000, 1, null])
  const act = async (payload: object, who = headers) => {
    const answer = await app.inject({ method: 'POST', url: `${url}/moves`, headers: who, payload })
    return { status: answer.statusCode, ...answer.json() }
  }
  const books = async () => (await platform.owner.query('select * from ledger_lines order by event_id, account')).rows
  const before = await books()
  assert.equal((await act({ move: 'ask_wechat' }, unproven.headers)).code, 'SECOND_FACTOR_NEEDED')
  assert.equal((await act({ move: 'ask_wechat' })).state, 'open')
  assert.equal(await promised(`payments.ask/${payment.id}`), 1)
  assert.equal((await act({ move: 'read_notice_again' })).code, 'MOVE_NOT_LEGAL')
  assert.equal((await act({ move: 'settle' })).code, 'REASON_REQUIRED')
  const settled = await act({ move: 'settle', reason: 'a test order of WeChat’s' })
  const { at: _, ...settlement } = settled.settlement
  assert.deepEqual(settlement, { how: 'person', by: personId, reason: 'a test order of WeChat’s' })
  assert.deepEqual(
    settled.moves.map((one: { is_legal: boolean }) => one.is_legal),
    [false, false, false],
  )
  assert.equal((await act({ move: 'settle', reason: 'once more' })).code, 'MOVE_NOT_LEGAL')
  assert.deepEqual(await books(), before)

  // Met again, it is listed anew.
  await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { amount: fen(1) }))
  const { rows: all } = await platform.owner.query(
    "select state from disagreements where kind = 'payment_amount' order by id",
  )
  assert.deepEqual(all, [{ state: 'settled' }, { state: 'open' }])
  const { rows: audited } = await platform.owner.query(
    "select outcome from audit_entries where act = 'disagreements.settle' and person_id = $1 order by number",
    [personId],
  )
  assert.deepEqual(
    audited.map(({ outcome }) => outcome),
    ['asked', 'done', 'asked', 'refused', 'asked', 'refused', 'asked', 'done', 'asked', 'refused'],
  )
})

function exchange(status: number) {
  return sealExchange(ctx.vault, {
    method: 'GET',
    url: 'https://api.mch.weixin.qq.com/v3/pay/partner/transactions/out-trade-no/1?sp_mchid=1',
    requestHeaders: {},
    requestBody: Buffer.alloc(0),
    status,
    answerHeaders: { 'request-id': '08F7-268443701' },
    answerBody: Buffer.from(JSON.stringify({ payer: { sp_openid: openid } })),
    startedAt: ctx.now(),
    durationMs: 12,
  })
}

/** Each role at the provider or at the merchant; and those who see all that is theirs, elsewhere. */
async function lookers(): Promise<[string, Readonly<Record<string, string>>][]> {
  const { providerId, merchantId } = shop
  const theirs = await createMerchant(ctx, providerId, { name: '别家', subjectType: 'individual', subject: '别人' })
  const stranger = await givenShop(ctx)
  const all: [string, Role, string | null, string?][] = [
    ...PROVIDER_ROLES.map((role): [string, Role, null] => [`provider ${role}`, role, null]),
    ...MERCHANT_ROLES.map((role): [string, Role, string] => [`merchant ${role}`, role, merchantId]),
    ['another merchant’s owner', 'owner', theirs.id],
    ['another provider’s administrator', 'administrator', null, stranger.providerId],
  ]
  const people = all.map(async ([name, role, at, provider = providerId]) => {
    const { headers } = await givenSignedIn(ctx, provider, { role, merchantId: at })
    return [name, headers] as [string, Readonly<Record<string, string>>]
  })
  return Promise.all(people)
}

function signedIn(role: Role) {
  const isMerchants = role === 'cashier' || role === 'developer'
  return givenSignedIn(ctx, shop.providerId, { role, merchantId: isMerchants ? shop.merchantId : null })
}

async function timeline(id: string, role: Role, kind = 'payments'): Promise<Timeline> {
  const { headers } = await signedIn(role)
  const answer = await app.inject({ url: `/v1/${kind}/${id}/timeline`, headers })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json() as Timeline
}

function byType(steps: readonly Step[], type: string): Step {
  const found = steps.find((step) => step.type === type)
  assert(found, type)
  return found
}

async function promised(ending: string): Promise<number> {
  const { rows } = await platform.owner.query(
    'select count(*)::integer as count from graphile_worker.jobs where key like $1',
    [`%${ending}`],
  )
  return rows[0].count
}
