import Type, { type Static } from 'typebox'
import { facts } from './event.ts'
import { id, mode, moment, nullable } from './fields.ts'

/** What an endpoint receives. Its id stands in the header webhook-id: the event's id, the same on every attempt. */
export const WebhookMessage = Type.Object(
  {
    type: Type.String({ description: 'What happened', examples: ['payment.paid'] }),
    timestamp: moment('When it happened'),
    data: Type.Object(
      {
        event: id('evt', 'The event: handle each only once'),
        subject: Type.String({ description: 'The id of the thing it happened to' }),
        merchant: nullable(id('mch', 'The merchant concerned; null for a test of an endpoint of the whole provider')),
        mode,
        facts,
      },
      { additionalProperties: false, description: 'What happened to which thing' },
    ),
  },
  {
    $id: 'WebhookMessage',
    additionalProperties: false,
    description: 'The body that is posted to a webhook endpoint, signed after Standard Webhooks',
  },
)
export type WebhookMessage = Static<typeof WebhookMessage>
