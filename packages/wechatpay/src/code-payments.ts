import { assertFen, assertOurs, type Call, type CallOptions, segment } from './call.ts'
import {
  type CodeOrder,
  type CodePayment,
  checkCodePayment,
  checkReversal,
  type Reversal,
} from './code-payment-shapes.ts'
import { WechatPayError } from './errors.ts'
import type { Answer } from './exchange.ts'
import { codePaymentRefusals, reversalRefusals } from './refusals.ts'
import type { Transport } from './transport.ts'

export type { CodeOrder, CodePayment, Reversal } from './code-payment-shapes.ts'

const BASE = '/v3/pay/partner/transactions'
const CODE = /^\d{18}$/

export type ReversedOrder = {
  readonly sp_appid?: string
  readonly sp_mchid: string
  readonly sub_appid?: string
  readonly sub_mchid: string
  readonly out_trade_no: string
}

/**
 * 付款码支付 in APIv3. There is no notice: the answer to `pay` is the result, or the query is
 * (`orders.queryByOutTradeNo`). How often and how long to query is the caller's: WeChat's guide says every 5 s and to reverse
 * after 30 s, the partner page says wait 5 s, every 10 s, give up at 45 s. Such an order is reversed, never closed.
 */
export type CodePayments = {
  /**
   * Official page: 付款码支付 (partner-code-payment-v3). About 33 calls a second.
   * Paid is only `trade_state` SUCCESS. Throws `WechatPayError`:
   * - `outcomeKnown`: nothing was and nothing will be taken. Another code of the payer's goes under a **new** number.
   * - not `outcomeKnown` (USERPAYING as a code, SYSTEM_ERROR, BANK_ERROR, silence, a code of next year; ORDER_PAID and
   *   OUT_TRADE_NO_USED, behind which may stand an earlier call of ours): the payer may have been charged. Query, and in the end
   *   reverse. `mayRetry` is true only when nothing was sent or the call came too often.
   */
  pay(order: CodeOrder, options?: CallOptions): Promise<Answer<CodePayment>>
  /**
   * Official page: 撤销 (partner-code-payment-v3). Closes what was not paid and gives back what was. Not before 15 s after
   * paying (INVALID_REQUEST), not after 7 days (REVERSE_EXPIRE). May be repeated until it is answered. Where WeChat says
   * `recall: Y` it throws RECALL with `mayRetry`: call again.
   */
  reverse(order: ReversedOrder, options?: CallOptions): Promise<Answer<Reversal>>
}

export function createCodePayments(transport: Transport, spMchid: string): CodePayments {
  return {
    pay: async (order, options) => transport.send(payment(spMchid, order), options),
    reverse: async (order, options) => finished(await transport.send(reversal(spMchid, order), options)),
  }
}

// An answer that asks for another call is no reversal, however well it is signed.
function finished(answer: Answer<Reversal>): Answer<Reversal> {
  if (answer.data.recall !== 'Y') return answer
  const message = `reverse: WeChat asks for the same call once more`
  const { exchange } = answer
  throw new WechatPayError({ code: 'RECALL', message, mayRetry: true, outcomeKnown: false, exchange })
}

function payment(spMchid: string, order: CodeOrder): Call<CodePayment> {
  assertOurs(spMchid, order.sp_mchid)
  assertFen('amount.total', order.amount.total)
  if (!CODE.test(order.payer.auth_code)) throw new TypeError('payer.auth_code is not a payment code of 18 digits')
  return {
    method: 'POST',
    path: `${BASE}/codepay`,
    body: order,
    // 202: the payer is asked for the password. Which of the two it is, `trade_state` says.
    success: [200, 202],
    check: checkCodePayment,
    repeats: { sp_mchid: order.sp_mchid, sub_mchid: order.sub_mchid, out_trade_no: order.out_trade_no },
    refusals: codePaymentRefusals,
    once: true,
  }
}

function reversal(spMchid: string, order: ReversedOrder): Call<Reversal> {
  const { out_trade_no, sp_appid, sp_mchid, sub_appid, sub_mchid } = order
  assertOurs(spMchid, sp_mchid)
  // Field by field: the order itself fits the type too, and WeChat refuses what it does not know.
  const body = { sp_appid, sp_mchid, sub_appid, sub_mchid }
  const path = `${BASE}/out-trade-no/${segment('out_trade_no', out_trade_no)}/reverse`
  const repeats = { sp_mchid, sub_mchid, out_trade_no }
  return { method: 'POST', path, body, success: 200, check: checkReversal, repeats, refusals: reversalRefusals }
}
