import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createKeyring } from './keyring.ts'
import { MAX_NOTICE_BYTES, type Notice, openNotice } from './notices.ts'
import {
  API_V3_KEY,
  inDays,
  makeCertificate,
  makePublicKey,
  NOON,
  paidCombination,
  paidTransaction,
  SP_MCHID,
  SUB_MCHID,
  sealResource,
  signedHeaders,
} from './testing/wechat.ts'

const key = makePublicKey()
const certificate = makeCertificate('5157F09EFDC096DE15EBE81A47057A7232F1B8E1')
const publicKeys = [{ id: key.serial, pem: key.pem }]
const keyring = createKeyring({ certificates: [certificate], publicKeys })
const keys = { apiV3Key: API_V3_KEY, keyring, apiV2Key: null }

const refund = {
  sp_mchid: SP_MCHID,
  sub_mchid: SUB_MCHID,
  out_trade_no: paidTransaction.out_trade_no,
  transaction_id: paidTransaction.transaction_id,
  out_refund_no: 'R20261123000001',
  refund_id: '50000000382019052709732678859',
  refund_status: 'SUCCESS',
  success_time: '2026-11-23T12:00:00+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 100, refund: 40, payer_total: 90, payer_refund: 36 },
}

test('Q3: a payment notice is verified, opened and read, under either kind of key', () => {
  const body = seal(paidTransaction)
  for (const signer of [key, certificate]) {
    const opened = openNotice(keys, { headers: lower(signedHeaders(signer, body)), body }, NOON)
    assert.deepEqual(opened, {
      ok: true,
      notice: {
        id: 'EV-2018022511223320873',
        createTime: '2026-11-23T12:00:00+08:00',
        eventType: 'TRANSACTION.SUCCESS',
        summary: '支付成功',
        v2: null,
        kind: 'payment',
        transaction: paidTransaction,
      },
    })
  }
})

test('Q8: a refund notice of every outcome is read', () => {
  for (const refund_status of ['SUCCESS', 'CLOSED', 'ABNORMAL']) {
    const { success_time: _moment, ...rest } = refund
    const told = refund_status === 'SUCCESS' ? refund : { ...rest, refund_status }
    const notice = open(seal(told, { original_type: 'refund', event_type: `REFUND.${refund_status}` }))
    assert.deepEqual(notice.kind === 'refund' && notice.refund, told)
  }
})

test('a notice of a violation is read; one that names no record is none', () => {
  const violation = {
    sub_mchid: SUB_MCHID,
    company_name: '面馆有限公司',
    record_id: '200201820200101080076610000',
    punish_plan: '关闭支付权限',
    punish_time: '2026-11-23T12:00:00+08:00',
    punish_description: '利用特殊行业违规经营，加重处罚',
    risk_type: 'ONE_YUAN_PURCHASES',
    risk_description: '涉嫌一元购',
  }
  const told = { original_type: 'violation', event_type: 'VIOLATION.PUNISH' }
  const notice = open(seal(violation, told))
  assert.deepEqual(notice.kind === 'violation' && notice.violation, violation)
  const { record_id: _record, ...without } = violation
  const body = seal(without, told)
  const opened = openNotice(keys, { headers: lower(signedHeaders(key, body)), body }, NOON)
  assert.deepEqual(opened, { ok: false, reason: 'ILL_SHAPED' })
})

test('Q22: a combined payment notice is read sub-order by sub-order', () => {
  const { kind, ...rest } = open(seal(paidCombination))
  assert.equal(kind, 'combined_payment')
  assert.deepEqual('combined' in rest && rest.combined, paidCombination)

  const [first, second] = paidCombination.sub_orders
  const { transaction_id: _number, ...withoutNumber } = second
  const { sub_mchid: _owner, ...withoutOwner } = second
  const wrong: object[][] = [
    [],
    [first, withoutNumber],
    [first, withoutOwner],
    [first, { ...second, trade_state: 'PAID' }],
    [first, { ...second, amount: { total_amount: 0.5 } }],
    [first, { ...second, success_time: 'yesterday' }],
    Array.from({ length: 51 }, () => first),
  ]
  for (const sub_orders of wrong) assert.equal(refusalOf(seal({ ...paidCombination, sub_orders })), 'ILL_SHAPED')
})

