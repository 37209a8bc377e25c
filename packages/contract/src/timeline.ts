import Type, { type Static } from 'typebox'
import { facts, sources } from './event.ts'
import { id, moment, nullable, oneOf } from './fields.ts'
import { ref } from './named.ts'

const closed = { additionalProperties: false }
const text = (description: string) => Type.String({ description })

/** What went over the wire, without what it said. */
const Wire = Type.Object(
  {
    exchange: id('exc', 'The exchange; GET /v1/exchanges/{id} shows it'),
    method: text('GET or POST'),
    path: text('The path that was asked'),
    status: nullable(Type.Integer({ description: 'The HTTP status; null where nothing came back' })),
    duration_ms: Type.Integer({ description: 'How long it took, in milliseconds' }),
    request_id: nullable(text("WeChat's Request-ID, which its support asks for")),
    inner_code: nullable(text("WeChat's inner code")),
  },
  { ...closed, description: 'The call to WeChat behind it' },
)

const Explanation = Type.Object(
  {
    code: text("WeChat's code, or one of our client's"),
    cause: text('What it means, in English'),
    cause_zh: text('The same in Chinese'),
    remedy: text('What to do, in English'),
    remedy_zh: text('The same in Chinese'),
  },
  { ...closed, description: 'Why it failed, where it did' },
)

const Delivery = Type.Object(
  {
    delivery: id('whd', 'The delivery'),
    endpoint: id('whe', 'Where it went'),
    event_type: text('Of what it told'),
    number: Type.Integer({ description: 'Which attempt' }),
    outcome: text('How it ended'),
    status: nullable(Type.Integer({ description: 'The HTTP status that came back' })),
    duration_ms: Type.Integer({ description: 'How long it took, in milliseconds' }),
  },
  { ...closed, description: 'The attempt, where it is one' },
)

export const Step = Type.Object(
  {
    id: text('What it is read by: an event, a disagreement, or an attempt of a delivery'),
    kind: oneOf(
      ['event', 'delivery', 'disagreement'],
      'A move or a silence; a webhook that was sent; a difference that was met',
    ),
    at: moment('When'),
    subject: text('What it is about: the payment, or one of its refunds; the applyment'),
    type: text('What happened'),
    source: oneOf([...sources, 'webhook'], 'By whose word'),
    facts,
    wire: nullable(Wire),
    explanation: nullable(Explanation),
    delivery: nullable(Delivery),
  },
  { $id: 'Step', additionalProperties: false, description: 'One step of a timeline' },
)
export type Step = Static<typeof Step>

export const Timeline = Type.Object(
  {
    object: Type.Literal('timeline'),
    subject: text('The payment, the refund or the applyment'),
    steps: Type.Array(ref(Step), { description: 'Oldest first; of a payment also those of its refunds' }),
    is_whole: Type.Boolean({ description: 'Whether these are all; else the newest' }),
    orders: Type.Integer({
      description:
        'How often it was sent to WeChat, 0 for what another system ordered; of an applyment, how often it was submitted',
    }),
    queries: Type.Integer({
      description:
        'How often WeChat was asked for it; of an applyment, since it stands as it does. What told nothing new is no step',
    }),
  },
  {
    $id: 'Timeline',
    additionalProperties: false,
    description: 'All that happened to a payment, a refund or an applyment',
  },
)
export type Timeline = Static<typeof Timeline>

export const Exchange = Type.Object(
  {
    id: id('exc', 'The exchange'),
    object: Type.Literal('exchange'),
    at: moment('When it began'),
    method: text('GET or POST'),
    url: text('The address'),
    status: nullable(Type.Integer({ description: 'The HTTP status; null where nothing came back' })),
    duration_ms: Type.Integer({ description: 'How long it took, in milliseconds' }),
    request_headers: Type.Record(Type.String(), Type.String(), { description: 'As they were sent' }),
    request_body: text('As it was sent'),
    answer_headers: Type.Record(Type.String(), Type.String(), { description: 'As they came' }),
    answer_body: text('As it came'),
  },
  {
    $id: 'Exchange',
    additionalProperties: false,
    description: 'A request and its answer as they went over the wire; secrets and what names a person are masked',
  },
)
export type Exchange = Static<typeof Exchange>

export const ExchangeQuery = Type.Object(
  {
    of: Type.String({
      minLength: 4,
      maxLength: 64,
      description: 'The payment, the applyment or whatever else it is about',
    }),
  },
  { additionalProperties: false },
)
export type ExchangeQuery = Static<typeof ExchangeQuery>
