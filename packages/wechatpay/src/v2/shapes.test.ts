import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { acceptedV2Refund, paidCode } from '../testing/v2.ts'
import { readOrder, readPaid, toTransaction } from './payment.ts'
import { readRefundAccepted, readRefunds } from './refund-shapes.ts'
import { beijingTime, type Reader, readerOf, toBeijingTime, toWechatDay, whole } from './values.ts'

type Told = Record<string, string | number>

function read<T>(reader: Reader<T>, told: Told) {
  const fields = new Map(Object.entries(told).map(([name, value]) => [name, String(value)]))
  return reader({ fields, nested: new Map() })
}

function wrongAt<T>(reader: Reader<T>, told: Told): string | null {
  const reading = read(reader, told)
  return reading.ok ? null : reading.wrongAt
}

const paidOrder = { ...paidCode, trade_state: 'SUCCESS' }
const oneRefund = {
  out_refund_no_0: 'R1',
  refund_id_0: '5001',
  refund_status_0: 'SUCCESS',
  refund_fee_0: 100,
  refund_recv_accout_0: '支付用户零钱',
}
const refunds = {
  transaction_id: '42',
  out_trade_no: 'T1',
  total_fee: 888,
  cash_fee: 800,
  refund_count: 1,
  ...oneRefund,
}

const shapes: [string, Reader<unknown>, Told, needed: string[], numbers: string[], free: string[]][] = [
  [
    'code payment',
    readPaid,
    paidCode,
    'appid mch_id sub_mch_id openid trade_type bank_type total_fee cash_fee transaction_id out_trade_no time_end'.split(
      ' ',
    ),
    'total_fee cash_fee coupon_fee settlement_total_fee'.split(' '),
    'is_subscribe fee_type cash_fee_type coupon_fee attach'.split(' '),
  ],
  [
    'paid order',
    readOrder,
    paidOrder,
    'appid mch_id sub_mch_id openid trade_type bank_type total_fee cash_fee transaction_id out_trade_no time_end trade_state'.split(
      ' ',
    ),
    'total_fee cash_fee coupon_fee settlement_total_fee'.split(' '),
    'is_subscribe fee_type cash_fee_type coupon_fee attach'.split(' '),
  ],
  [
    'unpaid order',
    readOrder,
    { ...paidOrder, trade_state: 'USERPAYING' },
    'appid mch_id sub_mch_id out_trade_no trade_state'.split(' '),
    'total_fee cash_fee'.split(' '),
    'openid trade_type bank_type total_fee cash_fee transaction_id time_end attach'.split(' '),
  ],
  [
    'accepted refund',
    readRefundAccepted,
    acceptedV2Refund,
    'transaction_id out_trade_no out_refund_no refund_id refund_fee total_fee cash_fee'.split(' '),
    'refund_fee total_fee cash_fee cash_refund_fee settlement_refund_fee coupon_refund_fee'.split(' '),
    'cash_refund_fee'.split(' '),
  ],
  [
    'refunds',
    readRefunds,
    refunds,
    'transaction_id out_trade_no total_fee cash_fee refund_count out_refund_no_0 refund_id_0 refund_status_0 refund_fee_0 refund_recv_accout_0'.split(
      ' ',
    ),
    'total_fee cash_fee refund_count refund_fee_0 settlement_refund_fee_0 total_refund_count'.split(' '),
    [],
  ],
]

test('an answer without a field that it needs, or with a number that is none, is wrong there and nowhere half read', () => {
  for (const [what, reader, told, needed, numbers, free] of shapes) {
    assert.equal(wrongAt(reader, told), null, what)
    for (const name of needed) {
      const { [name]: _gone, ...rest } = told
      assert.equal(wrongAt(reader, rest), `/${name}`, `${what} without ${name}`)
      assert.equal(wrongAt(reader, { ...told, [name]: '' }), `/${name}`, `${what} with an empty ${name}`)
    }
    for (const name of numbers) {
      for (const number of ['x', '-1', '1.5', '01', '1e3', ' 1', '1 ', '+1', '0x1', '９', '9007199254740993']) {
        assert.equal(wrongAt(reader, { ...told, [name]: number }), `/${name}`, `${what}: ${name} ${number}`)
      }
    }
    for (const name of free) {
      const { [name]: _gone, ...rest } = told
      assert.equal(wrongAt(reader, rest), null, `${what} without ${name}`)
    }
  }
})

