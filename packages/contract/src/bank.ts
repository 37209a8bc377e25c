import Type, { type Static } from 'typebox'
import { id, nullable, oneOf } from './fields.ts'
import { ref } from './named.ts'

const account = id('acct', 'The account by which WeChat is asked')
const offset = Type.Optional(
  Type.String({
    pattern: '^(0|[1-9][0-9]{0,5})$',
    description: 'How many to leave out; none unless told',
    examples: ['200'],
  }),
)
const code = (description: string, example: string) =>
  Type.String({ pattern: '^[1-9][0-9]{0,9}$', description, examples: [example] })

export const BankListQuery = Type.Object(
  { account, kind: oneOf(['corporate', 'personal'], 'For which kind of account'), offset },
  { additionalProperties: false },
)
export type BankListQuery = Static<typeof BankListQuery>

export const PlaceListQuery = Type.Object(
  { account, province: Type.Optional(code('The province whose cities are wanted', '44')) },
  { additionalProperties: false },
)
export type PlaceListQuery = Static<typeof PlaceListQuery>

export const BranchListQuery = Type.Object(
  {
    account,
    bank: Type.String({
      pattern: '^[0-9A-Za-z]{1,32}$',
      description: '`alias_code` of the bank',
      examples: ['1000009561'],
    }),
    city: code('The city', '536'),
    offset,
  },
  { additionalProperties: false },
)
export type BranchListQuery = Static<typeof BranchListQuery>

export const BankSearch = Type.Object(
  {
    account,
    account_number: Type.String({ pattern: '^[0-9]{8,32}$', description: 'The number of a person’s card' }),
  },
  { $id: 'BankSearch', additionalProperties: false, description: 'Which bank a card is of' },
)
export type BankSearch = Static<typeof BankSearch>

export const Bank = Type.Object(
  {
    name: Type.String({ description: 'What people call it' }),
    alias_code: Type.String({ description: 'What names it when its branches are asked for' }),
    account_bank: Type.String({ description: 'What a form names it' }),
    needs_branch: Type.Boolean({ description: 'Whether a form must name the branch, too' }),
  },
  { $id: 'Bank', additionalProperties: false, description: 'A bank that WeChat settles to' },
)
export type Bank = Static<typeof Bank>

const total = Type.Integer({ minimum: 0, description: 'How many there are' })
const nextOffset = nullable(Type.Integer({ description: '`offset` of the next page' }))

export const Banks = Type.Object(
  {
    object: Type.Literal('banks'),
    data: Type.Array(ref(Bank), { description: 'In WeChat’s order' }),
    total,
    next_offset: nextOffset,
  },
  { $id: 'Banks', additionalProperties: false, description: 'Banks, as WeChat lists them' },
)
export type Banks = Static<typeof Banks>

const named = (what: string) =>
  Type.Array(
    Type.Object(
      { code: Type.Integer({ description: 'Its code' }), name: Type.String({ description: 'Its name' }) },
      { additionalProperties: false },
    ),
    { description: what },
  )

export const BankPlaces = Type.Object(
  { object: Type.Literal('bank_places'), data: named('Provinces, or the cities of one') },
  { $id: 'BankPlaces', additionalProperties: false, description: 'Places, as WeChat lists them for banks' },
)
export type BankPlaces = Static<typeof BankPlaces>

export const BankBranches = Type.Object(
  {
    object: Type.Literal('bank_branches'),
    data: Type.Array(
      Type.Object(
        {
          branch_id: Type.String({ description: '联行号: `bank_branch_id` of a form' }),
          name: Type.String({ description: '`bank_name` of a form' }),
        },
        { additionalProperties: false },
      ),
      { description: 'In WeChat’s order' },
    ),
    total,
    next_offset: nextOffset,
  },
  { $id: 'BankBranches', additionalProperties: false, description: 'Branches of a bank in one city' },
)
export type BankBranches = Static<typeof BankBranches>
