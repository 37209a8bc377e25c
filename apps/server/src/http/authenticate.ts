import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { PublicError } from '../errors.ts'
import { findCaller } from '../features/keys/find-caller.ts'
import { findSession } from '../features/people/find-session.ts'
import { networkOf } from '../kit/networks.ts'
import { createTally, type Tally } from '../kit/tally.ts'
import type { Caller } from './caller.ts'
import { refuseForeignPages } from './origin.ts'
import { callerOf } from './person-caller.ts'
import { sessionTokenOf } from './session-cookie.ts'
import { standInCaller } from './standing-in.ts'

const bearer = /^Bearer +(\S+)$/i

const FALSE_KEYS = { max: 20, windowMs: 1_000, maxNames: 10_000 }
const MAX_PROVEN_KEYS = 10_000

/**
 * A hook that finds out whose key the request bears, or who is signed in. One query for each request, so that what is revoked
 * ends at once.
 */
export function authenticate(ctx: Context) {
  const falseKeys = createTally(FALSE_KEYS)
  const proven = new Set<string>()
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const standIn = standInCaller()
    if (standIn) {
      request.caller = standIn
      return
    }
    const text = bearer.exec(request.headers.authorization ?? '')?.[1]
    const key = text ?? (request.headers.authorization ? undefined : sessionTokenOf(request, ctx.publicUrl))
    const network = networkOf(request.ip)
    const isProven = key !== undefined && proven.has(key)
    if (!isProven) takePlace(falseKeys, network, ctx.now().getTime())
    const caller = key && (await (text ? findProgram(ctx, text) : findPerson(ctx, key, request)))
    if (!caller) {
      if (isProven) proven.delete(key)
      reply.header('www-authenticate', 'Bearer')
      throw new PublicError('UNAUTHENTICATED')
    }
    if (!isProven) falseKeys.takeBack(network)
    remember(proven, key)
    request.caller = caller
  }
}

async function findProgram(ctx: Context, key: string): Promise<Caller | undefined> {
  const owner = await findCaller(ctx, key)
  return owner && { ...owner, role: 'key', person: null }
}

async function findPerson(ctx: Context, token: string, request: FastifyRequest): Promise<Caller | undefined> {
  const signedIn = await findSession(ctx, token)
  if (!signedIn) return undefined
  if (request.method !== 'GET') refuseForeignPages(request, ctx.publicUrl)
  return callerOf(signedIn, request)
}

/** Many may share a network. Whoever tries keys there must not keep out those whose keys were right before. */
function takePlace(falseKeys: Tally, network: string, now: number): void {
  const waitMs = falseKeys.waitMs(network, now)
  if (waitMs > 0) throw new PublicError('TOO_MANY_REQUESTS', { retry_after_seconds: Math.ceil(waitMs / 1000) })
  falseKeys.add(network, now)
}

function remember(proven: Set<string>, key: string): void {
  proven.add(key)
  const [oldest] = proven
  if (proven.size > MAX_PROVEN_KEYS && oldest !== undefined) proven.delete(oldest)
}
