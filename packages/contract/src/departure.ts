import Type, { type Static } from 'typebox'
import { Export } from './export.ts'
import { id, mode, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { ref } from './named.ts'

const closed = { additionalProperties: false }
const words = (description: string) => Type.String({ description })
const reason = (description: string) => Type.String({ minLength: 1, maxLength: 200, pattern: ONE_LINE, description })

/** So long a merchant may fetch its files at least, unless somebody says otherwise. */
export const DAYS_FOR_EXPORTS = 30

const looseEnd = Type.Object(
  {
    kind: Type.String({ description: 'What it is', examples: ['payments_open'] }),
    mode: nullable(mode),
    blocks: Type.Boolean({ description: 'Whether the leaving cannot end while there is one' }),
    count: Type.Integer({ minimum: 1, description: 'How many there are' }),
    is_more: Type.Boolean({ description: 'Whether there are more than were counted' }),
    things: Type.Array(Type.String(), { description: 'The ids of the first few' }),
    until: nullable(moment('Until when it lasts at most, where that is known')),
    what: words('What it is called, in English'),
    what_zh: words('What it is called, in Chinese'),
    next: words('What to do, in English'),
    next_zh: words('What to do, in Chinese'),
  },
  { ...closed, description: 'What is open of one kind' },
)

export const Departure = Type.Object(
  {
    id: nullable(id('dpt', 'The departure that stands; null while none does')),
    object: Type.Literal('departure'),
    merchant: id('mch', 'Who leaves'),
    merchant_state: oneOf(
      ['active', 'paused', 'leaving', 'left'],
      '`leaving`: nothing new is begun, what is under way goes on; `left`: nobody of the merchant’s gets in any more',
    ),
    reason: nullable(words("Why, in the provider's words; null for the merchant's side")),
    begun_at: nullable(moment('Since when it leaves')),
    begun_by: nullable(words('Who began it')),
    exports_until: nullable(moment('Until when the merchant may fetch its files at least; it does not end sooner')),
    ended_at: nullable(moment('Since when it has left')),
    ended_by: nullable(words('Who ended it')),
    may_end: Type.Boolean({ description: 'Whether it is leaving, and nothing stands in the way of the end' }),
    open: Type.Array(looseEnd, { description: 'All that is open, in both modes; what stands in the way first' }),
    exports: Type.Array(ref(Export), {
      description: 'The newest files that were made of what is the merchant’s, at most 12',
    }),
  },
  {
    $id: 'Departure',
    ...closed,
    description: "A merchant's leaving, and what is still open; also before it has begun",
  },
)
export type Departure = Static<typeof Departure>
export type LooseEnd = Departure['open'][number]

export const NewDeparture = Type.Object(
  {
    reason: reason('Why; the merchant does not see it'),
    days_for_exports: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 365,
        description: `For how many days the merchant may fetch its files at least; ${DAYS_FOR_EXPORTS} unless said`,
        examples: [DAYS_FOR_EXPORTS],
      }),
    ),
  },
  { $id: 'NewDeparture', ...closed, description: "That a merchant's leaving begins" },
)
export type NewDeparture = Static<typeof NewDeparture>

export const NewReturn = Type.Object(
  { reason: reason('Why it stays, or comes back') },
  { $id: 'NewReturn', ...closed, description: 'That a leaving is taken back, or that a merchant comes back' },
)
export type NewReturn = Static<typeof NewReturn>

export const NewDepartureExports = Type.Object(
  { language: oneOf(['zh', 'en'], 'The language of the heads') },
  { $id: 'NewDepartureExports', ...closed, description: 'Files of everything that is the merchant’s, in this mode' },
)
export type NewDepartureExports = Static<typeof NewDepartureExports>
