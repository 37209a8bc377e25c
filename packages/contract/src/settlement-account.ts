import Type, { type Static } from 'typebox'
import { personal, TRIMMED } from './applyment-fields.ts'
import { id, moment, nullable, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'
import { ref } from './named.ts'

export const SETTLEMENT_ACCOUNT_TYPES = ['ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE'] as const

const accountType = oneOf(
  SETTLEMENT_ACCOUNT_TYPES,
  '`ACCOUNT_TYPE_BUSINESS` 对公银行账户; `ACCOUNT_TYPE_PRIVATE` 经营者个人银行卡, of individual businesses only',
)
const bank = Type.String({
  minLength: 1,
  maxLength: 128,
  pattern: TRIMMED,
  description: '`account_bank` as GET /v1/banks has it',
  examples: ['工商银行'],
})
const branchName = Type.String({
  minLength: 1,
  maxLength: 128,
  pattern: TRIMMED,
  description: 'The bank’s whole name with its branch',
})
const branchId = Type.String({ pattern: '^\\d{1,32}$', description: '联行号, as GET /v1/bank-branches has it' })

export const NewSettlementChange = Type.Object(
  {
    account_type: accountType,
    account_bank: bank,
    bank_name: Type.Optional(branchName),
    bank_branch_id: Type.Optional(branchId),
    account_number: Type.String({
      pattern: '^\\d{4,32}$',
      description: 'The bank account’s number, digits only. Sealed at rest and on its way',
      examples: ['6200000000000000001'],
    }),
    account_name: personal('Whose account it is; without it the name stays as it is'),
  },
  { $id: 'NewSettlementChange', additionalProperties: false, description: 'Another settlement account is wanted' },
)
export type NewSettlementChange = Static<typeof NewSettlementChange>

export const SETTLEMENT_CHANGE_STATES = [
  'submitting',
  'unknown',
  'auditing',
  'succeeded',
  'failed',
  'refused',
  'abandoned',
] as const

const refusal = Type.Object(
  {
    code: Type.String({ description: "WeChat's code" }),
    message: Type.String({ description: "WeChat's words" }),
    field: nullable(Type.String({ description: 'Which field, where WeChat names one' })),
  },
  { additionalProperties: false, description: 'Why WeChat did not take it' },
)

export const SettlementChange = Type.Object(
  {
    id: id('stc', 'The change'),
    object: Type.Literal('settlement_change'),
    merchant: id('mch', 'The merchant'),
    sub_merchant: id('sub', 'Which of its numbers'),
    sub_mchid: Type.String({ description: "That number at WeChat's" }),
    state: oneOf(
      SETTLEMENT_CHANGE_STATES,
      '`unknown`: sent, and no answer: it is never sent a second time; `abandoned`: somebody found that it never arrived',
    ),
    state_since: moment('Since when it stands so'),
    account_type: accountType,
    account_bank: bank,
    bank_name: nullable(branchName),
    bank_branch_id: nullable(branchId),
    account_number: Type.String({ description: 'Masked' }),
    account_name: nullable(Type.String({ description: 'Masked; null where the name stays' })),
    application_no: nullable(Type.String({ description: "WeChat's number of it" })),
    refusal: nullable(refusal),
    fail_reason: nullable(Type.String({ description: "The review's reason, in WeChat's words" })),
    finished_at: nullable(moment('When WeChat ended its review')),
    created_at: moment('When it was asked for'),
  },
  {
    $id: 'SettlementChange',
    additionalProperties: false,
    description: 'A change of a settlement account 修改结算账户',
  },
)
export type SettlementChange = Static<typeof SettlementChange>

export const SettlementChangeList = listOf('SettlementChangeList', SettlementChange)
export const SettlementChangeListQuery = listQuery({})
export type SettlementChangeListQuery = Static<typeof SettlementChangeListQuery>

export const SettlementResolution = Type.Union(
  [
    Type.Object(
      {
        application_no: Type.String({
          pattern: '^[0-9A-Za-z_-]{1,64}$',
          description: "WeChat's number of the change, as somebody found it; it is asked about before it is believed",
        }),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      { arrived: Type.Literal(false, { description: 'Somebody found that WeChat never got it' }) },
      { additionalProperties: false },
    ),
  ],
  { $id: 'SettlementResolution', description: 'What somebody found out of a change whose answer was lost' },
)
export type SettlementResolution = Static<typeof SettlementResolution>

const knownAccount = Type.Object(
  {
    account_type: accountType,
    account_bank: Type.String({ description: 'The bank' }),
    bank_name: nullable(Type.String({ description: 'With its branch' })),
    bank_branch_id: nullable(Type.String({ description: '联行号' })),
    account_number: Type.String({ description: 'As WeChat masks it' }),
    verify_result: nullable(
      oneOf(
        ['VERIFY_SUCCESS', 'VERIFY_FAIL', 'VERIFYING'],
        'Null while it is the account of the application and no remittance to it has failed',
      ),
    ),
    verify_fail_reason: nullable(Type.String({ description: "Why money does not arrive, in WeChat's words" })),
    asked_at: moment('When WeChat last said so'),
  },
  { additionalProperties: false, description: 'As WeChat last told it' },
)

export const SettlementAccount = Type.Object(
  {
    object: Type.Literal('settlement_account'),
    merchant: id('mch', 'The merchant'),
    sub_merchant: id('sub', 'Which of its numbers'),
    sub_mchid: Type.String({ description: "That number at WeChat's" }),
    account_of: id('acct', 'The provider’s account under which'),
    known: nullable(knownAccount),
    change: nullable(ref(SettlementChange)),
    changes_left: Type.Integer({ minimum: 0, description: 'How often it may still be changed today' }),
  },
  {
    $id: 'SettlementAccount',
    additionalProperties: false,
    description: 'Where WeChat settles to 结算账户, and the newest change of it',
  },
)
export type SettlementAccount = Static<typeof SettlementAccount>

export const SettlementAccounts = Type.Object(
  {
    object: Type.Literal('settlement_accounts'),
    data: Type.Array(ref(SettlementAccount), { description: 'One for each number of the merchant' }),
  },
  { $id: 'SettlementAccounts', additionalProperties: false, description: 'A merchant’s settlement accounts' },
)
export type SettlementAccounts = Static<typeof SettlementAccounts>
