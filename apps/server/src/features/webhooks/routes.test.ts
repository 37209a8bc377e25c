import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Event } from '@teyue/contract/event'
import type { List } from '@teyue/contract/list'
import type { Problem } from '@teyue/contract/problem'
import type { WebhookDelivery } from '@teyue/contract/webhook-delivery'
import type { RegisteredWebhookEndpoint, WebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import type { WebhookMessage } from '@teyue/contract/webhook-message'
import { inTenant } from '../../storage/tenant.ts'
import { givenWebhooks } from '../../testing/webhooks.ts'
import { assertWebhookOf } from './get-webhook-endpoint.ts'

test('an endpoint hears only what it asked for, of its merchant and mode', async (t) => {
  const { ask, register, registerLive, merchants, happen, publish, receiver } = await givenWebhooks(t)
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
  const { ask, register, publish, deliver, receiver } = await givenWebhooks(t)
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
  const { ask, register, happen, publish, deliver, receiver } = await givenWebhooks(t)
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
  const { ask, register, merchants, merchantKey, happen, publish, receiver } = await givenWebhooks(t)
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
  const { ask, register, happen, publish, deliver, receiver } = await givenWebhooks(t)
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
  const { ctx, providerId, ask, register, merchants, receiver } = await givenWebhooks(t)
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
