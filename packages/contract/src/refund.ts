import Type, { type Static } from 'typebox'
import { fen, id, MAX_FEN, moment, nullable, ONE_LINE, oneOf, reference, subMchid } from './fields.ts'
import { amountBetween, createdBetween, listOf, listQuery } from './list.ts'

export const refundStates = [
  'requested',
  'unknown',
  'processing',
  'abnormal',
  'succeeded',
  'closed',
  'refused',
] as const

const reason = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: ONE_LINE,
  description: 'Why, as the payer sees it',
  examples: ['Out of stock'],
})

export const NewRefund = Type.Object(
  {
    amount: Type.Integer({
      minimum: 1,
      maximum: MAX_FEN,
      description: 'What goes back to the payer, in fen (1 yuan = 100 fen)',
      examples: [500],
    }),
    reference: reference("The merchant's own number for this refund; the same number is the same refund"),
    reason: Type.Optional(reason),
  },
  { $id: 'NewRefund', additionalProperties: false, description: 'A refund to be made' },
)
export type NewRefund = Static<typeof NewRefund>

export const Refund = Type.Object(
  {
    id: id('rfd', 'Also the out_refund_no by which WeChat knows it'),
    store: nullable(id('sto', 'The store where its payment was taken')),
    object: Type.Literal('refund'),
    payment: id('pay', 'The payment it is taken from'),
    merchant: id('mch', 'The merchant that refunds'),
    amount: fen('What goes back to the payer', 500),
    currency: Type.Literal('CNY'),
    reference: reference("The merchant's own number for this refund"),
    reason: nullable(reason),
    state: oneOf(
      refundStates,
      '`unknown` means that WeChat has not answered yet; it never means failed. `abnormal` means that the payer could not be credited',
    ),
    refund_id: nullable(Type.String({ description: "WeChat's number for it" })),
    fee_returned: fen('What WeChat gives back of its fee', 3),
    received_account: nullable(Type.String({ description: "Where the money went, in WeChat's words" })),
    created_at: moment('When it was asked for'),
    succeeded_at: nullable(moment('When WeChat says the payer had it')),
    held: nullable(
      Type.Object(
        { code: Type.String({ description: "WeChat's code", examples: ['NOT_ENOUGH'] }) },
        {
          additionalProperties: false,
          description: 'What keeps it waiting; it goes on under the same number once that is mended',
        },
      ),
    ),
    refusal: nullable(
      Type.Object(
        {
          code: Type.String({ description: "WeChat's code" }),
          message: Type.String({ description: "WeChat's words" }),
        },
        { additionalProperties: false, description: 'Why WeChat refused it' },
      ),
    ),
  },
  { $id: 'Refund', additionalProperties: false, description: 'A refund and how it stands' },
)
export type Refund = Static<typeof Refund>

export const RefundList = listOf('RefundList', Refund)
const filters = {
  state: Type.Optional(oneOf(refundStates, 'Only refunds in this state')),
  reference: Type.Optional(reference("Only refunds with this number of the merchant's")),
  merchant: Type.Optional(id('mch', "Only this merchant's refunds")),
  payment: Type.Optional(id('pay', 'Only refunds of this payment')),
  store: Type.Optional(id('sto', 'Only of payments that were taken in this store')),
  sub_mchid: Type.Optional(subMchid),
  ...amountBetween,
  ...createdBetween,
}
export const RefundListQuery = listQuery(filters)
export const RefundTotalsQuery = Type.Object(filters, {
  additionalProperties: false,
  description: 'Which refunds',
})
export type RefundTotalsQuery = Static<typeof RefundTotalsQuery>
export type RefundListQuery = Static<typeof RefundListQuery>
