import Type, { type Static } from 'typebox'
import { fen, id, MAX_FEN, mode, moment, nullable, ONE_LINE, oneOf, reference, subMchid } from './fields.ts'
import { amountBetween, createdBetween, listOf, listQuery } from './list.ts'
import { ref } from './named.ts'
import { Identity, Pay } from './payment-parts.ts'
import { PaymentStore, PaymentTerminal } from './store.ts'

/** What is ordered first, and paid by what the order brings. */
export const prepaidProducts = ['jsapi', 'mini_program', 'native', 'app', 'h5'] as const
export const products = [...prepaidProducts, 'code_payment', 'combined'] as const
export const paymentStates = ['requested', 'unknown', 'open', 'closing', 'paid', 'closed', 'refused'] as const

const appid = (description: string) =>
  Type.String({ pattern: '^wx[0-9a-zA-Z]{16}$', description, examples: ['wx2421b1c4370ec43b'] })
const openid = Type.String({ pattern: '^[0-9A-Za-z_\\-]{1,128}$', description: "The payer's openid under that appid" })
const ip = Type.String({
  maxLength: 45,
  anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }],
  description:
    "The payer's own address, IPv4 or IPv6; needed for `h5`, and where a store is named for all but `native`",
  examples: ['203.0.113.7'],
})
const newProduct = oneOf(prepaidProducts, 'How the payer pays. Native mode 1 does not exist for service providers')
const product = oneOf(products, 'How the payer paid or pays; `code_payment` and `combined` are imported ones only')
const description = Type.String({
  minLength: 1,
  maxLength: 127,
  pattern: ONE_LINE,
  description: 'What is paid for, as the payer sees it',
  examples: ['Two coffees'],
})
const metadata = Type.Record(
  Type.String({ pattern: '^[^\\p{Cc}\\p{Cs}]{1,40}$' }),
  Type.String({ maxLength: 500, pattern: '^[^\\u0000\\p{Cs}]*$' }),
  {
    additionalProperties: false,
    maxProperties: 20,
    description: 'Up to 20 facts of your own; keys up to 40 characters, values up to 500',
    examples: [{ table: '12' }],
  },
)

export const NewPayment = Type.Object(
  {
    merchant: Type.Optional(
      id('mch', "The merchant that is paid; required with a provider's key, implied by a merchant's"),
    ),
    sub_merchant: Type.Optional(id('sub', 'Which of its sub-merchant numbers, when the merchant has several')),
    product: newProduct,
    amount: Type.Integer({
      minimum: 1,
      maximum: MAX_FEN,
      description: 'What the payer pays, in fen (1 yuan = 100 fen)',
      examples: [1280],
    }),
    description,
    reference: reference("The merchant's own number for this payment; the same number is the same payment"),
    expires_at: Type.Optional(
      moment('When it can no longer be paid: one minute to seven days ahead, two hours unless told'),
    ),
    payer: Type.Optional(
      Type.Object(
        {
          openid: Type.Optional(openid),
          appid: Type.Optional(appid('The appid which that openid belongs to')),
          ip: Type.Optional(ip),
        },
        {
          additionalProperties: false,
          description: 'Who pays; `jsapi` and `mini_program` need openid and appid, `h5` needs ip',
        },
      ),
    ),
    appid: Type.Optional(appid('Which bound appid to pay with, when it is not the default one')),
    store: Type.Optional(id('sto', "The merchant's store where it is taken; WeChat is told, too")),
    terminal: Type.Optional(id('trm', 'The terminal it is taken with; it says its store')),
    metadata: Type.Optional(metadata),
    webhook: Type.Optional(
      id('whe', "The one of the merchant's webhook endpoints that shall hear of this payment, instead of all of them"),
    ),
  },
  { $id: 'NewPayment', additionalProperties: false, description: 'A payment to be made' },
)
export type NewPayment = Static<typeof NewPayment>

const payerUnder = (whose: string) =>
  nullable(
    Type.Object(
      { appid: appid('The appid which the openid belongs to'), openid },
      { additionalProperties: false, description: `The payer as ${whose} knows them` },
    ),
  )

export const Payment = Type.Object(
  {
    id: id('pay', 'Also the out_trade_no by which WeChat knows it'),
    object: Type.Literal('payment'),
    mode,
    merchant: id('mch', 'The merchant that is paid'),
    sub_merchant: id('sub', 'The sub-merchant number it is paid under'),
    account: id('acct', "The provider's account that carries it"),
    store: nullable(PaymentStore),
    terminal: nullable(PaymentTerminal),
    product,
    amount: fen('What the payer pays', 1280),
    currency: Type.Literal('CNY'),
    description,
    reference: reference("The merchant's own number for this payment"),
    state: oneOf(paymentStates, '`unknown` means that WeChat has not answered yet; it never means failed'),
    metadata,
    created_at: moment('When it was asked for'),
    expires_at: moment('When it can no longer be paid'),
    paid_at: nullable(moment('When WeChat says it was paid')),
    transaction_id: nullable(
      Type.String({ description: "WeChat's number for it", examples: ['4200002917202611231234567890'] }),
    ),
    imported: nullable(
      Type.Object(
        {
          out_trade_no: Type.String({ description: 'The number under which the other system ordered it' }),
          combine_out_trade_no: nullable(
            Type.String({ description: 'The number of the combined order that it is a part of; null for any other' }),
          ),
          verified_at: nullable(moment('When WeChat was asked and said the same of it; nothing is refunded before')),
        },
        { additionalProperties: false, description: 'Of a payment that another system made; null for ours' },
      ),
    ),
    refundable: fen('What can still be refunded', 1280),
    refunded: fen('What WeChat has accepted to refund', 0),
    fee: nullable(fen("WeChat's fee on it, before any part comes back with a refund", 8)),
    payer: Type.Object(
      {
        sp_openid: payerUnder("the provider's appid"),
        sub_openid: payerUnder("the merchant's appid"),
        payer_total: nullable(fen('What the payer gave after coupons', 1280)),
      },
      { additionalProperties: false, description: 'What WeChat tells of the payer once it is paid' },
    ),
    identity: ref(Identity),
    pay: nullable(Pay),
    refusal: nullable(
      Type.Object(
        {
          code: Type.String({ description: "WeChat's code", examples: ['APPID_MCHID_NOT_MATCH'] }),
          message: Type.String({ description: "WeChat's words" }),
        },
        { additionalProperties: false, description: 'Why WeChat refused it' },
      ),
    ),
  },
  { $id: 'Payment', additionalProperties: false, description: 'A payment and how it stands' },
)
export type Payment = Static<typeof Payment>

export const PaymentList = listOf('PaymentList', Payment)
const filters = {
  state: Type.Optional(oneOf(paymentStates, 'Only payments in this state')),
  product: Type.Optional(oneOf(products, 'Only payments by this product')),
  reference: Type.Optional(reference("Only the payment with this number of the merchant's")),
  merchant: Type.Optional(id('mch', "Only this merchant's payments")),
  store: Type.Optional(id('sto', 'Only those taken in this store')),
  terminal: Type.Optional(id('trm', 'Only those taken with this terminal')),
  sub_mchid: Type.Optional(subMchid),
  ...amountBetween,
  ...createdBetween,
}
export const PaymentListQuery = listQuery(filters)
export const PaymentTotalsQuery = Type.Object(filters, {
  additionalProperties: false,
  description: 'Which payments',
})
export type PaymentTotalsQuery = Static<typeof PaymentTotalsQuery>
export type PaymentListQuery = Static<typeof PaymentListQuery>
