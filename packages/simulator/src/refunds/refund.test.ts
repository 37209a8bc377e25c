import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRefused } from '../testing/refused.ts'
import { AMOUNT_FEN, openStage, type Stage } from '../testing/stage.ts'

const DAY_MS = 86_400_000
const REFUNDS = '/v3/refund/domestic/refunds'

test('M24, M25: a refund through the SP is refused until the authority is granted, or the rule says so', async (t) => {
  const stage = await openStage(t)
  const grant = (granted: boolean) =>
    stage.control('PUT', `/merchants/${stage.subMchid}/permissions/refund`, { granted })
  await stage.paid('authority-1')
  await grant(false)
  const refused = await stage.refund('authority-1', 'r1', 1)
  assertRefused(refused, 403, 'NO_AUTH')
  assert.equal(refused.body.message, '特约子商户商户号未授权服务商的产品权限')
  await stage.control('PUT', '/rules', { refundAuthority: 'granted' })
  assert.equal((await stage.refund('authority-1', 'r1', 1)).status, 200)
  await stage.control('PUT', '/rules', { refundAuthority: 'merchant' })
  await grant(true)
  assert.equal((await stage.refund('authority-1', 'r2', 1)).status, 200)
})

test('Q7, Q9: a refund is PROCESSING, then SUCCESS after the rule’s seconds, and the payer has the money', async (t) => {
  const stage = await openStage(t)
  await stage.control('PUT', '/rules', { refundSeconds: 60 })
  await stage.paid('refund-1')
  const accepted = await stage.refund('refund-1', 'r1', 400)
  assert.equal(accepted.body.status, 'PROCESSING')
  assert.match(String(accepted.body.refund_id), /^5030\d+$/)
  assert.equal((await stage.query('refund-1')).body.trade_state, 'REFUND')
  await stage.advance(59_000)
  assert.equal((await queryRefund(stage, 'r1')).body.status, 'PROCESSING')
  await stage.advance(1_000)
  const done = await queryRefund(stage, 'r1')
  assert.equal(done.body.status, 'SUCCESS')
  assert.match(String(done.body.success_time), /\+08:00$/)
  assert.equal(await balance(stage, 'payer'), 100_000_000 - AMOUNT_FEN + 400)
})

test('Q40: a refund repeated under its own number is the same refund; other parameters are refused', async (t) => {
  const stage = await openStage(t)
  await stage.paid('refund-2')
  const first = await stage.refund('refund-2', 'r1', 100)
  const again = await stage.refund('refund-2', 'r1', 100)
  assert.equal(again.body.refund_id, first.body.refund_id)
  assertRefused(await stage.refund('refund-2', 'r1', 101), 400, 'INVALID_REQUEST', 268_498_688)
  await stage.advance(10_000)
  assert.equal(await balance(stage, 'payer'), 100_000_000 - AMOUNT_FEN + 100)
})

test('refunds never sum above the payment, and name the order’s own amount', async (t) => {
  const stage = await openStage(t)
  await stage.paid('refund-3')
  assertRefused(await stage.refund('refund-3', 'r0', 1_001), 400, 'INVALID_REQUEST', 268_435_464)
  const other = { amount: { refund: 1, total: AMOUNT_FEN + 1, currency: 'CNY' } }
  assertRefused(await stage.refund('refund-3', 'r0', 1, other), 400, 'INVALID_REQUEST')
  assert.equal((await stage.refund('refund-3', 'r1', 600)).status, 200)
  assertRefused(await stage.refund('refund-3', 'r2', 401), 400, 'INVALID_REQUEST')
  assert.equal((await stage.refund('refund-3', 'r3', 400)).status, 200)
})

test('Q43: 50 partial refunds per payment at most', async (t) => {
  const stage = await openStage(t)
  await stage.paid('refund-4')
  for (let index = 0; index < 50; index++) {
    assert.equal((await stage.refund('refund-4', `r${index}`, 1)).status, 200)
  }
  assertRefused(await stage.refund('refund-4', 'r50', 1), 400, 'INVALID_REQUEST', 268_435_464)
})

test('an unpaid or unknown order, another merchant’s order and one paid a year ago are not refunded', async (t) => {
  const stage = await openStage(t)
  await stage.native('refund-5')
  assertRefused(await stage.refund('refund-5', 'r1', 1), 404, 'RESOURCE_NOT_EXISTS')
  assertRefused(await stage.refund('refund-none', 'r1', 1), 404, 'RESOURCE_NOT_EXISTS')
  await stage.paid('refund-6')
  const second = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
    permissions: { refund: true },
  })
  assertRefused(
    await stage.refund('refund-6', 'r1', 1, { sub_mchid: second.sub_mchid }),
    400,
    'INVALID_REQUEST',
    268_447_845,
  )
  await stage.advance(364 * DAY_MS)
  // Its money was settled long ago.
  assertRefused(await stage.refund('refund-6', 'r1', 1), 403, 'NOT_ENOUGH')
  await stage.control('POST', `/merchants/${stage.subMchid}/top-up`, { amount_fen: 100 })
  assert.equal((await stage.refund('refund-6', 'r1', 1)).status, 200)
  await stage.advance(2 * DAY_MS)
  assertRefused(await stage.refund('refund-6', 'r2', 1), 400, 'INVALID_REQUEST', 268_447_914)
})

