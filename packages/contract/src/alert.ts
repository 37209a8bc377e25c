import Type, { type Static } from 'typebox'
import { id, moment, nullable, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const alertKinds = [
  'disagreement',
  'unknown_for_long',
  'certificate_ending',
  'webhook_failing',
  'job_failing',
  'calls_failing',
  'channel_failing',
  'settlement_failing',
  'merchant_violation',
  'permission_withdrawn',
  'violation_address',
] as const
const severities = ['note', 'warning', 'critical'] as const
const states = ['open', 'acknowledged', 'muted', 'resolved'] as const
const fact = Type.Union([Type.String(), Type.Number(), Type.Null()])

export const Alert = Type.Object(
  {
    id: id('alt', 'The alert'),
    object: Type.Literal('alert'),
    kind: oneOf(alertKinds, 'What is not as it should be'),
    subject: Type.String({ description: 'The thing concerned: one alert for each kind and thing' }),
    severity: oneOf(
      severities,
      'How soon somebody should look; `note`: a trouble of test mode, of which nobody is told',
    ),
    state: oneOf(states, '`resolved` by itself, once the cause is gone'),
    facts: Type.Record(Type.String(), fact, { description: 'What was found' }),
    says: Type.String({ description: 'What is wrong, in English' }),
    says_zh: Type.String({ description: 'What is wrong, in Chinese' }),
    next: Type.String({ description: 'What to do, in English' }),
    next_zh: Type.String({ description: 'What to do, in Chinese' }),
    page: Type.String({
      description: 'Where the console shows the thing, with what to filter by',
      examples: ['/operations'],
    }),
    times: Type.Integer({ minimum: 1, description: 'How often it was seen' }),
    first_at: moment('When it was first seen'),
    last_at: moment('When it was last seen'),
    acknowledged_by: nullable(id('per', 'Who looks after it, or silenced it')),
    muted_until: nullable(moment('Until when nobody is told of it')),
    resolved_at: nullable(moment('When its cause was gone')),
  },
  { $id: 'Alert', additionalProperties: false, description: 'Something that wants a person' },
)
export type Alert = Static<typeof Alert>

export const AlertList = listOf('AlertList', Alert)
export const AlertListQuery = listQuery({
  state: Type.Optional(oneOf(states, 'Only alerts in this state; without it, those that are not over')),
})
export type AlertListQuery = Static<typeof AlertListQuery>

export const AlertCount = Type.Object(
  {
    object: Type.Literal('alert_count'),
    open: Type.Integer({ minimum: 0, description: 'Alerts that nobody looks after, without notes' }),
    critical: Type.Integer({ minimum: 0, description: 'Of these, the serious ones' }),
  },
  { $id: 'AlertCount', additionalProperties: false, description: 'How many alerts stand' },
)
export type AlertCount = Static<typeof AlertCount>

export const NewMute = Type.Object(
  { until: moment('Until when nobody is told of it, at most 30 days ahead') },
  { $id: 'NewMute', additionalProperties: false, description: 'Silence for one alert' },
)
export type NewMute = Static<typeof NewMute>
