import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRefused } from '../testing/refused.ts'
import { openStage } from '../testing/stage.ts'

const ORDERS = '/v3/pay/partner/transactions'

test('Q4, Q5: an order is found by the SP’s number and, once paid, by WeChat’s', async (t) => {
  const stage = await openStage(t)
  const partner = `sp_mchid=${stage.provider.mchid}&sub_mchid=${stage.subMchid}`
  await stage.native('query-1')
  const open = await stage.query('query-1')
  assert.deepEqual([open.body.trade_state, open.body.transaction_id], ['NOTPAY', undefined])
  await stage.paid('query-2')
  const paid = await stage.query('query-2')
  assert.match(String(paid.body.transaction_id), /^4200\d{24}$/)
  assert.match(String(paid.body.success_time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
  const byId = await stage.call('GET', `${ORDERS}/id/${paid.body.transaction_id}?${partner}`)
  assert.deepEqual(byId.body, paid.body)
})

test('an unknown order, another merchant’s order and a wrong query are refused', async (t) => {
  const stage = await openStage(t)
  const { mchid } = stage.provider
  const path = `${ORDERS}/out-trade-no/query-3`
  await stage.native('query-3')
  const second = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
  })
  assertRefused(await stage.query('query-none'), 404, 'ORDER_NOT_EXIST', 268_512_771)
  const partner = `sp_mchid=${mchid}&sub_mchid=${stage.subMchid}`
  assertRefused(await stage.call('GET', `${ORDERS}/id/4200?${partner}`), 404, 'ORDER_NOT_EXIST')
  const other = await stage.call('GET', `${path}?sp_mchid=${mchid}&sub_mchid=${second.sub_mchid}`)
  assertRefused(other, 400, 'INVALID_REQUEST', 268_447_845)
  for (const query of [`sp_mchid=${mchid}`, `${partner}&more=1`, `${partner}&sub_mchid=${stage.subMchid}`]) {
    const reply = await stage.call('GET', `${path}?${query}`)
    assertRefused(reply, 400, 'PARAM_ERROR')
    assert.equal((reply.body.detail as { location: string }).location, 'query')
  }
})

test('Q6: closing is repeatable, but a paid or unknown order is not closed', async (t) => {
  const stage = await openStage(t)
  await stage.native('close-1')
  assert.equal((await stage.close('close-1')).status, 204)
  assert.equal((await stage.close('close-1')).status, 204)
  assert.equal((await stage.query('close-1')).body.trade_state, 'CLOSED')
  assertRefused(await stage.close('close-none'), 404, 'ORDER_NOT_EXIST')
  await stage.paid('close-2')
  assertRefused(await stage.close('close-2'), 400, 'ORDER_PAID', 268_449_538)
  const { mchid } = stage.provider
  const bare = await stage.call('POST', `${ORDERS}/out-trade-no/close-1/close`, { sp_mchid: mchid })
  assertRefused(bare, 400, 'PARAM_ERROR')
})
