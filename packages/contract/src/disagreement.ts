import Type, { type Static } from 'typebox'
import { sources } from './event.ts'
import { id, moment, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const states = ['open', 'settled'] as const
const side = (whose: string) => Type.Record(Type.String(), Type.Unknown(), { description: `What ${whose} says` })

export const Disagreement = Type.Object(
  {
    id: id('dis', 'The disagreement'),
    object: Type.Literal('disagreement'),
    kind: Type.String({ description: 'What differs', examples: ['amount'] }),
    subject: Type.String({ description: 'The id of the thing it is about' }),
    account: id('acct', 'The account it came through'),
    message: Type.String({ description: 'What differs, as a sentence' }),
    ours: side('our book'),
    theirs: side('WeChat'),
    source: oneOf(sources, 'How we heard of it'),
    state: oneOf(states, '`open` until a person has settled it'),
    times: Type.Integer({ minimum: 1, description: 'How often it was met' }),
    first_at: moment('When it was first met'),
    last_at: moment('When it was last met'),
  },
  {
    $id: 'Disagreement',
    additionalProperties: false,
    description: "Where our books and WeChat's differ: nothing was written, the work waits, a person decides",
  },
)
export type Disagreement = Static<typeof Disagreement>

export const DisagreementList = listOf('DisagreementList', Disagreement)
export const DisagreementListQuery = listQuery({
  state: Type.Optional(oneOf(states, 'Only disagreements in this state')),
  subject: Type.Optional(Type.String({ maxLength: 64, description: 'Only those about the thing with this id' })),
})
export type DisagreementListQuery = Static<typeof DisagreementListQuery>
