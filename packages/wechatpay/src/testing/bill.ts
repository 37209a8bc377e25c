/** The columns of today's trade bill of kind ALL, and of its sums. */
export const TRADE_COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
export const TRADE_SUMS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

/** The columns of the form that was used before 2016 or so, and still turns up. */
export const OLD_TRADE_COLUMNS =
  '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,代金券或立减优惠金额,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率'
export const OLD_TRADE_SUMS = '总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额'

export const FUND_COLUMNS =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'
export const FUND_SUMS = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额'

export const paidRow =
  '2026-11-22 12:00:00,wx2421b1c4370ec43b,1900000001,1900000109,POS1,4200002026112200000000000001,T20261122000001,oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,JSAPI,SUCCESS,OTHERS,CNY,17.00,1.00,0,0,0.00,0.00,,,牛肉面,桌号 7,0.10200,0.60%,18.00,0.00,'.split(
    ',',
  )
export const refundRow =
  '2026-11-22 13:00:00,wx2421b1c4370ec43b,1900000001,1900000109,POS1,4200002026112200000000000001,T20261122000001,oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,JSAPI,REFUND,OTHERS,CNY,0.00,0.00,50000000382019052709732678859,R20261122000001,17.00,1.00,ORIGINAL,PROCESSING,牛肉面,桌号 7,-0.10200,0.60%,0.00,18.00,'.split(
    ',',
  )

/** As WeChat writes it: BOM, CRLF, a back-tick before each field, two lines of sums. */
export function writeBill(
  columns: string,
  rows: readonly (readonly string[])[],
  sums: string,
  values: readonly string[],
  { bom = '\ufeff', newline = '\r\n' } = {},
): string {
  const lines = [columns, ...rows.map(tick), sums, tick(values)]
  return bom + lines.map((line) => line + newline).join('')
}

function tick(fields: readonly string[]): string {
  return fields.map((field) => `\`${field}`).join(',')
}

/** The bytes in pieces of this size, as a network might deliver them. */
export async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
