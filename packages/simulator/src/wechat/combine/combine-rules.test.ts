import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCombineStage } from '../../testing/combine-stage.ts'
import { assertRefused } from '../../testing/refused.ts'
import { makeAppid } from '../../testing/stage.ts'
import { assertRefusedV2 } from '../../testing/v2-refused.ts'

type Parts = { sub_orders: Record<string, unknown>[] } & Record<string, unknown>

test('Q26: whoever starts is granted to start, whoever takes part to take part, each with its product', async (t) => {
  const stage = await openCombineStage(t)
  const start = (granted: boolean) =>
    stage.control('PUT', `/providers/${stage.provider.mchid}/permissions/combine`, { granted })
  const join = (name: string, granted: boolean) =>
    stage.control('PUT', `/merchants/${stage.secondMchid}/permissions/${name}`, { granted })
  await start(false)
  assertRefused(await stage.combine('permit-1'), 403, 'NO_AUTH')
  await start(true)
  await join('combine', false)
  assertRefused(await stage.combine('permit-1'), 403, 'NO_AUTH')
  await join('combine', true)
  await join('native', false)
  assertRefused(await stage.combine('permit-1'), 403, 'NO_AUTH')
  await join('native', true)
  assert.equal((await stage.combine('permit-1')).status, 200)
})

test('Q26: all stand under one combine_appid, and every part is of the SP that starts', async (t) => {
  const stage = await openCombineStage(t)
  const loose = await makeAppid(stage.url, '散号', '特约云科技有限公司')
  const other = await stage.control<{ mchid: string }>('POST', '/providers', {})
  assertRefused(await stage.combine('bound-01', { combine_appid: loose }), 400, 'APPID_MCHID_NOT_MATCH', 268_445_527)
  assertRefused(await stage.combine('bound-01', { combine_mchid: other.mchid }), 400, 'PARAM_ERROR')
  const foreign = { sub_orders: [stage.part('bound-01-a', { mchid: other.mchid })] }
  assertRefused(await stage.combine('bound-01', foreign), 400, 'PARAM_ERROR')
  const unbound = { sub_orders: [stage.part('bound-01-a', { sub_appid: loose })] }
  assertRefused(await stage.combine('bound-01', unbound), 400, 'APPID_MCHID_NOT_MATCH')
  const bound = {
    sub_orders: [stage.part('bound-01-a', { sub_appid: stage.subAppid }), stage.secondPart('bound-01-b')],
  }
  const made = await stage.combine('bound-01', bound)
  await stage.pay({ code_url: made.body.code_url })
  const { sub_orders: parts } = (await stage.queryCombined('bound-01')).body as Parts
  assert.deepEqual(
    parts.map((part) => [part.sub_appid, part.sub_openid]),
    [
      [stage.subAppid, await stage.openid(stage.payer, stage.subAppid)],
      [undefined, undefined],
    ],
    'M13: sub_openid comes back if and only if sub_appid was sent',
  )
})

test('Q27: the ordinary interface knows no part of a combined order, and the combined one nothing else', async (t) => {
  const stage = await openCombineStage(t)
  await stage.combine('mixed-01')
  for (const number of ['mixed-01', 'mixed-01-a']) {
    assertRefused(await stage.query(number), 404, 'ORDER_NOT_EXIST', 268_512_771)
    assertRefused(await stage.close(number), 404, 'ORDER_NOT_EXIST')
    assertRefusedV2(stage, await stage.v2('/pay/orderquery', { out_trade_no: number }), 'ORDERNOTEXIST')
    assertRefusedV2(stage, await stage.v2('/pay/closeorder', { out_trade_no: number }), 'ORDERNOTEXIST')
  }
  await stage.native('mixed-02')
  for (const number of ['mixed-02', 'mixed-01-a']) {
    assertRefused(await stage.queryCombined(number), 404, 'ORDER_NOT_EXIST', 268_512_771)
    assertRefused(await stage.closeCombined(number), 404, 'ORDER_NOT_EXIST')
  }
  await stage.paidCombined('mixed-03')
  const { sub_orders: parts } = (await stage.queryCombined('mixed-03')).body as Parts
  const partner = `sp_mchid=${stage.provider.mchid}&sub_mchid=${stage.subMchid}`
  const byId = `/v3/pay/partner/transactions/id/${parts[0]?.transaction_id}?${partner}`
  assertRefused(await stage.call('GET', byId), 404, 'ORDER_NOT_EXIST')
  const query = await stage.call('GET', '/v3/combine-transactions/out-trade-no/mixed-03?mchid=1')
  assertRefused(query, 400, 'PARAM_ERROR', 270_924_358)
})

test('M15, M20: an openid of a combined order belongs to combine_appid, a sub_openid to a sub_appid', async (t) => {
  const stage = await openCombineStage(t)
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const sub_openid = await stage.openid(stage.payer, stage.subAppid)
  const sub_orders = [stage.part('openid-1-a', { sub_appid: stage.subAppid }), stage.secondPart('openid-1-b')]
  const wrong: [Record<string, unknown>, number | undefined][] = [
    [{ combine_payer_info: { openid: sub_openid } }, 268_435_461],
    [{ combine_payer_info: { sub_openid } }, 268_435_461],
    [{ combine_payer_info: { openid, sub_openid } }, 268_435_461],
    [{ combine_payer_info: {} }, 268_501_013],
    [{ sub_orders, combine_payer_info: { openid, sub_openid: openid } }, 268_435_461],
  ]
  for (const [changes, inner] of wrong) {
    assertRefused(await stage.combine('openid-1', changes, 'jsapi'), 400, 'PARAM_ERROR', inner)
  }
  const identity = { type: 'IDCARD', number: 'sealed', name: 'sealed' }
  const named = await stage.combine('openid-1', { combine_payer_info: { openid, identity } }, 'jsapi')
  assertRefused(named, 403, 'NO_AUTH')
  const both = { sub_orders, combine_payer_info: { openid, sub_openid } }
  const made = await stage.combine('openid-1', both, 'jsapi')
  assert.equal((await stage.pay({ prepay_id: made.body.prepay_id })).result, 'SUCCESS')
})

