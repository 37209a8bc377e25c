import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { type Reply, verifyReply } from '../testing/merchant-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const HANG_MS = 200
const SLOW_MS = 100

test('what is refused or fails before was not done; what fails after was', async (t) => {
  const stage = await openStage(t)
  const done = {
    slow: true,
    timeout_after: true,
    drop_after: true,
    error_after: true,
    unavailable_after: true,
    bad_signature: true,
    garbage: true,
  }
  const kinds = ['refuse', 'timeout_before', 'drop_before', 'error_before', 'unavailable_before', ...Object.keys(done)]
  for (const kind of kinds) {
    await plan(stage, { [kind]: 1 })
    const number = `fault-${kind}`.slice(0, 32)
    const startedAt = performance.now()
    const reply = await stage.native(number).catch((error: NodeJS.ErrnoException) => error)
    const tookMs = performance.now() - startedAt
    assertOutcome(stage, kind, reply, tookMs)
    await stage.control('DELETE', '/faults')
    assert.equal((await stage.query(number)).status, kind in done ? 200 : 404, `${kind}: done?`)
  }
})

function assertOutcome(stage: Stage, kind: string, reply: Reply | NodeJS.ErrnoException, tookMs: number): void {
  if (kind.startsWith('timeout') || kind.startsWith('drop')) {
    assert(reply instanceof Error && reply.code === 'ECONNRESET', kind)
    assert.equal(tookMs >= HANG_MS, kind.startsWith('timeout'), `${kind} took ${tookMs} ms`)
    return
  }
  assert(!(reply instanceof Error), kind)
  const signed = reply.headers['wechatpay-signature'] !== undefined
  const good = signed && verifyReply(reply, stage.provider.platform_certificates[0]!.pem)
  if (kind === 'refuse') assert([403, 429].includes(reply.status))
  else if (kind.startsWith('error')) assertRefused(reply, 500, 'SYSTEM_ERROR')
  else if (kind.startsWith('unavailable')) {
    assert([502, 503].includes(reply.status), `${kind}: ${reply.status}`)
    assertRefused(reply, reply.status, 'SERVICE_UNAVAILABLE')
  } else if (kind === 'slow') assert(good && tookMs >= SLOW_MS)
  else if (kind === 'bad_signature') assert(reply.status === 200 && signed && !good)
  else assert(reply.status === 200 && !signed && reply.text.startsWith('<html>'))
}

test('the same seed draws the same faults, whatever the order of the calls; another seed draws others', async (t) => {
  const stage = await openStage(t)
  const numbers = Array.from({ length: 30 }, (_, index) => `seeded-${index}`)
  const play = async (seed: number, order: string[]) => {
    await plan(stage, { refuse: 0.3, error_after: 0.3 }, seed)
    const replies = new Map<string, number[]>()
    for (const number of [...order, ...order]) {
      const { status } = await stage.native(number)
      replies.set(number, [...(replies.get(number) ?? []), status])
    }
    return numbers.map((number) => replies.get(number))
  }
  const first = await play(7, numbers)
  assert.deepEqual(await play(7, numbers.toReversed()), first)
  assert.notDeepEqual(await play(8, numbers), first)
})

test('with by_text the same descriptions meet the same faults under other numbers', async (t) => {
  const stage = await openStage(t)
  const texts = Array.from({ length: 20 }, (_, index) => `text ${index}`)
  const play = async (prefix: string) => {
    const rates = { error_before: 0.5 }
    await stage.control('POST', '/faults', { seed: 5, rates, by_text: true })
    const statuses: number[] = []
    for (const [index, description] of texts.entries()) {
      const number = `${prefix}-${index}-order`
      const made = await stage.native(number, { description })
      statuses.push(made.status, (await stage.query(number)).status === 500 ? 500 : 0)
    }
    return statuses
  }
  const first = await play('first')
  assert(first.includes(500) && first.includes(200))
  assert.deepEqual(await play('second'), first)
})

test('counts are kept by kind, certificates are spared, and DELETE ends it', async (t) => {
  const stage = await openStage(t)
  await plan(stage, { error_before: 1 })
  assert.equal((await stage.call('GET', '/v3/certificates')).status, 200)
  for (const number of ['counted-1', 'counted-2']) await stage.native(number)
  const { counts } = await stage.control<{ counts: Record<string, number> }>('GET', '/faults')
  assert.deepEqual(counts, { error_before: 2 })
  await stage.control('POST', '/faults', { seed: 1, rates: { error_before: 1 }, certificates: true })
  assertRefused(await stage.call('GET', '/v3/certificates'), 500, 'SYSTEM_ERROR')
  await stage.control('DELETE', '/faults')
  assert.equal((await stage.native('counted-3')).status, 200)
})

test('a plan that does not add up is refused', async (t) => {
  const stage = await openStage(t)
  for (const body of [
    { seed: 1, rates: { slow: 0.6, refuse: 0.5 } },
    { seed: 1, rates: { slow: 2 } },
    { seed: 1, rates: { rain: 0.1 } },
    { rates: {} },
  ]) {
    assert.equal((await ask(stage.url, 'POST', '/faults', body)).status, 400, JSON.stringify(body))
  }
})

test('notices are lost, doubled, delayed', async (t) => {
  const stage = await openStage(t)
  for (const [kind, atOnce, afterTurn] of [
    ['notice_lost', 0, 0],
    ['notice_doubled', 2, 2],
    ['notice_delayed', 0, 0],
  ] as const) {
    stage.receiver.received.length = 0
    await plan(stage, { [kind]: 1 })
    await stage.paid(`fault-${kind}`)
    await stage.control('POST', '/flush')
    assert.equal(stage.receiver.received.length, atOnce, kind)
    await stage.advance(60_000)
    assert.equal(stage.receiver.received.length, afterTurn, `${kind} goes on as long as the plan does`)
    await stage.control('DELETE', '/faults')
    await stage.advance(86_400_000)
    assert.equal(stage.receiver.received.length, Math.max(atOnce, 1), `${kind} ends with the plan`)
  }
})

test('a reordered notice comes after a later one', async (t) => {
  const stage = await openStage(t)
  await plan(stage, { notice_reordered: 1 })
  await stage.paid('overtaken')
  await stage.control('POST', '/flush')
  assert.equal(stage.receiver.received.length, 0)
  await stage.control('DELETE', '/faults')
  await stage.paid('overtaking')
  await stage.control('POST', '/flush')
  const { notices } = await stage.control<{ notices: { id: string; number: string }[] }>('GET', '/notices')
  const numbers = new Map(notices.map(({ id, number }) => [id, number]))
  const came = stage.receiver.received.map(({ text }) => numbers.get(JSON.parse(text).id))
  assert.deepEqual(came, ['overtaking', 'overtaken'])
})

async function plan(stage: Stage, rates: Record<string, number>, seed = 1): Promise<void> {
  await stage.control('POST', '/faults', { seed, rates, hang_ms: HANG_MS, slow_ms: SLOW_MS })
}
