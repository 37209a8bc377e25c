import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { WechatPayError } from '../errors.ts'
import {
  FUND_COLUMNS,
  FUND_SUMS,
  inPieces,
  OLD_TRADE_COLUMNS,
  OLD_TRADE_SUMS,
  paidRow,
  refundRow,
  TRADE_COLUMNS,
  TRADE_SUMS,
  writeBill,
} from '../testing/bill.ts'
import { fundFlowEntry, tradeEntry } from './entries.ts'
import { type BillEnd, type BillRow, readBill } from './read-bill.ts'
import { yuanToFen, yuanToMillifen } from './yuan.ts'

const sums = ['2', '17.00', '17.00', '1.00', '0.00000', '18.00', '18.00']
const tradeBill = writeBill(TRADE_COLUMNS, [paidRow, refundRow], TRADE_SUMS, sums)

test('rows are read by the names of the header, with money in whole fen and fees in thousandths', async () => {
  const { rows, end } = await readAll(tradeBill)
  assert.deepEqual(rows.map(tradeEntry), [
    {
      tradeTime: '2026-11-22 12:00:00',
      appid: 'wx2421b1c4370ec43b',
      spMchid: '1900000001',
      subMchid: '1900000109',
      transactionId: '4200002026112200000000000001',
      outTradeNo: 'T20261122000001',
      openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      tradeType: 'JSAPI',
      tradeState: 'SUCCESS',
      bankType: 'OTHERS',
      currency: 'CNY',
      orderFen: 1800,
      settlementFen: 1700,
      refundFen: 0,
      refundAskedFen: 0,
      refundId: null,
      outRefundNo: null,
      refundStatus: null,
      feeMillifen: 10200,
      feeRate: '0.60%',
    },
    {
      ...tradeEntry(rows[0]!),
      tradeTime: '2026-11-22 13:00:00',
      tradeState: 'REFUND',
      orderFen: 0,
      settlementFen: 0,
      refundFen: 1700,
      refundAskedFen: 1800,
      refundId: '50000000382019052709732678859',
      outRefundNo: 'R20261122000001',
      refundStatus: 'PROCESSING',
      feeMillifen: -10200,
    },
  ])
  assert.equal(end.rowCount, 2)
  assert.equal(end.summary.text('总交易单数'), '2')
  assert.equal(end.summary.fen('订单总金额'), 1800)
  assert.equal(end.summary.millifen('手续费总金额'), 0)
})

test('columns in another order, renamed or new are read by name and kept', async () => {
  const names = TRADE_COLUMNS.split(',')
  const turned = writeBill(
    [...names, '明年的列'].toReversed().join(','),
    [[...paidRow, '新'].toReversed()],
    TRADE_SUMS,
    sums,
  )
  const { rows } = await readAll(turned)
  assert.deepEqual(tradeEntry(rows[0]!), tradeEntry((await readAll(tradeBill)).rows[0]!))
  assert.equal(rows[0]?.text('明年的列'), '新')
  assert.equal(rows[0]?.text('不存在'), undefined)
  assert.deepEqual(rows[0]?.names, [...names, '明年的列'].toReversed())
})

test('the old form of 24 columns, and a bill without refund columns, are read', async () => {
  const old = [...paidRow.slice(0, 12), '18.00', '1.00', ...paidRow.slice(14, 24)]
  const { rows } = await readAll(writeBill(OLD_TRADE_COLUMNS, [old], OLD_TRADE_SUMS, ['1', '18.00', '0.0', '0.0', '0']))
  const { orderFen, settlementFen, refundAskedFen, subMchid } = tradeEntry(rows[0]!)
  assert.deepEqual([orderFen, settlementFen, refundAskedFen, subMchid], [1800, null, null, '1900000109'])

  const dropped = ['微信退款单号', '商户退款单号', '退款金额', '充值券退款金额', '退款类型', '退款状态', '申请退款金额']
  const kept = TRADE_COLUMNS.split(',').map((name) => !dropped.includes(name))
  const some = (fields: readonly string[]) => fields.filter((_, index) => kept[index])
  const success = writeBill(some(TRADE_COLUMNS.split(',')).join(','), [some(paidRow)], TRADE_SUMS, sums)
  const entry = tradeEntry((await readAll(success)).rows[0]!)
  assert.deepEqual([entry.orderFen, entry.refundFen, entry.refundId], [1800, null, null])
})

