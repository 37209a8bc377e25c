import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

// Serves one gzipped trade bill on loopback until it is ended; prints its address and its SHA-1. argv: rows.

const COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const SUMS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
const ROWS_PER_PIECE = 20_000

const rows = Number(process.argv[2])
const hash = createHash('sha1')
const packed: Buffer[] = []
// Members of one gzip file: so many rows at a time, that the whole text never stands in memory.
for (const text of texts()) {
  hash.update(text)
  packed.push(gzipSync(text))
}
const file = Buffer.concat(packed)
const server = createServer((_request, response) => response.end(file)).listen(0, '127.0.0.1', () => {
  process.stdout.write(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3/billdownload/file?token=x#${hash.digest('hex')}\n`,
  )
})

function* texts(): Generator<string> {
  yield `\ufeff${COLUMNS}\r\n`
  for (let from = 0; from < rows; from += ROWS_PER_PIECE) {
    yield Array.from({ length: Math.min(ROWS_PER_PIECE, rows - from) }, (_, index) => row(from + index)).join('')
  }
  yield `${SUMS}\r\n\`${rows},\`1.00,\`0.00,\`0.00,\`0.00000,\`1.00,\`0.00\r\n`
}

function row(index: number): string {
  const number = String(index).padStart(10, '0')
  const yuan = `${index % 500}.${String(index % 100).padStart(2, '0')}`
  return (
    `\`2026-11-22 ${String(index % 24).padStart(2, '0')}:00:00,\`wx2421b1c4370ec43b,\`1900000001,\`${1900000100 + (index % 900)},\`POS1,` +
    `\`420000202611220000${number},\`pay_${number},\`oUpF8uMuAJO_M2pxb1Q9z${number},\`JSAPI,\`SUCCESS,\`OTHERS,\`CNY,\`${yuan},` +
    `\`0.00,\`0,\`0,\`0.00,\`0.00,\`,\`,\`牛肉面，大碗,\`桌号 ${index % 40},\`0.${String(index % 100_000).padStart(5, '0')},\`0.60%,\`${yuan},\`0.00,\`\r\n`
  )
}
