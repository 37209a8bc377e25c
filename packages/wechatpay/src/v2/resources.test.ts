import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../testing/server.ts'
import { answerXml, fieldsOf, ourPem, paidCode, parties, startSecureServer, v2ClientOf } from '../testing/v2.ts'
import { SP_MCHID, SUB_MCHID } from '../testing/wechat.ts'
import type { WechatPayV2 } from './client.ts'

const out_trade_no = paidCode.out_trade_no
const terms = { ...parties, body: '面', out_trade_no, total_fee: 888, spbill_create_ip: '127.0.0.1' }
const prepaid = { ...terms, notify_url: 'https://pay.example.cn/n' }
const auth_code = '134567890123456789'
const written = { ...parties, mch_id: SP_MCHID, sign_type: 'HMAC-SHA256' }
const writtenTerms = { ...written, body: '面', out_trade_no, total_fee: '888', spbill_create_ip: '127.0.0.1' }

type Row = [
  what: string,
  call: (client: WechatPayV2) => Promise<{ data: unknown }>,
  path: string,
  sent: Record<string, string>,
  answer: Record<string, string | number>,
  data: unknown,
]

const goods = { goods_detail: [{ goods_id: 'g1', goods_name: '面', quantity: 1, price: 888 }] }
const store = { store_info: { id: 'S1', name: '面馆', area_code: '440305', address: '科技园' } }
const h5 = { h5_info: { type: 'Wap', wap_url: 'https://a.example', wap_name: '面馆' } } as const

const ordering: Row[] = [
  [
    'Q11: JSAPI with the payer under the provider’s appid',
    ({ orders }) => orders.jsapi({ ...prepaid, openid: 'o1' }),
    '/pay/unifiedorder',
    { ...writtenTerms, notify_url: prepaid.notify_url, trade_type: 'JSAPI', openid: 'o1' },
    { trade_type: 'JSAPI', prepay_id: 'wx20' },
    { prepay_id: 'wx20' },
  ],
  [
    'Q12: mini program with the payer under the sub-merchant’s appid',
    ({ orders }) => orders.miniProgram({ ...prepaid, sub_appid: 'wxsub', sub_openid: 's1' }),
    '/pay/unifiedorder',
    { ...writtenTerms, notify_url: prepaid.notify_url, trade_type: 'JSAPI', sub_appid: 'wxsub', sub_openid: 's1' },
    { trade_type: 'JSAPI', prepay_id: 'wx20' },
    { prepay_id: 'wx20' },
  ],
  [
    'Q13: APP',
    ({ orders }) => orders.app({ ...prepaid, sub_appid: 'wxapp' }),
    '/pay/unifiedorder',
    { ...writtenTerms, notify_url: prepaid.notify_url, trade_type: 'APP', sub_appid: 'wxapp' },
    { trade_type: 'APP', prepay_id: 'wx20' },
    { prepay_id: 'wx20' },
  ],
  [
    'Q14: H5, with its scene as JSON',
    ({ orders }) => orders.h5({ ...prepaid, scene_info: h5 }),
    '/pay/unifiedorder',
    { ...writtenTerms, notify_url: prepaid.notify_url, trade_type: 'MWEB', scene_info: JSON.stringify(h5) },
    { trade_type: 'MWEB', prepay_id: 'wx20', mweb_url: 'https://wx.tenpay.com/x' },
    { prepay_id: 'wx20', mweb_url: 'https://wx.tenpay.com/x' },
  ],
  [
    'Q15: Native in mode 2 (M11), with every field there is; times are Beijing’s',
    ({ orders }) =>
      orders.native({
        ...prepaid,
        product_id: 'p1',
        attach: '桌3 & 4',
        device_info: 'T1',
        detail: goods,
        time_start: '2026-11-23T04:00:00Z',
        time_expire: '2026-11-23T12:30:00+08:00',
        goods_tag: 'WXG',
        limit_pay: 'no_credit',
        receipt: 'Y',
        profit_sharing: 'Y',
        scene_info: store,
      }),
    '/pay/unifiedorder',
    {
      ...writtenTerms,
      notify_url: prepaid.notify_url,
      trade_type: 'NATIVE',
      product_id: 'p1',
      attach: '桌3 & 4',
      device_info: 'T1',
      version: '1.0',
      detail: JSON.stringify(goods),
      time_start: '20261123120000',
      time_expire: '20261123123000',
      goods_tag: 'WXG',
      limit_pay: 'no_credit',
      receipt: 'Y',
      profit_sharing: 'Y',
      scene_info: JSON.stringify(store),
    },
    { trade_type: 'NATIVE', prepay_id: 'wx20', code_url: 'weixin://wxpay/bizpayurl?pr=x' },
    { prepay_id: 'wx20', code_url: 'weixin://wxpay/bizpayurl?pr=x' },
  ],
  [
    'Q6: closing',
    ({ orders }) => orders.close({ ...parties, out_trade_no }),
    '/pay/closeorder',
    { ...written, out_trade_no },
    { result_msg: 'OK' },
    null,
  ],
  [
    'Q4: a query by our number; an unpaid order lacks most',
    ({ orders }) => orders.query({ ...parties, sub_appid: 'wxsub', out_trade_no }),
    '/pay/orderquery',
    { ...written, sub_appid: 'wxsub', out_trade_no },
    { ...parties, out_trade_no, trade_state: 'NOTPAY', trade_state_desc: '订单未支付', attach: '' },
    { ...parties, mch_id: SP_MCHID, out_trade_no, trade_state: 'NOTPAY', trade_state_desc: '订单未支付' },
  ],
  [
    'Q5: a query by WeChat’s number; a paid order says all, its coupons too',
    ({ orders }) => orders.query({ ...parties, transaction_id: paidCode.transaction_id }),
    '/pay/orderquery',
    { ...written, transaction_id: paidCode.transaction_id },
    {
      ...paidCode,
      trade_state: 'SUCCESS',
      sub_appid: 'wxsub',
      sub_openid: 's1',
      coupon_count: 2,
      coupon_id_0: 'c0',
      coupon_fee_0: 80,
      coupon_type_0: 'CASH',
      coupon_id_1: 'c1',
      coupon_fee_1: 8,
      promotion_detail: '{"promotion_detail":[]}',
    },
    {
      ...paidCode,
      time_end: '2026-11-23T12:00:00+08:00',
      trade_state: 'SUCCESS',
      sub_appid: 'wxsub',
      sub_openid: 's1',
      promotion_detail: '{"promotion_detail":[]}',
      coupons: [
        { coupon_id: 'c0', coupon_fee: 80, coupon_type: 'CASH' },
        { coupon_id: 'c1', coupon_fee: 8 },
      ],
    },
  ],
]

