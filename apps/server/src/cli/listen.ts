import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { TeyueError } from '@teyue/sdk/errors'
import type { Event } from '@teyue/sdk/generated/types'
import { createTeyue, type Teyue } from '@teyue/sdk/teyue'
import { publishedTypes } from '../base/events.ts'
import type { Config } from '../config.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { createForwarder, type Forwarder, localSecret } from './listen/forwarder.ts'
import { type Closers, runUntilStopped, sentenceOf } from './run-until-stopped.ts'

const usage = `teyue listen: brings webhooks to your own machine, signed and posted as the real ones are

  --forward URL    where your program takes webhooks, as http://localhost:3000/webhooks
  --key KEY        an API key, or a file that holds one
  --url URL        where Teyue is; the one of this machine unless told
  --secret SECRET  whsec_… to sign with; a new one is made and shown unless told
  --replay EVENT   send one event of before (evt_…) once, and end

While it runs, r sends the last one again.
`

const options = {
  forward: { type: 'string' },
  key: { type: 'string' },
  url: { type: 'string' },
  secret: { type: 'string' },
  replay: { type: 'string' },
} as const

type Asked = Partial<Record<keyof typeof options, string>>

const CTRL_C = '\u0003'

export async function run(config: Config, args: readonly string[]): Promise<void> {
  const asked = readArguments(args)
  const key = readKey(needed(asked, 'key'))
  const forward = readUrl(needed(asked, 'forward'))
  const secret = readSecret(asked.secret)
  const baseUrl = asked.url ?? `http://127.0.0.1:${config.port}`
  const teyue = told(() => createTeyue({ key, baseUrl }))
  const mode = key.startsWith('tk_live_') ? 'live' : 'test'
  const forwarder = createForwarder({ url: forward, secret, mode, say })
  if (asked.replay !== undefined) return replay(teyue, forwarder, asked.replay)
  await runUntilStopped(async (closers) => {
    // A key that does not hold is said at once, not after the first event.
    const { data: before } = await teyue.events.list({ limit: 100 }).catch(sayWhy)
    follow(
      teyue,
      forwarder,
      before.map(({ id }) => id),
      closers,
    )
    return `Ready. ${mode} events of ${baseUrl} go to ${forward}; r sends the last one again, Ctrl-C ends.\nSecret: ${secret}\n`
  })
}

async function replay(teyue: Teyue, forwarder: Forwarder, id: string): Promise<void> {
  const event = await teyue.events.get(id).catch(sayWhy)
  if (!(await forwarder.forward(event))) process.exitCode = 1
}

/** Follows in the background what comes after these, and comes back by itself when the line breaks. */
function follow(teyue: Teyue, forwarder: Forwarder, before: readonly string[], closers: Closers): void {
  const isNew = ({ id, type }: Event) => !before.includes(id) && (publishedTypes as readonly string[]).includes(type)
  const from = before[0] === undefined ? {} : { after: before[0] }
  const end = new AbortController()
  const onBreak = (reason: unknown) => say(`The line to Teyue broke and is opened again: ${reasonOf(reason)}`)
  const forwarding = (async () => {
    for await (const event of teyue.events.follow(from, { signal: end.signal, onBreak }))
      if (isNew(event)) await forwarder.forward(event)
  })()
  forwarding.catch((error: unknown) => {
    say(reasonOf(error))
    process.kill(process.pid, 'SIGTERM')
  })
  const unhear = hearKeys(forwarder)
  closers.push(async () => {
    unhear()
    end.abort()
    await forwarding.catch(() => undefined)
  })
}

/** r sends the last one again. In a terminal without waiting for Enter, and Ctrl-C then comes as a key, too. */
function hearKeys(forwarder: Forwarder): () => void {
  const { stdin } = process
  const hear = (text: Buffer) => {
    if (text.includes(CTRL_C)) process.kill(process.pid, 'SIGINT')
    else if (text.toString().trim().toLowerCase() === 'r') void forwarder.again()
  }
  if (stdin.isTTY) stdin.setRawMode(true)
  stdin.on('data', hear)
  return () => {
    stdin.off('data', hear).pause()
    if (stdin.isTTY) stdin.setRawMode(false)
  }
}

function readArguments(args: readonly string[]): Asked {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function needed(asked: Asked, name: keyof Asked): string {
  const value = asked[name]
  if (value === undefined) throw new OperatorError(`--${name} is missing.\n\n${usage}`)
  return value
}

/** Arguments are seen by everybody on the machine, so that a file is the better place. */
function readKey(text: string): string {
  return text.startsWith('tk_') || !existsSync(text) ? text : readFileSync(text, 'utf8').trim()
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url.href
  throw new OperatorError(`--forward is "${text}"; it must be an address like http://localhost:3000/webhooks.`)
}

function readSecret(text: string | undefined): string {
  if (text === undefined) return localSecret()
  if (/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(text)) return text
  throw new OperatorError('--secret must be one of Standard Webhooks: whsec_ and base64.')
}

function told<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw new OperatorError(reasonOf(error))
  }
}

function sayWhy(error: unknown): never {
  throw error instanceof TeyueError ? new OperatorError(error.message) : error
}

function reasonOf(error: unknown): string {
  return error instanceof TeyueError || error instanceof TypeError ? error.message : sentenceOf(error)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
