import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { PublicError } from '../errors.ts'

/** Whose API key this request bears. `merchantId` is null for a provider's key, which may act for all its merchants. */
export type Caller = {
  readonly providerId: string
  readonly keyId: string
  readonly merchantId: string | null
  readonly mode: 'test' | 'live'
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every route that is not public. */
    caller: Caller
  }
  interface FastifyContextConfig {
    /** Whether the route may be asked without a key; it then finds no `caller`. */
    isPublic?: boolean
  }
}

const IDEMPOTENCY_KEY = 'idempotency-key'

/** The headers of a request that makes something. */
export const IdempotencyHeaders = Type.Object({
  [IDEMPOTENCY_KEY]: Type.Optional(
    Type.String({
      maxLength: 255,
      pattern: '^[\\x21-\\x7e]+$',
      description: 'A name for this request: sent again under the same name, it gives the first answer',
      examples: ['4c1f0a5e-9a55-4f0e-a1a7-3b6b7b0a7a11'],
    }),
  ),
})

/** The request's Idempotency-Key, which IdempotencyHeaders has let through; null when it bears none. */
export function idempotencyKey(request: Pick<FastifyRequest, 'headers'>): string | null {
  const key = request.headers[IDEMPOTENCY_KEY]
  return typeof key === 'string' ? key : null
}

/** The merchant that a request acts for: a provider's key names it, a merchant's key implies it. */
export function actingMerchant(caller: Caller, named: string | undefined): string {
  if (caller.merchantId === null && named === undefined)
    throw new PublicError('MERCHANT_REQUIRED', { field: 'merchant' })
  return visibleMerchant(caller, named)!
}

/** The merchant whose things a request may see: null for all of the provider's. A merchant's key sees its own only. */
export function visibleMerchant(caller: Caller, named?: string): string | null {
  if (caller.merchantId === null) return named ?? null
  if (named !== undefined && named !== caller.merchantId) throw new PublicError('NOT_ALLOWED', { field: 'merchant' })
  return caller.merchantId
}

/** Some things are the provider's alone. */
export function requireProviderKey(caller: Caller): void {
  if (caller.merchantId !== null) throw new PublicError('NOT_ALLOWED')
}
