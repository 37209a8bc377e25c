import assert from 'node:assert/strict'
import { createCipheriv, createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { createKeyring } from '../keyring.ts'
import { isXml, type Notice, type OpenedNotice, openNotice } from '../notices.ts'
import { API_V2_KEY, paidCode, parties, signedXml, type Told } from '../testing/v2.ts'
import { API_V3_KEY, makePublicKey, NOON, SP_MCHID, SUB_MCHID, signedHeaders } from '../testing/wechat.ts'
import { answerV2Notice } from './notices.ts'
import { readXml, writeXml } from './xml.ts'

const key = makePublicKey()
const keyring = createKeyring({ publicKeys: [{ id: key.serial, pem: key.pem }] })
const keys = { apiV3Key: API_V3_KEY, keyring, apiV2Key: API_V2_KEY }

const told = { return_code: 'SUCCESS', return_msg: 'OK', result_code: 'SUCCESS', nonce_str: 'n' }
const paid = { ...told, ...paidCode, trade_type: 'JSAPI', sub_appid: 'wxsub', sub_openid: 's1' }
const refund = {
  out_refund_no: 'R20261123000001',
  out_trade_no: paidCode.out_trade_no,
  refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS',
  refund_fee: '396',
  refund_id: '50000408942018111907145868882',
  refund_recv_accout: '支付用户零钱',
  refund_request_source: 'API',
  refund_status: 'SUCCESS',
  settlement_refund_fee: '396',
  settlement_total_fee: '888',
  success_time: '2018-11-19 16:24:13',
  total_fee: '888',
  transaction_id: paidCode.transaction_id,
}

function open(body: Buffer, apiV2Key: string | null = API_V2_KEY): OpenedNotice {
  return openNotice({ ...keys, apiV2Key }, { headers: {}, body }, NOON)
}

function opened(body: Buffer): Notice {
  const result = open(body)
  assert(result.ok, JSON.stringify(result))
  return result.notice
}

function reasonOf(body: Buffer): string | null {
  const result = open(body)
  return result.ok ? null : result.reason
}

function sealRefund(inner: Told, apiV2Key = API_V2_KEY): Buffer {
  const root = writeXml(Object.entries(inner).map(([name, value]) => [name, String(value)])).toString()
  return sealText(root.replace('<xml>', '<root>').replace('</xml>', '</root>'), apiV2Key)
}

function sealText(plain: string, apiV2Key = API_V2_KEY): Buffer {
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(apiV2Key).digest('hex'), null)
  const req_info = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
  const outer = { return_code: 'SUCCESS', ...parties, mch_id: SP_MCHID, nonce_str: 'n', req_info }
  return writeXml(Object.entries(outer))
}

test('Q3: a v2 payment notice comes through the same door, signed either way, in the words of v3', () => {
  for (const signType of ['MD5', 'HMAC-SHA256'] as const) {
    for (const fields of [paid, { ...paid, sign_type: signType }]) {
      const body = signedXml(fields, signType)
      assert.deepEqual(opened(body), {
        id: `v2:${paidCode.transaction_id}`,
        createTime: '2026-11-23T12:00:00+08:00',
        eventType: 'TRANSACTION.SUCCESS',
        summary: '支付成功',
        v2: { xml: body.toString(), opened: null },
        kind: 'payment',
        transaction: {
          sp_appid: parties.appid,
          sp_mchid: SP_MCHID,
          sub_appid: 'wxsub',
          sub_mchid: SUB_MCHID,
          out_trade_no: paidCode.out_trade_no,
          transaction_id: paidCode.transaction_id,
          trade_type: 'JSAPI',
          trade_state: 'SUCCESS',
          trade_state_desc: '支付成功',
          bank_type: 'OTHERS',
          attach: '桌3',
          success_time: '2026-11-23T12:00:00+08:00',
          payer: { sp_openid: paidCode.openid, sub_openid: 's1' },
          amount: { total: 888, payer_total: 800, currency: 'CNY', payer_currency: 'CNY' },
        },
      })
    }
  }
})

