import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../testing/server.ts'
import { answerXml, paidCode, parties, v2ClientOf } from '../testing/v2.ts'
import { SUB_MCHID } from '../testing/wechat.ts'
import type { WechatPayV2 } from './client.ts'

const out_trade_no = paidCode.out_trade_no
const terms = { ...parties, body: '面', out_trade_no, total_fee: 888, spbill_create_ip: '127.0.0.1' }
const prepaid = { ...terms, notify_url: 'https://pay.example.cn/n' }
const auth_code = '134567890123456789'
const goods = { goods_detail: [{ goods_id: 'g1', goods_name: '面', quantity: 1, price: 888 }] }

test('what WeChat could not accept is not sent', async (t) => {
  const server = await startServer(t, answerXml({}))
  const client = v2ClientOf(t, server.url)
  const native = { ...prepaid, product_id: 'p1' }
  const orders: object[] = [
    { out_trade_no: 'short' },
    { out_trade_no: 'x'.repeat(33) },
    { out_trade_no: 'with space' },
    { total_fee: 0 },
    { total_fee: -1 },
    { total_fee: 8.88 },
    { total_fee: '888' },
    { total_fee: 2 ** 31 },
    { body: '' },
    { body: '面'.repeat(128) },
    { attach: '面'.repeat(128) },
    { notify_url: `https://a.example/${'x'.repeat(240)}` },
    { product_id: 'x'.repeat(33) },
    { goods_tag: 'x'.repeat(33) },
    { device_info: 'x'.repeat(33) },
    { detail: { goods_detail: Array.from({ length: 200 }, () => goods.goods_detail[0]) } },
    { time_expire: '20261123123000' },
    { time_start: 'tomorrow' },
    { body: 'a\0b' },
    { surprise: {} },
  ]
  for (const change of orders) {
    const call = client.orders.native({ ...native, ...change })
    await assert.rejects(
      call,
      (error) => error instanceof TypeError || error instanceof RangeError,
      JSON.stringify(change),
    )
  }
  for (const code of ['', '923456789012345678', '16456789012345678', '994567890123456789', `${auth_code}0`]) {
    const silent = (error: Error) => error instanceof TypeError && (code === '' || !error.message.includes(code))
    await assert.rejects(client.codePayments.pay({ ...terms, auth_code: code }), silent, code)
    await assert.rejects(client.codePayments.findPayer({ ...parties, auth_code: code }), silent, code)
  }
  for (const path of ['', 'a.example/', 'https://a.example/pay', 'ftp://a.example/', 'https://a.example/?x=/']) {
    await assert.rejects(client.development.addPayPath({ ...parties, jsapi_path: path }), Error, path)
  }
  await assert.rejects(client.orders.close({ ...parties, out_trade_no: 'x' }), TypeError)
  const both = { sub_mch_id: SUB_MCHID, sub_appid: 'wx1', subscribe_appid: 'wx2', receipt_appid: 'wx3' }
  const recommend = client.development.recommendFollow as (recommendation: object) => Promise<unknown>
  await assert.rejects(recommend(both), TypeError)
  await assert.rejects(recommend({ sub_mch_id: SUB_MCHID, sub_appid: 'wx1' }), TypeError)
  assert.equal(server.arrivals.length, 0)
})

test('M22, M15, M20: what must not be sent does not compile', () => {
  const { orders, codePayments, development } = v2ClientTypes()
  const calls = [
    // @ts-expect-error an openid of the sub-merchant's appid without that appid
    () => orders.jsapi({ ...prepaid, sub_openid: 's1' }),
    // @ts-expect-error both openids: which of them pays?
    () => orders.jsapi({ ...prepaid, openid: 'o1', sub_appid: 'wxsub', sub_openid: 's1' }),
    // @ts-expect-error nobody pays
    () => orders.jsapi(prepaid),
    // @ts-expect-error direct mode: no sub-merchant
    () => orders.app({ ...prepaid, sub_mch_id: undefined }),
    // @ts-expect-error direct mode: no sub-merchant
    () => codePayments.pay({ ...terms, auth_code, sub_mch_id: undefined }),
    // @ts-expect-error two names of one order
    () => orders.query({ ...parties, out_trade_no, transaction_id: '1' }),
    // @ts-expect-error H5 without its scene
    () => orders.h5(prepaid),
    // @ts-expect-error two accounts to follow
    () => development.recommendFollow({ sub_mch_id: '1', sub_appid: 'a', subscribe_appid: 'b', receipt_appid: 'c' }),
  ]
  assert.equal(calls.length, 8)
})

// Only its type is of use: none of the calls above is made.
function v2ClientTypes(): WechatPayV2 {
  const call = async () => assert.fail('called')
  const orders = { jsapi: call, miniProgram: call, app: call, native: call, h5: call, query: call, close: call }
  return {
    orders,
    codePayments: { pay: call, reverse: call, findPayer: call },
    refunds: { create: call, query: call },
    bills: { trade: call, fundFlow: call },
    development: { addPayPath: call, bindAppid: call, query: call, recommendFollow: call },
    close: call,
  }
}
