import type { CallOptions } from '../call.ts'
import type { Answer } from '../exchange.ts'
import type { V2Call } from './call.ts'
import type { V2CodePayment, V2OrderName, V2Parties } from './order-requests.ts'
import { readPaid, type V2CodePaid } from './payment.ts'
import { codePaymentRefusals, payerRefusals, reversalRefusals } from './refusals.ts'
import { toFields } from './terms.ts'
import type { V2Transport } from './transport.ts'
import { filled, nothing, optional, readerOf } from './values.ts'

const AUTH_CODE = /^1[0-5]\d{16}$/

export type V2Payer = { readonly openid: string; readonly sub_appid?: string; readonly sub_openid?: string }

/** Payments by the payer's code, over APIv2. Every call throws `WechatPayError`. */
export type V2CodePayments = {
  /**
   * Official page: 付款码支付 (partner 4011941293). The answer is the result, there is no notice. Whatever is not `outcomeKnown`
   * (USERPAYING, SYSTEM_ERROR, BANK_ERROR, no answer, a new code; ORDER_PAID and OUT_TRADE_NO_USED, behind which may stand an
   * earlier call of ours) is to be queried and then reversed, never paid again: for these `mayRetry` is false.
   */
  pay(payment: V2CodePayment, options?: CallOptions): Promise<Answer<V2CodePaid>>
  /**
   * Official page: 撤销订单. Needs the certificate; not within 15 seconds of paying, not after 7 days. An unpaid order is closed, a
   * paid one is paid back. Where WeChat says `recall=Y` it throws with `mayRetry`: call again.
   */
  reverse(order: V2Parties & V2OrderName, options?: CallOptions): Promise<Answer<null>>
  /**
   * Official page: 付款码查询openid (partner 4011941724). Afterwards only this account can take money by the code. Without
   * `sub_appid`, `sub_openid` comes only when exactly one appid is bound to the sub-merchant.
   */
  findPayer(code: V2Parties & { readonly auth_code: string }, options?: CallOptions): Promise<Answer<V2Payer>>
}

export function createV2CodePayments(transport: V2Transport): V2CodePayments {
  return {
    pay: async (payment, options) => transport.send(taking(payment), options),
    reverse: async (order, options) => transport.send(reversal(order), options),
    findPayer: async (code, options) => transport.send(lookingUp(code), options),
  }
}

function taking(payment: V2CodePayment): V2Call<V2CodePaid> {
  assertAuthCode(payment.auth_code)
  return {
    path: '/pay/micropay',
    fields: toFields(payment),
    signing: 'chosen',
    certificate: false,
    repetition: 'never',
    refusals: codePaymentRefusals,
    read: readPaid,
  }
}

function reversal(order: V2Parties & V2OrderName): V2Call<null> {
  return {
    path: '/secapi/pay/reverse',
    fields: order,
    signing: 'chosen',
    certificate: true,
    repetition: 'same_number',
    refusals: reversalRefusals,
    asksAgain: (fields) => fields.get('recall') === 'Y',
    read: nothing,
  }
}

function lookingUp(code: V2Parties & { readonly auth_code: string }): V2Call<V2Payer> {
  assertAuthCode(code.auth_code)
  return {
    path: '/tools/authcodetoopenid',
    fields: code,
    signing: 'md5',
    certificate: false,
    repetition: 'freely',
    refusals: payerRefusals,
    read: readerOf<V2Payer>({ openid: filled, sub_appid: optional(filled), sub_openid: optional(filled) }),
  }
}

// The code itself is not shown: for a minute it is as good as money.
function assertAuthCode(code: string): void {
  if (!AUTH_CODE.test(code)) throw new TypeError('auth_code has 18 digits and begins with 10 to 15')
}
