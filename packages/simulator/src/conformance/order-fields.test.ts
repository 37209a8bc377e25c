import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCodeStage } from '../testing/code-stage.ts'
import { assertConforms } from '../testing/field-conformance.ts'
import { AMOUNT_FEN, openStage, type Stage } from '../testing/stage.ts'

const PAGES = 'the official partner page says so; the collection leaves it open'
// What the official pages write behind the type: string(32).
const IDENTITY = { type: 'IDCARD', number: 'sealed', name: 'sealed' }
const PLAN = { subsidy_installment_num: 3, subsidy_percent: 100 }
const SUBSIDY = { subsidy_detail: [{ subsidy_period_type: 'DAILY', subsidy_plan: [PLAN] }] }
const GOODS = {
  merchant_goods_id: 'g1',
  wechatpay_goods_id: 'w1',
  goods_name: '咖啡',
  quantity: 1,
  unit_price: 1,
}
const ORDER_LENGTHS = {
  '/sp_appid': 32,
  '/sub_appid': 32,
  '/sp_mchid': 32,
  '/sub_mchid': 32,
  '/description': 127,
  '/attach': 128,
  '/out_trade_no': 32,
  '/notify_url': 255,
  '/goods_tag': 32,
  '/detail/invoice_id': 32,
  '/detail/goods_detail/0/merchant_goods_id': 32,
  '/detail/goods_detail/0/wechatpay_goods_id': 32,
  '/detail/goods_detail/0/goods_name': 256,
  '/scene_info/payer_client_ip': 45,
  '/scene_info/device_id': 32,
  '/scene_info/store_info/id': 32,
  '/scene_info/store_info/name': 256,
  '/scene_info/store_info/area_code': 32,
  '/scene_info/store_info/address': 512,
}
const H5_LENGTHS = {
  '/scene_info/h5_info/type': 32,
  '/scene_info/h5_info/app_name': 64,
  '/scene_info/h5_info/app_url': 128,
  '/scene_info/h5_info/bundle_id': 128,
  '/scene_info/h5_info/package_name': 128,
}
const SCENE = {
  payer_client_ip: '127.0.0.1',
  device_id: 'pos-1',
  store_info: { id: '1', name: '店', area_code: '440305', address: '深圳' },
}

for (const product of ['jsapi', 'native', 'app', 'h5'] as const) {
  test(`every documented field of ${product} orders is taken, and refused when it is wrong in one way`, async (t) => {
    const stage = await openStage(t)
    for (const name of ['app', 'h5']) {
      await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/${name}`, { granted: true })
    }
    const openids = product === 'jsapi' ? await openidsOf(stage) : {}
    const number = numbers(product)
    const checked = await assertConforms({
      endpoint: product,
      full: () => fullOrder(stage, number(), product, openids),
      send: (body) => stage.call('POST', `/v3/pay/partner/transactions/${product}`, body),
      forbidden: '/payer/identity',
      longest: {
        ...ORDER_LENGTHS,
        ...(product === 'h5' ? H5_LENGTHS : {}),
        ...(product === 'jsapi' ? { '/payer/sp_openid': 128, '/payer/sub_openid': 128 } : {}),
      },
      requiredHere: {
        '/scene_info/payer_client_ip': PAGES,
        '/scene_info/store_info/id': PAGES,
        ...(product === 'h5' ? { '/scene_info/h5_info': PAGES, '/scene_info/h5_info/type': PAGES } : {}),
      },
      optionalHere: {
        '/scene_info/store_info/name': PAGES,
        '/scene_info/store_info/area_code': PAGES,
        '/scene_info/store_info/address': PAGES,
        ...(product === 'jsapi' ? { '/payer/sp_openid': 'either openid will do' } : {}),
      },
    })
    assert(checked > 200, `${checked} checks`)
  })
}

test('every documented field of code payments is taken, and refused when it is wrong in one way', async (t) => {
  const stage = await openCodeStage(t)
  const number = numbers('codepay')
  const { wechatpay_goods_id, ...goods } = GOODS
  const checked = await assertConforms({
    endpoint: 'codepay',
    full: async () =>
      stage.codeOrder(number(), await stage.code(), {
        sub_appid: stage.subAppid,
        attach: '桌号8',
        goods_tag: 'g',
        support_fapiao: true,
        scene_info: { device_id: 'pos', device_ip: '127.0.0.1', store_info: { id: '1', out_id: '2' } },
        detail: { cost_price: 1, invoice_id: '1', goods_detail: [{ ...goods, wxpay_goods_id: wechatpay_goods_id }] },
        settle_info: { profit_sharing: true },
      }),
    send: (body) => stage.call('POST', '/v3/pay/partner/transactions/codepay', body),
    longest: { '/description': 127, '/attach': 128, '/out_trade_no': 32, '/goods_tag': 32 },
    requiredHere: { '/sp_appid': 'the facts of this project: an SP sends its appid' },
  })
  assert(checked > 100, `${checked} checks`)
})

async function openidsOf(stage: Stage): Promise<Record<string, unknown>> {
  return {
    sp_openid: await stage.openid(stage.payer, stage.spAppid),
    sub_openid: await stage.openid(stage.payer, stage.subAppid),
  }
}

function numbers(prefix: string): () => string {
  let count = 0
  return () => `${prefix}-field-${++count}`
}

function fullOrder(stage: Stage, number: string, product: string, openids: Record<string, unknown>) {
  const h5_info = { type: 'Wap', app_name: '店', app_url: 'https://a.cn', bundle_id: 'a.b', package_name: 'a.b' }
  return stage.order(number, {
    sub_appid: stage.subAppid,
    attach: '桌号8',
    time_expire: '2099-01-01T00:00:00+08:00',
    goods_tag: 'g',
    limit_pay: ['no_credit'],
    support_fapiao: true,
    settle_info: { profit_sharing: true, subsidy_amount: 0 },
    detail: { cost_price: AMOUNT_FEN, invoice_id: '1', goods_detail: [GOODS] },
    scene_info: product === 'h5' ? { ...SCENE, h5_info } : SCENE,
    payer: { ...openids, identity: IDENTITY },
    ...(product === 'jsapi' || product === 'app' ? { subsidy_info: SUBSIDY } : {}),
  })
}
