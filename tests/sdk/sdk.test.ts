import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import type { Answered, Unknown } from '@teyue/sdk/answered'
import { isProblem, TeyueNoAnswer, TeyueProblem } from '@teyue/sdk/errors'
import type { Payment } from '@teyue/sdk/generated/types'
import { createTeyue } from '@teyue/sdk/teyue'
import { type GenuineWebhook, openWebhook } from '@teyue/sdk/webhook'
import { freePort } from '@teyue/server/testing/teyue-process'
import type { TestWorld } from '@teyue/server/testing/world'
import { calm, spoil } from '../scenarios/acts.ts'
import { sharedWorld } from '../scenarios/shared-world.ts'
import { openBadLine } from './bad-line.ts'

const shared = sharedWorld()
let references = 0

test('a payment from its creation over the paid webhook to its refund, by the SDK alone', async (t) => {
  const { world, teyue } = await stage(t)
  const heard = await listen(t)
  const endpoint = await teyue.webhookEndpoints.create({
    url: heard.url,
    event_types: ['payment.paid', 'refund.succeeded'],
  })
  heard.secrets.push(endpoint.secret)

  const payment = known(await teyue.payments.create(coffee()))
  assert(payment.pay?.kind === 'code')
  await world.pay({ code_url: payment.pay.code_url })
  await world.drain()
  assert.deepEqual(
    heard.messages.map(({ type, data }) => [type, data.subject, data.facts.amount]),
    [['payment.paid', payment.id, 1_280]],
  )
  const paid = await teyue.payments.get(payment.id)
  assert.deepEqual([paid.state, paid.refundable], ['paid', 1_280])

  const refund = known(await teyue.refunds.create(payment.id, { amount: 500, reference: 'back' }))
  await world.advance(4_000)
  assert.equal((await teyue.refunds.get(refund.id)).state, 'succeeded')
  assert.deepEqual(
    heard.messages.map(({ type }) => type),
    ['payment.paid', 'refund.succeeded'],
  )
  assert.equal(new Set(heard.messages.map(({ id }) => id)).size, 2)
  assert((await teyue.events.list({ subject: refund.id })).data.some(({ type }) => type === 'refund.succeeded'))
  await teyue.webhookEndpoints.remove(endpoint.id)
})

test('an answer that is lost is asked for again under the same key, and makes one payment', async (t) => {
  const { teyue, line } = await stage(t)
  const body = coffee()
  line.spoil('cut_after', 'gateway')
  const payment = known(await teyue.payments.create(body))
  assert.equal(line.seen.length, 3)
  assert.match(line.seen[0]!.key!, /^[0-9a-f-]{36}$/)
  assert.equal(new Set(line.seen.map(({ key }) => key)).size, 1)
  const found = await teyue.payments.list({ reference: body.reference })
  assert.deepEqual(
    found.data.map(({ id }) => id),
    [payment.id],
  )
  known(await teyue.payments.create(coffee()))
  assert.notEqual(line.seen.at(-1)!.key, line.seen[0]!.key)
})

test('when every answer is lost the outcome is unknown, never failed, and asking again finds the one payment', async (t) => {
  const { teyue, line } = await stage(t)
  const body = coffee()
  line.spoil('cut_after', 'cut_before', 'cut_before')
  const lost = unknown(await teyue.payments.create(body))
  assert.deepEqual([lost.latest, lost.cause?.outcomeKnown], [null, false])
  const found = known(await lost.askAgain())
  assert.equal(new Set(line.seen.map(({ key }) => key)).size, 1)
  assert.equal((await teyue.payments.list({ reference: body.reference })).data[0]?.id, found.id)
})

test('when it is WeChat that is silent the outcome is unknown, and how the payment stands is told', async (t) => {
  const { world, teyue } = await stage(t)
  await spoil(world, { drop_after: 1 })
  const silent = unknown(await teyue.payments.create(coffee()))
  await calm(world)
  assert.deepEqual([silent.latest?.state, silent.cause], ['unknown', null])
  const settled = known(await silent.askAgain())
  assert.deepEqual([settled.id, settled.state], [silent.latest?.id, 'open'])
})

