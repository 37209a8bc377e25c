import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { callWeChat, verifyReply } from '../testing/merchant-client.ts'
import { unseal } from '../testing/notice-receiver.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage, type ProviderAnswer, type Stage } from '../testing/stage.ts'

test('after a rotation the new certificate signs, and both can be downloaded and opened', async (t) => {
  const stage = await openStage(t)
  const { mchid, api_v3_key: key } = stage.provider
  const rotated = await stage.control<ProviderAnswer>('POST', `/providers/${mchid}/rotate-certificate`)
  const [old, fresh] = rotated.platform_certificates
  assert.equal(old!.serial, stage.provider.platform_certificates[0]!.serial)
  const reply = await stage.call('GET', '/v3/certificates')
  assert.equal(reply.headers['wechatpay-serial'], fresh!.serial)
  assert(verifyReply(reply, fresh!.pem))
  const { data } = reply.body as unknown as { data: Downloaded[] }
  assert.deepEqual(
    data.map(({ serial_no }) => serial_no),
    [old!.serial, fresh!.serial],
  )
  for (const { serial_no, encrypt_certificate } of data) {
    assert.equal(encrypt_certificate.associated_data, 'certificate')
    assert.equal(new X509Certificate(unseal(encrypt_certificate, key)).serialNumber, serial_no)
  }
})

test('in public-key mode there is no certificate to download, and the public key signs', async (t) => {
  const stage = await openStage(t, { verify_mode: 'public_key' })
  const reply = await stage.call('GET', '/v3/certificates')
  assertRefused(reply, 404, 'RESOURCE_NOT_EXISTS')
  assert.match(reply.body.message ?? '', /无可用的平台证书/)
  const { id, pem } = stage.provider.public_key!
  const made = await stage.native('public-1')
  assert.equal(made.headers['wechatpay-serial'], id)
  assert(verifyReply(made, pem))
})

test('with both keys the caller’s Wechatpay-Serial chooses which one signs the answer', async (t) => {
  const stage = await openStage(t, { verify_mode: 'both' })
  const { public_key: publicKey, platform_certificates: certificates } = stage.provider
  const signedBy = async (serial: string | null) => (await ordered(stage, serial)).headers['wechatpay-serial']
  assert.equal(await signedBy(publicKey!.id), publicKey!.id)
  assert.equal(await signedBy(certificates[0]!.serial), certificates[0]!.serial)
  assert.equal(await signedBy(null), certificates[0]!.serial)
})

test('the merchant’s own certificate belongs to its private key', async (t) => {
  const stage = await openStage(t)
  const certificate = new X509Certificate(stage.provider.certificate_pem)
  assert.equal(certificate.serialNumber, stage.provider.serial)
  const other = await stage.control<ProviderAnswer>('POST', '/providers', { name: '另一家' })
  const mixed = { ...stage.provider, private_key_pem: other.private_key_pem }
  assertRefused(await callWeChat(stage.url, mixed, 'GET', '/v3/certificates'), 401, 'SIGN_ERROR')
})

type Downloaded = {
  readonly serial_no: string
  readonly encrypt_certificate: { ciphertext: string; nonce: string; associated_data: string; original_type: string }
}

function ordered(stage: Stage, serial: string | null) {
  const target = '/v3/pay/partner/transactions/native'
  return stage.call('POST', target, stage.order('chosen-1'), { headers: { 'Wechatpay-Serial': serial } })
}
