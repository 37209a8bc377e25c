import Type, { type Static } from 'typebox'
import { id, moment, nullable, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const states = ['waiting', 'delivered', 'failed'] as const
const outcomes = ['delivered', 'refused', 'timed_out', 'unreachable', 'forbidden_address', 'redirected'] as const

const shown = {
  id: id('whd', 'The delivery'),
  object: Type.Literal('webhook_delivery'),
  endpoint: id('whe', 'Where it goes'),
  event: id('evt', 'What it tells of; also the webhook-id, the same on every attempt'),
  event_type: Type.String({ description: 'What happened', examples: ['payment.paid'] }),
  state: oneOf(states, '`failed` after about a day of attempts, or when the endpoint was removed'),
  attempt_count: Type.Integer({ minimum: 0, description: 'How often it was tried' }),
  next_at: nullable(moment('When it is tried next')),
  created_at: moment('When it was first due'),
}

export const WebhookDelivery = Type.Object(shown, {
  $id: 'WebhookDelivery',
  additionalProperties: false,
  description: 'One event on its way to one endpoint',
})
export type WebhookDelivery = Static<typeof WebhookDelivery>

const Attempt = Type.Object(
  {
    number: Type.Integer({ minimum: 1, description: 'Counted from 1' }),
    at: moment('When it ended'),
    duration_ms: Type.Integer({ minimum: 0, description: 'How long it took, in milliseconds' }),
    status: nullable(Type.Integer({ description: 'The HTTP status that came back' })),
    outcome: oneOf(outcomes, 'How it ended; redirects are not followed'),
    answer_excerpt: Type.String({ description: 'The first two kilobytes of the answer' }),
  },
  { additionalProperties: false },
)

export const WebhookDeliveryInFull = Type.Object(
  { ...shown, attempts: Type.Array(Attempt, { description: 'Every attempt, oldest first' }) },
  { $id: 'WebhookDeliveryInFull', additionalProperties: false, description: 'A delivery with all its attempts' },
)
export type WebhookDeliveryInFull = Static<typeof WebhookDeliveryInFull>

export const WebhookDeliveryList = listOf('WebhookDeliveryList', WebhookDelivery)
export const WebhookDeliveryListQuery = listQuery({
  endpoint: Type.Optional(id('whe', 'Only deliveries to this endpoint')),
  event: Type.Optional(id('evt', 'Only deliveries of this event')),
  state: Type.Optional(oneOf(states, 'Only deliveries in this state')),
})
export type WebhookDeliveryListQuery = Static<typeof WebhookDeliveryListQuery>