test('fund-flow bills of both versions are read', async () => {
  const flow = [
    '2026-11-22 12:00:01',
    '42',
    '43',
    '交易',
    '扣除交易手续费',
    '支出',
    '0.11',
    '17.89',
    'system',
    '备注,二',
    '45',
  ]
  for (const columns of [FUND_COLUMNS, FUND_COLUMNS.replaceAll('(元)', '（元）')]) {
    const { rows } = await readAll(writeBill(columns, [flow], FUND_SUMS, ['1', '0', '0.00', '1', '0.11']))
    assert.deepEqual(fundFlowEntry(rows[0]!), {
      bookedTime: '2026-11-22 12:00:01',
      businessNo: '42',
      flowNo: '43',
      businessName: '交易',
      businessType: '扣除交易手续费',
      direction: 'out',
      fen: 11,
      balanceFen: 1789,
      note: '备注,二',
      voucherNo: '45',
    })
  }
})

test('a day without trade is a bill without rows', async () => {
  const { rows, end } = await readAll(
    writeBill(TRADE_COLUMNS, [], TRADE_SUMS, ['0', '0.00', '0.00', '0.00', '0.00000', '0.00', '0.00']),
  )
  assert.deepEqual([rows.length, end.rowCount], [0, 0])
})

// Words of merchants, which may hold all that divides fields and lines.
const words = fc.string({
  unit: fc.constantFrom('面', ',', '`', ',`', '\n', '\r', '"', 'a', '\ufeff', '😀', ' '),
  maxLength: 12,
})
const tame = words.filter((text) => !/[\n\r]|,`/.test(text))
const name = fc.string({ unit: fc.constantFrom('a', '列', '_', '(', 'x'), minLength: 1, maxLength: 6 })
const hostileName = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'get')

test('a bill comes out as it went in, whatever its texts, its pieces, BOM and line ends', async () => {
  const bills = fc.uniqueArray(fc.oneof(name, hostileName), { minLength: 2, maxLength: 8 }).chain((names) =>
    fc.record({
      names: fc.constant(names),
      rows: fc.array(fc.array(tame, { minLength: names.length, maxLength: names.length }), { maxLength: 8 }),
      bom: fc.constantFrom('', '\ufeff'),
      newline: fc.constantFrom('\n', '\r\n'),
      packed: fc.boolean(),
      size: fc.integer({ min: 1, max: 40 }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(bills, async ({ names, rows, bom, newline, packed, size }) => {
      const text = writeBill(names.join(','), rows, '总数,总额', ['1', '0.00'], { bom, newline })
      const read = await readAll(text, { packed, size })
      assert.deepEqual(
        read.rows.map((row) => names.map((column) => row.text(column))),
        rows,
      )
      assert.equal(read.end.rowCount, rows.length)
      assert.equal(read.end.summary.fen('总额'), 0)
    }),
  )
})

test('no text of a merchant moves money into another column', async () => {
  const [before, after] = [paidRow.slice(0, 20), paidRow.slice(22)]
  await fc.assert(
    fc.asyncProperty(words, words, async (goods, attach) => {
      const text = writeBill(TRADE_COLUMNS, [[...before, goods, attach, ...after], refundRow], TRADE_SUMS, sums)
      const outcome = await readAll(text).catch((error: unknown) => error)
      if (outcome instanceof WechatPayError) {
        // A line break followed by a back-tick looks like the next row, and is refused.
        assert.match(goods + attach, /[\n\r]/)
        return
      }
      const { rows } = outcome as { rows: BillRow[] }
      assert.equal(rows.length, 2)
      const { outTradeNo, orderFen, settlementFen, feeMillifen, feeRate } = tradeEntry(rows[0]!)
      assert.deepEqual(
        [outTradeNo, orderFen, settlementFen, feeMillifen, feeRate],
        ['T20261122000001', 1800, 1700, 10200, '0.60%'],
      )
    }),
  )
})

test('a bill that is cut off anywhere is never taken for a whole one', async () => {
  const bytes = Buffer.from(tradeBill)
  const [plain, packed] = [bytes, gzipSync(bytes)]
  // The last CRLF alone may be missing.
  for (let length = 0; length < plain.length - 3; length += 7) await assertNoBill(plain.subarray(0, length))
  for (let length = 0; length < packed.length; length += 5) await assertNoBill(packed.subarray(0, length))
})

test('what is no bill is refused', async () => {
  const row = paidRow.map((field) => `\`${field}`).join(',')
  const end = `${TRADE_SUMS}\n${sums.map((sum) => `\`${sum}`).join(',')}\n`
  const texts = [
    '',
    '<xml><return_code>FAIL</return_code></xml>',
    '{"code":"PARAM_ERROR"}',
    `${TRADE_COLUMNS},交易时间\n${end}`,
    `a,,b\n${end}`,
    `${TRADE_COLUMNS}\n${row},\`more\n${end}`.replace('商品名称,商户数据包', '甲,乙'),
    `${TRADE_COLUMNS}\n\`too,\`few\n${row}\n${end}`,
    `${TRADE_COLUMNS}\n${row}\n${end}${row}\n`,
    `${TRADE_COLUMNS}\n${row}\n${TRADE_SUMS}\n\`1,\`2\n`,
    `${Array.from({ length: 201 }, (_, n) => `列${n}`).join(',')}\n${end}`,
  ]
  for (const text of texts) await assertNoBill(Buffer.from(text))
  const latin = Buffer.from(tradeBill)
  latin[40] = 0xff
  await assertNoBill(latin)
})

