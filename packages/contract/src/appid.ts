import Type, { type Static } from 'typebox'
import { id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const appid = Type.String({
  pattern: '^wx[0-9a-zA-Z]{16}$',
  description: 'The appid, as WeChat gave it',
  examples: ['wx2421b1c4370ec43b'],
})
const kind = oneOf(['service_account', 'mini_program', 'mobile_app'], 'What the appid is')
const line = (description: string, example: string) =>
  Type.String({ minLength: 1, maxLength: 120, pattern: ONE_LINE, description, examples: [example] })
const name = line('What it is called', '南山咖啡服务号')
const subject = line('The legal subject 主体 it is registered to', '南山咖啡有限公司')

export const NewAppid = Type.Object(
  {
    appid,
    kind,
    name,
    subject,
    account: Type.Optional(id('acct', "The provider's account whose own it is")),
    merchant: Type.Optional(id('mch', 'The merchant whose it is. Name either this or `account`')),
  },
  { $id: 'NewAppid', additionalProperties: false, description: 'An appid to be known here' },
)
export type NewAppid = Static<typeof NewAppid>

export const Appid = Type.Object(
  {
    id: id('aid', 'Our id of it'),
    object: Type.Literal('appid'),
    appid: Type.String({ description: 'The appid', examples: ['wx2421b1c4370ec43b'] }),
    kind,
    name: Type.String({ description: 'What it is called' }),
    subject: Type.String({ description: 'The legal subject it is registered to' }),
    account: nullable(id('acct', "The provider's account whose own it is")),
    merchant: nullable(id('mch', 'The merchant whose it is')),
    created_at: moment('When it was added'),
  },
  {
    $id: 'Appid',
    additionalProperties: false,
    description: "A service account, mini program or mobile app: the provider's, or a merchant's",
  },
)
export type Appid = Static<typeof Appid>

export const AppidList = listOf('AppidList', Appid)
export const AppidListQuery = listQuery({
  account: Type.Optional(id('acct', 'Only this account’s')),
  merchant: Type.Optional(id('mch', 'Only this merchant’s')),
})
export type AppidListQuery = Static<typeof AppidListQuery>

const reason = (description: string) =>
  Type.String({
    minLength: 4,
    maxLength: 500,
    pattern: ONE_LINE,
    description,
    examples: ['会员系统以其公众号的 openid 识别会员'],
  })

export const NewAppidBinding = Type.Object(
  {
    sub_merchant: id('sub', "The merchant's number that is to use it"),
    appid: id('aid', 'Which appid'),
    default: Type.Optional(
      Type.Boolean({ description: 'Whether payments use it unless they name another; the first does' }),
    ),
    reason: reason('Why it is bound: the seed’s rule is not to bind'),
    by_hand: Type.Optional(
      Type.Boolean({
        description:
          'It is bound on the partner platform already: WeChat is not asked for it, and payments name it at once',
      }),
    ),
  },
  {
    $id: 'NewAppidBinding',
    additionalProperties: false,
    description:
      'A sub-merchant is to use an appid as its sub_appid. Of another subject only with a joint-operation letter, recorded as an agreement',
  },
)
export type NewAppidBinding = Static<typeof NewAppidBinding>

export const AppidBindingEnd = Type.Object({ reason: reason('Why it is unbound') }, { additionalProperties: false })
export type AppidBindingEnd = Static<typeof AppidBindingEnd>
