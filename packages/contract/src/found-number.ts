import Type, { type Static } from 'typebox'
import { fen, id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const text = (minLength: number, maxLength: number, description: string) =>
  Type.String({ minLength, maxLength, pattern: ONE_LINE, description })
const states = ['open', 'adopted', 'dismissed'] as const
const state = oneOf(states, '`open`: somebody is to say whose it is')
const count = (description: string) => Type.Integer({ minimum: 0, description })

export const FoundNumber = Type.Object(
  {
    id: id('fnd', 'The found number'),
    object: Type.Literal('found_number'),
    account: id('acct', 'Under which account it was seen'),
    sub_mchid: Type.String({ description: "WeChat's number", examples: ['1900000109'] }),
    state,
    seen_in: Type.Array(oneOf(['bill', 'notice', 'applyment'], 'By which of WeChat’s words'), {
      description: 'Where it was seen',
    }),
    first_seen_at: moment('When it was seen first'),
    last_seen_at: moment('When it was seen last'),
    payments: count('Payments of it in the bills since then'),
    paid: fen('What they come to'),
    refunds: count('Refunds of it in the bills since then'),
    refunded: fen('What those come to'),
    decided_by: nullable(Type.String({ description: 'Who said whose it is' })),
    decided_at: nullable(moment('When')),
    reason: nullable(Type.String({ description: 'Why it was dismissed' })),
    merchant: nullable(id('mch', 'Whose it is by now')),
  },
  { $id: 'FoundNumber', additionalProperties: false, description: 'A number at WeChat that nobody here knows' },
)
export type FoundNumber = Static<typeof FoundNumber>

export const FoundNumberList = listOf('FoundNumberList', FoundNumber)
export const FoundNumberListQuery = listQuery({ state: Type.Optional(state) })
export type FoundNumberListQuery = Static<typeof FoundNumberListQuery>

export const NewFoundNumber = Type.Object(
  {
    account: id('acct', 'Under which account the form was filled in'),
    applyment_id: Type.Optional(
      Type.String({ pattern: '^[1-9][0-9]{5,18}$', description: "WeChat's number of the form" }),
    ),
    business_code: Type.Optional(
      Type.String({ minLength: 1, maxLength: 124, pattern: '^[0-9A-Za-z_]+$', description: 'Or its business_code' }),
    ),
  },
  { $id: 'NewFoundNumber', additionalProperties: false, description: 'A form that was filled in by hand at WeChat' },
)
export type NewFoundNumber = Static<typeof NewFoundNumber>

export const NewAdoption = Type.Object(
  {
    merchant: Type.Union([
      id('mch', 'A merchant that is here'),
      Type.Object(
        {
          name: text(1, 80, 'What you call it'),
          subject: text(1, 120, 'Its legal name, as its papers have it'),
          subject_type: oneOf(
            ['company', 'individual', 'institution', 'government', 'other'],
            'What kind of legal subject it is',
          ),
        },
        { additionalProperties: false, description: 'A merchant to be made' },
      ),
    ]),
    fee_rate_ppm: Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      description: 'WeChat’s fee in millionths of the amount: 0.60 % is 6000',
      examples: [6000],
    }),
  },
  { $id: 'NewAdoption', additionalProperties: false, description: 'Whose the number is' },
)
export type NewAdoption = Static<typeof NewAdoption>

export const NewDismissal = Type.Object(
  { reason: text(1, 200, 'Why it is of no concern') },
  { $id: 'NewDismissal', additionalProperties: false, description: 'Why a found number is left alone' },
)
export type NewDismissal = Static<typeof NewDismissal>
