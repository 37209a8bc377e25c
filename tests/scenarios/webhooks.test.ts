import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { RegisteredWebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import type { TestWorld } from '@teyue/server/testing/world'
import { openReceiver, type Receiver } from '../demo/receiver.ts'
import { type As, call, look, paid, refund } from './acts.ts'
import { events, list } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

type Delivery = { readonly id: string; readonly event: string; readonly event_type: string; readonly state: string }
type InFull = Delivery & { readonly attempts: readonly { readonly outcome: string; readonly status: number | null }[] }

const shared = sharedWorld()

test('a webhook tells what happened, signed after the standard, under the id of its event', async (t) => {
  const world = await shared()
  const { receiver } = await listen(world, t)
  const payment = await paid(world)
  const one = await refund(world, payment.id)
  await world.advance(4_000)
  const [event] = (await events(world, payment.id)).filter(({ type }) => type === 'payment.paid')
  const received = receiver.find('payment.paid', payment.id)
  assert.equal(received?.id, event?.id)
  assert.deepEqual(received?.message, {
    type: 'payment.paid',
    timestamp: event?.at,
    data: { event: event?.id, subject: payment.id, merchant: payment.merchant, mode: 'test', facts: event?.facts },
  })
  for (const type of ['refund.processing', 'refund.succeeded']) assert(receiver.find(type, one.id), type)
  assert(!JSON.stringify(received?.message).includes(payment.payer.sp_openid!.openid), 'no openid leaves')
})

test('a webhook that is not taken comes again, each try is kept, and it is sent once more when asked', async (t) => {
  const world = await shared()
  const { receiver, endpoint, trust } = await listen(world, t, {}, false)
  const payment = await paid(world)
  await world.drain()
  assert.equal(receiver.find('payment.paid', payment.id), undefined)
  trust()
  await world.advance(6_000)
  assert(receiver.find('payment.paid', payment.id))
  const [delivery] = await deliveries(world, endpoint.id)
  const first = await inFull(world, delivery!.id)
  assert.deepEqual(
    [first.state, first.attempts.map(({ outcome, status }) => [outcome, status])],
    [
      'delivered',
      [
        ['refused', 401],
        ['delivered', 204],
      ],
    ],
  )

  const again = await call(world, 'POST', `/v1/webhook-deliveries/${delivery!.id}/redeliveries`, {})
  assert.equal(again.status, 202)
  await world.drain()
  assert.equal((await inFull(world, delivery!.id)).attempts.length, 3)
  assert.equal(receiver.count(delivery!.event), 2, 'the same webhook-id, so that it is handled once')
})

test('a payment that names an endpoint is told to that one of the merchant’s alone, its refunds included', async (t) => {
  const world = await shared()
  const provider = await listen(world, t, { key: world.demo.keys.provider })
  const [named, other] = [await listen(world, t), await listen(world, t)]
  const payment = await paid(world, { webhook: named.endpoint.id })
  const one = await refund(world, payment.id)
  await world.advance(4_000)
  for (const [type, subject] of [
    ['payment.paid', payment.id],
    ['refund.succeeded', one.id],
  ] as const) {
    assert(named.receiver.find(type, subject), type)
    assert.equal(other.receiver.find(type, subject), undefined, type)
  }
  assert(provider.receiver.find('payment.paid', payment.id), 'no merchant hides a payment from its provider')
  const everyone = await paid(world)
  await world.drain()
  for (const { receiver } of [named, other, provider]) assert(receiver.find('payment.paid', everyone.id))
})

test('an endpoint hears of its own merchant only, and of what it asked for', async (t) => {
  const world = await shared()
  const as = { key: world.demo.keys.individual }
  const theirs = await listen(world, t, as)
  const choosy = await listen(world, t, {}, true, ['refund.succeeded'])
  const payment = await paid(world)
  const one = await refund(world, payment.id)
  const individual = await paid(world, {}, as)
  await world.advance(4_000)
  assert(theirs.receiver.find('payment.paid', individual.id))
  assert.equal(theirs.receiver.find('payment.paid', payment.id), undefined)
  assert.equal(choosy.receiver.find('payment.paid', payment.id), undefined)
  assert(choosy.receiver.find('refund.succeeded', one.id))
  assert.equal((await look(world, individual.id, as)).state, 'paid')
})

type Listening = {
  readonly receiver: Receiver
  readonly endpoint: RegisteredWebhookEndpoint
  trust(): void
}

/** A merchant's system that listens until the test ends. Until it trusts the secret it refuses what comes. */
async function listen(
  world: TestWorld,
  t: TestContext,
  as: As = {},
  trusting = true,
  event_types: readonly string[] = ['*'],
): Promise<Listening> {
  const receiver = await openReceiver()
  const wanted = { url: receiver.url, event_types }
  const { status, body } = await call<RegisteredWebhookEndpoint>(world, 'POST', '/v1/webhook-endpoints', wanted, as)
  assert.equal(status, 201, JSON.stringify(body))
  const trust = () => receiver.trust(body.secret)
  if (trusting) trust()
  t.after(async () => {
    await call(world, 'DELETE', `/v1/webhook-endpoints/${body.id}`, undefined, as)
    await receiver.close()
  })
  return { receiver, endpoint: body, trust }
}

async function deliveries(world: TestWorld, endpoint: string): Promise<readonly Delivery[]> {
  return list(world, `/v1/webhook-deliveries?endpoint=${endpoint}`)
}

async function inFull(world: TestWorld, id: string): Promise<InFull> {
  return (await call<InFull>(world, 'GET', `/v1/webhook-deliveries/${id}`)).body
}
