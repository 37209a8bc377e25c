import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createKeyring } from './keyring.ts'
import { answerSigned, clientOf, startServer } from './testing/server.ts'
import {
  inDays,
  makeCertificate,
  makePublicKey,
  paidTransaction,
  SP_MCHID,
  SUB_MCHID,
  sealResource,
  type WechatKey,
} from './testing/wechat.ts'

const old = makeCertificate('0AAA', -300, 10)
const young = makeCertificate('0BBB', -1, 300)
const expired = makeCertificate('0DDD', -400, -5)
const publicKey = makePublicKey()

test('the first download is verified with the certificates it brings, and opens them', async (t) => {
  const server = await startServer(t, answerSigned(old, 200, listOf([old, 10], [young, 300])))
  const { data } = await clientOf(t, server.url, []).certificates.download()
  assert.deepEqual(
    data.map(({ serial, expiresAt, pem }) => [serial, expiresAt, pem]),
    [
      ['0AAA', inDays(10), old.pem],
      ['0BBB', inDays(300), young.pem],
    ],
  )
  assert.equal(server.arrivals[0]?.url, '/v3/certificates')
  assert.equal(server.arrivals[0]?.headers['wechatpay-serial'], undefined)
})

test('a download signed by a key that it does not bring is refused, also by one of the same name', async (t) => {
  const forged = { ...old, privateKey: young.privateKey }
  for (const signer of [young, forged, publicKey]) {
    const server = await startServer(t, answerSigned(signer, 200, listOf([old, 10])))
    const download = clientOf(t, server.url, []).certificates.download()
    await assert.rejects(download, { code: 'BAD_SIGNATURE', mayRetry: true, outcomeKnown: false })
  }
})

test('a stranger without the APIv3 key cannot bring a key of his own', async (t) => {
  const sealed = listOf([old, 10])
  const stranger = {
    data: sealed.data.map((one) => ({ ...one, encrypt_certificate: sealResource(old.pem, 'c', 'x'.repeat(32)) })),
  }
  const server = await startServer(t, answerSigned(old, 200, stranger))
  await assert.rejects(clientOf(t, server.url, []).certificates.download(), { code: 'BAD_SIGNATURE' })
})

test('an answer rightly signed, but with a certificate that does not open or is another’s, is refused', async (t) => {
  const [one] = listOf([old, 10]).data
  const wrong = [
    { ...one, encrypt_certificate: sealResource(old.pem, 'certificate', 'x'.repeat(32)) },
    { ...one, encrypt_certificate: sealResource('no certificate', 'certificate') },
    { ...one, serial_no: '0EEE' },
    { ...one, expire_time: 'soon' },
  ]
  for (const item of wrong) {
    const server = await startServer(t, answerSigned(publicKey, 200, { data: [item] }))
    const download = clientOf(t, server.url, [publicKey]).certificates.download()
    await assert.rejects(download, { code: 'BAD_ANSWER', mayRetry: false, outcomeKnown: false })
  }
})

test('rollover: both certificates hold, the old one until it expires', async (t) => {
  let signer = old
  const server = await startServer(t, (response, arrival, nth) => {
    const body = arrival.url === '/v3/certificates' ? listOf([old, 10], [young, 300]) : paidTransaction
    answerSigned(signer, 200, body, now)(response, arrival, nth)
  })
  const keyring = createKeyring({ certificates: [old, expired] })
  let now = inDays(0)
  const { certificates, orders } = clientOf(t, server.url, [], { keyring, now: () => now })
  await certificates.refresh(keyring)
  assert.deepEqual(serials(), ['0AAA', '0BBB'])

  const query = () =>
    orders.queryByOutTradeNo({ sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID, out_trade_no: paidTransaction.out_trade_no })
  await query()
  signer = young
  await query()
  assert.equal(server.arrivals.at(-1)?.headers['wechatpay-serial'], '0BBB')

  now = inDays(11)
  await certificates.refresh(keyring)
  assert.deepEqual(serials(), ['0BBB'])
  signer = old
  await assert.rejects(query(), { code: 'BAD_SIGNATURE' })

  function serials(): string[] {
    return keyring
      .entries()
      .map((entry) => entry.serial)
      .toSorted()
  }
})

test('after a long sleep, with nothing but expired certificates, the keyring recovers', async (t) => {
  const server = await startServer(t, answerSigned(young, 200, listOf([young, 300])))
  const keyring = createKeyring({ certificates: [expired] })
  await clientOf(t, server.url, [], { keyring }).certificates.refresh(keyring)
  assert.deepEqual(
    keyring.entries().map((entry) => entry.serial),
    ['0BBB'],
  )
})

function listOf(...certificates: readonly (readonly [key: WechatKey, untilDays: number])[]) {
  return {
    data: certificates.map(([{ serial, pem }, untilDays]) => ({
      serial_no: serial,
      effective_time: '2026-01-01T00:00:00+08:00',
      expire_time: inDays(untilDays).toISOString(),
      encrypt_certificate: sealResource(pem, 'certificate'),
    })),
  }
}
