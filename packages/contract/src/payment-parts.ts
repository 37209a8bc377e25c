import Type, { type Static } from 'typebox'
import { moment, nullable } from './fields.ts'

const text = (description: string) => Type.String({ description })

/** Who we are to WeChat in a payment, field by field, and why. */
export const Identity = Type.Object(
  {
    sp_mchid: text("The provider's number"),
    sp_appid: text("The provider's appid"),
    sub_mchid: text("The sub-merchant's number"),
    sub_appid: nullable(text("The merchant's bound appid, when it takes part")),
    call_up_appid: nullable(text('The appid of the program that calls up the payment')),
    reasons: Type.Array(
      Type.Object(
        {
          field: text('The field'),
          value: nullable(text('What is sent; null when the field is left out')),
          row: text('The rule that decides it'),
          because: text('Why, in English'),
          because_zh: text('Why, in Chinese'),
        },
        { additionalProperties: false },
      ),
      { description: 'Why each field is what it is' },
    ),
  },
  {
    $id: 'Identity',
    additionalProperties: false,
    description: 'Exactly which identity fields are sent to WeChat, and why',
  },
)
export type Identity = Static<typeof Identity>

const until = moment('Until when this works; ask for the payment again to renew it')

const CodePay = Type.Object(
  {
    kind: Type.Literal('code'),
    code_url: Type.String({ description: 'Show this as a QR code', examples: ['weixin://wxpay/bizpayurl?pr=Xy12ab'] }),
    expires_at: until,
  },
  { additionalProperties: false, description: 'For `native`' },
)

const H5Pay = Type.Object(
  { kind: Type.Literal('h5'), h5_url: text("Open this in the payer's browser"), expires_at: until },
  { additionalProperties: false, description: 'For `h5`' },
)

const JsapiPay = Type.Object(
  {
    kind: Type.Literal('jsapi'),
    expires_at: until,
    parameters: Type.Object(
      {
        appId: text('The appid of the page or mini program'),
        timeStamp: text('Unix seconds'),
        nonceStr: text('Random text'),
        package: text('`prepay_id=…`'),
        signType: Type.Literal('RSA'),
        paySign: text("Made with the provider's key"),
      },
      { additionalProperties: false, description: 'Hand these to WeixinJSBridge or wx.requestPayment as they are' },
    ),
  },
  { additionalProperties: false, description: 'For `jsapi` and `mini_program`' },
)

const AppPay = Type.Object(
  {
    kind: Type.Literal('app'),
    expires_at: until,
    parameters: Type.Object(
      {
        appid: text('The appid of the app'),
        partnerid: text("The sub-merchant's number"),
        prepayid: text('The bare prepay id'),
        package: Type.Literal('Sign=WXPay'),
        noncestr: text('Random text'),
        timestamp: text('Unix seconds'),
        sign: text("Made with the provider's key"),
      },
      { additionalProperties: false, description: "Hand these to WeChat's SDK as they are" },
    ),
  },
  { additionalProperties: false, description: 'For `app`' },
)

/** What the payer is shown or the payer's program is given, by `kind`. */
export const Pay = Type.Union([CodePay, H5Pay, JsapiPay, AppPay], { description: 'How to let the payer pay now' })
export type Pay = Static<typeof Pay>