test('sub_mchid, the currency and one of the two numbers are needed; an unknown refund is not found', async (t) => {
  const stage = await openStage(t)
  await stage.paid('refund-7')
  assertRefused(await stage.refund('refund-7', 'r1', 1, { sub_mchid: undefined }), 400, 'PARAM_ERROR', 268_443_704)
  assertRefused(await stage.refund('refund-7', 'r1', 1, { out_trade_no: undefined }), 400, 'PARAM_ERROR')
  assertRefused(
    await stage.refund('refund-7', 'r1', 1, { amount: { refund: 1, total: AMOUNT_FEN } }),
    400,
    'PARAM_ERROR',
  )
  assertRefused(await stage.refund('refund-7', 'r 1', 1), 400, 'PARAM_ERROR')
  assertRefused(await queryRefund(stage, 'r1'), 404, 'RESOURCE_NOT_EXISTS')
  assertRefused(await stage.call('GET', `${REFUNDS}/r1`), 400, 'PARAM_ERROR', 268_443_704)
  const { body } = await stage.query('refund-7')
  const by = { out_trade_no: undefined, transaction_id: body.transaction_id }
  assert.equal((await stage.refund('', 'r@1', 1, by)).status, 200, 'by WeChat’s number, under a number with @')
})

test('a full refund in thirds returns the fee whole, and a merchant without money is told so', async (t) => {
  const stage = await openStage(t)
  await stage.paid('refund-8')
  assert.deepEqual([await balance(stage, 'merchant'), await balance(stage, 'fee')], [994, 6])
  for (const [number, fen] of [
    ['r1', 333],
    ['r2', 333],
    ['r3', 334],
  ] as const)
    await stage.refund('refund-8', number, fen)
  assert.deepEqual([await balance(stage, 'merchant'), await balance(stage, 'fee')], [0, 0])
  await stage.advance(5_000)
  assert.equal(await balance(stage, 'refund_transit'), 0)
})

test('NOT_ENOUGH: a refund that the merchant’s balance cannot cover is refused, and later taken under the same number', async (t) => {
  const stage = await openStage(t)
  await stage.paid('short-1')
  await stage.control('POST', `/merchants/${stage.subMchid}/withdraw`, { amount_fen: 900 })
  assert.equal((await stage.refund('short-1', 'r1', 94)).status, 200, 'what is left')
  assertRefused(await stage.refund('short-1', 'r2', 100), 403, 'NOT_ENOUGH')
  await stage.paid('short-2')
  assert.equal((await stage.refund('short-1', 'r2', 100)).status, 200)
})

test('an abnormal refund keeps the money in transit until it succeeds or is closed', async (t) => {
  const stage = await openStage(t)
  // At some hours of the day its money would be settled to the merchant's bank within that day.
  await stage.control('PUT', '/rules', { settlement: 'off' })
  const set = (status: string) => stage.control('PUT', `/refunds/${stage.provider.mchid}/r1`, { status })
  await stage.paid('refund-9')
  await stage.refund('refund-9', 'r1', 500)
  await set('ABNORMAL')
  await stage.advance(DAY_MS)
  assert.equal((await queryRefund(stage, 'r1')).body.status, 'ABNORMAL')
  assert.equal(await balance(stage, 'refund_transit'), 500)
  await set('CLOSED')
  assert.deepEqual([await balance(stage, 'merchant'), await balance(stage, 'fee')], [994, 6])
  assert.equal((await stage.query('refund-9')).body.trade_state, 'SUCCESS')
  const late = await fetch(`${stage.url}/_control/refunds/${stage.provider.mchid}/r1`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ status: 'SUCCESS' }),
  })
  assert.equal(late.status, 409)
})

test('refundSeconds 0 ends a refund at once', async (t) => {
  const stage = await openStage(t)
  await stage.control('PUT', '/rules', { refundSeconds: 0 })
  await stage.paid('refund-10')
  await stage.refund('refund-10', 'r1', 1)
  assert.equal((await queryRefund(stage, 'r1')).body.status, 'SUCCESS')
})

function queryRefund(stage: Stage, number: string) {
  return stage.call('GET', `${REFUNDS}/${number}?sub_mchid=${stage.subMchid}`)
}

async function balance(stage: Stage, account: string): Promise<number> {
  type Books = { accounts: { account: string; balance_fen: number }[] }
  const { accounts } = await stage.control<Books>('GET', '/books')
  return accounts.find((row) => row.account === account)?.balance_fen ?? 0
}