test('Q27: a combined notice is never taken for that of a single order, whatever else it holds', () => {
  assert.equal(open(seal({ ...paidTransaction, ...paidCombination })).kind, 'combined_payment')
  assert.equal(refusalOf(seal({ ...paidTransaction, combine_out_trade_no: 'C1' })), 'ILL_SHAPED')
})

test('what this version does not read is verified, opened and kept as it is', () => {
  const kinds: [object, string][] = [
    [{ receiver: {} }, 'profitsharing'],
    [{ complaint_id: '1' }, 'complaint'],
  ]
  for (const [content, original_type] of kinds) {
    const { kind, ...rest } = open(seal(content, { original_type }))
    const plaintext = JSON.stringify(content)
    assert.equal(kind, 'unknown')
    assert.deepEqual('plaintext' in rest && [rest.originalType, rest.plaintext], [original_type, plaintext])
  }
})

test('verification cannot be skipped: every false notice is refused for its reason', () => {
  const body = seal(paidTransaction)
  const good = lower(signedHeaders(key, body))
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([header]) => header !== name))
  const signtest = `WECHATPAY/SIGNTEST/${good['wechatpay-signature']}`
  const otherSeal = seal(paidTransaction, {}, 'x'.repeat(32))
  const rows: [string, Record<string, string | string[]>, Buffer, Date][] = [
    ['MISSING_HEADERS', {}, body, NOON],
    ['MISSING_HEADERS', { ...without('wechatpay-serial'), host: 'localhost' }, body, NOON],
    ['MISSING_HEADERS', { ...good, 'wechatpay-nonce': ['a', 'b'] }, body, NOON],
    ['MISSING_HEADERS', { ...good, 'Wechatpay-Signature': 'AAAA' }, body, NOON],
    ['SIGNTEST', { ...good, 'wechatpay-signature': signtest }, body, NOON],
    ['UNKNOWN_SERIAL', { ...good, 'wechatpay-serial': '5157' }, body, NOON],
    ['STALE', good, body, inDays(1)],
    ['STALE', good, body, inDays(-1)],
    ['BAD_SIGNATURE', lower(signedHeaders({ ...key, privateKey: certificate.privateKey }, body)), body, NOON],
    ['BAD_SIGNATURE', good, Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1)), NOON],
    ['CANNOT_OPEN', lower(signedHeaders(key, otherSeal)), otherSeal, NOON],
  ]
  for (const [reason, headers, bytes, now] of rows) {
    assert.deepEqual(openNotice(keys, { headers, body: bytes }, now), { ok: false, reason }, reason)
  }
})

test('a rightly signed notice of a wrong shape is refused, not half read', () => {
  const { amount, ...withoutAmount } = paidTransaction
  const inner: object[] = [
    {},
    [],
    withoutAmount,
    { ...paidTransaction, amount: { ...amount, total: '100' } },
    { ...paidTransaction, amount: { ...amount, total: 100.5 } },
    { ...paidTransaction, amount: { ...amount, total: -1 } },
    { ...paidTransaction, amount: { ...amount, total: 2 ** 53 } },
    { ...paidTransaction, trade_state: 'PAID' },
    { ...paidTransaction, success_time: 'yesterday' },
    { ...paidTransaction, transaction_id: 42 },
    { ...paidTransaction, payer: null },
    { ...paidTransaction, promotion_detail: [{ coupon_id: '1', amount: '1' }] },
  ]
  for (const content of inner) assert.equal(refusalOf(seal(content)), 'ILL_SHAPED', JSON.stringify(content))
  assert.equal(refusalOf(seal({ ...refund, refund_status: 'DONE' }, { original_type: 'refund' })), 'ILL_SHAPED')

  const envelope = JSON.parse(seal(paidTransaction).toString())
  const outer: unknown[] = [null, 'text', [envelope], { ...envelope, id: 7 }, { ...envelope, resource: null }]
  for (const bytes of [...outer.map((value) => JSON.stringify(value)), '', '{', '\ufeff{}']) {
    assert.equal(refusalOf(Buffer.from(bytes)), 'ILL_SHAPED', bytes)
  }
  const notUtf8 = seal(paidTransaction)
  notUtf8[notUtf8.indexOf('支付成功')] = 0xff
  assert.equal(refusalOf(notUtf8), 'ILL_SHAPED')
  assert.equal(refusalOf(Buffer.concat([Buffer.from('\ufeff'), seal(paidTransaction)])), 'ILL_SHAPED')
  assert.equal(refusalOf(Buffer.alloc(MAX_NOTICE_BYTES + 1, ' ')), 'ILL_SHAPED')
})

