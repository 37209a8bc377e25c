import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { isProblem } from '@teyue/sdk/errors'
import type { Event } from '@teyue/sdk/generated/types'
import { createTeyue, type Teyue } from '@teyue/sdk/teyue'
import { createForwarder, localSecret } from '@teyue/server/cli/listen/forwarder'
import type { Context } from '@teyue/server/context'
import { timelineRoutes } from '@teyue/server/features/timeline/routes'
import { createApp } from '@teyue/server/http/app'
import { makeHome, teyue } from '@teyue/server/testing/teyue-process'
import { startWebhookReceiver } from '@teyue/server/testing/webhook-receiver'
import { linkOf, order, paid, refund } from '../scenarios/acts.ts'
import { sharedWorld } from '../scenarios/shared-world.ts'
import { openBadLine } from './bad-line.ts'

const shared = sharedWorld()
const limitMs = 20_000

test('a payment is seen to turn paid without asking again, by its own merchant and no other', async (t) => {
  const world = await shared()
  const { keys } = world.demo
  const [company, individual] = [keys.company, keys.individual].map((key) => follow(t, { key, baseUrl: world.url }))
  await Promise.all([company!.opened, individual!.opened])
  const { id } = await paid(world)
  await paid(world, {}, { key: keys.individual })
  assert.deepEqual(await company!.until((event) => event.type === 'payment.paid'), [
    'payment.requested',
    'payment.open',
    'payment.paid',
  ])
  assert(company!.events.every(({ subject }) => subject === id))
  await individual!.until((event) => event.type === 'payment.paid')
  assert(individual!.events.every(({ subject }) => subject !== id))
})

test('whoever was cut off comes back after the last event, and misses none and hears none twice', async (t) => {
  const world = await shared()
  const line = await openBadLine(t, world.url)
  const following = follow(t, { key: world.demo.keys.company, baseUrl: line.url }, { type: 'payment.paid' })
  await following.opened
  const first = await paid(world)
  await following.until((event) => event.subject === first.id)
  line.spoil('gateway', 'cut_before')
  line.cut()
  const second = await paid(world)
  await following.until((event) => event.subject === second.id)
  const told = following.events.map(({ subject }) => subject)
  assert.deepEqual(
    told.filter((subject) => [first.id, second.id].includes(subject)),
    [first.id, second.id],
  )
  assert.equal(line.seen.length, 4)
})

test('whoever was cut off before anything had happened misses nothing that happens meanwhile', async (t) => {
  const world = await shared()
  const line = await openBadLine(t, world.url)
  const mayReturn = Promise.withResolvers<void>()
  const options = { key: world.demo.keys.company, baseUrl: line.url }
  const following = follow(t, options, { type: 'payment.paid' }, mayReturn.promise)
  await following.opened
  line.cut()
  const { id } = await paid(world)
  mayReturn.resolve()
  await following.until((event) => event.subject === id)
})

test('one begins after an event of long ago, and sees only the thing asked for', async (t) => {
  const world = await shared()
  const payment = await paid(world)
  await order(world)
  const { id } = await refund(world, payment.id)
  const teyue = createTeyue({ key: world.demo.keys.company, baseUrl: world.url })
  const [oldest] = (await teyue.events.list({ subject: payment.id })).data.slice(-1)
  const types = (await teyue.events.list({ type: 'payment.paid', subject: payment.id })).data.map(({ type }) => type)
  assert.deepEqual(types, ['payment.paid'])
  const following = follow(t, { key: world.demo.keys.company, baseUrl: world.url }, { subject: id, after: oldest!.id })
  await following.until((event) => event.subject === id)
  assert(following.events.every(({ subject }) => subject === id))
})

