import Type, { type Static } from 'typebox'
import { id, moment, nullable, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'
import { ref } from './named.ts'

const states = ['waiting', 'agrees', 'differs'] as const
const differenceKinds = ['not_here', 'not_there', 'state', 'amount', 'owner', 'transaction', 'day'] as const
const things = ['payment', 'refund', 'reversal'] as const

const count = (what: string) => Type.Integer({ minimum: 0, description: what, examples: [3] })
const sum = (what: string) =>
  Type.Integer({ minimum: 0, description: `${what}, in fen (1 yuan = 100 fen)`, examples: [3840] })

const totals = (whose: string) =>
  nullable(
    Type.Object(
      {
        payments: count('How many payments'),
        paid: sum('What they come to'),
        refunds: count('How many refunds were accepted'),
        refunded: sum('What those come to'),
      },
      { additionalProperties: false, description: `What ${whose} says of the day; null until it was compared` },
    ),
  )

const day = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\d$',
  description: 'The day, in Shanghai as all of WeChat’s days',
  examples: ['2026-11-23'],
})

const fields = {
  id: id('rec', 'The comparison'),
  object: Type.Literal('reconciliation'),
  account: id('acct', 'The account whose bill it is'),
  day,
  state: oneOf(states, '`waiting`: no bill yet; `agrees`: bill and books tell the same; `differs`: a person must look'),
  waiting_code: nullable(Type.String({ description: 'Why there is no bill yet', examples: ['STATEMENT_CREATING'] })),
  theirs: totals("WeChat's bill"),
  ours: totals('our book'),
  difference_count: count('In how many places they differ'),
  elsewhere: nullable(
    Type.Object(
      { payments: count('How many payments'), paid: sum('What they come to') },
      {
        additionalProperties: false,
        description:
          'What the bill has that other systems made: of numbers that nobody here knows, or while one runs beside this one. It is in neither side’s totals, and no difference',
      },
    ),
  ),
  compared_at: nullable(moment('When they were last compared')),
  next_at: nullable(moment('When they will be compared again')),
}

export const Reconciliation = Type.Object(fields, {
  $id: 'Reconciliation',
  additionalProperties: false,
  description: "The comparison of one account's trade bill of one day with our books",
})
export type Reconciliation = Static<typeof Reconciliation>

const side = (whose: string) => Type.Record(Type.String(), Type.Unknown(), { description: `What ${whose} says` })

export const BillDifference = Type.Object(
  {
    kind: oneOf(
      differenceKinds,
      '`not_here`: only in the bill; `not_there`: only in our books; else what both have and tell differently',
    ),
    thing: oneOf(things, 'What it is about; `reversal` is a code payment that was reversed'),
    number: Type.String({ description: 'Its out_trade_no or out_refund_no: the id of our payment or refund' }),
    ours: side('our book'),
    theirs: side("WeChat's bill"),
  },
  { $id: 'BillDifference', additionalProperties: false, description: 'One place where a bill and our books differ' },
)
export type BillDifference = Static<typeof BillDifference>

export const ReconciliationInFull = Type.Object(
  {
    ...fields,
    differences: Type.Array(ref(BillDifference), {
      description: 'The first thousand of each thing; difference_count tells of all',
    }),
  },
  { $id: 'ReconciliationInFull', additionalProperties: false, description: 'A comparison with what differs' },
)
export type ReconciliationInFull = Static<typeof ReconciliationInFull>

export const ReconciliationList = listOf('ReconciliationList', Reconciliation)
export const ReconciliationListQuery = listQuery({
  account: Type.Optional(id('acct', "Only this account's")),
  state: Type.Optional(oneOf(states, 'Only comparisons in this state')),
})
export type ReconciliationListQuery = Static<typeof ReconciliationListQuery>
