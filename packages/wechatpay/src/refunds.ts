import { assertFen, type Call, type CallOptions, segment } from './call.ts'
import type { Answer } from './exchange.ts'
import { checkRefund, type Refund, type RefundGoods } from './refund-shapes.ts'
import { queryRefusals, refundRefusals } from './refusals.ts'
import type { Transport } from './transport.ts'

export type { Refund, RefundNotice, RefundStatus } from './refund-shapes.ts'

const PATH = '/v3/refund/domestic/refunds'

/** The order is named by exactly one of its two numbers. */
export type RefundedOrder =
  | { readonly transaction_id: string; readonly out_trade_no?: never }
  | { readonly out_trade_no: string; readonly transaction_id?: never }

/**
 * Amounts in fen: `refund` of this refund, `total` of the whole order. `out_refund_no` (at most 64 of
 * `0-9 A-Z a-z _ - | * @`) is kept for every repetition: a new number refunds twice.
 * Without `notify_url` WeChat notifies as v2 XML to the address set on its platform, if any.
 */
export type RefundRequest = RefundedOrder & {
  readonly sub_mchid: string
  readonly out_refund_no: string
  /** At most 80 bytes; the payer sees it. */
  readonly reason?: string
  readonly notify_url?: string
  readonly funds_account?: 'AVAILABLE'
  readonly amount: {
    readonly refund: number
    readonly total: number
    readonly currency: 'CNY'
    readonly from?: readonly { readonly account: 'AVAILABLE' | 'UNAVAILABLE'; readonly amount: number }[]
  }
  readonly goods_detail?: readonly RefundGoods[]
}

/** Every call throws `WechatPayError`; one whose `outcomeKnown` is false is settled by `query`, never by a new number. */
export type Refunds = {
  /** Official page: 申请退款. One minute between refunds of one order, 50 at most. NOT_ENOUGH: top up, same number. */
  create(request: RefundRequest, options?: CallOptions): Promise<Answer<Refund>>
  /** Official page: 查询单笔退款. A refund WeChat never saw throws RESOURCE_NOT_EXISTS, `outcomeKnown`. */
  query(
    refund: { readonly out_refund_no: string; readonly sub_mchid: string },
    options?: CallOptions,
  ): Promise<Answer<Refund>>
}

export function createRefunds(transport: Transport): Refunds {
  return {
    create: async (request, options) => transport.send(creation(request), options),
    query: async ({ out_refund_no, sub_mchid }, options) => {
      const number = segment('out_refund_no', out_refund_no)
      const path = `${PATH}/${number}?sub_mchid=${segment('sub_mchid', sub_mchid)}`
      return transport.send<Refund>(
        { method: 'GET', path, success: 200, check: checkRefund, refusals: queryRefusals },
        options,
      )
    },
  }
}

function creation(body: RefundRequest): Call<Refund> {
  assertFen('amount.refund', body.amount.refund)
  assertFen('amount.total', body.amount.total)
  return { method: 'POST', path: PATH, body, success: 200, check: checkRefund, refusals: refundRefusals }
}
