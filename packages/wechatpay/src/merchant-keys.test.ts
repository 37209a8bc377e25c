import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { test } from 'node:test'
import { callUpJsapi, callUpMessage } from './call-up.ts'
import { keyReport } from './key-report.ts'
import { createKeyring } from './keyring.ts'
import { readMerchantCertificate } from './merchant-certificate.ts'
import { createMerchantKeys, type MerchantKey, readMerchantKey } from './merchant-keys.ts'
import { requestMessage } from './signing.ts'
import { certificatePem } from './testing/certificate.ts'
import { type Arrival, answerSigned, clientOf, startServer } from './testing/server.ts'
import {
  inDays,
  MERCHANT_SERIAL,
  makeCertificate,
  makePublicKey,
  merchantKey,
  NOON,
  paidTransaction,
  SP_MCHID,
  SUB_MCHID,
} from './testing/wechat.ts'

const wechatKey = makePublicKey()
const YOUNG_SERIAL = '71A7F09EFDC096DE15EBE81A47057A7232F1B8E2'
const youngPair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const old = makeMerchantKey(MERCHANT_SERIAL, merchantKey, 20)
const young = makeMerchantKey(YOUNG_SERIAL, youngPair, 1800)
const named = { sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID, out_trade_no: 'T20261123000001' }
const order = {
  ...named,
  sp_appid: 'wx1',
  description: '一',
  notify_url: 'https://a.example',
  amount: { total: 1 },
  payer: { sp_openid: 'o1' },
}

test('Q2: after a certificate is exchanged without a restart, a call-up can still be signed by the key of its order', async (t) => {
  const server = await startServer(t, answerSigned(wechatKey, 200, { prepay_id: 'wx1' }))
  const merchantKeys = createMerchantKeys(old)
  const { orders } = clientOf(t, server.url, [wechatKey], { merchantKeys })
  const before = await orders.jsapi(order)
  merchantKeys.use(young)
  const after = await orders.jsapi(order)

  assert.deepEqual([before.exchange.signedBy, after.exchange.signedBy], [old.serial, young.serial])
  assert.deepEqual(server.arrivals.map(signerOf), [old.serial, young.serial])
  for (const { exchange, data } of [before, after]) {
    const key = merchantKeys.get(exchange.signedBy ?? '')
    assert.ok(key?.certificate)
    const called = callUpJsapi({ appid: 'wx1', prepayId: data.prepay_id, privateKey: key.privateKey, now: NOON })
    const message = callUpMessage('wx1', called.timeStamp, called.nonceStr, called.package)
    assert.ok(verify('sha256', message, key.certificate.publicKey, Buffer.from(called.paySign, 'base64')))
  }
})

test('a call that has begun ends with the key it began with, also when the exchange comes while it is signed', async (t) => {
  const server = await startServer(t, answerSigned(wechatKey, 200, { prepay_id: 'wx1' }))
  const merchantKeys = createMerchantKeys(old)
  const { orders } = clientOf(t, server.url, [wechatKey], { merchantKeys })
  const flying = Array.from({ length: 10 }, () => orders.jsapi(order))
  merchantKeys.use(young)
  const answers = await Promise.all(flying)
  assert.deepEqual(new Set(server.arrivals.map(signerOf)), new Set([old.serial]))
  assert.deepEqual(new Set(answers.map(({ exchange }) => exchange.signedBy)), new Set([old.serial]))
})

test('several accounts, each with its own keys, never sign for one another', async (t) => {
  const server = await startServer(t, answerSigned(wechatKey, 200, { prepay_id: 'wx1' }))
  const one = clientOf(t, server.url, [wechatKey], { merchantKeys: createMerchantKeys(old) })
  const other = clientOf(t, server.url, [wechatKey], { spMchid: '1900000002', merchantKeys: createMerchantKeys(young) })
  await Promise.all([one.orders.jsapi(order), other.orders.jsapi({ ...order, sp_mchid: '1900000002' })])
  const pairs = server.arrivals.map((arrival) => `${partOf(arrival, 'mchid')} ${signerOf(arrival)}`)
  assert.deepEqual(pairs.toSorted(), [`${SP_MCHID} ${old.serial}`, `1900000002 ${young.serial}`])
  await assert.rejects(other.orders.jsapi(order), TypeError)
})

test('from certificate to public key and back: the request names what we can verify, the answer is verified with what it names', async (t) => {
  const certificate = makeCertificate('0AAA')
  const keyring = createKeyring({ certificates: [certificate], publicKeys: [] })
  let signer = certificate
  const server = await startServer(t, (...met) => answerSigned(signer, 200, paidTransaction)(...met))
  const { orders } = clientOf(t, server.url, [], { keyring })
  const asked = async () => {
    await orders.queryByOutTradeNo(named)
    return server.arrivals.at(-1)?.headers['wechatpay-serial']
  }
  assert.equal(await asked(), '0AAA')
  signer = wechatKey
  await assert.rejects(asked(), { code: 'BAD_SIGNATURE' })

  // Both at once is what an account in the middle of the switch has; WeChat signs now with one, now with the other.
  const both = createKeyring({
    certificates: [certificate],
    publicKeys: [{ id: wechatKey.serial, pem: wechatKey.pem }],
  })
  const switching = clientOf(t, server.url, [], { keyring: both })
  for (const next of [wechatKey, certificate, wechatKey, certificate]) {
    signer = next
    await switching.orders.queryByOutTradeNo(named)
    assert.equal(server.arrivals.at(-1)?.headers['wechatpay-serial'], wechatKey.serial)
  }
  // Rolled back at WeChat: a client that was given only the certificate again asks for it, and is answered with it.
  assert.equal(await asked(), '0AAA')
})

