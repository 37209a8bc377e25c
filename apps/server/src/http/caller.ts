import type { FastifyRequest } from 'fastify'
import type { Actor } from '../base/audit.ts'
import { PublicError } from '../errors.ts'
import type { Role } from '../features/people/role.ts'
import type { SignedIn } from '../features/people/session.ts'
import type { RouteRule } from './acts.ts'

/**
 * Who asks: a program by its API key, or a person by a session. `merchantId` is null for the provider's side, which may act for
 * all its merchants; an agent for those in `merchantIds` only.
 */
export type Caller = {
  readonly providerId: string
  /** The key, or the person: what is counted against limits. */
  readonly keyId: string
  readonly merchantId: string | null
  readonly merchantIds?: readonly string[]
  /** A cashier's who is bound to one store. */
  readonly storeId?: string
  readonly mode: 'test' | 'live'
  readonly role: Role | 'key'
  /** Null for a program. */
  readonly person: SignedIn | null
  /** The approval by which a second person agreed to this request. */
  readonly approvalId?: string
  /** The person is something at several merchants, and did not say for which it acts. */
  readonly isPlaceUnsaid?: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every route that is not public. */
    caller: Caller
  }
  interface FastifyContextConfig {
    /** Whether the route may be asked by anybody; it then finds no `caller`. */
    isPublic?: boolean
    /** A rule for a route that is not in the table of rules: a test's own. */
    rule?: RouteRule
  }
}

/** The merchant that a request acts for: the provider's side names it, a merchant's implies it. */
export function actingMerchant(caller: Caller, named: string | undefined): string {
  if (caller.merchantId === null && named === undefined)
    throw new PublicError('MERCHANT_REQUIRED', { field: 'merchant' })
  return visibleMerchant(caller, named)!
}

/** The merchant whose things a request may see: null for all of the provider's. A merchant's caller sees its own only. */
export function visibleMerchant(caller: Caller, named?: string): string | null {
  if (caller.merchantIds) return ofAgent(caller.merchantIds, named)
  if (caller.merchantId === null) return named ?? null
  if (named !== undefined && named !== caller.merchantId) throw new PublicError('NOT_ALLOWED', { field: 'merchant' })
  return caller.merchantId
}

/** The store whose payments a request may see: null for all. A cashier of one store sees its own only. */
export function visibleStore({ storeId }: Caller, named?: string): string | null {
  if (storeId !== undefined && named !== undefined && named !== storeId)
    throw new PublicError('NOT_ALLOWED', { field: 'store' })
  return storeId ?? named ?? null
}

/** Some things are the provider's alone. */
export function requireProviderKey(caller: Caller): void {
  if (caller.merchantId !== null) throw new PublicError('NOT_ALLOWED')
}

/** The person who asks; routes of people are not for programs. */
export function personOf(request: FastifyRequest): SignedIn {
  if (!request.caller.person) throw new PublicError('NOT_ALLOWED')
  return request.caller.person
}

/** Who acts, for the audit. */
export function actorOf({ caller, ip, id }: FastifyRequest): Actor {
  return {
    personId: caller.person?.personId ?? null,
    sessionId: caller.person?.sessionId ?? null,
    address: ip,
    requestId: id,
    merchantId: caller.merchantId,
  }
}

/** Who is in the audit for this: a person. What programs do is not people's. */
export function doerOf(request: FastifyRequest): Actor | null {
  return request.caller.person ? actorOf(request) : null
}

/** An agent's lists are of one merchant each, one of its own. */
function ofAgent(merchantIds: readonly string[], named: string | undefined): string {
  if (named === undefined) throw new PublicError('MERCHANT_REQUIRED', { field: 'merchant' })
  if (!merchantIds.includes(named)) throw new PublicError('NOT_ALLOWED', { field: 'merchant' })
  return named
}
