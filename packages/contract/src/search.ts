import Type, { type Static } from 'typebox'
import { APPLYMENT_STATES } from './applyment.ts'
import { fen, id, moment, nullable, oneOf, reference } from './fields.ts'
import { ref } from './named.ts'
import { paymentStates } from './payment.ts'
import { refundStates } from './refund.ts'

const numbers = ['id', 'reference', 'transaction_id', 'refund_id', 'out_trade_no'] as const
const shown = {
  merchant: id('mch', 'Whose it is'),
  store: nullable(id('sto', 'The store where it was taken, or whose payment it gives back')),
  amount: fen('Its amount', 1280),
  reference: reference("The merchant's number for it"),
  created_at: moment('When it was asked for'),
  matched: oneOf(numbers, 'Which of its numbers it was'),
}

export const SearchHit = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('payment'),
        id: id('pay', 'The payment'),
        state: oneOf(paymentStates, 'How it stands'),
        ...shown,
      },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        kind: Type.Literal('refund'),
        id: id('rfd', 'The refund'),
        state: oneOf(refundStates, 'How it stands'),
        ...shown,
      },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        kind: Type.Literal('applyment'),
        id: id('apl', 'The applyment, which is its number at WeChat, too: `business_code`'),
        state: oneOf(APPLYMENT_STATES, 'How it stands'),
        merchant: shown.merchant,
        name: nullable(Type.String({ description: 'What payers will see' })),
        created_at: moment('When it was begun'),
        matched: oneOf(['id', 'applyment_id', 'sub_mchid'], 'Which of its numbers it was'),
      },
      { additionalProperties: false },
    ),
  ],
  { $id: 'SearchHit', description: 'Something that bears the number' },
)
export type SearchHit = Static<typeof SearchHit>

export const SearchResult = Type.Object(
  {
    object: Type.Literal('list'),
    data: Type.Array(ref(SearchHit), { description: 'Newest first, at most 20 of each kind' }),
  },
  { $id: 'SearchResult', additionalProperties: false, description: 'What bears a number, exactly' },
)
export type SearchResult = Static<typeof SearchResult>

export const SearchQuery = Type.Object(
  {
    q: Type.String({
      minLength: 4,
      maxLength: 64,
      pattern: '^[0-9A-Za-z_\\-|*.@:/]+$',
      description: "A number, whole: ours, the merchant's or WeChat's, of a payment, a refund or an applyment",
      examples: ['4200002917202611231234567890'],
    }),
  },
  { additionalProperties: false },
)
export type SearchQuery = Static<typeof SearchQuery>
