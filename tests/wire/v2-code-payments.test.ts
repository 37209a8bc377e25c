import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AMOUNT_FEN } from '@teyue/simulator/testing/stage'
import { WechatPayError } from '@teyue/wechatpay/errors'
import { clientOf, codeOf, openTakingStage, parties, takingTerms } from './v2-stage.ts'

const ONE_MINUTE_MS = 60_000
/** Above the payer's limit of what goes without the password. */
const ABOVE_FREE_LIMIT_FEN = 100_001

test('Q16, M19: a code payment’s answer is its result; with sub_appid it tells sub_openid, and who shows a code can be asked', async (t) => {
  const stage = await openTakingStage(t)
  const { codePayments, orders } = clientOf(t, stage)
  const auth_code = await codeOf(stage)
  const payer = (await codePayments.findPayer({ ...parties(stage), sub_appid: stage.subAppid, auth_code })).data
  const [openid, sub_openid] = await Promise.all([
    stage.openid(stage.payer, stage.spAppid),
    stage.openid(stage.payer, stage.subAppid),
  ])
  assert.deepEqual([payer.openid, payer.sub_openid], [openid, sub_openid])

  const taking = { ...takingTerms(stage), out_trade_no: 'T-code-1', auth_code }
  const { data } = await codePayments.pay({ ...taking, sub_appid: stage.subAppid })
  assert.deepEqual(
    [data.trade_type, data.total_fee, data.openid, data.sub_openid],
    ['MICROPAY', AMOUNT_FEN, openid, sub_openid],
  )
  const told = (await orders.query({ ...parties(stage), out_trade_no: 'T-code-1' })).data
  assert.deepEqual([told.trade_state, told.transaction_id], ['SUCCESS', data.transaction_id])

  const used = codePayments.pay({ ...takingTerms(stage), out_trade_no: 'T-code-2', auth_code })
  await assert.rejects(used, (error) => error instanceof WechatPayError && error.outcomeKnown && !error.mayRetry)
})

test('Q20, Q17: USERPAYING is polled to its end: the payer types the password and has paid', async (t) => {
  const stage = await openTakingStage(t)
  const { codePayments, orders } = clientOf(t, stage)
  const out_trade_no = 'T-password'
  const asked = { ...takingTerms(stage), out_trade_no, total_fee: ABOVE_FREE_LIMIT_FEN, auth_code: await codeOf(stage) }
  const paying = codePayments.pay(asked)
  await assert.rejects(paying, { code: 'USERPAYING', outcomeKnown: false, mayRetry: false })
  const stateOf = async () => (await orders.query({ ...parties(stage), out_trade_no })).data.trade_state
  assert.equal(await stateOf(), 'USERPAYING')
  const { mchid } = stage.provider
  await stage.control('POST', `/payers/${stage.payer}/password-requests/${mchid}/${out_trade_no}`, {
    password: '123456',
  })
  assert.equal(await stateOf(), 'SUCCESS')
})

test('Q18: a code payment without an end is reversed under the certificate, and what was paid comes back', async (t) => {
  const stage = await openTakingStage(t)
  const { codePayments, orders } = clientOf(t, stage)
  const open = {
    ...takingTerms(stage),
    out_trade_no: 'T-open-1',
    total_fee: ABOVE_FREE_LIMIT_FEN,
    auth_code: await codeOf(stage),
  }
  await assert.rejects(codePayments.pay(open), { code: 'USERPAYING' })
  await codePayments.pay({ ...takingTerms(stage), out_trade_no: 'T-paid-1', auth_code: await codeOf(stage) })
  await stage.advance(ONE_MINUTE_MS)
  for (const out_trade_no of ['T-open-1', 'T-paid-1']) {
    assert.equal((await codePayments.reverse({ ...parties(stage), out_trade_no })).data, null)
    const { data } = await orders.query({ ...parties(stage), out_trade_no })
    assert.equal(data.trade_state, 'REVOKED')
  }
  await assert.rejects(orders.close({ ...parties(stage), out_trade_no: 'T-paid-1' }), WechatPayError)
})