test('a refusal after a lost attempt settles nothing; a refusal alone does', async (t) => {
  const { teyue, line } = await stage(t)
  const wrong = { ...coffee(), amount: 60.5 }
  line.spoil('cut_before')
  const doubtful = unknown(await teyue.payments.create(wrong))
  assert(isProblem(doubtful.cause, 'BAD_REQUEST'))
  const refused = await problemOf(teyue.payments.create(wrong))
  assert.deepEqual(
    [refused.code, refused.status, refused.field, refused.location, refused.outcomeKnown],
    ['BAD_REQUEST', 400, 'amount', 'body', true],
  )
  assert.match(refused.messageZh, /整数/)
  assert(refused.next && refused.nextZh && refused.requestId)
})

test('when asking again is refused, what was unknown stays so, with what was known of it', async (t) => {
  const { world, teyue, line } = await stage(t)
  await spoil(world, { drop_after: 1 })
  const silent = unknown(await teyue.payments.create(coffee()))
  await calm(world)
  const { problem } = await problemOf(teyue.payments.get('pay_nobody'))
  const refusal = (status: number, code: string) => ({ status, body: { ...problem, status, code } })
  line.spoil(refusal(401, 'UNAUTHENTICATED'), refusal(429, 'TOO_MANY_REQUESTS'))
  line.spoil(...Array(2).fill(refusal(429, 'TOO_MANY_REQUESTS')))
  const refused = unknown(await silent.askAgain())
  assert.deepEqual([refused.latest?.id, isProblem(refused.cause, 'UNAUTHENTICATED')], [silent.latest?.id, true])
  const slowed = unknown(await refused.askAgain())
  assert.deepEqual([slowed.latest?.id, isProblem(slowed.cause, 'TOO_MANY_REQUESTS')], [silent.latest?.id, true])
  assert.equal(known(await slowed.askAgain()).id, silent.latest?.id)
})

test('each kind of refusal has its code of the closed list', async (t) => {
  const { world, teyue, line } = await stage(t)
  const body = coffee()
  const { id } = known(await teyue.payments.create(body))
  const stranger = createTeyue({ baseUrl: world.url, key: `tk_test_${'x'.repeat(43)}` })
  const codes = await Promise.all(
    [
      teyue.payments.create({ ...body, amount: 1 }),
      teyue.payments.get('pay_nobody'),
      teyue.refunds.create(id, { amount: 1, reference: 'early' }),
      teyue.apiKeys.list(),
      stranger.payments.list(),
    ].map(async (asked: Promise<unknown>) => (await problemOf(asked)).code),
  )
  assert.deepEqual(codes, [
    'PAYMENT_DIFFERS',
    'PAYMENT_NOT_FOUND',
    'PAYMENT_NOT_PAID',
    'NOT_ALLOWED',
    'UNAUTHENTICATED',
  ])
  const { problem } = await problemOf(teyue.payments.get('pay_nobody'))
  line.spoil({ status: 409, body: { ...problem, code: 'NEW_ON_THE_MOON', status: 409 } })
  const unlisted = await problemOf(teyue.payments.get(id))
  assert.deepEqual([unlisted.code, unlisted.problem.code], ['UNLISTED', 'NEW_ON_THE_MOON'])
})

test('each kind of silence says whether the request may have been done', async (t) => {
  const { world, teyue, line } = await stage(t)
  const once = createTeyue({ ...teyueOf(world, line.url), maxAttempts: 1, timeoutMs: 200 })
  const nobody = createTeyue({ ...teyueOf(world, `http://127.0.0.1:${await freePort()}`), pauseMs: 1 })
  const silence = async (asked: Promise<unknown>) => {
    const error = await asked.then(
      () => assert.fail('it was answered'),
      (thrown: unknown) => thrown,
    )
    assert(error instanceof TeyueNoAnswer, String(error))
    return [error.silence, error.outcomeKnown]
  }
  assert.deepEqual(await silence(nobody.payments.create(coffee())), ['not_sent', true])
  line.spoil('hang', 'cut_before', 'gateway', 'hang')
  assert.deepEqual(await silence(once.payments.list()), ['timed_out', false])
  assert.deepEqual(await silence(once.payments.list()), ['cut_off', false])
  assert.deepEqual(await silence(once.payments.list()), ['unreadable', false])
  const signal = AbortSignal.timeout(50)
  assert.deepEqual(await silence(teyue.payments.list({}, { signal })), ['aborted', false])
})

