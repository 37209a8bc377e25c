import type { CallUp } from '../callup/call-up.ts'
import { loggedCallUp } from '../callup/log-call-up.ts'
import { fireDue } from '../clock/fire-due.ts'
import { afterPayment } from '../goldplan/after-payment.ts'
import { firstOf } from '../orders/payable.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { summary } from './pay.ts'
import { findPayer } from './people.ts'
import { body, HTTP_URL, oneOf } from './schemas.ts'
import { CALLED_UP, LINK_REFUSALS } from './shapes/order.ts'

const LONGEST_URL_CHARACTERS = 4_000
const REFUSALS = ['FIELD_MISSING', 'TOTAL_FEE', 'PAGE_NOT_REGISTERED', 'PAY_SIGN_WRONG', 'OTHER_PAYER']

export function addCallUpRoutes({ app, world }: Control): void {
  app.post<{ Body: CallUp }>(
    '/_control/call-ups',
    operation({
      id: 'callUp',
      group: 'pages',
      zh: '网页或小程序调起支付：微信会不会显示付款页',
      en: 'A page or mini program calls up a payment: whether WeChat would show its paying page',
      more: {
        zh: 'params 是 getBrandWCPayRequest 或 wx.requestPayment 收到的参数，paySign 用服务商的证书（RSA）或 APIv2 密钥（MD5、HMAC-SHA256）真的验。拒绝时 message_zh 是微信的原话，explanation 说原因、规则与怎样才对；每次调起都在 /_control/requests 里（api 为 callup），签名错的有应签名的字符串。jsapi 还查支付授权目录。付款仍用 pay，带 prepay_id。',
        en: '`params` is what getBrandWCPayRequest or wx.requestPayment were given; paySign is really verified, by the certificate of the SP (RSA) or its APIv2 key (MD5, HMAC-SHA256). Of a refusal message_zh is what WeChat says, `explanation` tells why, by which rule, and what would have been right; every call is in /_control/requests (`api` is callup), with what should have been signed. `jsapi` also needs a pay path. The payment itself is made by `pay` with prepay_id.',
      },
      body: body({
        payer: { type: 'string', maxLength: 100 },
        way: oneOf('jsapi', 'mini_program'),
        page: { ...HTTP_URL, maxLength: LONGEST_URL_CHARACTERS },
        params: { type: 'object' },
      }),
      answer: CALLED_UP,
      refusals: { 404: ['PAYER_UNKNOWN'], 409: [...REFUSALS, ...LINK_REFUSALS[409]] },
    }),
    async ({ body: asked }) => {
      fireDue(world)
      findPayer(world, asked.payer)
      const { payable, prepayId } = loggedCallUp(world, asked)
      const after = afterPayment(world, firstOf(payable), asked.way)
      return { ...summary(world, payable), prepay_id: prepayId, ...after }
    },
  )
}
