import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CombineStage, openCombineStage } from '../testing/combine-stage.ts'
import { assertConforms } from '../testing/field-conformance.ts'

const CHAIN = 'only for second-hand trade, contracts and persons of a platform, which is no service provider'
const PLAN = { subsidy_installment_num: 3, subsidy_percent: 100 }
const H5_INFO = { type: 'Wap', app_name: '店', app_url: 'https://a.cn', bundle_id: 'a.b', package_name: 'a.b' }
const LENGTHS = {
  '/combine_appid': 32,
  '/combine_mchid': 32,
  '/combine_out_trade_no': 32,
  '/notify_url': 255,
  '/scene_info/payer_client_ip': 45,
  '/sub_orders/0/mchid': 32,
  '/sub_orders/0/sub_mchid': 32,
  '/sub_orders/0/out_trade_no': 32,
  '/sub_orders/0/description': 127,
  '/sub_orders/0/attach': 128,
  '/sub_orders/0/goods_tag': 32,
}

test('every documented field of closing combined orders is taken, and refused when it is wrong', async (t) => {
  const stage = await openCombineStage(t)
  const order: Record<string, unknown> = fullCombination(stage, 'combine-close', 'native', {})
  const reply = await stage.call('POST', '/v3/combine-transactions/native', { ...order, combine_payer_info: undefined })
  assert.equal(reply.status, 200, reply.text)
  const parts = (order.sub_orders as Record<string, unknown>[]).map(
    ({ mchid, sub_mchid, out_trade_no, sub_appid }) => ({
      mchid,
      sub_mchid,
      out_trade_no,
      sub_appid: sub_appid ?? stage.subAppid,
    }),
  )
  const checked = await assertConforms({
    endpoint: 'combine-close',
    full: () => ({ combine_appid: stage.spAppid, sub_orders: parts }),
    send: (body) => stage.call('POST', '/v3/combine-transactions/out-trade-no/combine-close/close', body),
    longest: { '/combine_appid': 32, '/sub_orders/0/mchid': 32, '/sub_orders/0/sub_mchid': 32 },
    notTaken: { '/sub_orders/0/individual_auth_id': CHAIN },
    requiredHere: { '/sub_orders/0/sub_mchid': 'a service provider always names the sub-merchant' },
  })
  assert(checked > 20, `${checked} checks`)
})

for (const product of ['jsapi', 'native', 'app', 'h5'] as const) {
  test(`every documented field of combined ${product} orders is taken, and refused when it is wrong`, async (t) => {
    const stage = await openCombineStage(t)
    await grantProducts(stage)
    const openids = product === 'app' ? {} : await openidsOf(stage)
    let count = 0
    const checked = await assertConforms({
      endpoint: `combine-${product}`,
      full: () => fullCombination(stage, `combine-${product}-${++count}`, product, openids),
      send: (body) => stage.call('POST', `/v3/combine-transactions/${product}`, body),
      forbidden: '/combine_payer_info/identity',
      longest: { ...LENGTHS, '/scene_info/device_id': product === 'h5' ? 32 : 16 },
      notTaken:
        product === 'app'
          ? {
              '/sub_orders/0/individual_auth_id': CHAIN,
              '/sub_orders/0/individual_name': CHAIN,
              '/prepay_id': CHAIN,
              '/trade_scenario': CHAIN,
              '/contract_info': CHAIN,
            }
          : {},
      requiredHere: product === 'app' ? { '/sub_orders/0/sub_mchid': 'an SP always names whose part it is' } : {},
    })
    assert(checked > 150, `${checked} checks`)
  })
}

async function grantProducts(stage: CombineStage): Promise<void> {
  for (const merchant of [stage.subMchid, stage.secondMchid]) {
    for (const name of ['app', 'h5']) {
      await stage.control('PUT', `/merchants/${merchant}/permissions/${name}`, { granted: true })
    }
  }
}

async function openidsOf(stage: CombineStage): Promise<Record<string, unknown>> {
  const openid = await stage.openid(stage.payer, stage.spAppid)
  return { openid, sub_openid: await stage.openid(stage.payer, stage.subAppid) }
}

function fullCombination(stage: CombineStage, number: string, product: string, openids: Record<string, unknown>) {
  const detailed = product === 'jsapi' || product === 'app'
  const first = stage.part(`${number}-a`, {
    sub_appid: stage.subAppid,
    goods_tag: 'g',
    settle_info: { profit_sharing: true, subsidy_amount: 0 },
    ...(detailed ? { detail: 'd', profit_sharing: true } : {}),
  })
  return stage.combined(number, {
    sub_orders: [first, stage.secondPart(`${number}-b`)],
    time_start: '2026-01-01T00:00:00+08:00',
    time_expire: '2099-01-01T00:00:00+08:00',
    limit_pay: ['no_debit'],
    scene_info: { payer_client_ip: '127.0.0.1', device_id: 'pos', ...(product === 'h5' ? { h5_info: H5_INFO } : {}) },
    combine_payer_info: { ...openids, identity: { type: 'IDCARD', number: 'sealed', name: 'sealed' } },
    ...(detailed ? { subsidy_info: { subsidy_detail: [{ subsidy_period_type: 'DAILY', subsidy_plan: [PLAN] }] } } : {}),
  })
}
