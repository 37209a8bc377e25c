import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { openStream as tellHappenings } from '../control/event-stream.ts'
import { ask } from '../testing/control-client.ts'
import { openStage, type Stage } from '../testing/stage.ts'
import { Happenings } from './happenings.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

type Told = { id: number; at: string; kind: string; number: string | null; detail: string | null }
type Turned = { now: string; fired: number; happened: Told[] }

test('what falls due is told in order, each thing at its own moment', async (t) => {
  const stage = await openStage(t)
  stage.receiver.answer = () => (stage.receiver.received.length < 3 ? 500 : 200)
  await stage.native('unpaid-1')
  await stage.paid('paid-now')
  await stage.refund('paid-now', 'r1', 10)
  await stage.control('GET', `/payers/${stage.payer}/payment-code`)
  const { happened } = await stage.control<Turned>('POST', '/clock/advance', { ms: 8 * DAY_MS })
  const kinds = happened.map(({ kind }) => kind)
  const wanted = [
    'refund_ended',
    'notice_failed',
    'notice_delivered',
    'code_lapsed',
    'order_closed',
    'settling',
    'settlement_remitted',
    'bills_ready',
    'clock_turned',
  ]
  for (const kind of wanted) assert(kinds.includes(kind), `${kind} in ${kinds}`)
  const moments = happened.map(({ at }) => Date.parse(at))
  for (const [index, at] of moments.entries())
    assert(at >= (moments[index - 1] ?? 0) - 1_000, `${kinds[index]} is late`)
  assert.deepEqual(
    happened.map(({ id }) => id),
    happened.map(({ id }) => id).toSorted((a, b) => a - b),
  )
  const closed = happened.find(({ kind }) => kind === 'order_closed')
  assert.equal(closed?.number, 'unpaid-1')
  const settled = happened.findIndex(({ kind }) => kind === 'settling')
  assert.equal(new Date(happened[settled]!.at).getUTCHours(), 1, 'at nine in Shanghai')
})

test('the agenda says what is to come, without what came to nothing, and the clock goes to the next of it', async (t) => {
  const stage = await openStage(t)
  await stage.paid('done-now')
  await stage.native('open-one')
  await stage.control('POST', '/flush')
  const agenda = async () => (await stage.control<{ agenda: Told[] }>('GET', '/agenda')).agenda
  const before = await agenda()
  assert.deepEqual(before.map(({ kind, number }) => (kind === 'order_expiry' ? number : kind)).toSorted(), [
    'bills_ready',
    'open-one',
    'settling',
  ])
  const turned = await stage.control<Turned>('POST', '/clock/advance', { next: true })
  assert(Date.parse(turned.now) >= Date.parse(before[0]!.at))
  assert(Date.parse(turned.now) - Date.parse(before[0]!.at) < MINUTE_MS)
  assert.equal(turned.happened.length >= 2, true)
  assert.notDeepEqual((await agenda())[0], before[0])
})

test('the clock goes to a moment, and never back', async (t) => {
  const stage = await openStage(t)
  const { now } = await stage.control<{ now: string }>('GET', '/clock')
  const to = new Date(Date.parse(now) + 3 * DAY_MS).toISOString()
  const turned = await stage.control<Turned>('POST', '/clock/advance', { to })
  assert(Math.abs(Date.parse(turned.now) - Date.parse(to)) < 5_000)
  const back = await ask(stage.url, 'POST', '/clock/advance', { to: now })
  assert.deepEqual([back.status, back.body.code], [409, 'TIME_PASSED'])
  const far = new Date(Date.parse(now) + 500 * DAY_MS).toISOString()
  for (const body of [{}, { ms: 1, next: true }, { to: 'tomorrow' }, { next: false }, { to: far }]) {
    assert.equal((await ask(stage.url, 'POST', '/clock/advance', body)).status, 400, JSON.stringify(body))
  }
})

test('happenings come as a stream that goes on where it was broken off', async (t) => {
  const stage = await openStage(t)
  const first = await openStream(stage)
  await stage.paid('streamed-1')
  await stage.control('POST', '/flush')
  const heard = await first.next()
  assert.deepEqual([heard.kind, heard.number], ['notice_delivered', 'streamed-1'])
  await first.close()
  await stage.paid('streamed-2')
  await stage.control('POST', '/flush')
  const second = await openStream(stage, { 'Last-Event-ID': String(heard.id) })
  assert.equal((await second.next()).number, 'streamed-2')
  await second.close()
  const { events } = await stage.control<{ events: Told[] }>('GET', `/events?after=${heard.id}`)
  assert.deepEqual(
    events.map(({ number }) => number),
    ['streamed-2'],
  )
})

test('a stream that is ended is told nothing more, though its reader has not read what came before', async (t) => {
  const happenings = new Happenings()
  const ends = new Set<() => void>()
  const app = Fastify()
  app.get('/', (request, reply) => tellHappenings({ happenings }, ends, request, reply, (one) => ({ ...one })))
  t.after(() => app.close())
  const url = await app.listen({ port: 0 })
  const { body } = await fetch(url)
  assert.equal(happenings.listening, 1)
  for (const stop of ends) stop()
  assert.equal(happenings.listening, 0)
  happenings.add('clock_turned', 0, {})
  assert.equal(await new Response(body).text(), ': open\n\n')
  assert.equal(ends.size, 0)
})

async function openStream(stage: Stage, headers: Record<string, string> = {}) {
  const end = new AbortController()
  const answer = await fetch(`${stage.url}/_control/events`, {
    headers: { Accept: 'text/event-stream', ...headers },
    signal: end.signal,
  })
  assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/)
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    async next(): Promise<Told> {
      for (;;) {
        const found = /^data: (.*)$/m.exec(text)
        if (found) {
          text = text.slice(found.index + found[0].length)
          return JSON.parse(found[1]!) as Told
        }
        const { value, done } = await reader.read()
        assert(!done, 'the stream has ended')
        text += value
      }
    },
    async close() {
      end.abort()
      await reader.closed.catch(() => undefined)
    },
  }
}
