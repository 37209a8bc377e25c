import type { PaymentState } from '../payments/payment.ts'
import type { RefundState } from '../refunds/refund.ts'
import type { Language } from './export.ts'

type Words = Readonly<Record<Language, string>>

/** The glossary's words for states and products, as they stand in files. */
export const paymentWords: Readonly<Record<PaymentState, Words>> = {
  requested: { zh: '已受理', en: 'requested' },
  unknown: { zh: '结果未知', en: 'unknown' },
  open: { zh: '待支付', en: 'open' },
  closing: { zh: '关闭中', en: 'closing' },
  paid: { zh: '已支付', en: 'paid' },
  closed: { zh: '已关闭', en: 'closed' },
  refused: { zh: '被拒绝', en: 'refused' },
}

export const refundWords: Readonly<Record<RefundState, Words>> = {
  requested: { zh: '已受理', en: 'requested' },
  unknown: { zh: '结果未知', en: 'unknown' },
  processing: { zh: '退款中', en: 'processing' },
  abnormal: { zh: '退款异常', en: 'abnormal' },
  succeeded: { zh: '已退款', en: 'succeeded' },
  closed: { zh: '已关闭', en: 'closed' },
  refused: { zh: '被拒绝', en: 'refused' },
}

export const productWords: Readonly<Record<string, Words>> = {
  jsapi: { zh: '公众号支付', en: 'JSAPI' },
  mini_program: { zh: '小程序支付', en: 'mini program' },
  native: { zh: '扫码支付', en: 'Native' },
  app: { zh: 'APP 支付', en: 'APP' },
  h5: { zh: 'H5 支付', en: 'H5' },
}