test('Q8: a v2 refund notice is opened, of every outcome, and tells a refund by hand from ours', () => {
  const outcomes = { SUCCESS: 'SUCCESS', CHANGE: 'ABNORMAL', REFUNDCLOSE: 'CLOSED' }
  for (const [refund_status, status] of Object.entries(outcomes)) {
    const success_time = status === 'SUCCESS' ? refund.success_time : ''
    const by = status === 'SUCCESS' ? 'API' : 'VENDOR_PLATFORM'
    const inner = { ...refund, refund_status, success_time, refund_request_source: by }
    const notice = opened(sealRefund(inner))
    assert.deepEqual(notice.kind === 'refund' && notice.refund, {
      sp_mchid: SP_MCHID,
      sub_mchid: SUB_MCHID,
      out_trade_no: refund.out_trade_no,
      transaction_id: refund.transaction_id,
      out_refund_no: refund.out_refund_no,
      refund_id: refund.refund_id,
      refund_status: status,
      ...(status === 'SUCCESS' ? { success_time: '2018-11-19T16:24:13+08:00' } : {}),
      user_received_account: '支付用户零钱',
      amount: { total: 888, refund: 396 },
      refund_request_source: by,
    })
    assert.equal(notice.eventType, `REFUND.${status}`)
    assert.equal(notice.id, `v2:${refund.refund_id}:${status}`)
    assert.equal(notice.createTime, status === 'SUCCESS' ? '2018-11-19T16:24:13+08:00' : NOON.toISOString())
    assert.match(notice.v2?.opened ?? '', /^<root>.*<refund_recv_accout>/)
    assert.equal(notice.v2?.xml.includes('refund_recv_accout'), false)
  }
  const withCash = opened(sealRefund({ ...refund, cash_refund_fee: '390' }))
  assert.deepEqual(withCash.kind === 'refund' && withCash.refund.amount, { total: 888, refund: 396, payer_refund: 390 })
})

