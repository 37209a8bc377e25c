import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balances, type CodeStage, openCodeStage } from '../testing/code-stage.ts'
import { assertRefused } from '../testing/refused.ts'
import { AMOUNT_FEN } from '../testing/stage.ts'

const EARLIEST_MS = 15_000
const DAY_MS = 86_400_000
const PAYER_FEN = 100_000_000

test('Q18: a paid code payment is paid back whole, fee and all, once and however often it is asked', async (t) => {
  const stage = await openCodeStage(t)
  const paid = await stage.charge('paid-001')
  await stage.advance(EARLIEST_MS)
  for (const attempt of ['first', 'again']) {
    const reversed = await stage.reverse('paid-001')
    assert.equal(reversed.status, 200, attempt)
    const { mchid } = stage.provider
    assert.deepEqual(reversed.body, { sp_mchid: mchid, sub_mchid: stage.subMchid, out_trade_no: 'paid-001' })
  }
  const { payer, merchant, fee, sum_fen } = await balances(stage)
  assert.deepEqual([payer, merchant, fee, sum_fen], [PAYER_FEN, 0, 0, 0])
  const queried = (await stage.query('paid-001')).body
  assert.deepEqual([queried.trade_state, queried.transaction_id], ['REVOKED', paid.body.transaction_id])
  assertRefused(await stage.refund('paid-001', 'r1', 1), 400, 'INVALID_REQUEST', 268_447_914)
})

test('Q17, Q18: what becomes of a code payment in each state when it is reversed or closed', async (t) => {
  const stage = await openCodeStage(t)
  const states: Record<string, () => Promise<unknown>> = {
    NOTPAY: () => leaveUnpaid(stage),
    USERPAYING: () => stage.charge('st-USERPAYING', 100_001),
    PAYERROR: () => leaveCancelled(stage),
    SUCCESS: () => stage.charge('st-SUCCESS'),
    REFUND: async () => {
      await stage.charge('st-REFUND')
      await stage.refund('st-REFUND', 'r1', 1)
    },
  }
  for (const [state, make] of Object.entries(states)) {
    const number = `st-${state}`
    await make()
    assert.equal((await stage.query(number)).body.trade_state, state, 'it is in that state')
    assertRefused(await stage.close(number), 400, 'INVALID_REQUEST', 268_449_641)
    await stage.advance(EARLIEST_MS)
    const reversed = await stage.reverse(number)
    if (state === 'REFUND') assertRefused(reversed, 400, 'INVALID_REQUEST')
    else assert.equal(reversed.status, 200, reversed.text)
    assert.equal((await stage.query(number)).body.trade_state, state === 'REFUND' ? 'REFUND' : 'REVOKED')
    assertRefused(await stage.close(number), 400, 'INVALID_REQUEST', 268_449_641)
  }
  assert.equal((await stage.answer('st-USERPAYING', { password: '123456' })).status, 409, 'it never will be paid')
})

async function leaveUnpaid(stage: CodeStage): Promise<void> {
  const poor = await stage.control<{ id: string }>('POST', '/payers', { name: '穷人', balance_fen: 0 })
  await stage.chargeCode('st-NOTPAY', await stage.code(poor.id))
}

async function leaveCancelled(stage: CodeStage): Promise<void> {
  await stage.charge('st-PAYERROR', 100_001)
  await stage.answer('st-PAYERROR', { act: 'cancel' })
}

test('Q18: not before 15 seconds and not after 7 days, counted from asking', async (t) => {
  const stage = await openCodeStage(t)
  await stage.charge('times-01')
  await stage.charge('times-02')
  await stage.advance(EARLIEST_MS - 5_000)
  assertRefused(await stage.reverse('times-01'), 400, 'INVALID_REQUEST', 268_447_840)
  assert.equal((await stage.query('times-01')).body.trade_state, 'SUCCESS')
  await stage.advance(5_000)
  assert.equal((await stage.reverse('times-01')).status, 200)
  await stage.advance(7 * DAY_MS)
  assertRefused(await stage.reverse('times-02'), 400, 'REVERSE_EXPIRE', 268_447_914)
  assert.equal((await stage.reverse('times-01')).status, 200, 'what is reversed stays so')
})

test('only code payments of this sub-merchant are reversed, and only with money to pay back', async (t) => {
  const stage = await openCodeStage(t)
  await stage.paid('other-01')
  await stage.charge('other-02')
  await stage.advance(EARLIEST_MS)
  assertRefused(await stage.reverse('other-01'), 400, 'INVALID_REQUEST')
  assertRefused(await stage.reverse('other-none'), 404, 'ORDER_NOT_EXIST', 268_512_771)
  const second = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
  })
  const foreign = await stage.reverse('other-02', { sub_mchid: second.sub_mchid })
  assertRefused(foreign, 400, 'INVALID_REQUEST', 268_447_845)
  assertRefused(await stage.reverse('other-02', { sp_appid: stage.subAppid }), 400, 'APPID_MCHID_NOT_MATCH')
  assertRefused(await stage.reverse('other-02', { transaction_id: '4200' }), 400, 'PARAM_ERROR', 270_924_358)
  assertRefused(await stage.reverse('other-02', { sub_mchid: undefined }), 400, 'PARAM_ERROR')
  const withdrawn = { amount_fen: 2 * 994 - 1 }
  await stage.control('POST', `/merchants/${stage.subMchid}/withdraw`, withdrawn)
  assertRefused(await stage.reverse('other-02'), 403, 'NOT_ENOUGH')
  await stage.paid('other-03')
  const identity = { sp_appid: stage.spAppid, sub_appid: stage.subAppid }
  const reversed = await stage.reverse('other-02', identity)
  assert.deepEqual([reversed.status, reversed.body.sub_appid], [200, stage.subAppid])
  const { payer, sum_fen } = await balances(stage)
  assert.deepEqual([payer, sum_fen], [PAYER_FEN - 2 * AMOUNT_FEN, 0])
})

test('M22: neither the SP nor a sub-merchant charges or reverses a code in direct mode', async (t) => {
  const stage = await openCodeStage(t)
  const body = { appid: stage.spAppid, mchid: stage.provider.mchid }
  assertRefused(await stage.call('POST', '/v3/pay/transactions/codepay', body), 403, 'NO_AUTH')
  assertRefused(await stage.call('POST', '/v3/pay/transactions/out-trade-no/any/reverse', body), 403, 'NO_AUTH')
})
