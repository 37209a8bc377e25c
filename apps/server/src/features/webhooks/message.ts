import { Webhook } from 'standardwebhooks'
import { isId } from '../../kit/ids.ts'
import type { Mode } from '../providers/account.ts'

/** An event as far as its receivers are concerned. */
export type PublishedEvent = {
  readonly id: string
  readonly type: string
  readonly at: Date
  readonly subjectId: string
  readonly merchantId: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

export type Message = { readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** The one of the merchant's endpoints that shall hear of the event, when its thing names one. */
export function namedEndpoint(event: Pick<PublishedEvent, 'facts'>): string | null {
  const { webhook } = event.facts
  return typeof webhook === 'string' ? webhook : null
}

/** The body of an event and the headers that prove who sent it. `sentAt` is the wall clock's: receivers check it with theirs. Each secret signs: one of them is the receiver's. */
export function signedMessage(event: PublishedEvent, mode: Mode, secrets: readonly string[], sentAt: Date): Message {
  const body = JSON.stringify({
    type: event.type,
    timestamp: event.at.toISOString(),
    data: {
      event: event.id,
      subject: event.subjectId,
      // A test of an endpoint of the whole provider is no merchant's.
      merchant: isId('merchant', event.merchantId) ? event.merchantId : null,
      mode,
      facts: event.facts,
    },
  })
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Teyue-Webhooks/1',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(event.id, sentAt, body)).join(' '),
    },
  }
}
