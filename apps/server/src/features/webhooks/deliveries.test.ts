import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WebhookDelivery } from '@teyue/contract/webhook-delivery'
import type { RegisteredWebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import type { WebhookMessage } from '@teyue/contract/webhook-message'
import type pg from 'pg'
import { Webhook } from 'standardwebhooks'
import { inTenant } from '../../storage/tenant.ts'
import { givenWebhooks } from '../../testing/webhooks.ts'
import { retireAfter } from './remove-webhook-endpoint.ts'
import { insertAttempt, selectDeliveryForUpdate, updateDelivery } from './store.ts'

const longestWaitMs = 10_000

test('an event reaches its endpoint signed, and a receiver can verify it with the standard library', async (t) => {
  const { register, happen, publish, deliver, receiver } = await givenWebhooks(t)
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
  const { register, happen, receiver, drain } = await givenWebhooks(t)
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
  const { register, happen, publish, deliver, receiver } = await givenWebhooks(t)
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
  const { ask, register, happen, publish, deliver, receiver } = await givenWebhooks(t)
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
  const { ctx, ask, register, happen, publish, deliver, receiver } = await givenWebhooks(t)
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
  const { ctx, owner, providerId, ask, register, happen, publish, deliver, receiver } = await givenWebhooks(t)
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

test('of two last deliveries that end at once, the endpoint of a merchant that has left is switched off', async (t) => {
  const { ctx, owner, providerId, merchants, register, happen, publish, deliver, receiver } = await givenWebhooks(t)
  const [merchant] = merchants
  const { id } = await register({ url: receiver.url, merchant })
  const [[first], [second]] = [await publish(await happen('payment.paid')), await publish(await happen('payment.paid'))]
  await owner.query("update teyue.merchants set state = 'left' where id = $1", [merchant])
  let delivering: Promise<unknown> | undefined
  await inTenant(ctx, { providerId }, async (tx) => {
    await updateDelivery(tx, first!.id, { state: 'delivered', nextAt: null, attempts: 1 })
    await retireAfter(tx, first!.id)
    delivering = deliver(second!.id)
    await someoneWaits(owner)
  })
  await delivering
  const { rows } = await owner.query('select enabled from teyue.webhook_endpoints where id = $1', [id])
  assert.deepEqual(rows, [{ enabled: false }])
})

async function someoneWaits(owner: pg.Pool): Promise<void> {
  const blocked = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const until = Date.now() + longestWaitMs
  while ((await owner.query(blocked)).rowCount === 0) assert(Date.now() < until, 'nobody waits for the attempt')
}

function signatureOf(secret: string, headers: Record<string, string>, body: string): string {
  return new Webhook(secret).sign(headers['webhook-id']!, new Date(Number(headers['webhook-timestamp']) * 1000), body)
}
