import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { Decorator, Multipart } from 'wechatpay-axios-plugin'
import { openStage } from '../testing/stage.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

test('wechatpay-axios-plugin uploads a picture with its own multipart, and verifies the answer', async (t) => {
  const { provider, url } = await openStage(t)
  const [certificate] = provider.platform_certificates
  const wxpay = new Decorator({
    mchid: provider.mchid,
    serial: provider.serial,
    privateKey: provider.private_key_pem,
    certs: { [certificate!.serial]: certificate!.pem },
    baseURL: `${url}/`,
    headers: { 'Wechatpay-Serial': certificate!.serial },
  })
  const meta = { filename: 'licence.png', sha256: createHash('sha256').update(PNG).digest('hex') }
  const form = new Multipart()
  form.append('meta', JSON.stringify(meta), 'meta.json')
  form.append('file', PNG, 'licence.png')
  const config = { meta, headers: form.getHeaders() }
  const uploaded = await wxpay.request<{ media_id: string }>(
    'v3/merchant/media/upload',
    'post',
    form.getBuffer(),
    config,
  )
  assert.match(uploaded.data.media_id, /^[\w-]{107}$/)
})