test('what would be done twice is not tried twice, but for 429, which waits as long as it is told', async (t) => {
  const { world, teyue, line } = await stage(t)
  const heard = await listen(t)
  line.spoil('cut_before')
  await assert.rejects(teyue.webhookEndpoints.create({ url: heard.url }), TeyueNoAnswer)
  assert.equal(line.seen.length, 1)
  const { problem } = await problemOf(teyue.payments.get('pay_nobody'))
  const slow = { status: 429, body: { ...problem, status: 429, code: 'TOO_MANY_REQUESTS' } }
  line.spoil({ ...slow, headers: { 'retry-after': '0' } })
  const { id } = await teyue.webhookEndpoints.create({ url: heard.url })
  line.spoil({ ...slow, headers: { 'retry-after': '3600' } })
  assert((await problemOf(teyue.payments.list())).code === 'TOO_MANY_REQUESTS')
  line.spoil({ status: 404, body: { error: 'no such page' } })
  await assert.rejects(teyue.webhookEndpoints.remove(id), TeyueNoAnswer)
  line.spoil('cut_after')
  await teyue.webhookEndpoints.remove(id)
  const all = createTeyue(teyueOf(world, world.url))
  assert(!(await all.webhookEndpoints.list()).data.some((one) => one.id === id))
})

test('a list is walked page by page, each fetched when it is reached', async (t) => {
  const { teyue, line } = await stage(t)
  const made: string[] = []
  for (let count = 0; count < 3; count++) made.unshift(known(await teyue.payments.create(coffee())).id)
  const [before, walked] = [line.seen.length, [] as string[]]
  for await (const { id } of teyue.payments.each({ limit: 1 })) {
    walked.push(id)
    if (walked.length === 3) break
  }
  assert.deepEqual(walked, made)
  assert.equal(line.seen.length - before, 3)
})

test('an unknown outcome cannot be overlooked: without looking, the value does not compile', () => {
  const read = (answered: Answered<Payment>) => {
    // @ts-expect-error it may be unknown
    return answered.value
  }
  assert.equal(read({ outcome: 'known', value: { id: 'pay_1' } as Payment })?.id, 'pay_1')
})

test('a key or an address that cannot be is refused before anything is sent', () => {
  assert.throws(() => createTeyue({ key: 'sk_live_1', baseUrl: 'https://a.example' }), /tk_test_/)
  assert.throws(() => createTeyue({ key: `tk_test_${'x'.repeat(43)}`, baseUrl: 'pay.example' }), /baseUrl/)
  assert.throws(
    () => createTeyue({ key: `tk_test_${'x'.repeat(43)}`, baseUrl: 'https://a.example', timeoutMs: 0 }),
    /timeoutMs/,
  )
})

async function stage(t: TestContext) {
  const world = await shared()
  const line = await openBadLine(t, world.url)
  return { world, line, teyue: createTeyue({ ...teyueOf(world, line.url), pauseMs: 1 }) }
}

function teyueOf(world: TestWorld, baseUrl: string) {
  return { key: world.demo.keys.company, baseUrl }
}

function coffee() {
  references++
  return { product: 'native', amount: 1_280, description: '两杯咖啡', reference: `sdk-${references}` } as const
}

function known<T>(answered: Answered<T>): T {
  assert(answered.outcome === 'known', 'the outcome is known')
  return answered.value
}

function unknown<T>(answered: Answered<T>): Unknown<T> {
  assert(answered.outcome === 'unknown', 'the outcome is unknown')
  return answered
}

async function problemOf(asked: Promise<unknown>): Promise<TeyueProblem> {
  const error = await asked.then(
    () => assert.fail('it was not refused'),
    (thrown: unknown) => thrown,
  )
  assert(error instanceof TeyueProblem, String(error))
  return error
}

/** A merchant's server as the README shows it. */
async function listen(t: TestContext) {
  const secrets: string[] = []
  const messages: GenuineWebhook[] = []
  const server = createServer(async (request, response) => {
    messages.push(openWebhook({ body: await buffer(request), headers: request.headers }, { secrets }))
    response.writeHead(204).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`, secrets, messages }
}
