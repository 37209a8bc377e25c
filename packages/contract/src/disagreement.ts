import Type, { type Static } from 'typebox'
import { sources } from './event.ts'
import { id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const states = ['open', 'settled'] as const
const side = (whose: string) => Type.Record(Type.String(), Type.Unknown(), { description: `What ${whose} says` })

const shown = {
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
  settlement: nullable(
    Type.Object(
      {
        at: moment('When it was settled'),
        how: oneOf(['wechat_said', 'person'], 'By a later word of WeChat, or by a person'),
        by: nullable(Type.String({ description: 'The person; null for WeChat' })),
        reason: nullable(Type.String({ description: 'Why, in the words of that person' })),
      },
      { additionalProperties: false, description: 'How it ended; null while it is open' },
    ),
  ),
}

export const Disagreement = Type.Object(shown, {
  $id: 'Disagreement',
  additionalProperties: false,
  description: "Where our books and WeChat's differ: nothing was written, the work waits, a person decides",
})
export type Disagreement = Static<typeof Disagreement>

export const DisagreementList = listOf('DisagreementList', Disagreement)
export const DisagreementListQuery = listQuery({
  state: Type.Optional(oneOf(states, 'Only disagreements in this state')),
  subject: Type.Optional(Type.String({ maxLength: 64, description: 'Only those about the thing with this id' })),
})
export type DisagreementListQuery = Static<typeof DisagreementListQuery>

export const disagreementMoves = ['ask_wechat', 'read_notice_again', 'settle'] as const

const Move = Type.Object(
  {
    move: oneOf(disagreementMoves, 'The act'),
    is_legal: Type.Boolean({ description: 'Whether it may be done now' }),
    because: Type.String({ description: 'What it does, or why it may not be done, in English' }),
    because_zh: Type.String({ description: 'The same in Chinese' }),
  },
  { additionalProperties: false },
)

export const DisagreementInFull = Type.Object(
  {
    ...shown,
    exchange: nullable(id('exc', "The exchange that brought WeChat's side")),
    moves: Type.Array(Move, { description: 'What may be done about it. None of them changes the books by itself' }),
  },
  {
    $id: 'DisagreementInFull',
    additionalProperties: false,
    description: 'A disagreement with what may be done about it',
  },
)
export type DisagreementInFull = Static<typeof DisagreementInFull>

export const DisagreementMove = Type.Object(
  {
    move: oneOf(disagreementMoves, 'The act'),
    reason: Type.Optional(
      Type.String({
        minLength: 4,
        maxLength: 500,
        pattern: ONE_LINE,
        description: 'Why it is settled; needed for `settle`',
        examples: ['Paid back in cash on 26 November, receipt 118'],
      }),
    ),
  },
  { $id: 'DisagreementMove', additionalProperties: false, description: 'What a person does about a disagreement' },
)
export type DisagreementMove = Static<typeof DisagreementMove>
