import assert from 'node:assert/strict'
import { createHash, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import Pay from 'wechatpay-node-v3'
import { PayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.js'
import { openCombineStage } from '../testing/combine-stage.ts'
import type { SealedNotice } from '../testing/notice-receiver.ts'
import { AMOUNT_FEN, openStage, type Stage } from '../testing/stage.ts'

const HOST = 'https://api.mch.weixin.qq.com'
const ORDERS = '/v3/pay/partner/transactions'

type Answer = { readonly status: number; readonly data?: Fields; readonly error?: string }
type Fields = Readonly<Record<string, unknown>>
type Client = { readonly pay: Pay; readonly http: PayRequest; readonly ask: Ask }
type Ask = (method: 'GET' | 'POST', target: string, body?: Fields, laterMs?: number) => Promise<Answer>

test('wechatpay-node-v3 orders, queries, closes and refunds', async (t) => {
  const stage = await openStage(t)
  const { pay, ask } = clientFor(stage)
  const params = `sp_mchid=${stage.provider.mchid}&sub_mchid=${stage.subMchid}`
  const made = await ask('POST', `${ORDERS}/native`, stage.order('node-v3-1'))
  assert.match(String(made.data?.code_url), /^weixin:\/\/wxpay\/bizpayurl\?pr=/, made.error)
  assert.equal((await ask('GET', `${ORDERS}/out-trade-no/node-v3-1?${params}`)).data?.trade_state, 'NOTPAY')
  await stage.pay({ code_url: made.data?.code_url })
  const paid = (await ask('GET', `${ORDERS}/out-trade-no/node-v3-1?${params}`)).data
  assert.equal(paid?.trade_state, 'SUCCESS')
  assert.deepEqual((await ask('GET', `${ORDERS}/id/${paid?.transaction_id}?${params}`)).data, paid)
  await ask('POST', `${ORDERS}/native`, stage.order('node-v3-2'))
  const named = { sp_mchid: stage.provider.mchid, sub_mchid: stage.subMchid }
  assert.equal((await ask('POST', `${ORDERS}/out-trade-no/node-v3-2/close`, named)).status, 204)
  const refunded = (await pay.refunds({
    sub_mchid: stage.subMchid,
    out_trade_no: 'node-v3-1',
    out_refund_no: 'node-v3-r-1',
    amount: { refund: 1, total: AMOUNT_FEN, currency: 'CNY' },
  } as Parameters<Pay['refunds']>[0])) as unknown as Answer
  assert.equal(refunded.data?.status, 'PROCESSING', refunded.error)
  // Its query names no sub-merchant, which a provider must: the number goes on to the query.
  const found = (await pay.find_refunds(`node-v3-r-1?sub_mchid=${stage.subMchid}`)) as unknown as Answer
  assert.equal(found.data?.refund_id, refunded.data?.refund_id, found.error)
})

test('wechatpay-node-v3 downloads the platform certificates and verifies and opens a notice with them', async (t) => {
  const stage = await openStage(t)
  const { pay } = clientFor(stage)
  const [downloaded] = await pay.get_certificates(stage.provider.api_v3_key)
  const { publicKey } = new X509Certificate(stage.provider.platform_certificates[0]!.pem)
  assert.equal(
    String((downloaded as unknown as Fields).publicKey).trim(),
    String(publicKey.export({ type: 'spki', format: 'pem' })).trim(),
  )
  await stage.paid('node-v3-notice')
  await stage.control('POST', '/flush')
  const { headers, text } = stage.receiver.received[0]!
  const proof = {
    timestamp: String(headers['wechatpay-timestamp']),
    nonce: String(headers['wechatpay-nonce']),
    serial: String(headers['wechatpay-serial']),
    signature: String(headers['wechatpay-signature']),
    apiSecret: stage.provider.api_v3_key,
  }
  assert.equal(await pay.verifySign({ ...proof, body: text }), true)
  assert.equal(await pay.verifySign({ ...proof, body: `${text} ` }), false)
  const { ciphertext, nonce, associated_data } = (JSON.parse(text) as SealedNotice).resource
  const opened = pay.decipher_gcm<Fields>(ciphertext, associated_data, nonce, stage.provider.api_v3_key)
  assert.deepEqual([opened.out_trade_no, opened.sub_mchid], ['node-v3-notice', stage.subMchid])
})

test('Q10: wechatpay-node-v3 asks for yesterday’s bill and downloads it with a signed request', async (t) => {
  const stage = await openStage(t)
  const { ask } = clientFor(stage)
  await stage.paid('node-v3-bill')
  const laterMs = 2 * 86_400_000
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  await stage.advance(laterMs)
  const asked = await ask('GET', `/v3/bill/tradebill?bill_date=${day}`, undefined, laterMs)
  const { hash_type, hash_value, download_url } = (asked.data ?? {}) as Record<string, string>
  assert.equal(hash_type, 'SHA1', asked.error)
  const { pathname, search } = new URL(download_url ?? '')
  const file = await ask('GET', pathname + search, undefined, laterMs)
  const text = String(file.data)
  assert.match(text, /`node-v3-bill,/)
  assert.equal(createHash('sha1').update(text).digest('hex'), hash_value)
})

test('Q21, Q23: wechatpay-node-v3 makes, queries and closes a combined order', async (t) => {
  const stage = await openCombineStage(t)
  const { pay } = clientFor(stage)
  const wanted = stage.combined('node-combined')
  const made = (await pay.combine_transactions_native(
    wanted as unknown as Parameters<Pay['combine_transactions_native']>[0],
  )) as unknown as Answer
  assert.match(String(made.data?.code_url), /^weixin:/, made.error)
  const queried = (await pay.combine_query('node-combined')) as unknown as Answer
  assert.equal(queried.data?.combine_mchid, stage.provider.mchid, queried.error)
  const parts = (wanted.sub_orders as Fields[]).map(({ mchid, sub_mchid, out_trade_no }) => ({
    mchid,
    sub_mchid,
    out_trade_no,
  }))
  const closed = (await pay.combine_close(
    'node-combined',
    parts as unknown as Parameters<Pay['combine_close']>[1],
  )) as unknown as Answer
  assert.equal(closed.status, 204, closed.error)
})

test('M22: wechatpay-node-v3’s own order calls are those of direct mode, and refused', async (t) => {
  const stage = await openStage(t)
  const { pay } = clientFor(stage)
  const direct = (await pay.transactions_native({
    description: '一杯咖啡',
    out_trade_no: 'direct-1',
    notify_url: stage.receiver.url,
    amount: { total: AMOUNT_FEN },
  })) as unknown as Answer
  assert.equal(direct.status, 403, JSON.stringify(direct))
  assert.equal((JSON.parse(direct.error ?? '{}') as Fields).code, 'NO_AUTH')
})

/** Its own transport, sent to another host by the hook that it has for that; partner orders by its signing functions. */
function clientFor({ url, provider, spAppid }: Stage): Client {
  const http = new PayRequest()
  const here = (there: string) => there.replace(HOST, url)
  const pay = new Pay({
    appid: spAppid,
    mchid: provider.mchid,
    serial_no: provider.serial,
    publicKey: Buffer.from(provider.certificate_pem),
    privateKey: Buffer.from(provider.private_key_pem),
  })
  pay.createHttp({
    get: (there, headers) => http.get(here(there), headers),
    post: (there, body, headers) => http.post(here(there), body, headers),
    upload: (there, body, headers) => http.upload(here(there), body, headers),
  })
  const ask: Ask = async (method, target, body, laterMs = 0) => {
    const [nonce, seconds] = [Math.random().toString(36).slice(2), String(Math.floor((Date.now() + laterMs) / 1000))]
    const signature = pay.getSignature(method, nonce, seconds, target, body)
    const headers = {
      Accept: 'application/json',
      'User-Agent': 'wechatpay-node-v3',
      Authorization: pay.getAuthorization(nonce, seconds, signature),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    }
    const answer = body === undefined ? http.get(url + target, headers) : http.post(url + target, { ...body }, headers)
    return (await answer) as unknown as Answer
  }
  return { pay, http, ask }
}