test('a merchant certificate tells its serial, number, organisation and days', () => {
  const { publicKey: _key, ...read } = readMerchantCertificate(pemOf(YOUNG_SERIAL, youngPair, 1800))
  assert.deepEqual(read, {
    serial: young.serial,
    mchid: SP_MCHID,
    subject: '特约科技有限公司',
    validFrom: inDays(-1),
    expiresAt: inDays(1800),
  })
  assert.equal(createMerchantKeys(young).current().certificate?.expiresAt.getTime(), inDays(1800).getTime())
})

test('what is no merchant certificate of this account and key is a TypeError that says so', () => {
  const pem = pemOf(MERCHANT_SERIAL, merchantKey, 20)
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const wrong: [() => unknown, RegExp][] = [
    [
      () => readMerchantCertificate('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'),
      /not an X\.509 certificate/,
    ],
    [
      () => readMerchantCertificate(makeCertificate('0AAA').pem),
      /common name, Tenpay\.com Test CA, is no merchant number/,
    ],
    [() => readMerchantKey(SP_MCHID, pem, stranger), /private key is not that of the certificate 5157F0/],
    [() => readMerchantKey(SP_MCHID, pem, createPublicKey(merchantKey.privateKey)), /private key is not that/],
    [() => readMerchantKey('1900000002', pem, merchantKey.privateKey), /is of merchant 1900000001, not of 1900000002/],
    [() => createMerchantKeys({ serial: '01', privateKey: elliptic, certificate: null }), /not a private RSA key/],
    [() => createMerchantKeys(old).use({ ...young, privateKey: elliptic }), /not a private RSA key/],
  ]
  for (const [act, message] of wrong)
    assert.throws(act, (error) => error instanceof TypeError && message.test(error.message))
})

test('the report warns a month ahead, alarms a week ahead, and puts the worst first', () => {
  const certificates = [
    makeCertificate('0AAA', -300, 5),
    makeCertificate('0BBB', -1, 300),
    makeCertificate('0DDD', -400, -1.5),
  ]
  const keyring = createKeyring({ certificates, publicKeys: [{ id: wechatKey.serial, pem: wechatKey.pem }] })
  const report = keyReport(createMerchantKeys(old), keyring, NOON)
  assert.deepEqual(
    report.map(({ kind, serial, daysLeft, level }) => [kind, serial, daysLeft, level]),
    [
      ['platform_certificate', '0DDD', -2, 'expired'],
      ['platform_certificate', '0AAA', 5, 'alarm'],
      ['merchant_certificate', old.serial, 20, 'warning'],
      ['public_key', wechatKey.serial, null, 'good'],
      ['platform_certificate', '0BBB', 300, 'good'],
    ],
  )
  const bySerialOnly = createMerchantKeys({ ...old, certificate: null })
  assert.equal(keyReport(bySerialOnly, createKeyring({}), NOON)[0]?.level, 'unknown')
  const levels = [31, 30, 8, 7, 0].map(
    (days) => keyReport(createMerchantKeys(old), createKeyring({}), inDays(20 - days))[0]?.level,
  )
  assert.deepEqual(levels, ['good', 'warning', 'warning', 'alarm', 'alarm'])
})

function makeMerchantKey(serial: string, pair: typeof merchantKey, untilDays: number): MerchantKey {
  return readMerchantKey(SP_MCHID, pemOf(serial, pair, untilDays), pair.privateKey)
}

function pemOf(serial: string, pair: typeof merchantKey, untilDays: number): string {
  const terms = { commonName: SP_MCHID, organization: '特约科技有限公司', from: inDays(-1), until: inDays(untilDays) }
  return certificatePem({ serial, ...pair, ...terms })
}

function partOf({ headers }: Arrival, name: string): string {
  return new RegExp(`${name}="([^"]*)"`).exec(headers.authorization ?? '')?.[1] ?? ''
}

/** The serial that signed the request, its signature verified with that certificate's key. */
function signerOf(arrival: Arrival): string {
  const [timestamp, nonce] = [partOf(arrival, 'timestamp'), partOf(arrival, 'nonce_str')]
  const message = requestMessage({
    method: arrival.method,
    path: arrival.url,
    timestamp,
    nonce,
    body: Buffer.from(arrival.body),
  })
  const serial = partOf(arrival, 'serial_no')
  const { certificate } = serial === old.serial ? old : young
  assert.ok(
    certificate &&
      verify('sha256', message, certificate.publicKey, Buffer.from(partOf(arrival, 'signature'), 'base64')),
  )
  return serial
}
