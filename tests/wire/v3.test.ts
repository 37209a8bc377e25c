import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goTo } from '../../packages/simulator/src/testing/shanghai.ts'
import { fundFlowEntry, tradeEntry } from '../../packages/wechatpay/src/bill/entries.ts'
import type { Bill, BillRow } from '../../packages/wechatpay/src/bill/read-bill.ts'
import type { CodeOrder } from '../../packages/wechatpay/src/code-payments.ts'
import type { CombinedOrder, SubOrder } from '../../packages/wechatpay/src/combined-orders.ts'
import { openWire, type Wire } from './client-on-stage.ts'

// Our client and the simulator, which share no code, over the wire they both claim to speak.

const SECOND_MS = 1000
const NOON = 12

test('Q16, Q17: a code is charged, and the order is found by the query', async (t) => {
  const wire = await openWire(t)
  const { wechat, named } = wire
  const { data } = await wechat.codePayments.pay(await codeOrder(wire, 'T-code-1'))
  assert.deepEqual([data.trade_state, data.trade_type, data.amount?.total], ['SUCCESS', 'MICROPAY', 1800])

  const found = (await wechat.orders.queryByOutTradeNo({ ...named, out_trade_no: 'T-code-1' })).data
  assert.deepEqual([found.trade_state, found.transaction_id], ['SUCCESS', data.transaction_id])
})

test('Q16, Q17: a payer who is asked for the password is asked for again until the answer is final', async (t) => {
  const wire = await openWire(t)
  const { wechat, stage, named } = wire
  const query = async (out_trade_no: string) =>
    (await wechat.orders.queryByOutTradeNo({ ...named, out_trade_no })).data.trade_state
  await stage.setPayer({ password_free_limit_fen: 0 })

  assert.equal((await wechat.codePayments.pay(await codeOrder(wire, 'T-code-2'))).data.trade_state, 'USERPAYING')
  assert.equal(await query('T-code-2'), 'USERPAYING')
  await stage.answer('T-code-2', { password: '123456' })
  assert.equal(await query('T-code-2'), 'SUCCESS')

  await wechat.codePayments.pay(await codeOrder(wire, 'T-code-3'))
  await stage.answer('T-code-3', { act: 'cancel' })
  assert.equal(await query('T-code-3'), 'PAYERROR')
})

test('Q18: what the bank left open is queried and reversed, and then there is nothing to refund', async (t) => {
  const wire = await openWire(t)
  const { wechat, stage, named, advance } = wire
  const order = { ...named, out_trade_no: 'T-code-4' }
  await stage.setPayer({ bank: 'error_after_paying' })
  const payment = wechat.codePayments.pay(await codeOrder(wire, 'T-code-4'))
  await assert.rejects(payment, { code: 'BANK_ERROR', mayRetry: false, outcomeKnown: false })
  assert.equal((await wechat.orders.queryByOutTradeNo(order)).data.trade_state, 'SUCCESS')

  await assert.rejects(wechat.codePayments.reverse(order), { code: 'INVALID_REQUEST', outcomeKnown: true })
  await assert.rejects(wechat.orders.close(order), { code: 'INVALID_REQUEST' })
  await advance(16 * SECOND_MS)
  assert.equal((await wechat.codePayments.reverse(order)).data.out_trade_no, 'T-code-4')
  assert.equal((await wechat.orders.queryByOutTradeNo(order)).data.trade_state, 'REVOKED')

  const refund = wechat.refunds.create({
    sub_mchid: named.sub_mchid,
    out_trade_no: 'T-code-4',
    out_refund_no: 'R-code-4',
    amount: { refund: 1800, total: 1800, currency: 'CNY' },
  })
  await assert.rejects(refund, { code: 'INVALID_REQUEST', outcomeKnown: true })
})

