import { type Fen, fen } from '../../kit/fen.ts'
import { isId } from '../../kit/ids.ts'
import type { Product } from '../appids/product.ts'
import { type CellReader, createCellReader } from './cells.ts'
import type { Cells } from './file-import.ts'
import { type LineFinding, lineFinding } from './line-finding.ts'
import { mchid, type ReadLine } from './merchant-line.ts'

/** A payment that another system has made, as a line has it. */
export type PaymentLine = {
  readonly outTradeNo: string
  /** Of a part of a combined order: the number of the whole, by which WeChat is asked about it. */
  readonly combineOutTradeNo: string | null
  readonly transactionId: string
  readonly subMchid: string
  /** Null where the provider has one account only. */
  readonly spMchid: string | null
  readonly amount: Fen
  readonly refunded: Fen
  readonly paidAt: Date
  readonly product: Product
  readonly payer: { readonly openid: string; readonly appid: string } | null
  readonly reference: string
  readonly description: string
}

const products: Readonly<Record<string, Product>> = {
  ...{ jsapi: 'jsapi', 公众号: 'jsapi', mini_program: 'mini_program', 小程序: 'mini_program' },
  ...{ native: 'native', 扫码: 'native', app: 'app', h5: 'h5', mweb: 'h5' },
  ...{ code_payment: 'code_payment', micropay: 'code_payment', codepay: 'code_payment' },
  ...{ 付款码: 'code_payment', 付款码支付: 'code_payment', 刷卡: 'code_payment', 刷卡支付: 'code_payment' },
  ...{ combined: 'combined', 合单: 'combined', 合单支付: 'combined' },
}
const productChoices = 'JSAPI, 小程序, Native, APP, H5, 付款码, 合单'
const numberForm = /^[0-9A-Za-z_\-|*]{1,32}$/
const combinedForm = /^[0-9A-Za-z_\-|*]{2,32}$/
const transactionForm = /^[0-9]{20,32}$/
const referenceForm = /^[0-9A-Za-z_\-|*.@:/]{1,64}$/
const fenForm = /^(0|[1-9][0-9]{0,10})$/
const localForm = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/
const offsetForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const maxFen = 10_000_000_000

/** A line as it is meant, or what is wrong with it by itself. */
export function readPaymentLine(cells: Cells, found: readonly LineFinding[]): ReadLine<PaymentLine> {
  const reader = createCellReader(cells, found)
  const outTradeNo = outTradeNoOf(reader)
  const transactionId = needed(
    reader,
    'transaction_id',
    (text) => (transactionForm.test(text) ? text : null),
    'TRANSACTION_ID',
  )
  const [subMchid, spMchid] = [mchid(reader, 'sub_mchid', true), mchid(reader, 'sp_mchid', false)]
  const amount = needed(reader, 'amount_fen', (text) => (text === '0' ? null : toFen(text)), 'FEN')
  const refunded =
    reader.formed('refunded_fen', toFen, (value) => lineFinding('FEN', 'refunded_fen', { value })) ?? fen(0)
  const paidAt = needed(reader, 'paid_at', toMoment, 'MOMENT')
  const product = needed(
    reader,
    'product',
    (text) => products[text.toLowerCase().replace(/[\s-]/g, '')] ?? null,
    'CHOICE',
  )
  const combineOutTradeNo = combinedOf(reader, product)
  const payer = payerOf(reader)
  const reference = reader.formed(
    'reference',
    (text) => (referenceForm.test(text) ? text : null),
    (value) => lineFinding('OUT_TRADE_NO', 'reference', { value }),
  )
  const description = reader.optional('description', 127) ?? '导入的历史收款'
  if (amount !== null && refunded > amount) reader.findings.push(lineFinding('REFUNDED_OVER', 'refunded_fen'))
  if (reader.findings.length > 0 || !outTradeNo || !transactionId || !subMchid || !amount || !paidAt || !product)
    return { ok: false, findings: reader.findings }
  const numbers = {
    outTradeNo,
    combineOutTradeNo,
    transactionId,
    subMchid,
    spMchid,
    reference: reference ?? outTradeNo,
  }
  return { ok: true, line: { ...numbers, amount, refunded, paidAt, product, payer, description } }
}

type Form = 'TRANSACTION_ID' | 'FEN' | 'MOMENT' | 'CHOICE'

function needed<T>(reader: CellReader, field: string, read: (text: string) => T | null, code: Form): T | null {
  reader.text(field, 64)
  return reader.formed(field, read, (value) => lineFinding(code, field, { value, choices: productChoices }))
}

function outTradeNoOf(reader: CellReader): string | null {
  reader.text('out_trade_no', 64)
  const read = (text: string) => (numberForm.test(text) && !isId('payment', text) ? text : null)
  return reader.formed('out_trade_no', read, (value) =>
    lineFinding(isId('payment', value) ? 'OUR_NUMBER' : 'OUT_TRADE_NO', 'out_trade_no', { value }),
  )
}

/** The part and the whole are named together, or neither is. */
function combinedOf(reader: CellReader, product: Product | null): string | null {
  const number = reader.formed(
    'combine_out_trade_no',
    (text) => (combinedForm.test(text) ? text : null),
    (value) => lineFinding('OUT_TRADE_NO', 'combine_out_trade_no', { value }),
  )
  const isGiven = reader.optional('combine_out_trade_no', 64) !== null
  if (product !== null && isGiven !== (product === 'combined'))
    reader.findings.push(lineFinding('COMBINED_NUMBER', 'combine_out_trade_no'))
  return number
}

function payerOf(reader: CellReader): PaymentLine['payer'] {
  const openid = reader.optional('payer_openid', 128)
  const appid = reader.optional('payer_appid', 32)
  if ((openid === null) !== (appid === null))
    reader.findings.push(lineFinding('APPID_NEEDED', openid === null ? 'payer_openid' : 'payer_appid'))
  return openid === null || appid === null ? null : { openid, appid }
}

function toFen(text: string): Fen | null {
  return fenForm.test(text) && Number(text) <= maxFen ? fen(Number(text)) : null
}

/** Without an offset it is Beijing's time; a day that there is not (31 February) is none. */
function toMoment(text: string): Date | null {
  const [, year, month = '', day = '', hour = '', minute, second = '00'] = localForm.exec(text) ?? []
  const two = (part: string) => part.padStart(2, '0')
  const wanted = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}+08:00`
  if (year === undefined && !offsetForm.test(text)) return null
  const at = new Date(year === undefined ? text : wanted)
  if (Number.isNaN(at.getTime())) return null
  const beijing = new Date(at.getTime() + 8 * 3_600_000).toISOString()
  return year === undefined || beijing.slice(0, 10) === wanted.slice(0, 10) ? at : null
}
