import Type, { type Static } from 'typebox'
import { id, moment, nullable, oneOf } from './fields.ts'
import { ref } from './named.ts'

const text = (description: string) => Type.String({ description })
const closed = { additionalProperties: false } as const

const Finding = Type.Object(
  {
    about: oneOf(
      [
        'payments',
        'number',
        'keys',
        'clock',
        'relation',
        'products',
        'refund',
        'appids',
        'subjects',
        'openid',
        'paths',
        'notify',
        'gold_plan',
        'limits',
        'violations',
        'domains',
        'follow',
      ],
      'What it is about',
    ),
    sub_merchant: nullable(id('sub', 'The number it concerns; null for the merchant')),
    state: oneOf(
      ['good', 'advice', 'unknown', 'wrong'],
      '`wrong` keeps the first fen away, or from being given back; `unknown` was not asked, or not answered',
    ),
    code: Type.String({ description: 'Which of the closed list of findings', examples: ['RELATION_GOOD'] }),
    detail: text('What was found'),
    detail_zh: text('The same in Chinese'),
    next: nullable(text('What to do')),
    next_zh: nullable(text('The same in Chinese')),
    place: nullable(
      oneOf(
        [
          'numbers',
          'appids',
          'development',
          'follow',
          'violations',
          'products',
          'identity',
          'gold_plan',
          'account',
          'operations',
        ],
        'Where in the console it is put right',
      ),
    ),
  },
  { ...closed, description: 'One thing that was looked at' },
)

export const TestPayment = Type.Object(
  {
    id: id('tpm', 'The test'),
    object: Type.Literal('test_payment'),
    merchant: id('mch', 'The merchant'),
    sub_merchant: id('sub', 'Through which of its numbers'),
    state: oneOf(
      ['starting', 'unknown', 'waiting', 'paid', 'refunding', 'refunded', 'stuck', 'refused', 'closed'],
      'How it stands. `stuck`: paid, and it could not be given back from here; `unknown` is not failed',
    ),
    code_url: nullable(text('What the payer scans, while it can be paid')),
    payment: nullable(id('pay', 'The payment')),
    refund: nullable(id('rfd', 'The refund')),
    returned_at: nullable(moment('When WeChat was seen to say that it was given back by hand, not from here')),
    refusal: nullable(
      Type.Object(
        { code: text('WeChat’s code'), message: text('WeChat’s words') },
        { ...closed, description: 'Why WeChat refused' },
      ),
    ),
    expires_at: moment('Until when it can be paid'),
    created_at: moment('When it was made'),
  },
  { $id: 'TestPayment', ...closed, description: 'One fen that tries a merchant out, and is given back' },
)
export type TestPayment = Static<typeof TestPayment>

export const NewTestPayment = Type.Object(
  { sub_merchant: Type.Optional(id('sub', 'Through which number; needed where the merchant has several')) },
  { $id: 'NewTestPayment', ...closed, description: 'A test payment of one fen' },
)
export type NewTestPayment = Static<typeof NewTestPayment>

export const Examination = Type.Object(
  {
    object: Type.Literal('examination'),
    merchant: id('mch', 'The merchant'),
    is_ready: Type.Boolean({ description: 'Nothing is wrong and nothing is unknown' }),
    asked_at: nullable(moment('As of when the outside was asked; null: never')),
    findings: Type.Array(Finding, { description: 'All that was looked at' }),
    numbers: Type.Array(
      Type.Object(
        { sub_merchant: id('sub', 'Our id'), sub_mchid: text("WeChat's number") },
        { ...closed, description: 'A number' },
      ),
      { description: 'The numbers that the findings name' },
    ),
    last_test_payment: nullable(ref(TestPayment)),
  },
  { $id: 'Examination', ...closed, description: 'What must be right before the first fen' },
)
export type Examination = Static<typeof Examination>