test('Q16: a listed failure is certain, and nobody was charged', async (t) => {
  const wire = await openWire(t)
  const { wechat, stage } = wire
  const order = await codeOrder(wire, 'T-code-5')
  await wechat.codePayments.pay(order)
  const used = wechat.codePayments.pay({ ...order, out_trade_no: 'T-code-6' })
  await assert.rejects(used, { code: 'AUTH_CODE_ERROR', mayRetry: false, outcomeKnown: true })
  const nobodys = { ...order, out_trade_no: 'T-code-7', payer: { auth_code: '130000000000000000' } }
  await assert.rejects(wechat.codePayments.pay(nobodys), { code: 'AUTH_CODE_INVALID', outcomeKnown: true })
  await stage.setPayer({ bank: 'refuses' })
  const refused = wechat.codePayments.pay(await codeOrder(wire, 'T-code-8'))
  await assert.rejects(refused, { code: 'NOTSUPORTCARD', mayRetry: false, outcomeKnown: true })
})

test('Q21, Q22, Q23: a combined order is made, paid at once, notified once and queried, part by part', async (t) => {
  const wire = await openWire(t)
  const { wechat, stage } = wire
  const order = combined(wire, 'C-1')
  const { data } = await wechat.combinedOrders.native(order)
  const before = (await wechat.combinedOrders.query('C-1')).data
  assert.deepEqual(
    before.sub_orders.map(({ trade_state }) => trade_state),
    ['NOTPAY', 'NOTPAY'],
  )
  await stage.pay({ code_url: data.code_url })

  const notices = await wire.notices()
  assert.deepEqual(
    notices.map(({ kind }) => kind),
    ['combined_payment'],
  )
  const told = notices[0]?.kind === 'combined_payment' ? notices[0].combined : assert.fail('no combined notice')
  const after = (await wechat.combinedOrders.query('C-1')).data
  for (const { sub_orders } of [told, after]) {
    assert.deepEqual(
      sub_orders.map(({ sub_mchid, out_trade_no, trade_state, amount }) => [
        sub_mchid,
        out_trade_no,
        trade_state,
        amount?.total_amount,
      ]),
      order.sub_orders.map(({ sub_mchid, out_trade_no, amount }) => [
        sub_mchid,
        out_trade_no,
        'SUCCESS',
        amount.total_amount,
      ]),
    )
  }
})

test('Q21: JSAPI, APP and H5 of combined paying are taken too', async (t) => {
  const wire = await openWire(t)
  const { wechat, stage, named } = wire
  for (const merchant of [named.sub_mchid, stage.secondMchid]) {
    for (const product of ['app', 'h5']) {
      await stage.control('PUT', `/merchants/${merchant}/permissions/${product}`, { granted: true })
    }
  }
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const jsapi = await wechat.combinedOrders.jsapi({ ...combined(wire, 'C-2'), combine_payer_info: { openid } })
  assert.match(jsapi.data.prepay_id, /./)
  assert.match((await wechat.combinedOrders.app(combined(wire, 'C-8'))).data.prepay_id, /./)
  const h5_info = { type: 'Wap' } as const
  const scene_info = { payer_client_ip: '14.17.22.32', device_id: 'POS1', h5_info }
  const h5 = await wechat.combinedOrders.h5({ ...combined(wire, 'C-3'), scene_info })
  assert.match(h5.data.h5_url, /^http/)
})

test('Q24: a combined order is refunded part by part, each by the merchant whose part it is', async (t) => {
  const wire = await openWire(t)
  const { wechat, stage } = wire
  const order = combined(wire, 'C-4')
  const { data } = await wechat.combinedOrders.native(order)
  await stage.pay({ code_url: data.code_url })
  const [first, second] = order.sub_orders
  assert(first && second)
  const refundOf = (sub_mchid: string, { out_trade_no, amount }: SubOrder, out_refund_no: string) => {
    const whole = { refund: amount.total_amount, total: amount.total_amount, currency: 'CNY' } as const
    return wechat.refunds.create({ sub_mchid, out_trade_no, out_refund_no, amount: whole })
  }
  assert.equal((await refundOf(second.sub_mchid, second, 'R-4b')).data.out_trade_no, second.out_trade_no)
  await assert.rejects(refundOf(second.sub_mchid, first, 'R-4a'), { code: 'INVALID_REQUEST' })
  await assert.rejects(refundOf(first.sub_mchid, { ...first, out_trade_no: 'C-4' }, 'R-4c'), { outcomeKnown: true })
})

