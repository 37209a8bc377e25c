import { PublicError } from '../../errors.ts'
import type { Viewer } from '../providers/viewer.ts'

/** How many forms of a kind may be open at once: of one merchant, of all that an agent brought, of the provider in one mode. */
export type FormLimits = {
  readonly maxOpenPerMerchant: number
  readonly maxOpenPerAgent: number
  readonly maxOpenPerProvider: number
}

/** Whose open forms to count, and against what: the narrowest first. */
export type FormLimit = {
  readonly of: 'merchant' | 'agent' | 'provider'
  readonly merchantIds: readonly string[] | null
  readonly limit: number
}

export function limitsFor(limits: FormLimits, { merchantIds }: Viewer, merchantId: string): FormLimit[] {
  const { maxOpenPerMerchant, maxOpenPerAgent, maxOpenPerProvider } = limits
  return [
    { of: 'merchant', merchantIds: [merchantId], limit: maxOpenPerMerchant },
    ...(merchantIds ? [{ of: 'agent', merchantIds, limit: maxOpenPerAgent } as const] : []),
    { of: 'provider', merchantIds: null, limit: maxOpenPerProvider },
  ]
}

export function assertRoom({ of, limit }: FormLimit, open: number): void {
  if (open >= limit) throw new PublicError('TOO_MANY_OPEN_FORMS', { of, limit })
}
