import type { RefundNotice, RefundStatus, Refund as WechatRefund } from '@teyue/wechatpay/refund-shapes'
import type { KeptExchange, SealedExchange } from '../../base/exchanges.ts'
import { fen } from '../../kit/fen.ts'
import type { Refund } from './refund.ts'
import type { RefundReport } from './refund-report.ts'

const states: Record<RefundStatus, RefundReport['state']> = {
  PROCESSING: 'processing',
  ABNORMAL: 'abnormal',
  SUCCESS: 'succeeded',
  CLOSED: 'closed',
}

type Told = Pick<
  WechatRefund,
  'refund_id' | 'out_refund_no' | 'out_trade_no' | 'transaction_id' | 'user_received_account' | 'success_time'
> & {
  readonly sp_mchid?: string
  readonly sub_mchid?: string
  readonly create_time?: string
  readonly amount: { readonly refund: number; readonly total: number }
}

/** A refund as an answer or a query tells it. */
export function toRefundReport(
  refund: WechatRefund,
  source: 'answer' | 'query',
  exchange: SealedExchange,
): RefundReport {
  return told(refund, states[refund.status], source, exchange)
}

/** A refund as a notice tells it. */
export function fromNotice(notice: RefundNotice, exchange: KeptExchange): RefundReport {
  return told(notice, states[notice.refund_status], 'notice', exchange)
}

export function toRefusedReport(
  refund: Refund,
  refusal: { code: string; message: string },
  exchange: SealedExchange | null,
): RefundReport {
  return {
    ...ownWord(refund),
    state: 'refused',
    refusal: { code: refusal.code, message: refusal.message },
    attempt: refund.attempts,
    source: 'answer',
    exchange,
  }
}

/** WeChat knows no refund under our number. */
export function toAbsentReport(refund: Refund, exchange: SealedExchange | null): RefundReport {
  return { ...ownWord(refund), state: 'absent', source: 'query', exchange }
}

function told(
  refund: Told,
  state: RefundReport['state'],
  source: RefundReport['source'],
  exchange: RefundReport['exchange'],
): RefundReport {
  return {
    id: refund.out_refund_no,
    refundId: refund.refund_id,
    paymentId: refund.out_trade_no,
    spMchid: refund.sp_mchid ?? null,
    subMchid: refund.sub_mchid ?? null,
    transactionId: refund.transaction_id,
    total: fen(refund.amount.total),
    state,
    amount: fen(refund.amount.refund),
    receivedAccount: refund.user_received_account || null,
    acceptedAt: refund.create_time ? new Date(refund.create_time) : null,
    succeededAt: refund.success_time ? new Date(refund.success_time) : null,
    refusal: null,
    attempt: null,
    source,
    exchange,
  }
}

function ownWord(refund: Refund): Omit<RefundReport, 'state' | 'source' | 'exchange'> {
  return {
    id: refund.id,
    refundId: null,
    paymentId: null,
    spMchid: null,
    subMchid: null,
    transactionId: null,
    total: null,
    amount: null,
    receivedAccount: null,
    acceptedAt: null,
    succeededAt: null,
    refusal: null,
    attempt: null,
  }
}