test('every field of a combined order has its presence, type and bounds', async (t) => {
  const stage = await openCombineStage(t)
  const part = (changes: object) => ({ sub_orders: [{ ...stage.part('fields-1'), ...changes }] })
  const many = Array.from({ length: 51 }, (_, index) => stage.part(`fields-${index}`))
  const wrong: [Record<string, unknown>, string, string?][] = [
    [{ combine_appid: undefined }, '/combine_appid'],
    [{ combine_mchid: undefined }, '/combine_mchid'],
    [{ combine_out_trade_no: 'a' }, '/combine_out_trade_no'],
    [{ combine_out_trade_no: 'a'.repeat(33) }, '/combine_out_trade_no'],
    [{ combine_out_trade_no: 'at@sign' }, '/combine_out_trade_no'],
    [{ notify_url: undefined }, '/notify_url'],
    [{ notify_url: 'https://example.com/?a=1' }, '/notify_url'],
    [{ time_start: 'today' }, '/time_start'],
    [{ time_expire: '2026-12-01' }, '/time_expire'],
    [{ limit_pay: ['no_credit'] }, '/limit_pay/0'],
    [{ scene_info: {} }, '/scene_info/payer_client_ip'],
    [{ scene_info: { device_id: 'a'.repeat(17), payer_client_ip: '1.2.3.4' } }, '/scene_info/device_id'],
    [{ scene_info: { payer_client_ip: '1.2.3.4' } }, '/scene_info/device_id', 'h5'],
    [{ scene_info: { device_id: 'a', payer_client_ip: '1.2.3.4' } }, '/scene_info/h5_info', 'h5'],
    [{ combine_payer_info: undefined }, '/combine_payer_info', 'jsapi'],
    [{ combine_payer_info: { openid: 1 } }, '/combine_payer_info/openid', 'jsapi'],
    [{ combine_payer_info: { identity: { type: 'ID' } } }, '/combine_payer_info/identity/type', 'app'],
    [{ combine_payer_info: { openid: 'a' } }, '/combine_payer_info/openid', 'app'],
    [{ sub_orders: undefined }, '/sub_orders'],
    [{ sub_orders: [] }, '/sub_orders'],
    [{ sub_orders: many }, '/sub_orders'],
    [part({ mchid: undefined }), '/sub_orders/0/mchid'],
    [part({ sub_mchid: undefined }), '/sub_orders/0/sub_mchid'],
    [part({ out_trade_no: 'five5' }), '/sub_orders/0/out_trade_no'],
    [part({ description: undefined }), '/sub_orders/0/description'],
    [part({ description: '汉'.repeat(128) }), '/sub_orders/0/description'],
    [part({ attach: undefined }), '/sub_orders/0/attach'],
    [part({ attach: 'a'.repeat(129) }), '/sub_orders/0/attach'],
    [part({ amount: { total_amount: 1 } }), '/sub_orders/0/amount/currency'],
    [part({ amount: { total_amount: 0, currency: 'CNY' } }), '/sub_orders/0/amount/total_amount'],
    [part({ amount: { total_amount: 1_000_000_001, currency: 'CNY' } }), '/sub_orders/0/amount/total_amount'],
    [part({ goods_tag: 'a'.repeat(33) }), '/sub_orders/0/goods_tag'],
    [part({ settle_info: { profit_sharing: 1 } }), '/sub_orders/0/settle_info/profit_sharing'],
    [part({ settle_info: { subsidy_amount: -1 } }), '/sub_orders/0/settle_info/subsidy_amount'],
    [part({ detail: 'a' }), '/sub_orders/0/detail'],
    [part({ detail: 'a'.repeat(6_001) }), '/sub_orders/0/detail', 'app'],
    [part({ profit_sharing: 'Y' }), '/sub_orders/0/profit_sharing', 'app'],
    [
      { subsidy_info: { subsidy_detail: [{ subsidy_period_type: 'WEEKLY' }] } },
      '/subsidy_info/subsidy_detail/0/subsidy_period_type',
      'app',
    ],
    [{ description: 'a' }, '/description'],
  ]
  for (const [changes, field, product] of wrong) {
    const reply = await stage.combine('fields-1', changes, product)
    assertRefused(reply, 400, 'PARAM_ERROR')
    assert.equal((reply.body.detail as { field: string }).field, field, reply.text)
  }
  const full = await stage.combine('|*', {
    sub_orders: Array.from({ length: 50 }, (_, index) =>
      stage.part(`full-${index}`, {
        description: '😀'.repeat(127),
        goods_tag: 'WXG',
        settle_info: { profit_sharing: false, subsidy_amount: 0 },
      }),
    ),
    limit_pay: ['no_balance', 'no_debit', 'balance_only'],
    combine_payer_info: {},
  })
  assert.equal(full.status, 200, full.text)
})
