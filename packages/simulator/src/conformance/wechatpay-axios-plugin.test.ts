import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { Aes, Decorator, Formatter, Rsa } from 'wechatpay-axios-plugin'
import type { SealedNotice } from '../testing/notice-receiver.ts'
import { AMOUNT_FEN, openStage, type Stage } from '../testing/stage.ts'

// Another project's client, told nothing but the address: what it accepts is what WeChat sends.
test('wechatpay-axios-plugin orders, queries, closes and refunds in certificate mode', async (t) => {
  const stage = await openStage(t)
  const [certificate] = stage.provider.platform_certificates
  const wxpay = clientFor(stage, certificate!.serial, certificate!.pem)
  await playOrder(stage, wxpay)
})

test('wechatpay-axios-plugin orders, queries, closes and refunds in public-key mode', async (t) => {
  const stage = await openStage(t, { verify_mode: 'public_key' })
  const wxpay = clientFor(stage, stage.provider.public_key!.id, stage.provider.public_key!.pem)
  await playOrder(stage, wxpay)
})

test('wechatpay-axios-plugin opens the certificates it downloads', async (t) => {
  const stage = await openStage(t)
  const [certificate] = stage.provider.platform_certificates
  const wxpay = clientFor(stage, certificate!.serial, certificate!.pem)
  const { data } = await wxpay.request<{ data: DownloadedCertificate[] }>('v3/certificates', 'get')
  const [downloaded] = data.data
  const { ciphertext, nonce, associated_data } = downloaded!.encrypt_certificate
  const pem = Aes.AesGcm.decrypt(ciphertext, stage.provider.api_v3_key, nonce, associated_data)
  assert.equal(downloaded!.serial_no, certificate!.serial)
  assert.equal(new X509Certificate(pem).serialNumber, certificate!.serial)
})

test('wechatpay-axios-plugin verifies and opens a notice', async (t) => {
  const stage = await openStage(t)
  await stage.paid('axios-notice')
  await stage.control('POST', '/flush')
  const [notice] = stage.receiver.received
  const { headers, text } = notice!
  const signed = Formatter.response(header(headers, 'timestamp'), header(headers, 'nonce'), text)
  const [certificate] = stage.provider.platform_certificates
  assert(Rsa.verify(signed, header(headers, 'signature'), Rsa.from(certificate!.pem, 'public')))
  const { ciphertext, nonce, associated_data } = (JSON.parse(text) as SealedNotice).resource
  const opened = JSON.parse(Aes.AesGcm.decrypt(ciphertext, stage.provider.api_v3_key, nonce, associated_data))
  assert.equal(opened.out_trade_no, 'axios-notice')
})

type Fields = Readonly<Record<string, unknown>>

type DownloadedCertificate = {
  readonly serial_no: string
  readonly encrypt_certificate: { ciphertext: string; nonce: string; associated_data: string }
}

function clientFor({ url, provider }: Stage, serial: string, key: string): Decorator {
  return new Decorator({
    mchid: provider.mchid,
    serial: provider.serial,
    privateKey: provider.private_key_pem,
    certs: { [serial]: key },
    baseURL: `${url}/`,
    headers: { 'Wechatpay-Serial': serial },
  })
}

async function playOrder(stage: Stage, wxpay: Decorator): Promise<void> {
  const params = { sp_mchid: stage.provider.mchid, sub_mchid: stage.subMchid }
  const orders = 'v3/pay/partner/transactions'
  const get = async (path: string, query: object) =>
    (await wxpay.request<Fields>(path, 'get', undefined, { params: query })).data
  const post = (path: string, body: object) => wxpay.request<Fields>(path, 'post', body)
  const made = await post(`${orders}/native`, stage.order('axios-1'))
  assert.match(String(made.data.code_url), /^weixin:\/\/wxpay\/bizpayurl\?pr=/)
  assert.equal((await get(`${orders}/out-trade-no/axios-1`, params)).trade_state, 'NOTPAY')
  await stage.pay({ code_url: made.data.code_url })
  const paid = await get(`${orders}/out-trade-no/axios-1`, params)
  assert.equal(paid.trade_state, 'SUCCESS')
  assert.deepEqual(await get(`${orders}/id/${paid.transaction_id}`, params), paid)
  await post(`${orders}/native`, stage.order('axios-2'))
  assert.equal((await post(`${orders}/out-trade-no/axios-2/close`, params)).status, 204)
  const { data: refunded } = await post('v3/refund/domestic/refunds', {
    sub_mchid: stage.subMchid,
    out_trade_no: 'axios-1',
    out_refund_no: 'axios-r-1',
    amount: { refund: 1, total: AMOUNT_FEN, currency: 'CNY' },
  })
  assert.equal(refunded.status, 'PROCESSING')
  const found = await get('v3/refund/domestic/refunds/axios-r-1', { sub_mchid: stage.subMchid })
  assert.equal(found.refund_id, refunded.refund_id)
}

function header(headers: Record<string, unknown>, name: string): string {
  return String(headers[`wechatpay-${name}`])
}
