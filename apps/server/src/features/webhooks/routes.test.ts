import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import type { Event } from '@teyue/contract/event'
import type { List } from '@teyue/contract/list'
import type { Problem } from '@teyue/contract/problem'
import type { WebhookDelivery, WebhookDeliveryInFull } from '@teyue/contract/webhook-delivery'
import type { RegisteredWebhookEndpoint, WebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import type { WebhookMessage } from '@teyue/contract/webhook-message'
import type pg from 'pg'
import { Webhook } from 'standardwebhooks'
import { recordEvent } from '../../base/events.ts'
import { createApp } from '../../http/app.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant } from '../../storage/tenant.ts'
import { testPlatform } from '../../testing/context.ts'
import { issueApiKey } from '../keys/issue-api-key.ts'
import { createMerchant } from '../merchants/create-merchant.ts'
import { addAccount } from '../providers/add-account.ts'
import { createProvider } from '../providers/create-provider.ts'
import { assertWebhookOf } from './get-webhook-endpoint.ts'
import { webhookJobs } from './jobs.ts'
import { webhookRoutes } from './routes.ts'
import { insertAttempt, selectDeliveryForUpdate, updateDelivery } from './store.ts'

const longestWaitMs = 10_000

test('an event reaches its endpoint signed, and a receiver can verify it with the standard library', async (t) => {
  const { register, happen, publish, deliver, receiver } = await stage(t)
  const { id, secret } = await register({ url: receiver.url })
  const eventId = await happen('payment.paid', { amount: 1280 })
  const [delivery] = await publish(eventId)
  assert.deepEqual([delivery?.endpoint, delivery?.event, delivery?.state], [id, eventId, 'waiting'])
  const done = await deliver(delivery!.id)
  assert.deepEqual(
    [done.state, done.next_at, done.attempts.map((one) => [one.number, one.outcome, one.status])],
    ['delivered', null, [[1, 'delivered', 200]]],
  )
  const [message] = receiver.messages
  const verified = new Webhook(secret).verify(message!.body, message!.headers) as WebhookMessage
  assert.equal(message!.headers['webhook-id'], eventId)
  assert.deepEqual(
    [verified.type, verified.data.event, verified.data.mode, verified.data.facts.amount],
    ['payment.paid', eventId, 'test', 1280],
  )
  assert.throws(() => new Webhook(secret).verify(`${message!.body} `, message!.headers))
})

test('recording an event is all it takes: the queue does the rest', async (t) => {
  const { register, happen, receiver, drain } = await stage(t)
  await register({ url: receiver.url })
  const eventId = await happen('payment.paid')
  await happen('payment.opened')
  assert.deepEqual(await drain(), ['webhooks.publish', 'webhooks.deliver'])
  assert.deepEqual(
    receiver.messages.map((message) => message.headers['webhook-id']),
    [eventId],
  )
})

test('an event is published once, and delivered no more once it has arrived', async (t) => {
  const { register, happen, publish, deliver, receiver } = await stage(t)
  await register({ url: receiver.url })
  const eventId = await happen('payment.paid')
  const [first] = await publish(eventId)
  const again = await publish(eventId)
  assert.deepEqual(
    again.map((one) => one.id),
    [first!.id],
  )
  await deliver(first!.id)
  await deliver(first!.id)
  assert.equal(receiver.messages.length, 1)
})

test('a failed attempt is kept and promised again; the same event keeps its id; a redelivery goes at once', async (t) => {
  const { ask, register, happen, publish, deliver, receiver } = await stage(t)
  await register({ url: receiver.url })
  receiver.answers.push(500, 302)
  const [delivery] = await publish(await happen('refund.succeeded'))
  const once = await deliver(delivery!.id)
  const pause = Date.parse(once.next_at!) - Date.parse(once.attempts[0]!.at)
  assert.deepEqual(
    [once.state, once.attempts[0]!.outcome, once.attempts[0]!.answer_excerpt, pause],
    ['waiting', 'refused', 'answer 500', 5_000],
  )
  const twice = await deliver(delivery!.id)
  assert.deepEqual([twice.state, twice.attempts[1]!.outcome], ['waiting', 'redirected'])
  const asked = await ask<WebhookDelivery>('POST', `/v1/webhook-deliveries/${delivery!.id}/redeliveries`)
  assert.deepEqual([asked.status, asked.body.state, asked.body.attempt_count], [202, 'waiting', 2])
  assert.equal((await deliver(delivery!.id)).state, 'delivered')
  await ask('POST', `/v1/webhook-deliveries/${delivery!.id}/redeliveries`)
  assert.equal((await deliver(delivery!.id)).attempt_count, 4)
  assert.equal(new Set(receiver.messages.map((message) => message.headers['webhook-id'])).size, 1)
})

test('a secret rolls with an overlap: both sign until the old one ends, and a second roll leaves the old one alone', async (t) => {
  const { ctx, ask, register, happen, publish, deliver, receiver } = await stage(t)
  const { id, secret: first, old_secret_until: none } = await register({ url: receiver.url })
  const opened = async (): Promise<(secret: string) => boolean> => {
    const [delivery] = await publish(await happen('refund.succeeded'))
    await deliver(delivery!.id)
    const { headers, body } = receiver.messages.at(-1)!
    return (secret) => headers['webhook-signature']!.split(' ').includes(signatureOf(secret, headers, body))
  }
  const roll = async (body: object) => {
    const { status, body: rolled } = await ask<RegisteredWebhookEndpoint>(
      'POST',
      `/v1/webhook-endpoints/${id}/secrets`,
      body,
    )
    assert.equal(status, 201)
    return rolled
  }
  const started = ctx.now().getTime()
  const { secret: lost, old_secret_until: until } = await roll({})
  const { secret: second } = await roll({ overlap_hours: 168 })
  assert.equal(none, null)
  assert(Math.abs(Date.parse(until!) - started - 24 * 3_600_000) < 60_000)
  assert.equal(new Set([first, lost, second]).size, 3)
  const during = await opened()
  assert.deepEqual([first, lost, second].map(during), [true, false, true])
  const { secret: third } = await roll({ overlap_hours: 0 })
  const ended = await opened()
  assert.deepEqual([first, second, third].map(ended), [false, false, true])
  assert.equal((await ask('POST', `/v1/webhook-endpoints/${id}/secrets`, { overlap_hours: 169 })).status, 400)
  assert.equal((await ask('POST', '/v1/webhook-endpoints/whe_nobody/secrets', {})).status, 404)
})

test('a redelivery that is asked for while an attempt is written down counts that one too', async (t) => {
  const { ctx, owner, providerId, ask, register, happen, publish, deliver, receiver } = await stage(t)
  await register({ url: receiver.url })
  receiver.answers.push(500)
  const [delivery] = await publish(await happen('refund.succeeded'))
  let asking: Promise<{ status: number; body: WebhookDelivery }> | undefined
  await inTenant(ctx, { providerId }, async (tx) => {
    const { attempts } = await selectDeliveryForUpdate(tx, delivery!.id)
    const answer = { outcome: 'refused', status: 500, durationMs: 1, excerpt: '' } as const
    await insertAttempt(tx, delivery!.id, { ...answer, number: attempts + 1, at: tx.now })
    await updateDelivery(tx, delivery!.id, { state: 'waiting', nextAt: tx.now, attempts: attempts + 1 })
    asking = ask<WebhookDelivery>('POST', `/v1/webhook-deliveries/${delivery!.id}/redeliveries`)
    await someoneWaits(owner)
  })
  assert.equal((await asking)?.body.attempt_count, 1)
  assert.deepEqual(
    (await deliver(delivery!.id)).attempts.map(({ number }) => number),
    [1, 2],
  )
})

test('an endpoint hears only what it asked for, of its merchant and mode', async (t) => {
  const { ask, register, registerLive, merchants, happen, publish, receiver } = await stage(t)
  const all = await register({ url: receiver.url })
  const paid = await register({ url: receiver.url, event_types: ['payment.paid'] })
  const first = await register({ url: receiver.url, merchant: merchants[0] })
  await register({ url: receiver.url, merchant: merchants[1] })
  await registerLive({ url: receiver.url })
  const listeners = async (type: string, facts = {}) =>
    (await publish(await happen(type, facts))).map((one) => one.endpoint).sort()
  assert.deepEqual(await listeners('payment.paid'), [all.id, paid.id, first.id].sort())
  assert.deepEqual(await listeners('payment.closed'), [all.id, first.id].sort())

  const second = await register({ url: receiver.url, merchant: merchants[0] })
  const named = { webhook: first.id }
  assert.deepEqual(await listeners('payment.paid', named), [all.id, paid.id, first.id].sort(), 'not the second')
  assert.deepEqual(await listeners('payment.closed', { webhook: paid.id }), [all.id], 'the provider always hears')
  await ask('DELETE', `/v1/webhook-endpoints/${first.id}`)
  assert.deepEqual(await listeners('payment.paid', named), [all.id, paid.id, second.id].sort(), 'somebody must hear')
})

test('a test reaches its endpoint alone, whatever it has asked for', async (t) => {
  const { ask, register, publish, deliver, receiver } = await stage(t)
  const { id } = await register({ url: receiver.url, event_types: ['refund.closed'] })
  await register({ url: receiver.url })
  const tested = await ask<Event>('POST', `/v1/webhook-endpoints/${id}/tests`)
  assert.deepEqual([tested.status, tested.body.type, tested.body.merchant], [202, 'webhook.test', null])
  const deliveries = await publish(tested.body.id)
  assert.deepEqual(
    deliveries.map((one) => one.endpoint),
    [id],
  )
  assert.equal((await deliver(deliveries[0]!.id)).state, 'delivered')
  assert.equal((JSON.parse(receiver.messages[0]!.body) as WebhookMessage).data.merchant, null)
})

test('a removed endpoint hears nothing more, and what was on its way is given up', async (t) => {
  const { ask, register, happen, publish, deliver, receiver } = await stage(t)
  const { id } = await register({ url: receiver.url })
  const [delivery] = await publish(await happen('payment.paid'))
  assert.equal((await ask('DELETE', `/v1/webhook-endpoints/${id}`)).status, 204)
  const given = await deliver(delivery!.id)
  assert.deepEqual([given.state, given.attempt_count, receiver.messages.length], ['failed', 0, 0])
  assert.deepEqual(await publish(await happen('payment.paid')), [])
  assert.equal((await ask('GET', `/v1/webhook-endpoints/${id}`)).status, 404)
  assert.equal((await ask('POST', `/v1/webhook-deliveries/${delivery!.id}/redeliveries`)).status, 404)
})

test("a merchant's key sees its own endpoints and deliveries only", async (t) => {
  const { ask, register, merchants, merchantKey, happen, publish, receiver } = await stage(t)
  const whole = await register({ url: receiver.url })
  const own = await ask<RegisteredWebhookEndpoint>('POST', '/v1/webhook-endpoints', { url: receiver.url }, merchantKey)
  assert.equal(own.body.merchant, merchants[0])
  const foreign = await ask<Problem>(
    'POST',
    '/v1/webhook-endpoints',
    { url: receiver.url, merchant: merchants[1] },
    merchantKey,
  )
  assert.deepEqual([foreign.status, foreign.body.code, foreign.body.field], [403, 'NOT_ALLOWED', 'merchant'])
  const seen = await ask<List<WebhookEndpoint>>('GET', '/v1/webhook-endpoints', undefined, merchantKey)
  assert.deepEqual(
    seen.body.data.map((one) => one.id),
    [own.body.id],
  )
  assert.equal('secret' in seen.body.data[0]!, false)
  const made = await publish(await happen('payment.paid'))
  assert.equal(made.length, 2)
  const deliveries = await ask<List<WebhookDelivery>>('GET', '/v1/webhook-deliveries', undefined, merchantKey)
  assert.deepEqual(
    deliveries.body.data.map((one) => one.endpoint),
    [own.body.id],
  )
  const hidden = made.find((one) => one.endpoint === whole.id)!
  assert.equal((await ask('GET', `/v1/webhook-deliveries/${hidden.id}`, undefined, merchantKey)).status, 404)
  assert.equal((await ask('DELETE', `/v1/webhook-endpoints/${whole.id}`, undefined, merchantKey)).status, 404)
})

test('deliveries are filtered by endpoint, event and state', async (t) => {
  const { ask, register, happen, publish, deliver, receiver } = await stage(t)
  const { id } = await register({ url: receiver.url })
  const [first] = await publish(await happen('payment.paid'))
  const [second] = await publish(await happen('payment.closed'))
  await deliver(first!.id)
  const ids = async (query: string) =>
    (await ask<List<WebhookDelivery>>('GET', `/v1/webhook-deliveries?${query}`)).body.data.map((one) => one.id)
  assert.deepEqual(await ids(`endpoint=${id}`), [second!.id, first!.id])
  assert.deepEqual(await ids(`event=${first!.event}`), [first!.id])
  assert.deepEqual(await ids('state=waiting'), [second!.id])
  assert.deepEqual(await ids(`cursor=${second!.id}`), [first!.id])
})

test('a private address is refused at registration, and a payment may name only an endpoint that hears of it', async (t) => {
  const { ctx, providerId, ask, register, merchants, receiver } = await stage(t)
  for (const url of ['https://10.0.0.1/hook', 'https://a:b@shop.example.com/', 'http://8.8.8.8/']) {
    const { status, body } = await ask<Problem>('POST', '/v1/webhook-endpoints', { url })
    assert.deepEqual([status, body.code, body.field], [400, 'WEBHOOK_ADDRESS_FORBIDDEN', 'url'], url)
  }
  const { id } = await register({ url: receiver.url, merchant: merchants[0] })
  const named = (merchant: string, mode: 'test' | 'live') =>
    inTenant(ctx, { providerId }, (tx) => assertWebhookOf(tx, id, merchant, mode))
  await named(merchants[0], 'test')
  await assert.rejects(named(merchants[1], 'test'), { code: 'WEBHOOK_NOT_FOUND' })
  await assert.rejects(named(merchants[0], 'live'), { code: 'WEBHOOK_NOT_FOUND' })
})

type Order = { url: string; event_types?: string[]; merchant?: string }

async function someoneWaits(owner: pg.Pool): Promise<void> {
  const blocked = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const until = Date.now() + longestWaitMs
  while ((await owner.query(blocked)).rowCount === 0) assert(Date.now() < until, 'nobody waits for the attempt')
}

async function stage(t: TestContext) {
  const { ctx, owner, drain } = await testPlatform(t)
  const { id: providerId } = await createProvider(ctx, 'Provider')
  const subject = { subjectType: 'company', subject: 'M Ltd' } as const
  const first = await createMerchant(ctx, providerId, { name: 'First', ...subject })
  const second = await createMerchant(ctx, providerId, { name: 'Second', ...subject })
  const account = await addAccount(ctx, providerId, {
    mode: 'test',
    spMchid: '1900000001',
    baseUrl: 'http://127.0.0.1:1',
    serial: 'A1',
    privateKeyPem: '',
    apiV3Key: '',
    platformKeys: [],
  })
  const issue = (mode: 'test' | 'live', merchantId: string | null) =>
    issueApiKey(ctx, providerId, { mode, merchantId, name: 'k' })
  const [key, liveKey, merchantKey] = [
    await issue('test', null),
    await issue('live', null),
    await issue('test', first.id),
  ]
  const app = createApp(ctx, { routes: [webhookRoutes] })
  t.after(() => app.close())

  const ask = async <T>(method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, text = key.text) => {
    const headers = { authorization: `Bearer ${text}` }
    const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
    return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T }
  }
  const registerAs = (text: string) => async (order: Order) => {
    const { status, body } = await ask<RegisteredWebhookEndpoint>('POST', '/v1/webhook-endpoints', order, text)
    assert.equal(status, 201)
    return body
  }
  const happen = (type: string, facts = {}) =>
    inTenant(ctx, { providerId, accountId: account.id }, async (tx) =>
      recordEvent(tx, {
        type,
        source: 'query',
        subjectId: newId('payment'),
        accountId: account.id,
        merchantId: first.id,
        facts,
      }),
    )
  const publish = async (eventId: string) => {
    await webhookJobs['webhooks.publish'](ctx, { providerId, eventId })
    return (await ask<List<WebhookDelivery>>('GET', `/v1/webhook-deliveries?event=${eventId}`)).body.data
  }
  const deliver = async (deliveryId: string) => {
    await webhookJobs['webhooks.deliver'](ctx, { providerId, accountId: account.id, deliveryId })
    return (await ask<WebhookDeliveryInFull>('GET', `/v1/webhook-deliveries/${deliveryId}`)).body
  }
  const merchants = [first.id, second.id] as const
  const receiver = await startReceiver(t)
  const [register, registerLive] = [registerAs(key.text), registerAs(liveKey.text)]
  return {
    ctx,
    owner,
    providerId,
    ask,
    register,
    registerLive,
    merchants,
    merchantKey: merchantKey.text,
    happen,
    publish,
    deliver,
    receiver,
    drain,
  }
}

function signatureOf(secret: string, headers: Record<string, string>, body: string): string {
  return new Webhook(secret).sign(headers['webhook-id']!, new Date(Number(headers['webhook-timestamp']) * 1000), body)
}

/** Takes what is posted to it, and answers with the statuses in `answers`, then 200. */
async function startReceiver(t: TestContext) {
  const messages: { headers: Record<string, string>; body: string }[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      messages.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() })
      const status = answers.shift() ?? 200
      response.writeHead(status).end(`answer ${status}`)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, messages, answers }
}
