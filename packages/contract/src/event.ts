import Type, { type Static } from 'typebox'
import { id, moment, nullable, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

export const sources = ['caller', 'answer', 'notice', 'query', 'bill', 'person', 'clock', 'silence'] as const

const fact = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])

/** What became of a thing: its id, its state, its amounts in fen. */
export const facts = Type.Record(Type.String(), fact, {
  description: 'What became of it; amounts in fen',
  examples: [{ state: 'paid', amount: 1280 }],
})

export const Event = Type.Object(
  {
    id: id('evt', 'The event'),
    object: Type.Literal('event'),
    type: Type.String({ description: 'What happened', examples: ['payment.paid'] }),
    at: moment('When it happened'),
    source: oneOf(sources, 'By whose word it happened'),
    subject: Type.String({ description: 'The id of the thing it happened to' }),
    merchant: nullable(id('mch', 'The merchant concerned; null when it is the whole provider')),
    facts,
  },
  { $id: 'Event', additionalProperties: false, description: 'One move of one thing' },
)
export type Event = Static<typeof Event>

export const EventList = listOf('EventList', Event)

const filters = {
  subject: Type.Optional(Type.String({ maxLength: 64, description: 'Only what happened to the thing with this id' })),
  type: Type.Optional(
    Type.String({
      maxLength: 64,
      pattern: '^[a-z_]+\\.[a-z_]+$',
      description: 'Only what is of this type',
      examples: ['payment.paid'],
    }),
  ),
}

export const EventListQuery = listQuery(filters)
export type EventListQuery = Static<typeof EventListQuery>

export const EventStreamQuery = Type.Object(
  {
    ...filters,
    after: Type.Optional(id('evt', 'Begin after this event instead of now; the header Last-Event-ID does the same')),
  },
  { additionalProperties: false },
)
export type EventStreamQuery = Static<typeof EventStreamQuery>

export const EventStreamHeaders = Type.Object({
  'last-event-id': Type.Optional(id('evt', 'Begin after this event; browsers and SDKs send it when they come back')),
})
