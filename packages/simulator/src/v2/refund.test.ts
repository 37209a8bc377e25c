import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRefused } from '../testing/refused.ts'
import { AMOUNT_FEN, openStage, type Stage } from '../testing/stage.ts'
import type { V2Reply } from '../testing/v2-client.ts'
import { assertDoneV2, assertFields, assertRefusedV2 } from '../testing/v2-refused.ts'

const REFUND = '/secapi/pay/refund'
const QUERY = '/pay/refundquery'

type Changes = Record<string, string | number | undefined>

test('Q7, Q19: a refund over TLS with the certificate moves the money, whichever API made the order', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-refund')
  const reply = await refund(stage, { refund_fee: 300 })
  assertDoneV2(stage, reply)
  const { refund_fee, total_fee, cash_fee, cash_refund_fee, out_refund_no, refund_id } = reply.fields
  assert.deepEqual([refund_fee, total_fee, cash_fee, cash_refund_fee], ['300', '1000', '1000', '300'])
  assert.deepEqual([out_refund_no, refund_id?.length], ['r1', 29])
  await stage.advance(5_000)
  const books = await stage.control<{ sum_fen: number; merchants: { refunded_fen: number }[] }>('GET', '/books')
  assert.deepEqual([books.sum_fen, books.merchants[0]?.refunded_fen], [0, 300])
  const seen = await stage.call('GET', `/v3/refund/domestic/refunds/r1?sub_mchid=${stage.subMchid}`)
  assert.equal(seen.body.status, 'SUCCESS', 'APIv3 sees it')
})

test('Q20: every documented field of a refund is checked', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-refund')
  await stage.control('POST', `/merchants/${stage.subMchid}/top-up`, { amount_fen: 100 })
  let turn = 0
  await assertFields(stage, (changes) => refund(stage, { out_refund_no: `f${turn++}`, ...changes }), [
    { name: 'appid', required: true, max: 32 },
    { name: 'nonce_str', required: true, max: 32 },
    { name: 'out_trade_no', max: 32, bad: ['a b'] },
    { name: 'transaction_id', max: 32 },
    { name: 'out_refund_no', required: true, max: 64, bad: ['退'], good: ['r@|*-_'] },
    { name: 'total_fee', required: true, bad: ['0', '1.0', 'x'] },
    { name: 'refund_fee', required: true, bad: ['0', '-1', '1.0'], good: ['2'] },
    { name: 'refund_fee_type', bad: ['USD'], good: ['CNY'] },
    { name: 'refund_desc', max: 80, good: ['退'.repeat(80)] },
    {
      name: 'refund_account',
      bad: ['AVAILABLE'],
      good: ['REFUND_SOURCE_UNSETTLED_FUNDS', 'REFUND_SOURCE_RECHARGE_FUNDS'],
    },
    { name: 'notify_url', max: 256, bad: ['x'], good: ['https://x.example/y'] },
  ])
})

test('Q40, Q43: a repeat is the same refund; other parameters, too much, too late, too poor are refused by code', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-refund')
  const first = await refund(stage, {})
  const again = await refund(stage, { sign_type: 'HMAC-SHA256' })
  assert.equal(again.fields.refund_id, first.fields.refund_id)
  assertRefusedV2(stage, await refund(stage, { refund_fee: 11 }), 'INVALID_REQUEST')
  const other = (changes: Changes) => refund(stage, { out_refund_no: 'r2', ...changes })
  assertRefusedV2(stage, await other({ refund_fee: 991 }), 'INVALID_REQUEST')
  assertRefusedV2(stage, await other({ total_fee: 999 }), 'REFUND_FEE_MISMATCH')
  assertRefusedV2(stage, await other({ out_trade_no: 'v2-nobody' }), 'ORDERNOTEXIST')
  assertRefusedV2(stage, await other({ out_trade_no: undefined }), 'PARAM_ERROR')
  await stage.control('POST', `/merchants/${stage.subMchid}/withdraw`, { amount_fen: 980 })
  assertRefusedV2(stage, await other({ refund_fee: 500 }), 'NOTENOUGH')
  await stage.advance(366 * 86_400_000)
  assertRefusedV2(stage, await other({}), 'TRADE_OVERDUE')
})