test('keys of the prototype are neither taken for fields nor let near one', () => {
  const hidden = JSON.stringify({ ...paidTransaction, proto: { total: 1 } }).replace('"proto"', '"__proto__"')
  assert.equal(refusalOf(sealText(hidden)), 'ILL_SHAPED')
  const escaped = hidden.replace('__proto__', '\\u005f_proto__')
  assert.equal(refusalOf(sealText(escaped)), 'ILL_SHAPED')
  for (const original_type of ['constructor', 'toString', 'hasOwnProperty']) {
    assert.equal(open(seal({}, { original_type })).kind, 'unknown')
  }
  assert.equal('total' in {}, false)
})

test('what is sealed comes out as it went in, whatever it holds', () => {
  const anything = fc.record({ attach: fc.string({ unit: 'binary' }), extra: fc.jsonValue() })
  fc.assert(
    fc.property(anything, ({ attach, extra }) => {
      const sent = { ...paidTransaction, attach, extra: JSON.parse(JSON.stringify({ extra })) }
      if (JSON.stringify(sent).includes('__proto__')) return
      const notice = open(seal(sent))
      assert.deepEqual(notice.kind === 'payment' && notice.transaction, JSON.parse(JSON.stringify(sent)))
    }),
  )
})

test('no JSON, however hostile, is let through as a payment or throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(paidTransaction)), (value, field) => {
      const required = ['sp_appid', 'sp_mchid', 'sub_mchid', 'out_trade_no', 'transaction_id', 'success_time', 'amount']
      const hostile = typeof value === 'string' ? [value] : value
      const opened = openNotice(keys, signed(seal({ ...paidTransaction, [field]: hostile })), NOON)
      if (required.includes(field)) assert.equal(opened.ok, false)
      assert.equal(openNotice(keys, signed(sealText(JSON.stringify(value))), NOON).ok, false)
      assert.equal(openNotice(keys, signed(Buffer.from(JSON.stringify(value))), NOON).ok, false)
    }),
  )
})

function seal(content: object, changes: Record<string, string> = {}, apiV3Key = API_V3_KEY): Buffer {
  return sealText(JSON.stringify(content), changes, apiV3Key)
}

function sealText(content: string, changes: Record<string, string> = {}, apiV3Key = API_V3_KEY): Buffer {
  const { original_type = 'transaction', event_type = 'TRANSACTION.SUCCESS' } = changes
  const envelope = {
    id: 'EV-2018022511223320873',
    create_time: '2026-11-23T12:00:00+08:00',
    resource_type: 'encrypt-resource',
    event_type,
    summary: '支付成功',
    resource: { ...sealResource(content, original_type, apiV3Key), original_type },
  }
  return Buffer.from(JSON.stringify(envelope))
}

function signed(body: Buffer) {
  return { headers: lower(signedHeaders(key, body)), body }
}

function open(body: Buffer): Notice {
  const opened = openNotice(keys, signed(body), NOON)
  assert(opened.ok, JSON.stringify(opened))
  return opened.notice
}

function refusalOf(body: Buffer): string | null {
  const opened = openNotice(keys, signed(body), NOON)
  return opened.ok ? null : opened.reason
}

function lower(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
