import { randomBytes } from 'node:crypto'
import type { Mode } from '../providers/account.ts'

/** An address that hears of events; of one merchant's, or (merchantId null) of all the provider's. */
export type WebhookEndpoint = {
  readonly id: string
  readonly merchantId: string | null
  readonly mode: Mode
  readonly url: string
  readonly eventTypes: readonly string[]
  readonly createdAt: Date
  /** Until when the secret before this one signs, too. */
  readonly oldSecretUntil: Date | null
}

/** The caller as far as endpoints are concerned: whose it may see, and in which mode. */
export type Viewer = { readonly providerId: string; readonly merchantId: string | null; readonly mode: Mode }

const SECRET_BYTES = 32

/** A secret in the form of Standard Webhooks, so that merchants verify with libraries they have. */
export function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
}

/** The name under which an endpoint's secret is sealed. */
export function secretContext(id: string): string {
  return `webhook_endpoint.secret:${id}`
}