test('teyue listen posts each event as its webhook would come, comes again on demand, and says how it was answered', async (t) => {
  const world = await shared()
  const { key, secret } = { key: world.demo.keys.company, secret: localSecret() }
  // What happened in the five seconds before is told as well, by other tests' payments.
  const { id, ...made } = await order(world)
  let isRefused = false
  const receiver = await startWebhookReceiver((_arrival, body) => {
    if (isRefused || !body.includes(id)) return 'take'
    isRefused = true
    return 'refuse'
  })
  t.after(() => receiver.close())
  receiver.secret(secret)
  const home = await makeHome(t)
  const asked = ['listen', '--forward', receiver.url, '--key', key, '--url', world.url, '--secret', secret]
  const listening = teyue(home, asked)
  await listening.says('Ready.')
  await world.pay(linkOf({ id, ...made }))
  await world.drain()
  await listening.says(`✗ payment.paid  ${id}`)
  assert.deepEqual([receiver.turnedAway, receiver.forged], [1, []])
  const [event] = (await createTeyue({ key, baseUrl: world.url }).events.list({ subject: id, type: 'payment.paid' }))
    .data
  const other = createTeyue({ key: world.demo.keys.individual, baseUrl: world.url })
  await assert.rejects(other.events.get(event!.id), (error) => isProblem(error, 'NOT_FOUND'))
  const replayed = await teyue(home, [...asked, '--replay', event!.id]).ended()
  assert.match(replayed.out, new RegExp(`✓ payment.paid  ${id}  ${event!.id}  → 204`))
  const ended = await listening.stop('SIGINT')
  assert.deepEqual([replayed.code, ended.code, receiver.taken.get(event!.id)], [0, 0, 1], ended.err)

  const lines: string[] = []
  const forwarder = createForwarder({ url: receiver.url, secret, mode: 'test', say: (line) => lines.push(line) })
  await forwarder.again()
  await forwarder.forward(event!)
  await forwarder.again()
  assert.equal(receiver.taken.get(event!.id), 3)
  assert.match(lines.join('\n'), /^Nothing has happened yet.*\n✓ .*\n✓ /)
})

test('so many streams and no more, a refusal is told, and a server that stops ends them', async () => {
  const world = await shared()
  const app = createApp(world.ctx as Context, { routes: [timelineRoutes] })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  const headers = { authorization: `Bearer ${world.demo.keys.company}` }
  const open = () => fetch(`${baseUrl}/v1/events/stream`, { headers })
  const streams = await Promise.all(Array.from({ length: 11 }, open))
  assert.deepEqual(streams.map(({ status }) => status).sort(), [...Array(10).fill(200), 429])
  const texts = Promise.all(streams.filter(({ status }) => status === 200).map((answer) => answer.text()))
  await app.close()
  for (const text of await texts) assert.match(text, /^id: evt_[0-9a-z]{26}\nretry: 1000\n\n(: nothing new\n\n)*$/)
  const stranger = createTeyue({ key: `tk_test_${'x'.repeat(43)}`, baseUrl: world.url }).events.follow()
  await assert.rejects(stranger.next(), (error) => isProblem(error, 'UNAUTHENTICATED'))
})

/** Follows in the background; `until` waits for an event and answers with the types heard so far. */
function follow(
  t: TestContext,
  options: { key: string; baseUrl: string },
  query: Parameters<Teyue['events']['follow']>[0] = {},
  mayReturn?: Promise<void>,
) {
  const opened = Promise.withResolvers<void>()
  let opens = 0
  // The stream is open once its answer speaks.
  const watched: typeof fetch = async (input, init) => {
    if (++opens > 1) await mayReturn
    const answer = await fetch(input, init)
    if (answer.status !== 200) return answer
    const heard = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        controller.enqueue(chunk)
        opened.resolve()
      },
    })
    return new Response(answer.body!.pipeThrough(heard), answer)
  }
  const end = new AbortController()
  const heard = createTeyue({ ...options, fetch: watched, pauseMs: 1 }).events.follow(query, {
    signal: AbortSignal.any([end.signal, AbortSignal.timeout(limitMs)]),
  })
  t.after(() => end.abort())
  const events: Event[] = []
  let next = heard.next()
  const until = async (wanted: (event: Event) => boolean): Promise<string[]> => {
    while (!events.some(wanted)) {
      const { done, value } = await next
      assert(!done, `not heard: ${events.map(({ type }) => type).join()}`)
      events.push(value)
      next = heard.next()
    }
    return events.map(({ type }) => type)
  }
  return { opened: opened.promise, events, until }
}
