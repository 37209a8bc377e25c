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
