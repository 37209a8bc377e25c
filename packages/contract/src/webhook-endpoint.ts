import Type, { type Static } from 'typebox'
import { id, mode, moment, nullable } from './fields.ts'
import { listOf, listQuery } from './list.ts'

/** What an endpoint may ask to hear of. */
export const eventTypes = [
  '*',
  'payment.paid',
  'payment.closed',
  'payment.refused',
  'refund.processing',
  'refund.succeeded',
  'refund.abnormal',
  'refund.closed',
  'refund.refused',
  'applyment.submitted',
  'applyment.auditing',
  'applyment.rejected',
  'applyment.refused',
  'applyment.to_be_confirmed',
  'applyment.to_be_signed',
  'applyment.signing',
  'applyment.expiring',
  'applyment.finished',
  'applyment.canceled',
  'merchant.violation',
  'merchant.permission_withdrawn',
  'merchant.leaving',
  'merchant.left',
  'merchant.returned',
  'webhook.test',
] as const

const url = Type.String({
  minLength: 1,
  maxLength: 2000,
  pattern: '^https?://[^\\s\\p{Cc}\\p{Cs}]+$',
  description: 'A public https address that takes POST',
  examples: ['https://shop.example.com/hooks/teyue'],
})
const wanted = Type.Array(Type.Unsafe<(typeof eventTypes)[number]>({ type: 'string', enum: eventTypes }), {
  minItems: 1,
  maxItems: eventTypes.length,
  uniqueItems: true,
  description: 'Which events it hears of; `*` means all',
  examples: [['payment.paid', 'refund.succeeded']],
})

export const NewWebhookEndpoint = Type.Object(
  {
    url,
    event_types: Type.Optional(wanted),
    merchant: Type.Optional(id('mch', "Only this merchant's events; without it, those of all merchants of the key")),
  },
  { $id: 'NewWebhookEndpoint', additionalProperties: false, description: 'An address that wants to hear of events' },
)
export type NewWebhookEndpoint = Static<typeof NewWebhookEndpoint>

const shown = {
  id: id('whe', 'The endpoint'),
  object: Type.Literal('webhook_endpoint'),
  mode,
  merchant: nullable(id('mch', 'The merchant whose events it hears; null for all of the provider')),
  url,
  event_types: wanted,
  created_at: moment('When it was registered'),
  old_secret_until: nullable(moment('Until when the secret before this one signs, too')),
}

export const WebhookEndpoint = Type.Object(shown, {
  $id: 'WebhookEndpoint',
  additionalProperties: false,
  description: 'An address that hears of events, without its secret',
})
export type WebhookEndpoint = Static<typeof WebhookEndpoint>

export const RegisteredWebhookEndpoint = Type.Object(
  {
    ...shown,
    secret: Type.String({
      description: 'Verifies what arrives (Standard Webhooks). It is shown this once',
      examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    }),
  },
  { $id: 'RegisteredWebhookEndpoint', additionalProperties: false, description: 'An endpoint at its birth' },
)
export type RegisteredWebhookEndpoint = Static<typeof RegisteredWebhookEndpoint>

const MAX_OVERLAP_HOURS = 168

export const NewWebhookSecret = Type.Object(
  {
    overlap_hours: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_OVERLAP_HOURS,
        description: 'How long the old secret signs beside the new one: 24 hours unless told; 0 ends it at once',
        examples: [24],
      }),
    ),
  },
  { $id: 'NewWebhookSecret', additionalProperties: false, description: 'A secret to take the place of another' },
)
export type NewWebhookSecret = Static<typeof NewWebhookSecret>

export const WebhookEndpointList = listOf('WebhookEndpointList', WebhookEndpoint)
export const WebhookEndpointListQuery = listQuery({
  merchant: Type.Optional(id('mch', 'Only endpoints of this merchant')),
})
export type WebhookEndpointListQuery = Static<typeof WebhookEndpointListQuery>