test('words that a decision hangs on are of a closed list', () => {
  for (const trade_state of ['REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']) {
    assert.equal(wrongAt(readOrder, { ...paidOrder, trade_state }), null)
  }
  for (const trade_state of ['PAID', 'success', 'ACCEPT', 'SUCCESS ']) {
    assert.equal(wrongAt(readOrder, { ...paidOrder, trade_state }), '/trade_state')
  }
  for (const refund_status_0 of ['SUCCESS', 'REFUNDCLOSE', 'PROCESSING', 'CHANGE']) {
    assert.equal(wrongAt(readRefunds, { ...refunds, refund_status_0 }), null)
  }
  for (const refund_status_0 of ['FAIL', 'CLOSED', 'ABNORMAL', '']) {
    assert.equal(wrongAt(readRefunds, { ...refunds, refund_status_0 }), '/refund_status_0')
  }
  assert.equal(wrongAt(readPaid, { ...paidCode, is_subscribe: 'maybe' }), '/is_subscribe')
})

test('refunds are read one by one with their coupons, never more than there can be', () => {
  const second = {
    out_refund_no_1: 'R2',
    refund_id_1: '5002',
    refund_status_1: 'PROCESSING',
    refund_fee_1: 20,
    refund_recv_accout_1: '招商银行信用卡0403',
    refund_channel_1: 'ORIGINAL',
    refund_account_1: 'REFUND_SOURCE_UNSETTLED_FUNDS',
    settlement_refund_fee_1: 18,
    coupon_refund_fee_1: 2,
    coupon_type_1_0: 'CASH',
    coupon_refund_id_1_0: 'c0',
    coupon_refund_fee_1_0: 2,
  }
  const both = {
    ...refunds,
    ...second,
    refund_count: 2,
    total_refund_count: 12,
    refund_success_time_0: '2016-07-25 15:26:26',
  }
  const reading = read(readRefunds, both)
  assert(reading.ok)
  assert.deepEqual(reading.value.refunds, [
    {
      out_refund_no: 'R1',
      refund_id: '5001',
      refund_status: 'SUCCESS',
      refund_fee: 100,
      refund_recv_accout: '支付用户零钱',
      refund_success_time: '2016-07-25T15:26:26+08:00',
    },
    {
      out_refund_no: 'R2',
      refund_id: '5002',
      refund_status: 'PROCESSING',
      refund_fee: 20,
      settlement_refund_fee: 18,
      refund_channel: 'ORIGINAL',
      refund_account: 'REFUND_SOURCE_UNSETTLED_FUNDS',
      refund_recv_accout: '招商银行信用卡0403',
      coupon_refund_fee: 2,
      coupons: [{ coupon_id: 'c0', coupon_fee: 2, coupon_type: 'CASH' }],
    },
  ])
  assert.deepEqual([reading.value.refund_count, reading.value.total_refund_count], [2, 12])
  assert.equal(wrongAt(readRefunds, { ...refunds, refund_count: 2 }), '/out_refund_no_1')
  assert.equal(wrongAt(readRefunds, { ...refunds, refund_count: 999999 }), '/refund_count')
  assert.equal(wrongAt(readRefunds, { ...both, coupon_refund_fee_1_0: 'x' }), '/coupon_refund_fee_1_0')
})

