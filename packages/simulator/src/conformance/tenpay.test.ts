import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { openCodeStage } from '../testing/code-stage.ts'
import { AMOUNT_FEN, openStage, type Stage } from '../testing/stage.ts'
import { readXml } from '../testing/v2-client.ts'

type Fields = Readonly<Record<string, unknown>>
type Call = (fields: Fields) => Promise<Readonly<Record<string, string>>>
type Tenpay = {
  readonly urls: Record<string, string>
  readonly unifiedOrder: Call
  readonly orderQuery: Call
  readonly closeOrder: Call
  readonly refund: Call
  readonly refundQuery: Call
  readonly micropay: Call
  readonly reverse: Call
}

// Neither has types, and both are CommonJS.
const require = createRequire(import.meta.url)
const TenpayClient = require('tenpay') as new (config: Fields) => Tenpay
const { httpsAgent } = require('urllib') as { httpsAgent: { options: Record<string, unknown> } }

test('Q19: tenpay orders, queries, closes and refunds over APIv2, with the certificate on the refund', async (t) => {
  const stage = await openStage(t)
  const tenpay = clientFor(stage)
  const made = await tenpay.unifiedOrder(orderOf(stage, 'tenpay-1'))
  assert.match(made.code_url ?? '', /^weixin:\/\/wxpay\/bizpayurl\?pr=/)
  const named = { sub_mch_id: stage.subMchid, out_trade_no: 'tenpay-1' }
  assert.equal((await tenpay.orderQuery(named)).trade_state, 'NOTPAY')
  await stage.pay({ code_url: made.code_url })
  const paid = await tenpay.orderQuery({ ...named, sign_type: 'HMAC-SHA256' })
  assert.deepEqual([paid.trade_state, paid.total_fee, paid.sub_mch_id], ['SUCCESS', '1000', stage.subMchid])
  await tenpay.unifiedOrder(orderOf(stage, 'tenpay-2'))
  const closed = await tenpay.closeOrder({ sub_mch_id: stage.subMchid, out_trade_no: 'tenpay-2' })
  assert.equal(closed.result_code, 'SUCCESS')
  const refund = { ...named, out_refund_no: 'tenpay-r-1', total_fee: AMOUNT_FEN, refund_fee: 300 }
  const refunded = await tenpay.refund(refund)
  assert.deepEqual([refunded.result_code, refunded.refund_fee], ['SUCCESS', '300'])
  await stage.advance(3_000)
  const found = await tenpay.refundQuery({ sub_mch_id: stage.subMchid, out_refund_no: 'tenpay-r-1' })
  assert.deepEqual([found.refund_status_0, found.refund_id_0], ['SUCCESS', refunded.refund_id])
})

test('Q16, Q17, Q18: tenpay charges a payment code, queries it and reverses it', async (t) => {
  const stage = await openCodeStage(t)
  const tenpay = clientFor(stage)
  const named = { sub_mch_id: stage.subMchid, out_trade_no: 'tenpay-code' }
  const { trade_type: _, product_id: __, ...order } = orderOf(stage, 'tenpay-code')
  const charged = await tenpay.micropay({ ...order, auth_code: await stage.code() })
  assert.deepEqual([charged.result_code, charged.trade_type, charged.total_fee], ['SUCCESS', 'MICROPAY', '1000'])
  assert.equal((await tenpay.orderQuery(named)).trade_state, 'SUCCESS')
  await stage.advance(15_000)
  const reversed = await tenpay.reverse(named)
  assert.deepEqual([reversed.result_code, reversed.recall], ['SUCCESS', 'N'])
  assert.equal((await tenpay.orderQuery(named)).trade_state, 'REVOKED')
})

test('tenpay checks the signature of every answer: with another key it believes none', async (t) => {
  const stage = await openStage(t)
  const stranger = clientFor(stage, 'x'.repeat(32))
  await assert.rejects(stranger.unifiedOrder(orderOf(stage, 'tenpay-3')), /签名错误/)
})

test('a payment of tenpay’s order is told as XML to its address', async (t) => {
  const stage = await openStage(t)
  const made = await clientFor(stage).unifiedOrder(orderOf(stage, 'tenpay-4'))
  await stage.pay({ code_url: made.code_url })
  await stage.control('POST', '/flush')
  const told = readXml(stage.receiver.received[0]!.text.replace(/^<xml>/, ''))
  assert.deepEqual([told.result_code, told.out_trade_no, told.total_fee], ['SUCCESS', 'tenpay-4', '1000'])
})

/** Its addresses are a table of its own that may be written; certificate and authority go into its library's agent. */
function clientFor(stage: Stage, partnerKey = stage.provider.api_v2_key): Tenpay {
  const { ca, tlsUrl, certificate_pem: cert, private_key_pem: key } = stage.v2Caller
  Object.assign(httpsAgent.options, { ca, cert, key })
  const tenpay = new TenpayClient({
    appid: stage.spAppid,
    mchid: stage.provider.mchid,
    partnerKey,
    notify_url: stage.receiver.url,
  })
  for (const [name, url] of Object.entries(tenpay.urls)) {
    tenpay.urls[name] = url.replace('https://api.mch.weixin.qq.com', tlsUrl)
  }
  return tenpay
}

function orderOf({ subMchid }: Stage, number: string): Fields {
  return {
    sub_mch_id: subMchid,
    out_trade_no: number,
    body: '一杯咖啡',
    total_fee: AMOUNT_FEN,
    trade_type: 'NATIVE',
    product_id: 'table-8',
  }
}