const codePaying: Row[] = [
  [
    'Q16: a code payment; with sub_appid it tells sub_openid (M19)',
    ({ codePayments }) => codePayments.pay({ ...terms, sub_appid: 'wxsub', auth_code }),
    '/pay/micropay',
    { ...writtenTerms, sub_appid: 'wxsub', auth_code },
    { ...paidCode, sub_appid: 'wxsub', sub_openid: 's1' },
    { ...paidCode, time_end: '2026-11-23T12:00:00+08:00', sub_appid: 'wxsub', sub_openid: 's1' },
  ],
  [
    'Q18: a reversal',
    ({ codePayments }) => codePayments.reverse({ ...parties, out_trade_no }),
    '/secapi/pay/reverse',
    { ...written, out_trade_no },
    { recall: 'N' },
    null,
  ],
  [
    'the payer behind a code',
    ({ codePayments }) => codePayments.findPayer({ ...parties, sub_appid: 'wxsub', auth_code }),
    '/tools/authcodetoopenid',
    { ...parties, mch_id: SP_MCHID, sub_appid: 'wxsub', auth_code },
    { openid: 'o1', sub_appid: 'wxsub', sub_openid: 's1' },
    { openid: 'o1', sub_appid: 'wxsub', sub_openid: 's1' },
  ],
]

const settings: Row[] = [
  [
    'a pay path is added',
    ({ development }) => development.addPayPath({ ...parties, jsapi_path: 'https://a.example/pay/' }),
    '/secapi/mch/addsubdevconfig',
    { ...parties, mch_id: SP_MCHID, jsapi_path: 'https://a.example/pay/' },
    {},
    null,
  ],
  [
    'an appid is bound',
    ({ development }) => development.bindAppid({ ...parties, sub_appid: 'wxsub' }),
    '/secapi/mch/addsubdevconfig',
    { ...parties, mch_id: SP_MCHID, sub_appid: 'wxsub' },
    {},
    null,
  ],
  [
    'settings are read out of their JSON',
    ({ development }) => development.query(parties),
    '/secapi/mch/querysubdevconfig',
    { ...parties, mch_id: SP_MCHID },
    {
      jsapi_path_list: '{"jsapi_path_list":["http://www.qq.com/abcd/","http://www.qq.com/e/"]}',
      appid_config_list:
        '{"appid_config_list":[{"subscribe_appid":"wxf","sub_appid":"null"},{"subscribe_appid":"","sub_appid":"wxsub"}]}',
    },
    {
      payPaths: ['http://www.qq.com/abcd/', 'http://www.qq.com/e/'],
      appids: [
        { sub_appid: null, subscribe_appid: 'wxf' },
        { sub_appid: 'wxsub', subscribe_appid: null },
      ],
    },
  ],
  [
    'nothing is set',
    ({ development }) => development.query(parties),
    '/secapi/mch/querysubdevconfig',
    { ...parties, mch_id: SP_MCHID },
    { jsapi_path_list: '', appid_config_list: '[]' },
    { payPaths: [], appids: [] },
  ],
  [
    'M5: an account to follow is recommended, for payments without an appid too',
    ({ development }) =>
      development.recommendFollow({ sub_mch_id: SUB_MCHID, sub_appid: 'NULL', subscribe_appid: 'wxf' }),
    '/secapi/mkt/addrecommendconf',
    { sub_mch_id: SUB_MCHID, mch_id: SP_MCHID, sub_appid: 'NULL', subscribe_appid: 'wxf', sign_type: 'HMAC-SHA256' },
    {},
    null,
  ],
]

test('every call over v2 sends WeChat’s names to WeChat’s path, and reads the answer', async (t) => {
  for (const [what, call, path, sent, answer, data] of [...ordering, ...codePaying, ...settings]) {
    await t.test(what, async (t) => {
      const plain = await startServer(t, answerXml(answer))
      const secure = await startSecureServer(t, answerXml(answer), { accepted: [ourPem] })
      const client = v2ClientOf(t, plain.url, { certificate: ourPem, ca: secure.ca, secureBaseUrl: secure.url })
      assert.deepEqual((await call(client)).data, data)

      const arrival = [...plain.arrivals, ...secure.arrivals][0]!
      assert.equal(secure.arrivals.length, path.startsWith('/secapi/') ? 1 : 0)
      assert.equal(arrival.url, path)
      const { nonce_str: _nonce, sign, ...fields } = fieldsOf(arrival)
      assert.deepEqual(fields, sent)
      assert.equal(sign?.length, sent.sign_type === undefined ? 32 : 64)
    })
  }
})