test('Q25, Q27: a number stands for one combined order, which the basic interfaces do not know', async (t) => {
  const wire = await openWire(t)
  const { wechat, named } = wire
  const order = combined(wire, 'C-5')
  await wechat.combinedOrders.native(order)
  const other = { ...order, sub_orders: combined(wire, 'C-6').sub_orders }
  await assert.rejects(wechat.combinedOrders.native(other), { outcomeKnown: false })
  const reused = { ...combined(wire, 'C-7'), sub_orders: order.sub_orders }
  await assert.rejects(wechat.combinedOrders.native(reused), { outcomeKnown: false })

  const basic = { ...named, out_trade_no: 'C-5' }
  await assert.rejects(wechat.orders.queryByOutTradeNo(basic), { code: 'ORDER_NOT_EXIST' })
  await assert.rejects(wechat.combinedOrders.query('T-nobody'), { code: 'ORDER_NOT_EXIST', outcomeKnown: true })

  const { combine_appid, combine_out_trade_no, sub_orders } = order
  const partly = wechat.combinedOrders.close({
    combine_appid,
    combine_out_trade_no,
    sub_orders: sub_orders.slice(0, 1),
  })
  await assert.rejects(partly, { code: 'INVALID_REQUEST', outcomeKnown: true })
  const parts = sub_orders.map(({ mchid, sub_mchid, out_trade_no }) => ({ mchid, sub_mchid, out_trade_no }))
  await wechat.combinedOrders.close({ combine_appid, combine_out_trade_no, sub_orders: parts })
  const closed = (await wechat.combinedOrders.query('C-5')).data
  assert.deepEqual(
    closed.sub_orders.map(({ trade_state }) => trade_state),
    ['CLOSED', 'CLOSED'],
  )
})

test('Q10: the bills of a day are asked for, fetched, checked and read, packed and not', async (t) => {
  const wire = await openWire(t)
  const { wechat, stage, named, follow } = wire
  await goTo(stage, NOON)
  await follow()
  await wechat.codePayments.pay(await codeOrder(wire, 'T-bill-1'))
  const amount = { refund: 700, total: 1800, currency: 'CNY' } as const
  await wechat.refunds.create({
    sub_mchid: named.sub_mchid,
    out_trade_no: 'T-bill-1',
    out_refund_no: 'R-bill-1',
    amount,
  })
  await stage.control('POST', `/providers/${named.sp_mchid}/funds`, { account_type: 'BASIC', amount_fen: 4200 })
  const day = previous(await goTo(stage, NOON))
  await follow()

  for (const tar_type of [{}, { tar_type: 'GZIP' } as const]) {
    const { data } = await wechat.bills.trade({ bill_date: day, ...tar_type })
    const { rows, bill } = await readAll(wechat.bills.read(data))
    assert.deepEqual(
      rows
        .map(tradeEntry)
        .map((entry) => [entry.outTradeNo, entry.tradeState, entry.orderFen, entry.refundAskedFen, entry.outRefundNo]),
      [
        ['T-bill-1', 'SUCCESS', 1800, 0, null],
        ['T-bill-1', 'REFUND', 0, 700, 'R-bill-1'],
      ],
    )
    assert.deepEqual([bill.end().summary.fen('订单总金额'), bill.end().summary.fen('申请退款总金额')], [1800, 700])

    const own = await readAll(wechat.bills.read((await wechat.bills.fundFlow({ bill_date: day, ...tar_type })).data))
    assert.deepEqual(
      own.rows.map(fundFlowEntry).map(({ direction, fen }) => [direction, fen]),
      [['in', 4200]],
    )
    const asked = { bill_date: day, sub_mchid: named.sub_mchid, account_type: 'BASIC', ...tar_type } as const
    await stage.control('PUT', `/providers/${named.sp_mchid}/permissions/sub_fund_bill`, { granted: false })
    await assert.rejects(wechat.bills.subMerchantFundFlow(asked), { code: 'NO_AUTH', outcomeKnown: true })
    await stage.control('PUT', `/providers/${named.sp_mchid}/permissions/sub_fund_bill`, { granted: true })
    const theirs = await readAll(wechat.bills.read((await wechat.bills.subMerchantFundFlow(asked)).data))
    assert.equal(theirs.bill.end().rowCount, theirs.rows.length)
    assert.ok(theirs.rows.map(fundFlowEntry).some(({ direction, fen }) => direction === 'in' && fen === 1800))
  }
  assert.equal((await wechat.balances.now('BASIC')).data.available_amount, 4200)
  assert.equal((await wechat.balances.atEndOf(day, 'BASIC')).data.available_amount, 4200)
})