test('an absurdly long line ends the reading before it fills the memory', async () => {
  let sent = 0
  async function* endless(start: string): AsyncGenerator<Buffer> {
    yield Buffer.from(start)
    for (; sent < 1000; sent++) yield Buffer.alloc(64 * 1024, 'x')
  }
  for (const start of ['', `${TRADE_COLUMNS}\n\``]) {
    sent = 0
    await assert.rejects(collect(readBill(endless(start)).rows), { code: 'BAD_ANSWER' })
    assert.ok(sent < 4)
  }
  const many = `${TRADE_COLUMNS}\n\`${'x\n'.repeat(40_000)}`
  await assert.rejects(collect(readBill(inPieces(Buffer.from(many), 1000)).rows), { code: 'BAD_ANSWER' })
})

test('sums are not to be had before the bill was read to its end', async () => {
  const bill = readBill(inPieces(Buffer.from(tradeBill), 50))
  assert.throws(() => bill.end(), TypeError)
  for await (const _row of bill.rows) break
  assert.throws(() => bill.end(), TypeError)
})

test('yuan become fen without a float', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 53 - 1), max: 2 ** 53 - 1 }), (fen) => {
      const digits = String(Math.abs(fen)).padStart(3, '0')
      const yuan = `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
      assert.equal(yuanToFen(yuan), fen)
      assert.equal(yuanToFen(`${yuan}000`), fen)
    }),
  )
  const rows: [string, number][] = [
    ['0', 0],
    ['0.0', 0],
    ['-0.00', 0],
    ['+1', 100],
    ['1.1', 110],
    ['90071992547409.91', 2 ** 53 - 1],
  ]
  for (const [yuan, fen] of rows) assert.ok(Object.is(yuanToFen(yuan), fen), yuan)
  assert.equal(yuanToMillifen('0.01080'), 1080)
  assert.equal(yuanToMillifen('-12.3'), -1_230_000)
  const wrong = [
    '',
    '.1',
    '1.',
    '1e3',
    '0x1',
    '1,000.00',
    '１',
    ' 1',
    '--1',
    'NaN',
    '0.001',
    '90071992547409.92',
    '9'.repeat(30),
  ]
  for (const yuan of wrong) assert.throws(() => yuanToFen(yuan), RangeError, yuan)
  assert.throws(() => yuanToMillifen('0.000001'), RangeError)
})

test('an amount that is none is refused when it is asked for, by the name of its column', async () => {
  for (const amount of ['1e3', '0.001', '9'.repeat(40), '约 3 元']) {
    const { rows } = await readAll(writeBill('单号,订单金额', [['1', amount]], '总数,总额', ['1', '0']))
    assert.throws(() => rows[0]?.fen('订单金额'), /订单金额/)
    assert.equal(rows[0]?.text('订单金额'), amount)
  }
  const { rows } = await readAll(writeBill('单号,甲', [['1', '']], '总数,总额', ['1', '0']))
  assert.deepEqual([rows[0]?.fen('甲'), rows[0]?.fen('没有')], [undefined, undefined])
  assert.throws(() => tradeEntry(rows[0]!), { code: 'BAD_ANSWER' })
  assert.throws(() => fundFlowEntry(rows[0]!), { code: 'BAD_ANSWER' })
})

type Read = { readonly rows: BillRow[]; readonly end: BillEnd }

async function readAll(text: string, { packed = false, size = 1000 } = {}): Promise<Read> {
  const bytes = Buffer.from(text)
  const bill = readBill(inPieces(packed ? gzipSync(bytes) : bytes, size))
  const rows = await collect(bill.rows)
  return { rows, end: bill.end() }
}

async function assertNoBill(bytes: Buffer): Promise<void> {
  const bill = readBill(inPieces(bytes, 64))
  await assert.rejects(collect(bill.rows), { code: 'BAD_ANSWER' }, bytes.subarray(0, 60).toString())
  assert.throws(() => bill.end(), TypeError)
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of source) all.push(one)
  return all
}
