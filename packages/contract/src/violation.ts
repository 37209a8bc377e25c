import Type, { type Static } from 'typebox'
import { id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const kinds = ['punish', 'intercept', 'appeal', 'refusal'] as const
const states = ['standing', 'lifted', 'settled'] as const
const kind = oneOf(
  kinds,
  '`punish` 处罚, `intercept` 拦截, `appeal` 申诉; `refusal`: no notice, but a payment that was refused because the merchant may not collect',
)
const state = oneOf(states, '`lifted`: WeChat has said that it is over; `settled`: a person has')
const words = (description: string) => Type.String({ description })
const closed = { additionalProperties: false }

const said = {
  kind,
  punish_plan: words('What was done, in WeChat’s words'),
  risk_type: words('WeChat’s name of the risk, such as GAMBLING; of a refusal, its code'),
  risk_description: words('The same in WeChat’s words'),
  punished_at: moment('When, by WeChat'),
}

const fields = {
  id: id('vio', 'The record here'),
  object: Type.Literal('violation'),
  account: id('acct', 'By which account it was told'),
  sub_mchid: Type.String({ description: "WeChat's number of the merchant", examples: ['1900000109'] }),
  merchant: nullable(id('mch', 'Whose number it is, if it is known here')),
  merchant_name: nullable(words('Its name')),
  sub_merchant: nullable(id('sub', 'The number here')),
  record_id: nullable(words('WeChat’s number of the record; null for a refusal')),
  state,
  company_name: words('The company, as WeChat has it'),
  punish_description: words('Why, in WeChat’s words'),
  ...said,
  says: words('What it means for the merchant, in English'),
  says_zh: words('What it means for the merchant, in Chinese'),
  next: words('What to do, in English'),
  next_zh: words('What to do, in Chinese'),
  settled_by: nullable(words('Who said that it is over')),
  settled_reason: nullable(words('Why')),
  created_at: moment('When it was told first'),
  changed_at: moment('When it was told last, or settled'),
}

export const Violation = Type.Object(fields, {
  $id: 'Violation',
  ...closed,
  description: 'Something that WeChat’s risk control did with a merchant',
})
export type Violation = Static<typeof Violation>

export const ViolationInFull = Type.Object(
  {
    ...fields,
    history: Type.Array(Type.Object({ ...said, told_at: moment('When we heard of it') }, closed), {
      description: 'All that was told of it, newest first, at most 50',
    }),
  },
  { $id: 'ViolationInFull', ...closed, description: 'The same with all that was told of it' },
)
export type ViolationInFull = Static<typeof ViolationInFull>

export const ViolationList = listOf('ViolationList', Violation)
export const ViolationListQuery = listQuery({
  merchant: Type.Optional(id('mch', "Only this merchant's")),
  state: Type.Optional(state),
  kind: Type.Optional(kind),
})
export type ViolationListQuery = Static<typeof ViolationListQuery>

export const NewViolationResolution = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 200, pattern: ONE_LINE, description: 'How it is known to be over' }),
  },
  { $id: 'NewViolationResolution', ...closed, description: 'That a record of risk control is over' },
)
export type NewViolationResolution = Static<typeof NewViolationResolution>

export const ViolationAddress = Type.Object(
  {
    object: Type.Literal('violation_address'),
    account: id('acct', 'The account'),
    url: words('Our address, which WeChat is given'),
    state: oneOf(
      ['none', 'requested', 'unknown', 'registered', 'elsewhere', 'refused'],
      '`none`: WeChat was not asked yet, or the address is not public; `unknown`: WeChat has not answered, and is asked again; `elsewhere`: it tells another address',
    ),
    found_url: nullable(words('The other address')),
    refusal: nullable(
      Type.Object(
        { code: words('WeChat’s code'), message: words('WeChat’s words') },
        { ...closed, description: 'Why WeChat refused it' },
      ),
    ),
    attempts: Type.Integer({ minimum: 0, description: 'How often WeChat was asked' }),
    changed_at: nullable(moment('When it came to stand so')),
    asked_at: nullable(moment('When WeChat answered last which address it has; it is asked daily')),
  },
  { $id: 'ViolationAddress', ...closed, description: 'Whether WeChat tells us what its risk control does' },
)
export type ViolationAddress = Static<typeof ViolationAddress>

export const NewViolationAddress = Type.Object(
  { replace: Type.Boolean({ description: 'Whether another address that WeChat has is replaced' }) },
  { $id: 'NewViolationAddress', ...closed, description: 'That WeChat shall tell us' },
)
export type NewViolationAddress = Static<typeof NewViolationAddress>
