import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { openReceiver } from '../testing/notice-receiver.ts'
import { openStage } from '../testing/stage.ts'

const HOUR_MS = 3_600_000

test('the clock goes on by itself and is turned forward by exactly what was asked', async (t) => {
  const stage = await openStage(t)
  assert.deepEqual(await offset(), 0)
  await stage.advance(HOUR_MS)
  await stage.advance(1)
  assert.deepEqual(await offset(), HOUR_MS + 1)
  const { now } = await stage.control<{ now: string }>('GET', '/clock')
  assert(Math.abs(Date.parse(now) - Date.now() - HOUR_MS) < 5_000)
  for (const ms of [-1, 1.5, '1', 401 * 24 * HOUR_MS]) {
    assert.equal((await ask(stage.url, 'POST', '/clock/advance', { ms })).status, 400)
  }

  async function offset() {
    return (await stage.control<{ offset_ms: number }>('GET', '/clock')).offset_ms
  }
})

test('who listens turns before anything is sent at the new time', async (t) => {
  const stage = await openStage(t)
  const listener = await openReceiver()
  t.after(() => listener.close())
  await stage.control('POST', '/clock/listeners', { url: listener.url })
  let heard = 0
  listener.answer = (received) => {
    heard = JSON.parse(received.text).offset_ms
    return 200
  }
  const aheadMs: number[] = []
  stage.receiver.answer = (received) => {
    aheadMs.push(Number(received.headers['wechatpay-timestamp']) * 1000 - Date.now() - heard)
    return aheadMs.length < 4 ? 500 : 200
  }
  await stage.paid('listened-1')
  await stage.control('POST', '/flush')
  await stage.advance(HOUR_MS)
  assert.equal(aheadMs.length, 4)
  for (const ms of aheadMs) assert(Math.abs(ms) < 5_000, `a notice came ${ms} ms ahead of the listener's clock`)
  assert.equal(heard, HOUR_MS)
})

test('a listener that hangs or is gone holds nobody up for long', async (t) => {
  const stage = await openStage(t)
  const listener = await openReceiver()
  await stage.control('POST', '/clock/listeners', { url: listener.url })
  await listener.close()
  await stage.advance(1_000)
  assert.equal((await stage.control<{ offset_ms: number }>('GET', '/clock')).offset_ms, 1_000)
})

test('reset forgets all but who listens', async (t) => {
  const stage = await openStage(t)
  const listener = await openReceiver()
  t.after(() => listener.close())
  await stage.control('POST', '/clock/listeners', { url: listener.url })
  await stage.paid('reset-1')
  await stage.advance(HOUR_MS)
  await stage.control('POST', '/reset')
  const lists = ['/providers', '/merchants', '/appids', '/payers', '/orders', '/notices', '/requests']
  for (const path of lists) {
    const [rows] = Object.values(await stage.control<Record<string, unknown[]>>('GET', path))
    assert.deepEqual(rows, [], path)
  }
  assert.equal((await stage.control<{ offset_ms: number }>('GET', '/clock')).offset_ms, 0)
  const before = listener.received.length
  await stage.advance(5)
  assert.equal(listener.received.length, before + 1)
})
