import Type, { type Static } from 'typebox'
import { fen, id, moment, nullable, oneOf } from './fields.ts'

const text = (description: string) => Type.String({ description })

export const PaymentFollow = Type.Object(
  {
    object: Type.Literal('payment_follow'),
    payment: id('pay', 'The payment'),
    appid: nullable(text('The account that was set for such payments when it was paid; null for none')),
    offered: nullable(
      Type.Boolean({
        description:
          'Whether the page after paying offered to follow it; null until it is paid. Whoever followed already was not asked, which WeChat alone knows',
      }),
    ),
    why_not: nullable(
      oneOf(
        ['no_account', 'app_payment', 'amount_too_small'],
        'No account is set; APP payments offer none; not above 5 yuan. None of it is wrong',
      ),
    ),
    followed_at: nullable(moment('When the payer came to follow it from this payment, by the account’s own word')),
    heard: Type.Boolean({
      description: 'Whether the account tells us of its followers; if not, nothing told is no “no”',
    }),
  },
  {
    $id: 'PaymentFollow',
    additionalProperties: false,
    description: 'Whether a payment offered an account to follow, why not, and whether it took',
  },
)
export type PaymentFollow = Static<typeof PaymentFollow>

export const MessagePushSecrets = Type.Object(
  {
    token: Type.String({
      pattern: '^[0-9A-Za-z]{3,32}$',
      description: 'The token 令牌, as on the public platform',
      examples: ['a1B2c3D4e5F6'],
    }),
    encoding_aes_key: Type.String({
      pattern: '^[0-9A-Za-z]{43}$',
      description: 'The EncodingAESKey 消息加解密密钥, as on the public platform',
      examples: ['abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'],
    }),
  },
  {
    $id: 'MessagePushSecrets',
    additionalProperties: false,
    description: 'What the public platform proves itself with',
  },
)
export type MessagePushSecrets = Static<typeof MessagePushSecrets>

export const MessagePush = Type.Object(
  {
    object: Type.Literal('message_push'),
    appid: id('aid', 'Our id of the account'),
    url: text('The address to type in on the public platform'),
    set_at: nullable(moment('When token and key were last set here')),
    heard_at: nullable(moment('When the account last told something since')),
  },
  { $id: 'MessagePush', additionalProperties: false, description: 'Where an account tells of its followers' },
)
export type MessagePush = Static<typeof MessagePush>

export const AppidPayers = Type.Object(
  {
    object: Type.Literal('appid_payers'),
    appid: text('The appid'),
    numbers: Type.Array(
      Type.Object(
        {
          merchant: id('mch', 'The merchant'),
          sub_merchant: id('sub', 'Its number'),
          sub_mchid: text("WeChat's number"),
          default: Type.Boolean({ description: 'Whether its payments use the appid unless they name another' }),
        },
        { additionalProperties: false },
      ),
      { description: 'The numbers it is bound to' },
    ),
    payers: Type.Array(
      Type.Object(
        {
          openid: text('The payer under this appid, masked'),
          merchants: Type.Array(id('mch', 'A merchant'), { description: 'Where they have paid' }),
          payments: Type.Integer({ description: 'How many payments' }),
          amount: fen('What they paid altogether'),
          last_paid_at: moment('When they last paid'),
        },
        { additionalProperties: false },
      ),
      { description: 'Whoever paid last first' },
    ),
    looked_at: Type.Integer({ description: 'How many payments were looked at: the newest hundred of each number' }),
  },
  { $id: 'AppidPayers', additionalProperties: false, description: 'The payers of an appid across its merchants' },
)
export type AppidPayers = Static<typeof AppidPayers>
