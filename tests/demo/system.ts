import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Demo } from '@teyue/server/cli/demo-provider'
import type { Config } from '@teyue/server/config'
import { OperatorError } from '@teyue/server/kit/operator-error'

/** The running Teyue, as a merchant's system and a person with a phone see it. */
export type System = {
  readonly url: string
  readonly simulatorUrl: string
  readonly dataDir: string
  readonly demo: Demo
  /** The platform's API with the company's key, or another. */
  api<T>(method: string, path: string, body?: object, key?: string): Promise<T>
  /** The simulator's control API. */
  control<T>(method: string, path: string, body?: object): Promise<T>
}

const answerTimeoutMs = 15_000
const waitMs = 20_000
const pauseMs = 50

/** Finds the system that `npm start` runs with the same settings. */
export async function findSystem(config: Config): Promise<System> {
  const url = `http://127.0.0.1:${config.port}`
  const simulatorUrl = config.simulator.url
  await assertAnswers(`${url}/readyz`, `No Teyue answers at ${url}. Start it in another terminal: npm start`)
  await assertAnswers(
    `${simulatorUrl}/_control/health`,
    `No simulator answers at ${simulatorUrl}. "npm start" runs one.`,
  )
  const demo = readDemo(config.dataDir)
  const system: System = {
    url,
    simulatorUrl,
    dataDir: config.dataDir,
    demo,
    api: (method, path, body, key = demo.keys.company) => call(url, method, path, body, `Bearer ${key}`),
    control: (method, path, body) => call(simulatorUrl, method, path, body),
  }
  await assertKeysKnown(system)
  return system
}

/** Asks until the answer is there; a demo plays against a system that works at its own pace. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + waitMs
  while (performance.now() < deadline) {
    const found = await ask()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  throw new Error(`waited ${waitMs / 1000} s in vain: ${what}`)
}

async function assertAnswers(url: string, otherwise: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(answerTimeoutMs) }).catch(() => undefined)
  if (!answer?.ok) throw new OperatorError(otherwise)
}

function readDemo(dataDir: string): Demo {
  const file = join(dataDir, 'demo.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Demo
  throw new OperatorError(
    `${file} is not there. The demo needs the keys that "npm start" writes; is TEYUE_DATA the same for both?`,
  )
}

async function assertKeysKnown({ url, dataDir, demo }: System): Promise<void> {
  const headers = { authorization: `Bearer ${demo.keys.company}` }
  const { status } = await fetch(`${url}/v1/payments?limit=1`, {
    headers,
    signal: AbortSignal.timeout(answerTimeoutMs),
  })
  if (status !== 401) return
  throw new OperatorError(
    `The Teyue at ${url} does not know the keys in ${dataDir}. Is TEYUE_DATA the one that it was started with?`,
  )
}

async function call<T>(
  base: string,
  method: string,
  path: string,
  body: object | undefined,
  authorization?: string,
): Promise<T> {
  const answer = await fetch(new URL(path, base), {
    method,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(answerTimeoutMs),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`)
  return (text ? JSON.parse(text) : {}) as T
}
