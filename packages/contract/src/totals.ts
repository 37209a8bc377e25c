import Type, { type Static } from 'typebox'

const count = (description: string) => Type.Integer({ minimum: 0, description })

/** How much a list holds, by state. It looks at so many of the newest and no more, and says whether that was all. */
export const Totals = Type.Object(
  {
    object: Type.Literal('totals'),
    count: count('How many'),
    amount: count('Their sum, in fen'),
    states: Type.Array(
      Type.Object(
        {
          state: Type.String({ description: 'The state', examples: ['paid'] }),
          count: count('How many in this state'),
          amount: count('Their sum, in fen'),
        },
        { additionalProperties: false },
      ),
      { description: 'The same by state; states of none are left out' },
    ),
    is_whole: Type.Boolean({ description: 'Whether all were looked at. If not, there are at least as many' }),
    looked_at: count('How many of the newest were looked at to find them'),
  },
  { $id: 'Totals', additionalProperties: false, description: 'What a filter holds altogether' },
)
export type Totals = Static<typeof Totals>
