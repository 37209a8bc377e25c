import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { List } from '@teyue/contract/list'
import type { LoggedRequest } from '@teyue/contract/logged-request'
import type { AccountCallsList, Job, PaymentStop, Queues } from '@teyue/contract/operations'
import type { Payment } from '@teyue/contract/payment'
import type { Problem } from '@teyue/contract/problem'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenPaid, givenShop, type Shop } from '../../testing/shop.ts'
import { issueApiKey } from '../keys/issue-api-key.ts'
import { chooseEntries } from '../requests/request-entry.ts'
import { addAccountCalls } from './add-account-calls.ts'

const lifetime = fileLifetime()
let ctx: Context
let owner: pg.Pool
let app: FastifyInstance
let shop: Shop
let admin: SignedInPerson
let stranger: SignedInPerson

before(async () => {
  const platform = await testPlatform(lifetime)
  ctx = platform.ctx
  owner = platform.owner
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  shop = await givenShop(ctx)
  admin = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  stranger = await givenSignedIn(ctx, (await givenShop(ctx)).providerId, { role: 'administrator' })
})

test('a merchant that is stopped is refused new payments in words; what is there lives on; then it is started again', async () => {
  const paid = await givenPaid(ctx, shop, { reference: 'before' })
  const stop = await send<PaymentStop>('POST', '/v1/payment-stops', { merchant: shop.merchantId, reason: 'licence' })
  const refused = await pay<Problem>('stopped')
  assert.deepEqual(
    [refused.status, refused.code, refused.details],
    [409, 'PAYMENTS_STOPPED', { stopped: 'merchant', reason: 'licence' }],
  )
  const repeated = await pay<Payment>('before')
  assert.deepEqual([repeated.id, repeated.state], [paid.id, 'paid'])
  const refund = await send<{ state: string }>('POST', `/v1/payments/${paid.id}/refunds`, { amount: 1, reference: 'r' })
  assert.equal(refund.state, 'requested')
  const twice = await send<Problem>('POST', '/v1/payment-stops', { merchant: shop.merchantId, reason: 'again' })
  assert.deepEqual([twice.code, twice.details], ['ALREADY_STOPPED', { payment_stop: stop.id }])
  const list = await send<List<PaymentStop>>('GET', '/v1/payment-stops?standing=true')
  assert.deepEqual([list.data.length, list.data[0]?.stopped_by], [1, admin.id])

  const ended = await send<PaymentStop>('DELETE', `/v1/payment-stops/${stop.id}`)
  assert.equal(ended.ended_by, admin.id)
  assert.notEqual((await pay<Payment>('stopped')).state, undefined)
  assert.equal((await send<Problem>('DELETE', `/v1/payment-stops/${stop.id}`)).code, 'PAYMENT_STOP_NOT_FOUND')
})

test('an account that is stopped takes none for any of its merchants, and nobody stops another’s', async () => {
  const foreign = await send<Problem>('POST', '/v1/payment-stops', { account: shop.accountId, reason: 'x' }, stranger)
  assert.equal(foreign.code, 'ACCOUNT_NOT_FOUND')
  const both = { account: shop.accountId, merchant: shop.merchantId, reason: 'x' }
  assert.equal((await send<Problem>('POST', '/v1/payment-stops', both)).code, 'ONE_PLACE_NEEDED')
  const { id } = await send<PaymentStop>('POST', '/v1/payment-stops', { account: shop.accountId, reason: 'keys' })
  assert.deepEqual((await pay<Problem>('at-account')).details, { stopped: 'account', reason: 'keys' })
  await send('DELETE', `/v1/payment-stops/${id}`)
  const { rows } = await owner.query(
    "select act, subject_id from audit_entries where act like 'payments.st%' order by number",
  )
  assert.deepEqual(
    rows.map((row) => `${row.act} ${row.subject_id}`),
    ['stopped', 'started', 'stopped', 'started'].map(
      (act, at) => `payments.${act} ${at < 2 ? shop.merchantId : shop.accountId}`,
    ),
  )
})

