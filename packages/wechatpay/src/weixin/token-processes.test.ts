import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { startServer } from '../testing/server.ts'
import { NOON } from '../testing/wechat.ts'
import { APP, answerJson } from '../testing/weixin.ts'
import { createMemoryTokenStore } from './token-store.ts'

const asker = path.join(import.meta.dirname, '../testing/token-asker.ts')
const PROCESSES = 3
const LONG_LEASE_MS = 60_000

test('processes that ask at the same moment make one request: WeChat answers only when all the others wait', async (t) => {
  const waiting = Promise.withResolvers<void>()
  const store = await startStore(t, (askers) => askers === PROCESSES - 1 && waiting.resolve())
  const weixin = await startServer(t, async (...met) => {
    await waiting.promise
    answerJson({ access_token: 'T1', expires_in: 7200 })(...met)
  })
  const all = Array.from({ length: PROCESSES }, (_, nth) =>
    startAsker(t, weixin.url, `${store.url}/${nth}`, 20, LONG_LEASE_MS),
  )
  assert.deepEqual(new Set((await Promise.all(all.map(printed))).flat()), new Set(['T1']))
  assert.equal(weixin.arrivals.length, 1)
})

test('a token refused in all processes is renewed once among them', async (t) => {
  const waiting = Promise.withResolvers<void>()
  const store = await startStore(t, (askers) => askers === PROCESSES - 1 && waiting.resolve())
  await store.fill('T0')
  const weixin = await startServer(t, async (...met) => {
    await waiting.promise
    const forced = JSON.parse(met[1].body).force_refresh
    answerJson({ access_token: forced ? 'T1' : 'T0', expires_in: 7200 })(...met)
  })
  const all = Array.from({ length: PROCESSES }, (_, nth) =>
    startAsker(t, weixin.url, `${store.url}/${nth}`, 20, LONG_LEASE_MS, 'T0'),
  )
  assert.deepEqual(new Set((await Promise.all(all.map(printed))).flat()), new Set(['T1']))
  assert.equal(weixin.arrivals.length, 2, 'once asked, once forced')
})

test('a process killed while it renews holds up the others no longer than its lease', async (t) => {
  const store = await startStore(t, () => undefined)
  const reached = Promise.withResolvers<void>()
  const weixin = await startServer(t, (response, arrival, nth) => {
    reached.resolve()
    if (nth > 1) answerJson({ access_token: 'T2', expires_in: 7200 })(response, arrival, nth)
  })
  const doomed = startAsker(t, weixin.url, store.url, 1, 300)
  await reached.promise
  doomed.kill('SIGKILL')
  await once(doomed, 'exit')
  assert.deepEqual(await printed(startAsker(t, weixin.url, store.url, 1, 300)), ['T2'])
  assert.equal(weixin.arrivals.length, 2)
})

/** The memory store over HTTP; `onRefused` is told how many processes were refused the lease. */
async function startStore(t: TestContext, onRefused: (askers: number) => void) {
  const store = createMemoryTokenStore()
  const waiting = new Set<string>()
  const { url } = await startServer(t, async (response, { url: asker, body }) => {
    const [method, ...args] = JSON.parse(body)
    if (method === 'write')
      args[2] = { ...args[2], obtainedAt: new Date(args[2].obtainedAt), expiresAt: new Date(args[2].expiresAt) }
    const methods: Record<string, (...args: never[]) => Promise<unknown>> = store
    const answer = await methods[method]?.(...(args as never[]))
    if (method === 'takeLease' && answer === null) onRefused(waiting.add(asker).size)
    response.end(JSON.stringify([answer ?? null]))
  })
  const fill = async (token: string) => {
    const lease = await store.takeLease(APP.appid, 1000)
    await store.write(APP.appid, lease ?? '', {
      token,
      obtainedAt: NOON,
      expiresAt: new Date(NOON.getTime() + 7200_000),
    })
  }
  return { url, fill }
}

function startAsker(t: TestContext, ...args: readonly (string | number)[]): ChildProcess {
  const child = spawn(process.execPath, [asker, ...args.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => child.kill('SIGKILL'))
  return child
}

async function printed(child: ChildProcess): Promise<string[]> {
  let text = ''
  child.stdout?.on('data', (piece) => {
    text += piece
  })
  const [code] = await once(child, 'close')
  assert.equal(code, 0)
  return JSON.parse(text)
}
