import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCodeStage } from '../testing/code-stage.ts'
import { openCombineStage } from '../testing/combine-stage.ts'
import { openStage } from '../testing/stage.ts'
import { assertDoneV2, assertFields, assertRefusedV2 } from '../testing/v2-refused.ts'

const QUERY = '/pay/orderquery'

test('Q4, Q5: an order is found by either number, in its state, and only by its own sub-merchant', async (t) => {
  const stage = await openStage(t)
  await stage.native('v2-query', { attach: '附加' })
  const open = await stage.v2(QUERY, { out_trade_no: 'v2-query' })
  assertDoneV2(stage, open)
  const { trade_state, trade_state_desc, total_fee, transaction_id, attach } = open.fields
  assert.deepEqual(
    [trade_state, trade_state_desc, total_fee, transaction_id, attach],
    ['NOTPAY', '订单未支付', '1000', undefined, '附加'],
  )
  await stage.paid('v2-query-paid')
  const paid = await stage.v2(QUERY, { out_trade_no: 'v2-query-paid' })
  const byId = await stage.v2(QUERY, { transaction_id: paid.fields.transaction_id, out_trade_no: 'ignored' })
  assert.equal(byId.fields.out_trade_no, 'v2-query-paid')
  assert.match(paid.text, /<total_fee>1000<\/total_fee>/, 'numbers are bare')
  assert.match(paid.fields.time_end ?? '', /^\d{14}$/)
  const { nonce_str, sign, time_end, transaction_id: id, ...rest } = paid.fields
  assert(nonce_str && sign && time_end && id)
  assert.deepEqual(rest, {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: stage.spAppid,
    mch_id: stage.provider.mchid,
    sub_mch_id: stage.subMchid,
    result_code: 'SUCCESS',
    openid: await stage.openid(stage.payer, stage.spAppid),
    is_subscribe: 'N',
    trade_type: 'NATIVE',
    bank_type: 'OTHERS',
    total_fee: '1000',
    fee_type: 'CNY',
    cash_fee: '1000',
    cash_fee_type: 'CNY',
    out_trade_no: 'v2-query-paid',
    attach: '',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
  })
  await stage.refund('v2-query-paid', 'r1', 10)
  assert.equal((await stage.v2(QUERY, { out_trade_no: 'v2-query-paid' })).fields.trade_state, 'REFUND')
})

test('M13, M19: sub_openid and sub_is_subscribe come back if and only if sub_appid was sent', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-plain')
  await stage.paid('v2-bound', { sub_appid: stage.subAppid })
  const plain = await stage.v2(QUERY, { out_trade_no: 'v2-plain' })
  const bound = await stage.v2(QUERY, { out_trade_no: 'v2-bound' })
  assert.deepEqual([plain.fields.sub_openid, plain.fields.sub_is_subscribe], [undefined, undefined])
  const subOpenid = await stage.openid(stage.payer, stage.subAppid)
  assert.deepEqual([bound.fields.sub_openid, bound.fields.sub_is_subscribe], [subOpenid, 'N'])
})

test('Q20: fields of queries are checked, and what is not there or another’s is not shown', async (t) => {
  const stage = await openStage(t)
  await stage.native('v2-fields')
  await assertFields(stage, (changes) => stage.v2(QUERY, { out_trade_no: 'v2-fields', ...changes }), [
    { name: 'appid', required: true, max: 32 },
    { name: 'nonce_str', required: true, max: 32 },
    { name: 'transaction_id', max: 32 },
    { name: 'out_trade_no', required: true, max: 32, bad: ['a b'] },
    { name: 'sub_appid', max: 32, good: [stage.subAppid] },
    { name: 'version', bad: ['2.0'], good: ['1.0'] },
  ])
  assertRefusedV2(stage, await stage.v2(QUERY, { out_trade_no: 'v2-nobody' }), 'ORDERNOTEXIST')
  assertRefusedV2(stage, await stage.v2(QUERY, { transaction_id: '4200000000000000' }), 'ORDERNOTEXIST')
  const second = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
  })
  const other = await stage.v2(QUERY, { out_trade_no: 'v2-fields', sub_mch_id: second.sub_mchid })
  assertRefusedV2(stage, other, 'INVALID_REQUEST')
  assert.equal(other.fields.trade_state, undefined)
})

test('Q24, Q27: a part of a combined order is not found by this interface, but refunded by it', async (t) => {
  const stage = await openCombineStage(t)
  await stage.paidCombined('v2-mixed')
  assertRefusedV2(stage, await stage.v2(QUERY, { out_trade_no: 'v2-mixed-a' }), 'ORDERNOTEXIST')
  assertRefusedV2(stage, await stage.v2('/pay/closeorder', { out_trade_no: 'v2-mixed-a' }), 'ORDERNOTEXIST')
  const part = { out_trade_no: 'v2-mixed-a', out_refund_no: 'r1' }
  assertDoneV2(stage, await stage.v2('/secapi/pay/refund', { ...part, total_fee: 1_000, refund_fee: 10 }))
  const refunds = await stage.v2('/pay/refundquery', { out_trade_no: 'v2-mixed-a' })
  assert.equal(refunds.fields.out_refund_no_0, 'r1')
})

test('Q18: a code payment is queried like others and cannot be closed, only reversed', async (t) => {
  const stage = await openCodeStage(t)
  await stage.charge('v2-by-code')
  const { fields } = await stage.v2(QUERY, { out_trade_no: 'v2-by-code' })
  assert.deepEqual([fields.trade_state, fields.trade_type], ['SUCCESS', 'MICROPAY'])
  assertRefusedV2(stage, await stage.v2('/pay/closeorder', { out_trade_no: 'v2-by-code' }), 'INVALID_REQUEST')
})