test('a job that has failed for hours is shown with its reason, without secrets, and is tried again by its own provider only', async () => {
  const key = `${shop.accountId}/payments.follow/pay_1`
  await inTenant(ctx, shop, async (tx) =>
    promiseJob(tx, { task: 'payments.follow', key, payload: { paymentId: 'pay_1' } }),
  )
  const error = 'Error: no way, password=hunter2\n    at secret.ts:1'
  await owner.query(
    "update graphile_worker._private_jobs set attempts = 12, last_error = $2, run_at = now() + '1 h' where key = $1",
    [key, error],
  )
  const { data } = await send<List<Job>>('GET', '/v1/jobs?state=failing')
  const [job] = data
  assert.deepEqual(
    [data.length, job?.task, job?.subject, job?.attempts, job?.last_error],
    [1, 'payments.follow', 'pay_1', 12, 'Error: no way, password=***'],
  )
  assert.deepEqual((await send<List<Job>>('GET', '/v1/jobs', undefined, stranger)).data, [])
  const tried = `/v1/jobs/${job!.id}/retries`
  assert.equal((await send<Problem>('POST', tried, undefined, stranger)).code, 'JOB_NOT_FOUND')
  const { queues } = await send<Queues>('GET', '/v1/queues')
  assert.equal(queues.find(({ task }) => task === 'payments.follow')?.failing, 1)
  await send('POST', tried)
  const { rows } = await owner.query(
    'select attempts, run_at <= clock_timestamp() as due from graphile_worker.jobs where key = $1',
    [key],
  )
  assert.deepEqual(rows, [{ attempts: 0, due: true }])
})

test('how WeChat answers is counted by account and code, added up over processes, and shown', async () => {
  const call = { providerId: shop.providerId, accountId: shop.accountId, operation: 'refunds.create', at: ctx.now() }
  for (const ms of [100, 3_000]) {
    ctx.calls.add({ ...call, outcome: 'unknown', code: 'NO_ANSWER', ms })
    await addAccountCalls(ctx)
  }
  ctx.calls.add({ ...call, outcome: 'answered', code: '', ms: 50 })
  await addAccountCalls(ctx)
  const { data } = await send<AccountCallsList>('GET', '/v1/account-calls?minutes=15')
  const [account] = data
  const code = account?.codes.find(({ operation }) => operation === 'refunds.create')
  assert.deepEqual([account?.account, account?.slowest_ms, account?.slow], [shop.accountId, 3_000, 1])
  assert.deepEqual([code?.code, code?.outcome, code?.calls], ['NO_ANSWER', 'unknown', 2])
})

test('what a program asks is kept without its body, for those who own the key; what people ask is not', async () => {
  const { text, key } = await issueApiKey(ctx, shop.providerId, {
    mode: 'test',
    merchantId: shop.merchantId,
    name: 'till',
  })
  const headers = { authorization: `Bearer ${text}` }
  await app.inject({ method: 'POST', url: '/v1/payments?secret=1', headers, payload: { amount: 'Joe Payer' } })
  await app.inject({ url: '/v1/payments/pay_2', headers })
  const developer = await givenSignedIn(ctx, shop.providerId, { role: 'developer', merchantId: shop.merchantId })
  const seen = (await send<List<LoggedRequest>>('GET', '/v1/requests', undefined, developer)).data
  assert.deepEqual(
    seen.map((one) => [one.key, one.method, one.route, one.subject, one.status, one.code]),
    [
      [key.id, 'GET', '/v1/payments/:id', 'pay_2', 404, 'PAYMENT_NOT_FOUND'],
      [key.id, 'POST', '/v1/payments', null, 400, 'BAD_REQUEST'],
    ],
  )
  assert(!JSON.stringify(seen).includes('Joe') && !JSON.stringify(seen).includes('secret'))
  const one = await send<List<LoggedRequest>>('GET', `/v1/requests?request_id=${seen[1]?.request_id}`)
  assert.deepEqual(one.data, seen.slice(1))
  assert.deepEqual((await send<List<LoggedRequest>>('GET', '/v1/requests', undefined, stranger)).data, [])
})

test('of a flood what was refused is kept before what went well, and no more than is allowed', () => {
  const entries = [500, 200, 404, 200, 200].map((status, n) => ({ status, n }))
  const kept = (most: number) => chooseEntries(entries, most).map(({ n }) => n)
  assert.deepEqual([kept(5), kept(3), kept(2), kept(1)], [[0, 1, 2, 3, 4], [4, 0, 2], [0, 2], [2]])
})

async function pay<T>(reference: string): Promise<T> {
  const plain = { product: 'native', amount: 1000, description: 'coffee', merchant: shop.merchantId }
  return send('POST', '/v1/payments', { ...plain, reference })
}

async function send<T>(
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
  { headers }: SignedInPerson = admin,
): Promise<T> {
  const answer = await app.inject({ method, url, headers: { ...headers }, ...(payload ? { payload } : {}) })
  return answer.body === '' ? (undefined as T) : answer.json<T>()
}
