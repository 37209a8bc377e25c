import type { Payment } from '../payments/payment.ts'
import type { Refund } from '../refunds/refund.ts'
import { amount, moment, type Row, text } from './cell.ts'
import type { DocumentRow, Export, Language } from './export.ts'
import { documentStateWords, documentWords, paymentWords, productWords, refundWords } from './words.ts'

type Column<T> = readonly [zh: string, en: string, cell: (thing: T, language: Language) => Row[number]]

/** A payment or refund with the name of its merchant, and of the store that it is of. */
export type Named<T> = T & { readonly merchantName: string; readonly storeName: string | null }

const paymentColumns: readonly Column<Named<Payment>>[] = [
  ['支付编号', 'payment', ({ id }) => text(id)],
  ['商户单号', 'reference', ({ reference }) => text(reference)],
  ['微信支付订单号', 'transaction_id', ({ transactionId }) => text(transactionId)],
  ['商户', 'merchant', ({ merchantName }) => text(merchantName)],
  ['商户编号', 'merchant_id', ({ merchantId }) => text(merchantId)],
  ['特约商户号', 'sub_mchid', ({ identity }) => text(identity.subMchid)],
  ['门店', 'store', ({ scene }) => text(scene?.store.name ?? null)],
  ['门店编号', 'store_number', ({ scene }) => text(scene && (scene.store.number ?? scene.store.id))],
  ['终端', 'terminal', ({ scene }) => text(scene?.terminal?.name ?? null)],
  ['产品', 'product', ({ product }, language) => text(productWords[product]?.[language] ?? product)],
  ['状态', 'state', ({ state }, language) => text(paymentWords[state][language])],
  ['金额（元）', 'amount (yuan)', (payment) => amount(payment.amount)],
  ['已退款（元）', 'refunded (yuan)', ({ refundAccepted }) => amount(refundAccepted)],
  ['手续费（元）', 'fee (yuan)', ({ state, fee }) => amount(state === 'paid' ? fee : null)],
  ['商品说明', 'description', ({ description }) => text(description)],
  ['创建时间', 'created_at', ({ createdAt }) => moment(createdAt)],
  ['支付时间', 'paid_at', ({ paidAt }) => moment(paidAt)],
]

const refundColumns: readonly Column<Named<Refund>>[] = [
  ['退款编号', 'refund', ({ id }) => text(id)],
  ['商户退款单号', 'reference', ({ reference }) => text(reference)],
  ['微信退款单号', 'refund_id', ({ refundId }) => text(refundId)],
  ['支付编号', 'payment', ({ paymentId }) => text(paymentId)],
  ['商户', 'merchant', ({ merchantName }) => text(merchantName)],
  ['商户编号', 'merchant_id', ({ merchantId }) => text(merchantId)],
  ['门店', 'store', ({ storeName }) => text(storeName)],
  ['状态', 'state', ({ state }, language) => text(refundWords[state][language])],
  ['金额（元）', 'amount (yuan)', (refund) => amount(refund.amount)],
  ['退回手续费（元）', 'fee returned (yuan)', ({ feeReturned }) => amount(feeReturned)],
  ['原因', 'reason', ({ reason }) => text(reason)],
  ['退款入账账户', 'received_account', ({ receivedAccount }) => text(receivedAccount)],
  ['创建时间', 'created_at', ({ createdAt }) => moment(createdAt)],
  ['成功时间', 'succeeded_at', ({ succeededAt }) => moment(succeededAt)],
]

const documentColumns: readonly Column<DocumentRow>[] = [
  ['编号', 'id', ({ id }) => text(id)],
  ['类型', 'kind', ({ kind }, language) => text(documentWords[kind][language])],
  ['微信侧编号', 'number at WeChat', ({ numberAtWechat }) => text(numberAtWechat)],
  ['特约商户号', 'sub_mchid', ({ subMchid }) => text(subMchid)],
  ['内容', 'about', ({ about }) => text(about)],
  ['状态', 'state', ({ state }, language) => text(documentStateWords[state]?.[language] ?? state)],
  ['创建时间', 'created_at', ({ createdAt }) => moment(createdAt)],
]

const columnsOf: Readonly<Record<Export['kind'], readonly Column<never>[]>> = {
  payments: paymentColumns,
  refunds: refundColumns,
  documents: documentColumns,
}

export function headOf(kind: Export['kind'], language: Language): Row {
  const columns = columnsOf[kind]
  return columns.map(([zh, en]) => text(language === 'zh' ? zh : en))
}

export function rowOfPayment(payment: Named<Payment>, language: Language): Row {
  return paymentColumns.map(([, , cell]) => cell(payment, language))
}

export function rowOfRefund(refund: Named<Refund>, language: Language): Row {
  return refundColumns.map(([, , cell]) => cell(refund, language))
}

export function rowOfDocument(document: DocumentRow, language: Language): Row {
  return documentColumns.map(([, , cell]) => cell(document, language))
}
