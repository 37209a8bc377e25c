import type { CallOptions } from '../call.ts'
import type { Answer } from '../exchange.ts'
import { assertFee, assertOutRefundNo, assertText, type V2Call } from './call.ts'
import type { V2OrderName, V2Parties } from './order-requests.ts'
import {
  readRefundAccepted,
  readRefunds,
  type V2RefundAccepted,
  type V2Refunds as V2RefundList,
} from './refund-shapes.ts'
import { refundQueryRefusals, refundRefusals } from './refusals.ts'
import type { V2Transport } from './transport.ts'

const MAX_REASON_CHARS = 80
const MAX_URL_CHARS = 256
const MAX_DETAIL_CHARS = 6000

/**
 * Amounts in fen: `refund_fee` of this refund, `total_fee` of the whole order. `out_refund_no` (at most 64) is kept for every
 * repetition: a new number refunds twice. Without `notify_url` WeChat notifies to the address set on its platform, if any.
 */
export type V2RefundRequest = V2Parties &
  V2OrderName & {
    readonly out_refund_no: string
    readonly total_fee: number
    readonly refund_fee: number
    readonly refund_fee_type?: 'CNY'
    /** At most 80 characters; the payer sees it. */
    readonly refund_desc?: string
    readonly refund_account?: 'REFUND_SOURCE_UNSETTLED_FUNDS' | 'REFUND_SOURCE_RECHARGE_FUNDS'
    readonly notify_url?: string
    readonly detail?: {
      readonly goods_detail: readonly {
        readonly goods_id: string
        readonly wxpay_goods_id?: string
        readonly goods_name?: string
        readonly refund_amount: number
        readonly refund_quantity: number
        readonly price: number
      }[]
    }
  }

/** By exactly one of four numbers. WeChat tells ten refunds of an order at a time; `offset` counts those to skip. */
export type V2RefundName =
  | Naming<'refund_id'>
  | Naming<'out_refund_no'>
  | (Naming<'transaction_id'> & { readonly offset?: number })
  | (Naming<'out_trade_no'> & { readonly offset?: number })

type Numbers = 'refund_id' | 'out_refund_no' | 'transaction_id' | 'out_trade_no'
type Naming<N extends Numbers> = { readonly [K in N]: string } & { readonly [K in Exclude<Numbers, N>]?: never }

/** Every call throws `WechatPayError`; one whose `outcomeKnown` is false is settled by `query`, never by a new number. */
export type V2Refunds = {
  /**
   * Official page: 申请退款. Needs the certificate. The answer says that the refund was taken on, not that it was paid. One minute
   * between refunds of one order, 50 at most. NOT_ENOUGH: top up, same number.
   */
  create(request: V2RefundRequest, options?: CallOptions): Promise<Answer<V2RefundAccepted>>
  /** Official page: 查询退款. A refund WeChat never saw throws RESOURCE_NOT_EXISTS, `outcomeKnown`. */
  query(refund: V2Parties & V2RefundName, options?: CallOptions): Promise<Answer<V2RefundList>>
}

export function createV2Refunds(transport: V2Transport): V2Refunds {
  return {
    create: async (request, options) => transport.send(creation(request), options),
    query: async (refund, options) => transport.send(query(refund), options),
  }
}

function creation({ detail, ...request }: V2RefundRequest): V2Call<V2RefundAccepted> {
  assertOutRefundNo(request.out_refund_no)
  assertFee('total_fee', request.total_fee)
  assertFee('refund_fee', request.refund_fee)
  if (request.refund_fee > request.total_fee) throw new RangeError('refund_fee is more than total_fee')
  assertText('refund_desc', request.refund_desc, MAX_REASON_CHARS)
  assertText('notify_url', request.notify_url, MAX_URL_CHARS)
  const goods = detail && JSON.stringify(detail)
  assertText('detail', goods, MAX_DETAIL_CHARS)
  return {
    path: '/secapi/pay/refund',
    fields: { ...request, version: goods && '1.0', detail: goods },
    signing: 'chosen',
    certificate: true,
    repetition: 'same_number',
    refusals: refundRefusals,
    read: readRefundAccepted,
  }
}

function query(refund: V2Parties & V2RefundName): V2Call<V2RefundList> {
  return {
    path: '/pay/refundquery',
    fields: refund,
    signing: 'chosen',
    certificate: false,
    repetition: 'freely',
    refusals: refundQueryRefusals,
    read: readRefunds,
  }
}