test('coupons are read as far as they are numbered, and never without end', () => {
  const coupons = (many: number) =>
    Object.fromEntries(
      Array.from({ length: many }, (_, n) => [
        [`coupon_id_${n}`, `c${n}`],
        [`coupon_fee_${n}`, n],
      ]).flat(),
    )
  const reading = read(readPaid, { ...paidCode, ...coupons(50) })
  assert.equal(reading.ok && reading.value.coupons?.length, 50)
  assert.equal(wrongAt(readPaid, { ...paidCode, ...coupons(51) }), '/coupon_id_50')
  assert.equal(wrongAt(readPaid, { ...paidCode, coupon_id_0: 'c' }), '/coupon_fee_0')
  const accepted = read(readRefundAccepted, { ...acceptedV2Refund, coupon_refund_id_0: 'c', coupon_refund_fee_0: 10 })
  assert.deepEqual(accepted.ok && accepted.value.coupons, [{ coupon_id: 'c', coupon_fee: 10 }])
})

test('a paid order is told in the words of v3, an unpaid one without what it lacks', () => {
  const paid = read(readOrder, { ...paidOrder, sub_appid: 'wxsub', sub_openid: 's1', device_info: 'T1' })
  assert.deepEqual(paid.ok && toTransaction(paid.value), {
    sp_appid: paidCode.appid,
    sp_mchid: paidCode.mch_id,
    sub_appid: 'wxsub',
    sub_mchid: paidCode.sub_mch_id,
    out_trade_no: paidCode.out_trade_no,
    transaction_id: paidCode.transaction_id,
    trade_type: 'MICROPAY',
    trade_state: 'SUCCESS',
    trade_state_desc: '',
    bank_type: 'OTHERS',
    attach: '桌3',
    success_time: '2026-11-23T12:00:00+08:00',
    payer: { sp_openid: paidCode.openid, sub_openid: 's1' },
    amount: { total: 888, payer_total: 800, currency: 'CNY', payer_currency: 'CNY' },
    scene_info: { device_id: 'T1' },
  })
  const { appid, mch_id, sub_mch_id, out_trade_no } = paidCode
  const unpaid = read(readOrder, { appid, mch_id, sub_mch_id, out_trade_no, trade_state: 'NOTPAY' })
  assert.deepEqual(unpaid.ok && toTransaction(unpaid.value), {
    sp_appid: appid,
    sp_mchid: mch_id,
    sub_mchid: sub_mch_id,
    out_trade_no,
    trade_state: 'NOTPAY',
    trade_state_desc: '',
  })
})

test('times are Beijing’s, both ways, and days are days', () => {
  const reader = readerOf<{ at: string }>({ at: beijingTime })
  for (const [text, moment] of [
    ['20141030133525', '2014-10-30T13:35:25+08:00'],
    ['2016-07-25 15:26:26', '2016-07-25T15:26:26+08:00'],
  ] as const) {
    assert.deepEqual(read(reader, { at: text }), { ok: true, value: { at: moment } })
  }
  for (const text of [
    '2014103013352',
    '201410301335256',
    '20141330133525',
    '20141030250000',
    '1414647325',
    '2016-07-25',
  ]) {
    assert.equal(wrongAt(reader, { at: text }), '/at', text)
  }
  fc.assert(
    fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }), (date) => {
      const whole = new Date(Math.floor(date.getTime() / 1000) * 1000)
      const text = toBeijingTime('time', whole.toISOString())
      const reading = read(reader, { at: text })
      assert.equal(reading.ok && new Date(reading.value.at).getTime(), whole.getTime())
    }),
  )
  assert.throws(() => toBeijingTime('time_expire', '20261123123000'), RangeError)
  assert.equal(toWechatDay('bill_date', '2026-11-23'), '20261123')
  for (const day of ['20261123', '2026-13-01', 'today', ''])
    assert.throws(() => toWechatDay('bill_date', day), RangeError)
})

test('every whole amount is read as itself', () => {
  const reader = readerOf<{ fee: number }>({ fee: whole })
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 15 - 1 }), (fee) => {
      assert.deepEqual(read(reader, { fee }), { ok: true, value: { fee } })
    }),
  )
})
