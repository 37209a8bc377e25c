import Type, { type Static } from 'typebox'
import { Agreement } from './agreement.ts'
import { id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { ref } from './named.ts'

const text = (description: string) => Type.String({ description })
const line = (minLength: number, maxLength: number, description: string, example: string) =>
  Type.String({ minLength, maxLength, pattern: ONE_LINE, description, examples: [example] })
const appid = (description: string) =>
  Type.String({ pattern: '^wx[0-9a-zA-Z]{16}$', description, examples: ['wx2421b1c4370ec43b'] })
const kind = oneOf(['appid', 'pay_path', 'follow'], 'A bound appid, a pay path 支付授权目录, or the account to follow')
const owner = oneOf(['provider', 'merchant'], 'Whose page it is')
const byHand = Type.Optional(
  Type.Boolean({ description: 'It is set on the partner platform already: WeChat is not asked for it' }),
)
const subMerchant = id('sub', "The merchant's number")
const note = (minLength: number) => line(minLength, 500, 'Why, or with whom it was asked', '商务经理已受理')

export const NewPayPath = Type.Object(
  {
    sub_merchant: subMerchant,
    path: Type.String({
      minLength: 8,
      maxLength: 256,
      description: 'A folder from which pages call up JSAPI payments, with / at its end; five at most',
      examples: ['https://pay.example.com/cashier/'],
    }),
    owner,
    by_hand: byHand,
  },
  { $id: 'NewPayPath', additionalProperties: false, description: 'A pay path to be set at WeChat' },
)
export type NewPayPath = Static<typeof NewPayPath>

export const NewFollowSetting = Type.Object(
  {
    sub_merchant: subMerchant,
    appid: id('aid', 'The service account that payers are asked to follow'),
    sub_appid: Type.Optional(nullable(appid('After payments with this sub_appid; for those without one leave it out'))),
    by_hand: byHand,
  },
  {
    $id: 'NewFollowSetting',
    additionalProperties: false,
    description: 'The account that payers are asked to follow after paying; it stays for 30 days',
  },
)
export type NewFollowSetting = Static<typeof NewFollowSetting>

export const NewH5Domain = Type.Object(
  {
    sub_merchant: subMerchant,
    domain: Type.String({
      minLength: 4,
      maxLength: 253,
      description: 'A domain from which H5 payments start; WeChat is asked for it on the partner platform, by hand',
      examples: ['pay.example.com'],
    }),
    owner,
    note: Type.Optional(note(0)),
  },
  { $id: 'NewH5Domain', additionalProperties: false, description: 'An H5 domain to be written down' },
)
export type NewH5Domain = Static<typeof NewH5Domain>

const h5State = oneOf(['recorded', 'asked', 'granted', 'removed'], 'How it stands with WeChat, by your own word')

export const H5DomainChange = Type.Object(
  { state: h5State, note: Type.Optional(note(0)) },
  { $id: 'H5DomainChange', additionalProperties: false, description: 'How an H5 domain stands from now on' },
)
export type H5DomainChange = Static<typeof H5DomainChange>

export const H5Domain = Type.Object(
  {
    id: id('dom', 'The domain'),
    object: Type.Literal('h5_domain'),
    sub_merchant: subMerchant,
    domain: text('The domain'),
    owner,
    state: h5State,
    note: text('What was said of it'),
    changed_at: moment('When it last changed'),
    added_at: moment('When it was written down'),
  },
  { $id: 'H5Domain', additionalProperties: false, description: 'A domain from which H5 payments start' },
)
export type H5Domain = Static<typeof H5Domain>

export const DevelopmentSetting = Type.Object(
  {
    id: id('dev', 'The setting'),
    object: Type.Literal('development_setting'),
    sub_merchant: subMerchant,
    kind,
    value: text('The appid, the path, or the account to follow'),
    sub_appid: nullable(text('Of an account to follow: after payments with this sub_appid; null for those without')),
    owner: nullable(owner),
    state: oneOf(
      ['sending', 'unknown', 'set', 'refused', 'given_up'],
      '`unknown` means that WeChat has not answered yet; it never means refused',
    ),
    state_since: moment('Since when it stands so'),
    way: oneOf(['sent', 'by_hand', 'taken_over'], 'Sent by us, set by hand at WeChat, or found there and taken over'),
    refusal: nullable(
      Type.Object(
        { code: text("WeChat's code"), message: text("WeChat's words") },
        { additionalProperties: false, description: 'Why WeChat did not take it' },
      ),
    ),
    set_at: nullable(moment('When WeChat took it')),
    added_by: nullable(id('per', 'Who wanted it; null for a program')),
    created_at: moment('When it was wanted'),
  },
  {
    $id: 'DevelopmentSetting',
    additionalProperties: false,
    description: 'One thing that was to be set for a number at WeChat, and what became of it',
  },
)
export type DevelopmentSetting = Static<typeof DevelopmentSetting>

const compared = Type.Object(
  {
    kind,
    name: nullable(text('The path, the bound appid; or the sub_appid of the payments, null for those without one')),
    here: nullable(text('As your books have it; null where they have nothing')),
    at_wechat: nullable(text('As WeChat has it; null where it has nothing')),
    state: nullable(oneOf(['sending', 'unknown', 'refused', 'given_up', 'set'], 'How yours stands, unless it is set')),
    agrees: Type.Boolean({ description: 'Whether both are the same' }),
    moves: Type.Array(oneOf(['send_again', 'take_over', 'by_hand'], 'What may be done'), {
      description: '`by_hand` is done on the partner platform: no interface takes anything away',
    }),
  },
  { additionalProperties: false },
)

const number = Type.Object(
  {
    sub_merchant: subMerchant,
    sub_mchid: text("WeChat's number"),
    account: id('acct', "The provider's account"),
    can_ask: Type.Boolean({
      description: 'Whether the account has what the interface asks for: APIv2 key and certificate',
    }),
    pay_paths: Type.Array(ref(DevelopmentSetting), { description: 'The pay paths that are wanted, newest first' }),
    appids: Type.Array(
      Type.Object(
        {
          appid: text('The bound appid'),
          bound: Type.Boolean({ description: 'Whether WeChat has it' }),
          setting: nullable(ref(DevelopmentSetting)),
        },
        { additionalProperties: false },
      ),
      { description: 'The bound appids, and what became of asking WeChat for each' },
    ),
    follows: Type.Array(
      Type.Object(
        {
          sub_appid: nullable(text('After payments with this sub_appid; null for those without one')),
          current: nullable(ref(DevelopmentSetting)),
          pending: nullable(ref(DevelopmentSetting)),
          changeable_at: nullable(moment('When another may be set; null where it may be now')),
        },
        { additionalProperties: false },
      ),
      { description: 'The account that payers are asked to follow, for each kind of payment; none is usual' },
    ),
    follow_history: Type.Array(ref(DevelopmentSetting), { description: 'All that was wanted of it, newest first' }),
    h5_domains: Type.Array(ref(H5Domain), { description: 'Domains from which H5 payments start' }),
    agreements: Type.Array(ref(Agreement), { description: 'Signed papers, withdrawn ones too; newest first' }),
    look: nullable(
      Type.Object(
        {
          asked_at: moment('When WeChat was last asked'),
          seen_at: nullable(moment('When it last said what it has')),
          code: nullable(text('Why it did not say it the last time')),
        },
        { additionalProperties: false, description: 'The last comparison with WeChat' },
      ),
    ),
    compared: Type.Array(compared, { description: 'Both sides beside each other' }),
  },
  { additionalProperties: false },
)

export const Development = Type.Object(
  {
    object: Type.Literal('development'),
    merchant: id('mch', 'The merchant'),
    sub_merchants: Type.Array(number, { description: "Each of the merchant's numbers of this mode" }),
  },
  {
    $id: 'Development',
    additionalProperties: false,
    description: 'A merchant’s development settings 开发配置, here and at WeChat',
  },
)
export type Development = Static<typeof Development>

export const DevelopmentMove = Type.Object(
  {
    sub_merchant: subMerchant,
    kind,
    name: Type.Optional(nullable(line(1, 256, 'As the comparison names it', 'https://pay.example.com/cashier/'))),
    move: oneOf(['send_again', 'take_over'], 'Send ours to WeChat again, or take WeChat’s into your books'),
  },
  { $id: 'DevelopmentMove', additionalProperties: false, description: 'What is to be done about a difference' },
)
export type DevelopmentMove = Static<typeof DevelopmentMove>

export const NewDevelopmentLook = Type.Object(
  { sub_merchant: subMerchant },
  { $id: 'NewDevelopmentLook', additionalProperties: false, description: 'Which number WeChat is to be asked about' },
)
export type NewDevelopmentLook = Static<typeof NewDevelopmentLook>

export const PayPathEnd = Type.Object({ reason: note(4) }, { additionalProperties: false })
export type PayPathEnd = Static<typeof PayPathEnd>
