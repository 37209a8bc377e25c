import Type, { type Static } from 'typebox'
import { id, moment, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const permissionState = oneOf(
  ['not_asked', 'asked', 'granted', 'withdrawn'],
  'How this permission stands with WeChat; only `granted` lets a request through',
)

const SubMerchant = Type.Object(
  {
    id: id('sub', 'Our id of the number'),
    object: Type.Literal('sub_merchant'),
    sub_mchid: Type.String({ pattern: '^[0-9]{8,12}$', description: "WeChat's number", examples: ['1900000109'] }),
    account: id('acct', "The provider's account it was accepted under"),
    permissions: Type.Object(
      {
        jsapi: permissionState,
        mini_program: permissionState,
        native: permissionState,
        app: permissionState,
        h5: permissionState,
        refund: permissionState,
      },
      { additionalProperties: false, description: 'What WeChat lets this number do' },
    ),
    appids: Type.Array(
      Type.Object(
        {
          appid: Type.String({ description: 'The bound appid', examples: ['wx2421b1c4370ec43b'] }),
          kind: oneOf(['service_account', 'mini_program', 'mobile_app'], 'What the appid is'),
          default: Type.Boolean({ description: 'Whether payments use it unless they name another' }),
        },
        { additionalProperties: false },
      ),
      { description: 'Appids bound to this number; usually none' },
    ),
  },
  { additionalProperties: false },
)

export const Merchant = Type.Object(
  {
    id: id('mch', 'The merchant'),
    object: Type.Literal('merchant'),
    name: Type.String({ description: 'Its name' }),
    subject_type: oneOf(
      ['company', 'individual', 'institution', 'government', 'other'],
      'What kind of legal subject it is',
    ),
    subject: Type.String({ description: 'Its legal name' }),
    created_at: moment('When it was added'),
    sub_merchants: Type.Array(SubMerchant, { description: 'Its numbers at WeChat, of the mode of the key' }),
  },
  { $id: 'Merchant', additionalProperties: false, description: 'A business that the provider serves' },
)
export type Merchant = Static<typeof Merchant>

export const MerchantList = listOf('MerchantList', Merchant)
export const MerchantListQuery = listQuery({})
export type MerchantListQuery = Static<typeof MerchantListQuery>
