import assert from 'node:assert/strict'
import https from 'node:https'
import { test } from 'node:test'
import { Decorator, Formatter } from 'wechatpay-axios-plugin'
import { AMOUNT_FEN, openStage, type Stage } from '../testing/stage.ts'

type Fields = Readonly<Record<string, unknown>>
type Ask = (path: string, fields: Fields) => Promise<Readonly<Record<string, string>>>

test('Q19: wechatpay-axios-plugin orders, queries, closes and refunds over APIv2 by MD5 and by HMAC-SHA256', async (t) => {
  const stage = await openStage(t)
  const ask = clientFor(stage)
  for (const sign_type of ['MD5', 'HMAC-SHA256']) {
    const [paidNo, closedNo] = [`axios-${sign_type}`, `axios-${sign_type}-c`]
    const made = await ask('pay/unifiedorder', { ...orderOf(stage, paidNo), sign_type })
    assert.match(made.code_url ?? '', /^weixin:\/\/wxpay\/bizpayurl\?pr=/)
    assert.equal((await ask('pay/orderquery', { out_trade_no: paidNo, sign_type })).trade_state, 'NOTPAY')
    await stage.pay({ code_url: made.code_url })
    assert.equal((await ask('pay/orderquery', { out_trade_no: paidNo, sign_type })).trade_state, 'SUCCESS')
    await ask('pay/unifiedorder', { ...orderOf(stage, closedNo), sign_type })
    assert.equal((await ask('pay/closeorder', { out_trade_no: closedNo, sign_type })).result_code, 'SUCCESS')
    const refund = {
      out_trade_no: paidNo,
      out_refund_no: `${paidNo}-r`,
      total_fee: AMOUNT_FEN,
      refund_fee: 1,
      sign_type,
    }
    assert.equal((await ask('secapi/pay/refund', refund)).result_code, 'SUCCESS')
    const found = await ask('pay/refundquery', { out_refund_no: `${paidNo}-r`, sign_type })
    assert.equal(found.refund_fee_0, '1')
  }
})

test('wechatpay-axios-plugin believes no answer of APIv2 that another key signed', async (t) => {
  const stage = await openStage(t)
  const ask = clientFor(stage, 'x'.repeat(32))
  await assert.rejects(ask('pay/unifiedorder', orderOf(stage, 'axios-key')))
})

function clientFor(stage: Stage, secret = stage.provider.api_v2_key): Ask {
  const { ca, tlsUrl, certificate_pem: cert, private_key_pem: key } = stage.v2Caller
  const [platform] = stage.provider.platform_certificates
  const wxpay = new Decorator({
    mchid: stage.provider.mchid,
    serial: stage.provider.serial,
    privateKey: stage.provider.private_key_pem,
    certs: { [platform!.serial]: platform!.pem },
    secret,
    baseURL: `${tlsUrl}/`,
    httpsAgent: new https.Agent({ ca, cert, key }),
  })
  return async (path, fields) => {
    const given = {
      appid: stage.spAppid,
      mch_id: stage.provider.mchid,
      sub_mch_id: stage.subMchid,
      nonce_str: Formatter.nonce(),
      ...fields,
    }
    return (await wxpay.request<Readonly<Record<string, string>>>(`v2/${path}`, 'post', given)).data
  }
}

function orderOf(stage: Stage, number: string): Fields {
  return {
    body: '一杯咖啡',
    out_trade_no: number,
    total_fee: AMOUNT_FEN,
    spbill_create_ip: '127.0.0.1',
    notify_url: stage.receiver.url,
    trade_type: 'NATIVE',
    product_id: 'table-8',
  }
}
