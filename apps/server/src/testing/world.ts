import assert from 'node:assert/strict'
import { startSimulator } from '@teyue/simulator/simulator'
import { usedKeyPair } from '@teyue/simulator/testing/used-keys'
import { usedParts } from '@teyue/simulator/testing/used-parts'
import { type Demo, listenToClock, makeDemo } from '../cli/demo-provider.ts'
import { routes } from '../cli/routes.ts'
import { createApp } from '../http/app.ts'
import { type Lifetime, type TestPlatform, testPlatform } from './context.ts'

export type Answer = { readonly status: number; readonly body: Json }
// What an answer holds is asserted, not typed: a test reads it as a foreign program would.
export type Json = Record<string, never> & { readonly [field: string]: never }

export type TestWorld = TestPlatform & {
  /** The platform's address, listening. */
  readonly url: string
  readonly simulatorUrl: string
  readonly demo: Demo
  /** Calls the platform's API; with the company's key unless told. */
  api(
    method: string,
    path: string,
    body?: object,
    options?: { key?: string; headers?: Record<string, string> },
  ): Promise<Answer>
  /** Calls the simulator's control API, and insists that it agrees. */
  control(method: string, path: string, body?: object): Promise<Json>
  /** Pays an open order on the simulated phone and waits until its notice has been delivered. */
  pay(link: { code_url: string } | { h5_url: string } | { prepay_id: string }): Promise<Json>
  /** Turns the simulator's clock, and with it the platform's, and runs what then is due. */
  advance(ms: number): Promise<string[]>
}

/** Platform, simulator, demo provider: real HTTP, real signatures, a real database; jobs run when drained. */
export async function testWorld(t: Lifetime): Promise<TestWorld> {
  const simulator = await startSimulator({ port: 0, dataDir: null, keyPairs: usedKeyPair, parts: usedParts() })
  t.after(() => simulator.close())
  const platform = await testPlatform(t)
  const app = createApp(platform.ctx, { routes })
  t.after(async () => void (await app.close()))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  platform.ctx.publicUrl = url
  platform.ctx.simulatorUrl = simulator.url
  const demo = await makeDemo(platform.ctx, simulator.url)
  await listenToClock(platform.ctx, simulator.url, demo.account)

  const control = async (method: string, path: string, body?: object) => {
    const answer = await call(simulator.url, method, path, body, {})
    assert(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  // Our books and the simulator's are compared fen by fen, and settlements enter ours with a feature of their own.
  await control('PUT', '/_control/rules', { settlement: 'off' })
  return {
    ...platform,
    url,
    simulatorUrl: simulator.url,
    demo,
    control,
    api: (method, path, body, { key = demo.keys.company, headers = {} } = {}) =>
      call(url, method, path, body, { authorization: `Bearer ${key}`, ...headers }),
    pay: async (link) => {
      const paid = await control('POST', '/_control/pay', { payer: demo.payers[0]!.id, password: '123456', ...link })
      await control('POST', '/_control/flush', {})
      return paid
    },
    advance: async (ms) => {
      await control('POST', '/_control/clock/advance', { ms })
      return platform.drain()
    },
  }
}

async function call(
  base: string,
  method: string,
  path: string,
  body: object | undefined,
  headers: Record<string, string>,
): Promise<Answer> {
  const content = body === undefined ? {} : { 'content-type': 'application/json' }
  const answer = await fetch(new URL(path, base), {
    method,
    headers: { ...content, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Json }
}