test('verification cannot be skipped: what is not proven under the key is refused, whatever headers it brings', () => {
  const other = 'x'.repeat(32)
  const unsigned = writeXml(Object.entries(paid).map(([name, value]) => [name, String(value)]))
  const lowered = signedXml(paid, 'MD5')
    .toString()
    .replace(/<sign>(\w+)/, (all) => all.toLowerCase())
  const rows: [string, Buffer][] = [
    ['BAD_SIGNATURE', unsigned],
    ['BAD_SIGNATURE', signedXml(paid, 'MD5', other)],
    ['BAD_SIGNATURE', signedXml({ ...paid, sign_type: 'HMAC-SHA256' }, 'MD5')],
    ['BAD_SIGNATURE', Buffer.from(lowered)],
    ['BAD_SIGNATURE', Buffer.from(signedXml(paid, 'MD5').toString().replace('>888<', '>1<'))],
    ['BAD_SIGNATURE', Buffer.from(signedXml(paid, 'MD5').toString().replace('</xml>', '<extra>1</extra></xml>'))],
    ['CANNOT_OPEN', sealRefund(refund, other)],
    [
      'CANNOT_OPEN',
      Buffer.from(
        sealRefund(refund)
          .toString()
          .replace(/CDATA\[..../, 'CDATA[AAAA'),
      ),
    ],
    ['CANNOT_OPEN', sealText('not xml')],
    ['CANNOT_OPEN', sealText('<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><root><a>&y;</a></root>')],
    ['ILL_SHAPED', Buffer.from('<xml><return_code>FAIL</return_code><return_msg>签名失败</return_msg></xml>')],
    ['ILL_SHAPED', Buffer.from('<xml></xml>')],
    ['ILL_SHAPED', Buffer.from('<html></html>')],
    ['ILL_SHAPED', Buffer.from('<!DOCTYPE x><xml><return_code>SUCCESS</return_code></xml>')],
    ['ILL_SHAPED', Buffer.from(signedXml(paid, 'MD5').toString().replace('</xml>', '<a><b>1</b></a></xml>'))],
  ]
  for (const [reason, body] of rows) {
    assert.equal(reasonOf(body), reason, body.toString())
    const withHeaders = openNotice(keys, { headers: { ...signedHeaders(key, body), host: 'localhost' }, body }, NOON)
    assert.deepEqual(withHeaders, { ok: false, reason })
  }
  for (const body of [signedXml(paid, 'MD5'), sealRefund(refund)]) {
    assert.deepEqual(open(body, null), { ok: false, reason: 'NO_V2_KEY' })
  }
})

test('a rightly proven v2 notice of a wrong shape is refused, not half read', () => {
  for (const name of [
    'transaction_id',
    'out_trade_no',
    'total_fee',
    'cash_fee',
    'time_end',
    'mch_id',
    'sub_mch_id',
    'openid',
  ]) {
    assert.equal(reasonOf(signedXml({ ...paid, [name]: '' }, 'MD5')), 'ILL_SHAPED', name)
  }
  for (const total_fee of ['8.88', '-1', '1e3', '９']) {
    assert.equal(reasonOf(signedXml({ ...paid, total_fee }, 'MD5')), 'ILL_SHAPED', total_fee)
  }
  for (const name of [
    'refund_id',
    'out_refund_no',
    'transaction_id',
    'out_trade_no',
    'refund_fee',
    'total_fee',
    'refund_status',
  ]) {
    assert.equal(reasonOf(sealRefund({ ...refund, [name]: '' })), 'ILL_SHAPED', name)
  }
  for (const change of [{ refund_status: 'PROCESSING' }, { refund_fee: '3.96' }, { success_time: 'yesterday' }]) {
    assert.equal(reasonOf(sealRefund({ ...refund, ...change })), 'ILL_SHAPED', JSON.stringify(change))
  }
})

test('a payment that failed is verified and kept, not taken for one that was made', () => {
  const notice = opened(signedXml({ ...told, ...parties, mch_id: SP_MCHID, result_code: 'FAIL', err_code: 'X' }, 'MD5'))
  assert.equal(notice.kind, 'unknown')
  assert.deepEqual(notice.kind === 'unknown' && notice.originalType, 'v2_payment')
})

test('a repetition has the same id, another thing another', () => {
  const ids = [
    signedXml(paid, 'MD5'),
    signedXml({ ...paid, nonce_str: 'other' }, 'MD5'),
    signedXml({ ...paid, transaction_id: '42' }, 'MD5'),
    sealRefund(refund),
    sealRefund({ ...refund, refund_status: 'CHANGE' }),
    sealRefund({ ...refund, refund_id: '43' }),
  ].map((body) => opened(body).id)
  assert.equal(ids[0], ids[1])
  assert.equal(new Set(ids).size, 5)
})

test('whatever comes, it is opened as what it is or refused, and nothing throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', '<xml>', '<xml><req_info>'), (bytes, head) => {
      assert.equal(open(Buffer.concat([Buffer.from(head), bytes])).ok, false)
    }),
  )
  fc.assert(
    fc.property(fc.string(), fc.base64String(), (attach, req_info) => {
      const outer = [
        ['return_code', 'SUCCESS'],
        ['attach', attach.replace(/[^ -~]/g, '')],
        ['req_info', req_info],
      ] as const
      assert.equal(open(writeXml(outer)).ok, false)
    }),
  )
})

test('the answer is in the language of the question', () => {
  assert.equal(answerV2Notice(null), '<xml><return_code>SUCCESS</return_code><return_msg>OK</return_msg></xml>')
  const refused = readXml(Buffer.from(answerV2Notice('签名失败 ]]> & <b>')))
  assert.deepEqual(
    [...(refused?.fields ?? [])],
    [
      ['return_code', 'FAIL'],
      ['return_msg', '签名失败 ]]> & <b>'],
    ],
  )
  for (const body of ['<xml>', ' \r\n<xml>']) assert.equal(isXml(Buffer.from(body)), true)
  for (const body of ['{"id":"<xml>"}', '', ' ', 'x<xml>']) assert.equal(isXml(Buffer.from(body)), false)
})
