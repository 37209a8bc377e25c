import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cells } from './file-import.ts'
import { enterPayment, judgePaymentLine, newPaymentBooks, type PaymentBooks } from './payment-books.ts'
import { readPaymentLine } from './payment-line.ts'

const now = new Date('2026-11-26T04:00:00Z')
const dayMs = 86_400_000
const cells: Cells = {
  out_trade_no: 'OLD-1',
  transaction_id: '4200000000202611260000000001',
  sub_mchid: '1600000001',
  amount_fen: '1000',
  paid_at: '2026-11-25 12:00:00',
  product: 'JSAPI',
}

test('M3, M9: a product is known by its names, and a part of a combined order by the number of the whole', () => {
  const products: [string, string][] = [
    ['公众号', 'jsapi'],
    ['小程序', 'mini_program'],
    ['NATIVE', 'native'],
    ['MWEB', 'h5'],
    ['付款码', 'code_payment'],
    ['刷卡支付', 'code_payment'],
    ['MICROPAY', 'code_payment'],
  ]
  for (const [given, product] of products) assert.equal(read({ product: given }), product)
  assert.equal(read({ product: '合单', combine_out_trade_no: 'W1' }), 'combined')
  assert.equal(read({ product: '合单' }), 'combine_out_trade_no COMBINED_NUMBER')
  assert.equal(read({ combine_out_trade_no: 'W1' }), 'combine_out_trade_no COMBINED_NUMBER')
  assert.equal(read({ product: '合单', combine_out_trade_no: '一' }), 'combine_out_trade_no OUT_TRADE_NO')
  assert.equal(read({ product: 'FACEPAY' }), 'product CHOICE')
})

test('Q43: what was refunded elsewhere stays within the payment, and what is older than a year is left to the other system', () => {
  assert.equal(read({ refunded_fen: '1000' }), 'jsapi')
  assert.equal(read({ refunded_fen: '1001' }), 'refunded_fen REFUNDED_OVER')
  assert.equal(read({ refunded_fen: '0.5' }), 'refunded_fen FEN')
  const paidAt = (at: number) => new Date(at).toISOString()
  const lastMoment = now.getTime() - 365 * dayMs
  assert.equal(judge({ paid_at: paidAt(lastMoment) }), 'good')
  assert.equal(judge({ paid_at: paidAt(lastMoment - 1) }), 'paid_at TOO_OLD')
  assert.equal(judge({ paid_at: paidAt(now.getTime() + 1) }), 'paid_at FUTURE')
})

test('a payment is taken in once: by its number, by WeChat’s, and by the merchant’s own', () => {
  const books = knownBooks()
  assert.equal(judge({}, books), 'good', 'and is entered')
  assert.equal(judge({}, books), 'out_trade_no TWICE')
  assert.equal(judge({ out_trade_no: 'OLD-2' }, books), 'transaction_id TWICE')
  const other = { out_trade_no: 'OLD-3', transaction_id: '4200000000202611260000000003' }
  assert.equal(judge({ ...other, reference: 'OLD-1' }, books), 'reference TWICE')
  assert.equal(judge({ ...other, sub_mchid: '1600000002' }, books), 'sub_mchid NUMBER_UNKNOWN')
  const held = { id: 'pay_1', line: null, amount: 1000, transactionId: cells.transaction_id! }
  const here = { ...knownBooks(), byNumber: new Map([['acct_1/OLD-1', held]]) }
  assert.equal(judge({}, here), 'known')
  assert.equal(judge({ amount_fen: '999' }, here), 'out_trade_no PAYMENT_OTHER')
})

/** The product of a line that is good by itself, or what is wrong with it first. */
function read(changes: Cells): string {
  const result = readPaymentLine({ ...cells, ...changes }, [])
  if (result.ok) return result.line.product
  const [first] = result.findings
  return `${first?.field} ${first?.code}`
}

/** How a line stands beside the books, into which it is entered where it is good. */
function judge(changes: Cells, books = knownBooks()): string {
  const result = readPaymentLine({ ...cells, ...changes }, [])
  assert(result.ok)
  const { outcome, plan } = judgePaymentLine(books, 2, result.line, now)
  if (plan) enterPayment(books, 2, plan)
  const [first] = outcome.findings
  return first ? `${first.field} ${first.code}` : outcome.state
}

function knownBooks(): PaymentBooks {
  const books = newPaymentBooks()
  books.accounts.set('1900000001', { id: 'acct_1', spMchid: '1900000001', clockOffsetMs: 0 })
  books.numbers.set('acct_1/1600000001', { id: 'sub_1', merchantId: 'mch_1', feeRatePpm: 6000 })
  return books
}
