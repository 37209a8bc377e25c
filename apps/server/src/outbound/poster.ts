import { lookup as dnsLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, request } from 'undici'
import { isAllowedAddress, literalAddress } from './address.ts'
import { type Answer, type Outcome, outcomeOf } from './answer.ts'

const CONNECT_TIMEOUT_MS = 5_000
const TOTAL_TIMEOUT_MS = 10_000
const EXCERPT_BYTES = 2_048
const CONNECTIONS_PER_ORIGIN = 16

type Resolved = { readonly address: string; readonly family: number }
/** Asks DNS for all addresses of a name. */
export type Resolve = (hostname: string) => Promise<Resolved[]>
export type Post = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Answer>

export type PosterOptions = {
  /** Networks (CIDR) that may be reached besides public addresses. */
  readonly networks: readonly string[]
  readonly resolve?: Resolve
  readonly timeoutMs?: number
}

// Connections are kept open between calls, and belong to whoever allowed them.
const posters = new WeakMap<object, Post>()

/** The one poster of this owner. */
export function posterFor(owner: object, networks: readonly string[]): Post {
  const post = posters.get(owner) ?? createPoster({ networks })
  posters.set(owner, post)
  return post
}

/**
 * Posts to public addresses, or to those in `networks`. What counts is the address that is connected to, so a name that
 * changes its mind between registration and delivery (DNS rebinding) gains nothing.
 */
export function createPoster({ networks, resolve = resolveAll, timeoutMs = TOTAL_TIMEOUT_MS }: PosterOptions): Post {
  const allowedFor = (protocol: string) => (address: string) => isAllowedAddress(address, protocol, networks)
  const agents: Readonly<Record<string, Agent>> = {
    'https:': guardedAgent(allowedFor('https:'), resolve),
    'http:': guardedAgent(allowedFor('http:'), resolve),
  }
  return async (url, headers, body) => {
    const started = performance.now()
    const target = new URL(url)
    const literal = literalAddress(target)
    const agent = agents[target.protocol]
    // A host that is an address is never looked up, so it is judged here.
    const forbidden = !agent || (literal !== undefined && !allowedFor(target.protocol)(literal))
    const end = forbidden
      ? failed('forbidden_address')
      : await send(target, { dispatcher: agent, headers, body, signal: AbortSignal.timeout(timeoutMs) })
    return { ...end, durationMs: Math.round(performance.now() - started) }
  }
}

type End = Omit<Answer, 'durationMs'>

type Sending = Pick<Dispatcher.RequestOptions, 'headers' | 'body' | 'signal'> & { readonly dispatcher: Agent }

async function send(target: URL, sending: Sending): Promise<End> {
  try {
    const answer = await request(target, { ...sending, method: 'POST' })
    return { outcome: outcomeOf(answer.statusCode), status: answer.statusCode, excerpt: await excerptOf(answer.body) }
  } catch (error) {
    return failed(whyNot(error))
  }
}

/** The status says how it ended, whether or not the rest of the answer can be read. */
async function excerptOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes >= EXCERPT_BYTES) break
    }
  } catch {
    body.destroy()
  }
  // A database keeps every character but this one.
  return Buffer.concat(chunks).subarray(0, EXCERPT_BYTES).toString('utf8').replaceAll('\0', '\uFFFD')
}

function guardedAgent(allowed: (address: string) => boolean, resolve: Resolve): Agent {
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found
        if (!first || !found.every(({ address }) => allowed(address))) callback(new ForbiddenAddress(hostname), [])
        else if (options.all) callback(null, found)
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    )
  }
  return new Agent({ connect: { lookup, timeout: CONNECT_TIMEOUT_MS }, connections: CONNECTIONS_PER_ORIGIN })
}

class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress'
}

/** Every address of a name. */
export async function resolveAll(hostname: string): Promise<Resolved[]> {
  return dnsLookup(hostname, { all: true })
}

function whyNot(error: unknown): Outcome {
  if (error instanceof ForbiddenAddress) return 'forbidden_address'
  const { name, code } = error as { name?: string; code?: string }
  const late = name === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'UND_ERR_HEADERS_TIMEOUT'
  return late ? 'timed_out' : 'unreachable'
}

function failed(outcome: Outcome): End {
  return { outcome, status: null, excerpt: '' }
}
