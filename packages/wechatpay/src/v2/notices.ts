import { createDecipheriv, createHash } from 'node:crypto'
import type { RefundNotice, RefundStatus } from '../refund-shapes.ts'
import type { Transaction } from '../transaction.ts'
import { readPaid, toTransaction } from './payment.ts'
import type { V2RefundStatus } from './refund-shapes.ts'
import { isSigned, signTypeOf } from './sign.ts'
import { beijingTime, filled, optional, readerOf, whole, wordOf } from './values.ts'
import { readXml, writeXml, type XmlMessage } from './xml.ts'

/**
 * What a v2 notice says, in the words of v3. It has no number of its own: `id` is made of WeChat's number of what it speaks of, so
 * that a repetition has the same. `toldAt` is RFC 3339, or null where the notice gives no time.
 */
export type V2Notice = {
  readonly id: string
  readonly eventType: string
  readonly summary: string
  readonly toldAt: string | null
  readonly raw: V2NoticeText
} & V2NoticeContent

export type V2NoticeContent =
  | { readonly kind: 'payment'; readonly transaction: Transaction }
  | { readonly kind: 'refund'; readonly refund: RefundNotice }
  | { readonly kind: 'unknown'; readonly originalType: string; readonly plaintext: string }

/** The XML as it came, and what was sealed in it. */
export type V2NoticeText = { readonly xml: string; readonly opened: string | null }

export type V2NoticeFault = 'BAD_SIGNATURE' | 'CANNOT_OPEN' | 'ILL_SHAPED'
export type OpenedV2Notice =
  | { readonly ok: true; readonly notice: V2Notice }
  | { readonly ok: false; readonly reason: V2NoticeFault }

const refundStatuses: Readonly<Record<Exclude<V2RefundStatus, 'PROCESSING'>, RefundStatus>> = {
  SUCCESS: 'SUCCESS',
  CHANGE: 'ABNORMAL',
  REFUNDCLOSE: 'CLOSED',
}

type Told = { readonly mch_id: string; readonly sub_mch_id: string }

type Opened = {
  readonly transaction_id: string
  readonly out_trade_no: string
  readonly refund_id: string
  readonly out_refund_no: string
  readonly total_fee: number
  readonly refund_fee: number
  readonly cash_refund_fee?: number
  readonly refund_status: Exclude<V2RefundStatus, 'PROCESSING'>
  readonly success_time?: string
  readonly refund_recv_accout: string
  readonly refund_request_source?: string
}

const readTold = readerOf<Told>({ mch_id: filled, sub_mch_id: filled })

const readOpened = readerOf<Opened>({
  transaction_id: filled,
  out_trade_no: filled,
  refund_id: filled,
  out_refund_no: filled,
  total_fee: whole,
  refund_fee: whole,
  cash_refund_fee: optional(whole),
  refund_status: wordOf<Opened['refund_status']>('SUCCESS', 'CHANGE', 'REFUNDCLOSE'),
  success_time: optional(beijingTime),
  refund_recv_accout: filled,
  refund_request_source: optional(filled),
})

/**
 * Opens a v2 notice: of a payment when its sign holds, of a refund when what it has sealed (`req_info`) opens under the key.
 * The sealing of refunds is old: it proves that WeChat wrote each block, not that they belong together, and the numbers of
 * accounts stand outside of it. A refund is to be queried before it is believed. Official pages: 支付结果通知, 退款结果通知.
 */
export function openV2Notice(apiV2Key: string, body: Buffer): OpenedV2Notice {
  const message = readXml(body)
  if (message?.fields.get('return_code') !== 'SUCCESS' || message.nested.size > 0) return refuse('ILL_SHAPED')
  const sealed = message.fields.get('req_info')
  if (sealed) return openRefund(apiV2Key, message, sealed, body)

  const signType = signTypeOf(message.fields)
  const isOurs = signType !== null && isSigned(message.fields, apiV2Key, signType)
  return isOurs ? readPayment(message, body) : refuse('BAD_SIGNATURE')
}

/** The answer that WeChat understands: taken, or (`refusal` says why) to be sent again. */
export function answerV2Notice(refusal: string | null): string {
  const [code, text] = refusal === null ? ['SUCCESS', 'OK'] : ['FAIL', refusal]
  return writeXml([
    ['return_code', code],
    ['return_msg', text],
  ]).toString()
}

function readPayment(message: XmlMessage, body: Buffer): OpenedV2Notice {
  const raw = { xml: body.toString('utf8'), opened: null }
  const eventType = 'TRANSACTION.SUCCESS'
  if (message.fields.get('result_code') !== 'SUCCESS') {
    const id = `v2:${createHash('sha256').update(body).digest('hex')}`
    const content = { kind: 'unknown', originalType: 'v2_payment', plaintext: raw.xml } as const
    return { ok: true, notice: { id, eventType: 'V2.OTHER', summary: '', toldAt: null, raw, ...content } }
  }
  const reading = readPaid(message)
  if (!reading.ok) return refuse('ILL_SHAPED')
  const paid = reading.value
  const transaction = toTransaction({ ...paid, trade_state: 'SUCCESS', trade_state_desc: '支付成功' })
  const notice = { id: `v2:${paid.transaction_id}`, eventType, summary: '支付成功', toldAt: paid.time_end, raw }
  return { ok: true, notice: { ...notice, kind: 'payment', transaction } }
}

function openRefund(apiV2Key: string, message: XmlMessage, sealed: string, body: Buffer): OpenedV2Notice {
  const plain = unseal(apiV2Key, sealed)
  const inner = plain && (readXml(plain, 'root') ?? readXml(plain))
  if (!plain || !inner) return refuse('CANNOT_OPEN')
  const [told, opened] = [readTold(message), readOpened(inner)]
  if (!told.ok || !opened.ok) return refuse('ILL_SHAPED')

  const refund = toRefundNotice(told.value, opened.value)
  return {
    ok: true,
    notice: {
      id: `v2:${refund.refund_id}:${refund.refund_status}`,
      eventType: `REFUND.${refund.refund_status}`,
      summary: '退款结果',
      toldAt: refund.success_time ?? null,
      raw: { xml: body.toString('utf8'), opened: plain.toString('utf8') },
      kind: 'refund',
      refund,
    },
  }
}

// AES-256-ECB with PKCS #7, the key being the text of the key's MD5. Null when it does not open.
function unseal(apiV2Key: string, sealed: string): Buffer | null {
  const key = createHash('md5').update(apiV2Key).digest('hex')
  try {
    const decipher = createDecipheriv('aes-256-ecb', key, null)
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()])
  } catch {
    return null
  }
}

function toRefundNotice({ mch_id, sub_mch_id }: Told, opened: Opened): RefundNotice {
  const { success_time, cash_refund_fee, refund_request_source } = opened
  return {
    sp_mchid: mch_id,
    sub_mchid: sub_mch_id,
    out_trade_no: opened.out_trade_no,
    transaction_id: opened.transaction_id,
    out_refund_no: opened.out_refund_no,
    refund_id: opened.refund_id,
    refund_status: refundStatuses[opened.refund_status],
    ...(success_time === undefined ? {} : { success_time }),
    user_received_account: opened.refund_recv_accout,
    amount: {
      total: opened.total_fee,
      refund: opened.refund_fee,
      ...(cash_refund_fee === undefined ? {} : { payer_refund: cash_refund_fee }),
    },
    ...(refund_request_source === undefined ? {} : { refund_request_source }),
  }
}

function refuse(reason: V2NoticeFault): OpenedV2Notice {
  return { ok: false, reason }
}