test('M24, M25: without the authority the talk itself is refused, in WeChat’s words', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-refund')
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/refund`, { granted: false })
  assert.deepEqual((await refund(stage, {})).fields, {
    return_code: 'FAIL',
    return_msg: '服务商与特约商户关系上，该产品授权已被解除',
  })
})

test('Q9: refunds are queried by any of four numbers; those of an order come ten at a time, from an offset', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-refund')
  for (let index = 0; index < 12; index++)
    await refund(stage, { out_refund_no: `many-${index}`, refund_fee: index + 1 })
  await stage.control('PUT', `/refunds/${stage.provider.mchid}/many-1`, { status: 'ABNORMAL' })
  await stage.control('PUT', `/refunds/${stage.provider.mchid}/many-2`, { status: 'CLOSED' })
  const page = await stage.v2(QUERY, { out_trade_no: 'v2-refund' })
  assertDoneV2(stage, page)
  assert.deepEqual([page.fields.total_refund_count, page.fields.refund_count], ['12', '10'])
  assert.deepEqual([page.fields.out_refund_no_9, page.fields.refund_fee_9], ['many-9', '10'])
  const statuses = [0, 1, 2].map((index) => page.fields[`refund_status_${index}`])
  assert.deepEqual(statuses, ['PROCESSING', 'CHANGE', 'REFUNDCLOSE'])
  assert.equal(page.fields.out_refund_no_10, undefined)
  const rest = await stage.v2(QUERY, { transaction_id: page.fields.transaction_id, offset: 10 })
  assert.deepEqual([rest.fields.refund_count, rest.fields.out_refund_no_0], ['2', 'many-10'])
  await stage.advance(5_000)
  for (const name of [{ out_refund_no: 'many-3' }, { refund_id: page.fields.refund_id_3 }]) {
    const one = await stage.v2(QUERY, name)
    const { refund_count, out_refund_no_0, refund_status_0, refund_success_time_0 } = one.fields
    assert.deepEqual([refund_count, out_refund_no_0, refund_status_0], ['1', 'many-3', 'SUCCESS'])
    assert.match(refund_success_time_0 ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    assert.equal(one.fields.refund_recv_accout_0, '支付用户零钱')
  }
})

test('Q9: a query of what is not there, of another’s, or out of range is refused', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-refund')
  assertRefusedV2(stage, await stage.v2(QUERY, { out_trade_no: 'v2-refund' }), 'REFUNDNOTEXIST')
  assertRefusedV2(stage, await stage.v2(QUERY, { out_trade_no: 'v2-nobody' }), 'ORDERNOTEXIST')
  assertRefusedV2(stage, await stage.v2(QUERY, { out_refund_no: 'nobody' }), 'REFUNDNOTEXIST')
  assertRefusedV2(stage, await stage.v2(QUERY, {}), 'LACK_PARAMS')
  await refund(stage, {})
  await assertFields(stage, (changes) => stage.v2(QUERY, { out_trade_no: 'v2-refund', ...changes }), [
    { name: 'appid', required: true, max: 32 },
    { name: 'nonce_str', required: true, max: 32 },
    { name: 'out_refund_no', max: 64 },
    { name: 'refund_id', max: 32 },
    { name: 'transaction_id', max: 32 },
    { name: 'offset', bad: ['-1', 'x', '1', '10001'], good: ['0'] },
  ])
  const second = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
  })
  const other = await stage.v2(QUERY, { out_refund_no: 'r1', sub_mch_id: second.sub_mchid })
  assertRefusedV2(stage, other, 'INVALID_REQUEST')
})

function refund(stage: Stage, changes: Changes): Promise<V2Reply> {
  return stage.v2(REFUND, {
    out_trade_no: 'v2-refund',
    out_refund_no: 'r1',
    total_fee: AMOUNT_FEN,
    refund_fee: 10,
    ...changes,
  })
}

test('refund_account chooses what pays: money paid in, or what is not yet settled', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-refund')
  const from = (out_refund_no: string, refund_account: string) => refund(stage, { out_refund_no, refund_account })
  assertRefusedV2(stage, await from('r-in', 'REFUND_SOURCE_RECHARGE_FUNDS'), 'NOTENOUGH')
  assertDoneV2(stage, await from('r-unsettled', 'REFUND_SOURCE_UNSETTLED_FUNDS'))
  await stage.control('POST', `/merchants/${stage.subMchid}/top-up`, { amount_fen: 100 })
  assertDoneV2(stage, await from('r-in', 'REFUND_SOURCE_RECHARGE_FUNDS'))
  const { fields } = await stage.v2(QUERY, { out_trade_no: 'v2-refund' })
  assert.deepEqual(
    [fields.refund_account_0, fields.refund_account_1],
    ['REFUND_SOURCE_UNSETTLED_FUNDS', 'REFUND_SOURCE_RECHARGE_FUNDS'],
  )
})

test('USER_ACCOUNT_ABNORMAL: a payer whose account is closed gets nothing back, by either API, and pays nothing', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-refund')
  const account = (account: string) => stage.control('PUT', `/payers/${stage.payer}`, { account })
  await account('closed')
  assertRefusedV2(stage, await refund(stage, { out_refund_no: 'r-gone' }), 'USER_ACCOUNT_ABNORMAL')
  assertRefused(await stage.refund('v2-refund', 'r-gone-3', 10), 403, 'USER_ACCOUNT_ABNORMAL')
  const { body } = await stage.native('v2-closed-payer')
  assert.partialDeepStrictEqual(await stage.pay({ code_url: body.code_url }), {
    result: 'FAIL',
    reason: 'BANK_REFUSED',
  })
  await account('open')
  assertDoneV2(stage, await refund(stage, { out_refund_no: 'r-gone' }))
})
