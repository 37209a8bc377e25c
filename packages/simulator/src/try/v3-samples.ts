import { type Facts, FEN, type Sample } from './sample.ts'

type Body = Sample['body']
type Needs = readonly [zh: string, en: string] | null

const ORDERS = '/v3/pay/partner/transactions'

/** A request of each kind over APIv3. */
export function v3Samples(facts: Facts): Sample[] {
  const { mchid, sub_mchid, number, open, paid, refund, bill_day } = facts
  const partner = `sp_mchid=${mchid}&sub_mchid=${sub_mchid}`
  const named = { sp_mchid: mchid, sub_mchid }
  const payment: Needs = paid ? null : ['先有一笔已支付的订单', 'an order that is paid']
  const number_of_paid = paid?.out_trade_no ?? number
  return [
    post('native', 'Native 下单', 'Native order', `${ORDERS}/native`, order(facts)),
    post('jsapi', 'JSAPI 下单', 'JSAPI order', `${ORDERS}/jsapi`, {
      ...order(facts),
      payer: { sp_openid: facts.openid },
    }),
    post('app', 'APP 下单', 'APP order', `${ORDERS}/app`, order(facts)),
    post('h5', 'H5 下单', 'H5 order', `${ORDERS}/h5`, { ...order(facts), scene_info: H5_SCENE }),
    post('codepay', '付款码支付', 'Code payment', `${ORDERS}/codepay`, codeOrder(facts)),
    get('query-order', '查询订单', 'Query an order', `${ORDERS}/out-trade-no/${open}?${partner}`),
    post('close-order', '关闭订单', 'Close an order', `${ORDERS}/out-trade-no/${open}/close`, named),
    post('reverse-order', '撤销付款码订单', 'Reverse a code payment', `${ORDERS}/out-trade-no/${open}/reverse`, named),
    post('refund', '申请退款', 'Refund', '/v3/refund/domestic/refunds', refundOf(facts), payment),
    get(
      'query-refund',
      '查询退款',
      'Query a refund',
      `/v3/refund/domestic/refunds/${refund?.out_refund_no ?? number}?sub_mchid=${sub_mchid}`,
      refund ? null : ['先有一笔退款', 'a refund'],
    ),
    get(
      'query-paid',
      '查询已支付的订单',
      'Query a paid order',
      `${ORDERS}/out-trade-no/${number_of_paid}?${partner}`,
      payment,
    ),
    post(
      'combine-native',
      '合单 Native 下单',
      'Combined Native order',
      '/v3/combine-transactions/native',
      combined(facts),
    ),
    get('trade-bill', '申请交易账单', 'Trade bill', `/v3/bill/tradebill?bill_date=${bill_day}`),
    get('fund-balance', '查询服务商余额', 'The provider’s balance', '/v3/merchant/fund/balance/BASIC'),
    get('certificates', '平台证书', 'Platform certificates', '/v3/certificates'),
    post('gold-plan', '开通点金计划', 'Open the gold plan', '/v3/goldplan/merchants/changegoldplanstatus', {
      sub_mchid,
      operation_type: 'OPEN',
    }),
    post(
      'direct',
      '直连下单（服务商没有）',
      'Direct mode (which providers do not have)',
      '/v3/pay/transactions/native',
      {
        appid: facts.appid,
        mchid,
        description: '一杯咖啡',
        out_trade_no: number,
        notify_url: facts.notify_url,
        amount: { total: FEN },
      },
    ),
  ]
}

const H5_SCENE = { payer_client_ip: '203.0.113.7', h5_info: { type: 'Wap' } }

function order({ mchid, sub_mchid, appid, number, notify_url }: Facts): Record<string, unknown> {
  return {
    sp_appid: appid,
    sp_mchid: mchid,
    sub_mchid,
    description: '一杯咖啡',
    out_trade_no: number,
    notify_url,
    amount: { total: FEN, currency: 'CNY' },
  }
}

function codeOrder(facts: Facts): Record<string, unknown> {
  const { notify_url, ...rest } = order(facts)
  return { ...rest, payer: { auth_code: facts.code }, scene_info: { store_info: { id: '0001' } } }
}

function refundOf({ sub_mchid, number, paid, leftFen }: Facts): Record<string, unknown> {
  return {
    sub_mchid,
    out_trade_no: paid?.out_trade_no ?? number,
    out_refund_no: `r${number}`,
    reason: '少一杯',
    amount: { refund: paid ? leftFen : FEN, total: paid?.amount_fen ?? FEN, currency: 'CNY' },
  }
}

function combined({ mchid, sub_mchid, appid, number, notify_url }: Facts): Record<string, unknown> {
  const part = {
    mchid,
    sub_mchid,
    out_trade_no: `${number}-1`,
    description: '一杯咖啡',
    attach: '无',
    amount: { total_amount: FEN, currency: 'CNY' },
  }
  return { combine_appid: appid, combine_mchid: mchid, combine_out_trade_no: number, sub_orders: [part], notify_url }
}

function post(key: string, zh: string, en: string, path: string, body: Body, needs: Needs = null): Sample {
  return sample(key, 'POST', zh, en, path, body, needs)
}

function get(key: string, zh: string, en: string, path: string, needs: Needs = null): Sample {
  return sample(key, 'GET', zh, en, path, null, needs)
}

function sample(
  key: string,
  method: string,
  title_zh: string,
  title_en: string,
  path: string,
  body: Body,
  needs: Needs,
): Sample {
  const [needs_zh, needs_en] = needs ?? [null, null]
  return { key, api: 'v3', title_zh, title_en, method, path, body, needs_zh, needs_en }
}
