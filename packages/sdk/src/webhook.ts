import { Webhook } from 'standardwebhooks'
import type { WebhookMessage } from './generated/types.ts'

export type WebhookArrival = {
  /** The raw body, byte for byte as it came: parsed and written again it is another one. */
  readonly body: string | Uint8Array
  /** Node's `request.headers`, or the `Headers` of a fetch-like server. */
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>
}

export type WebhookTrust = {
  /** The endpoint's secrets: the new and the old one while they are rolled. */
  readonly secrets: string | readonly string[]
  /** How old or how far ahead of this clock a message may be; at most the standard's 300 s. */
  readonly toleranceSeconds?: number
}

/** A genuine message with its id, the event's: handle each id only once, since a message may come twice. */
export type GenuineWebhook = WebhookMessage & { readonly id: string }

/** Not from Teyue, or not now. Answer 400 and do nothing. */
export class WebhookNotGenuine extends Error {
  override readonly name = 'WebhookNotGenuine'
}

const TOLERANCE_SECONDS = 300
const signed = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const

/** Verifies a webhook (Standard Webhooks) and reads it. Throws WebhookNotGenuine. */
export function openWebhook(arrival: WebhookArrival, trust: WebhookTrust): GenuineWebhook {
  const secrets = [trust.secrets].flat()
  if (secrets.length === 0) throw new TypeError('`secrets` is empty: nothing could ever be genuine.')
  const headers = Object.fromEntries(signed.map((name) => [name, header(arrival, name)]))
  assertTimely(headers['webhook-timestamp']!, trust.toleranceSeconds ?? TOLERANCE_SECONDS)
  const body = typeof arrival.body === 'string' ? arrival.body : Buffer.from(arrival.body).toString('utf8')
  if (!secrets.map((secret) => new Webhook(secret)).some((webhook) => isSignedWith(webhook, body, headers)))
    throw new WebhookNotGenuine('No signature of this message was made with any of the secrets.')
  return { ...(JSON.parse(body) as WebhookMessage), id: headers['webhook-id']! }
}

function header({ headers }: WebhookArrival, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name]
  if (typeof value !== 'string' || value === '') throw new WebhookNotGenuine(`The header ${name} is missing.`)
  return value
}

function assertTimely(timestamp: string, toleranceSeconds: number): void {
  if (!(toleranceSeconds >= 1 && toleranceSeconds <= TOLERANCE_SECONDS))
    throw new RangeError(`\`toleranceSeconds\` must be 1 to ${TOLERANCE_SECONDS}.`)
  const apart = Math.abs(Date.now() / 1000 - Number(timestamp))
  if (!(apart <= toleranceSeconds)) throw new WebhookNotGenuine('It is too old or from the future: is the clock right?')
}

function isSignedWith(webhook: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}
