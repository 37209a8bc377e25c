import { type Facts, FEN, type Sample } from './sample.ts'

/** A request of each kind over APIv2; nonce and sign are put in when it is sent. */
export function v2Samples(facts: Facts): Sample[] {
  const { number, open, paid, leftFen, bill_day, appid } = facts
  const paidNumber = paid?.out_trade_no ?? number
  const payment = paid ? null : (['先有一笔已支付的订单', 'an order that is paid'] as const)
  const amounts = { total_fee: paid?.amount_fen ?? FEN, refund_fee: paid ? leftFen : FEN }
  const native = { ...order(facts), notify_url: facts.notify_url, trade_type: 'NATIVE', product_id: '1' }
  return [
    sample('v2-order', '统一下单（NATIVE）', 'Unified order (NATIVE)', '/pay/unifiedorder', facts, native),
    sample('v2-query-order', '查询订单', 'Query an order', '/pay/orderquery', facts, { out_trade_no: open }),
    sample('v2-close-order', '关闭订单', 'Close an order', '/pay/closeorder', facts, { out_trade_no: open }),
    sample('v2-micropay', '付款码支付', 'Code payment', '/pay/micropay', facts, {
      ...order(facts),
      auth_code: facts.code,
    }),
    sample('v2-reverse', '撤销', 'Reverse', '/secapi/pay/reverse', facts, { out_trade_no: open }),
    sample(
      'v2-refund',
      '申请退款',
      'Refund',
      '/secapi/pay/refund',
      facts,
      { out_trade_no: paidNumber, out_refund_no: `r${number}`, ...amounts },
      payment,
    ),
    sample(
      'v2-query-refund',
      '查询退款',
      'Query refunds',
      '/pay/refundquery',
      facts,
      { out_trade_no: paidNumber },
      payment,
    ),
    sample('v2-trade-bill', '下载对账单', 'Download the trade bill', '/pay/downloadbill', facts, {
      bill_date: bill_day.replaceAll('-', ''),
    }),
    sample('v2-add-sub-dev-config', '绑定 appid', 'Bind an appid', '/secapi/mch/addsubdevconfig', facts, {
      sub_appid: appid,
    }),
    sample('v2-add-recommend-conf', '设置推荐关注', 'Set recommend-follow', '/secapi/mkt/addrecommendconf', facts, {
      sub_appid: 'NULL',
      subscribe_appid: appid,
    }),
  ]
}

function order({ number }: Facts): Record<string, unknown> {
  return { body: '一杯咖啡', out_trade_no: number, total_fee: FEN, spbill_create_ip: '203.0.113.7' }
}

function sample(
  key: string,
  title_zh: string,
  title_en: string,
  path: string,
  { appid, mchid, sub_mchid }: Facts,
  more: Readonly<Record<string, unknown>>,
  needs: readonly [zh: string, en: string] | null = null,
): Sample {
  const body = { appid, mch_id: mchid, sub_mch_id: sub_mchid, ...more }
  const [needs_zh, needs_en] = needs ?? [null, null]
  return { key, api: 'v2', title_zh, title_en, method: 'POST', path, body, needs_zh, needs_en }
}