test('Q10: a bill is made from ten in the morning, of a day that saw trade, and its address lives five minutes', async (t) => {
  const wire = await openWire(t)
  const { wechat, stage, advance, follow } = wire
  await goTo(stage, NOON)
  await follow()
  await wechat.codePayments.pay(await codeOrder(wire, 'T-bill-2'))
  const day = previous(await goTo(stage, 9))
  await follow()
  const early = wechat.bills.trade({ bill_date: day })
  await assert.rejects(early, { code: 'STATEMENT_CREATING', mayRetry: true, outcomeKnown: true })

  await goTo(stage, NOON)
  await follow()
  const idle = wechat.bills.trade({ bill_date: previous(day) })
  await assert.rejects(idle, { code: 'NO_STATEMENT_EXIST', mayRetry: false, outcomeKnown: true })
  const { data } = await wechat.bills.trade({ bill_date: day })
  await advance(6 * 60 * SECOND_MS)
  await assert.rejects(readAll(wechat.bills.read(data)), { status: 400, outcomeKnown: true })
})

test('an abnormal refund is mended to a card of the payer’s, whose number only WeChat can read', async (t) => {
  const wire = await openWire(t)
  const { wechat, stage, named } = wire
  await wechat.codePayments.pay(await codeOrder(wire, 'T-mend-1'))
  const { data: refund } = await wechat.refunds.create({
    sub_mchid: named.sub_mchid,
    out_trade_no: 'T-mend-1',
    out_refund_no: 'R-mend-1',
    amount: { refund: 1800, total: 1800, currency: 'CNY' },
  })
  const mending = {
    refund_id: refund.refund_id,
    out_refund_no: 'R-mend-1',
    sub_mchid: named.sub_mchid,
    type: 'USER_BANK_CARD',
    bank_type: 'CMB_DEBIT',
    bank_account: '6225880112344321',
    real_name: '张三',
  } as const
  await assert.rejects(wechat.refunds.mendAbnormal(mending), { code: 'INVALID_REQUEST', outcomeKnown: true })
  await stage.control('PUT', `/refunds/${named.sp_mchid}/R-mend-1`, { status: 'ABNORMAL' })
  const { data } = await wechat.refunds.mendAbnormal(mending)
  assert.notEqual(data.status, 'ABNORMAL')
})

async function codeOrder({ stage, named }: Wire, out_trade_no: string): Promise<CodeOrder> {
  return {
    ...named,
    sp_appid: stage.spAppid,
    description: '牛肉面',
    out_trade_no,
    payer: { auth_code: await stage.code() },
    amount: { total: 1800, currency: 'CNY' },
    scene_info: { store_info: { id: '0001' } },
  }
}

function combined({ stage, named }: Wire, combine_out_trade_no: string): CombinedOrder {
  const part = (sub_mchid: string, out_trade_no: string, total_amount: number): SubOrder => ({
    mchid: named.sp_mchid,
    sub_mchid,
    out_trade_no,
    description: '牛肉面',
    attach: '桌号 7',
    amount: { total_amount, currency: 'CNY' },
  })
  return {
    combine_appid: stage.spAppid,
    combine_mchid: named.sp_mchid,
    combine_out_trade_no,
    notify_url: stage.receiver.url,
    sub_orders: [
      part(named.sub_mchid, `${combine_out_trade_no}-part-a`, 1000),
      part(stage.secondMchid, `${combine_out_trade_no}-part-b`, 501),
    ],
  }
}

async function readAll(bill: Bill): Promise<{ rows: BillRow[]; bill: Bill }> {
  const rows: BillRow[] = []
  for await (const row of bill.rows) rows.push(row)
  return { rows, bill }
}

function previous(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 60 * 60 * SECOND_MS).toISOString().slice(0, 10)
}
