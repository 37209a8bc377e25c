import { assertFen, type Call, type CallOptions, segment } from './call.ts'
import type { Answer } from './exchange.ts'
import type { Keyring } from './keyring.ts'
import { checkRefund, type Refund, type RefundGoods } from './refund-shapes.ts'
import { queryRefusals, refundRefusals, untilToppedUp } from './refusals.ts'
import { type Sealer, sealerOf } from './sealing.ts'
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

/**
 * What to do with a refund in ABNORMAL: to a card of the payer's, or to the merchant's account at its bank. Name and card
 * number are given in clear and sealed here; nothing but the sealed form leaves this process.
 */
export type AbnormalRefund = {
  readonly refund_id: string
  readonly out_refund_no: string
  readonly sub_mchid: string
} & (
  | {
      readonly type: 'USER_BANK_CARD'
      readonly bank_type: AbnormalRefundBank
      readonly bank_account: string
      readonly real_name: string
    }
  | {
      readonly type: 'MERCHANT_BANK_CARD'
      readonly bank_type?: never
      readonly bank_account?: never
      readonly real_name?: never
    }
)

/** The banks whose debit cards WeChat pays to. */
export type AbnormalRefundBank =
  `${'CMB' | 'COMM' | 'ABC' | 'CCB' | 'ICBC' | 'BOC' | 'PAB' | 'SPDB' | 'CITIC' | 'CEB' | 'CMBC' | 'CIB' | 'GDB' | 'PSBC' | 'NBCB'}_DEBIT`

/** Every call throws `WechatPayError`; one whose `outcomeKnown` is false is settled by `query`, never by a new number. */
export type Refunds = {
  /** Official page: 申请退款. One minute between refunds of one order, 50 at most. NOT_ENOUGH: top up, same number. */
  create(request: RefundRequest, options?: CallOptions): Promise<Answer<Refund>>
  /** Official page: 查询单笔退款. A refund WeChat never saw throws RESOURCE_NOT_EXISTS, `outcomeKnown`. */
  query(
    refund: { readonly out_refund_no: string; readonly sub_mchid: string },
    options?: CallOptions,
  ): Promise<Answer<Refund>>
  /**
   * Official page: 发起异常退款. Only of a refund whose state is ABNORMAL; answers its new state. RESOURCE_NOT_EXISTS: no such
   * refund. Throws NOT_SENT when there is no key of WeChat's to seal for.
   */
  mendAbnormal(refund: AbnormalRefund, options?: CallOptions): Promise<Answer<Refund>>
}

const asked = {
  method: 'POST',
  success: 200,
  check: checkRefund,
  refusals: refundRefusals,
  refusedForNow: untilToppedUp,
} as const

export function createRefunds(transport: Transport, keyring: Keyring, now: () => Date): Refunds {
  return {
    create: async (request, options) => transport.send(creation(request), options),
    mendAbnormal: async (refund, options) => transport.send(mending(refund, sealerOf(keyring, now())), options),
    query: async ({ out_refund_no, sub_mchid }, options) => {
      const number = segment('out_refund_no', out_refund_no)
      const path = `${PATH}/${number}?sub_mchid=${segment('sub_mchid', sub_mchid)}`
      return transport.send<Refund>(
        { method: 'GET', path, success: 200, check: checkRefund, repeats: { out_refund_no }, refusals: queryRefusals },
        options,
      )
    },
  }
}

function creation(body: RefundRequest): Call<Refund> {
  assertFen('amount.refund', body.amount.refund)
  assertFen('amount.total', body.amount.total)
  const { out_refund_no, transaction_id, out_trade_no } = body
  return { ...asked, path: PATH, body, repeats: { out_refund_no, transaction_id, out_trade_no } }
}

function mending(refund: AbnormalRefund, { serial, seal }: Sealer): Call<Refund> {
  const { refund_id, ...body } = refund
  const path = `${PATH}/${segment('refund_id', refund_id)}/apply-abnormal-refund`
  const call = { ...asked, path, repeats: { refund_id, out_refund_no: body.out_refund_no } }
  if (body.type === 'MERCHANT_BANK_CARD') return { ...call, body }
  const sealed = { bank_account: seal(body.bank_account), real_name: seal(body.real_name) }
  return { ...call, body: { ...body, ...sealed }, sealedFor: serial }
}
