import Type, { type Static } from 'typebox'
import { id, nullable, oneOf } from './fields.ts'
import { ref } from './named.ts'
import { prepaidProducts, products } from './payment.ts'
import { Identity } from './payment-parts.ts'

const text = (description: string) => Type.String({ description })

const way = Type.Object(
  {
    payer_appid: nullable(text('Under which appid the payer’s openid is got; null where none is needed')),
    paid_by: nullable(oneOf(prepaidProducts, 'Of a combined order, how the payer pays the whole; null for any other')),
    identity: ref(Identity),
    request: Type.Object(
      {
        method: text('The method'),
        path: text('The address at WeChat'),
        body: Type.Record(Type.String(), Type.Unknown(), {
          description: 'What is sent; amounts and names are examples',
        }),
      },
      { additionalProperties: false, description: 'The request that would be sent' },
    ),
  },
  { additionalProperties: false },
)

const problem = Type.Object(
  {
    code: text('What is in the way'),
    detail: text('The same in English'),
    detail_zh: text('The same in Chinese'),
    next: text('What to do now, in English'),
    next_zh: text('What to do now, in Chinese'),
    missing: Type.Array(text('One thing'), { description: 'What exactly is missing, in English' }),
    missing_zh: Type.Array(text('One thing'), { description: 'What exactly is missing, in Chinese' }),
  },
  { additionalProperties: false, description: 'Why it could not be paid' },
)

const row = Type.Object(
  {
    product: oneOf(products, 'The product'),
    state: oneOf(['ready', 'blocked'], 'Whether it could be paid now'),
    ways: Type.Array(way, { description: 'In what ways, the usual one first; none where it is blocked' }),
    problem: nullable(problem),
  },
  { additionalProperties: false },
)

export const IdentityTable = Type.Object(
  {
    object: Type.Literal('identity_table'),
    merchant: id('mch', 'The merchant'),
    sub_merchants: Type.Array(
      Type.Object(
        {
          sub_merchant: id('sub', "The merchant's number"),
          sub_mchid: text("WeChat's number"),
          products: Type.Array(row, { description: 'Every product' }),
        },
        { additionalProperties: false },
      ),
      { description: "Each of the merchant's numbers of this mode" },
    ),
  },
  {
    $id: 'IdentityTable',
    additionalProperties: false,
    description: 'For each product who we are to WeChat, field by field and why, or what exactly is missing',
  },
)
export type IdentityTable = Static<typeof IdentityTable>
