import type { BillRow } from '@teyue/wechatpay/bill/read-bill'
import { fen } from '../../kit/fen.ts'
import type { BillLine } from '../bill-lines/bill-line.ts'

const kinds: Readonly<Record<string, BillLine['kind']>> = { SUCCESS: 'payment', REFUND: 'refund', REVOKED: 'reversal' }

// A column that was renamed is given with its newer name first.
const subMchid = ['特约商户号', '子商户号']
const ordered = ['订单金额', '总金额']
const refunded = ['申请退款金额', '退款金额']
// Anything else would be no number of WeChat's or of anybody at WeChat.
const form = /^[!-~]{1,64}$/
// What stands where there is no number.
const none = '0'

/** A row of the trade bill; null when it is of no kind that we know, or lacks what it is known by. */
export function toBillLine(row: BillRow): BillLine | null {
  const kind = kinds[row.text('交易状态') ?? '']
  const isRefund = kind === 'refund'
  const number = numberIn(row, isRefund ? '商户退款单号' : '商户订单号')
  const transactionId = numberIn(row, isRefund ? '微信退款单号' : '微信订单号')
  const amount = row.fen(...(kind === 'payment' ? ordered : refunded))
  const whose = numberIn(row, ...subMchid)
  if (!kind || amount === undefined || amount < 0 || !transactionId || !whose) return null
  // A refund by hand may bear no number of ours; WeChat's own then stands for it.
  const ours = number ?? (isRefund ? transactionId : null)
  const orderNumber = isRefund ? numberIn(row, '商户订单号') : null
  return ours ? { kind, number: ours, transactionId, subMchid: whose, amount: fen(amount), orderNumber } : null
}

function numberIn(row: BillRow, ...names: string[]): string | null {
  const text = row.text(...names)
  return text && text !== none && form.test(text) ? text : null
}
