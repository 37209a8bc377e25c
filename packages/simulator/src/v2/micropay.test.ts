import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balances, type CodeStage, openCodeStage } from '../testing/code-stage.ts'
import type { V2Reply } from '../testing/v2-client.ts'
import { assertDoneV2, assertFields, assertRefusedV2 } from '../testing/v2-refused.ts'

const PAY = '/pay/micropay'
const REVERSE = '/secapi/pay/reverse'
const WHO = '/tools/authcodetoopenid'
const QUERY = '/pay/orderquery'
const AMOUNT_FEN = 1_000
const LARGE_FEN = 100_001
const PAYER_FEN = 100_000_000
const EARLIEST_MS = 15_000
const DAY_MS = 86_400_000

type Fields = Record<string, string | undefined>

test('M9, Q16: a code payment by APIv2 is its own answer, and no notice tells of it', async (t) => {
  const stage = await openCodeStage(t)
  const paid = await pay(stage, 'v2-code-1', { attach: '桌号8', device_info: 'pos-1' })
  assertDoneV2(stage, paid)
  const { nonce_str, sign, time_end, transaction_id, ...rest } = paid.fields
  assert(nonce_str && sign)
  assert.match(time_end ?? '', /^\d{14}$/)
  assert.match(transaction_id ?? '', /^4200\d{24}$/)
  assert.deepEqual(rest, {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: stage.spAppid,
    mch_id: stage.provider.mchid,
    sub_mch_id: stage.subMchid,
    result_code: 'SUCCESS',
    device_info: 'pos-1',
    openid: await stage.openid(stage.payer, stage.spAppid),
    is_subscribe: 'N',
    trade_type: 'MICROPAY',
    bank_type: 'OTHERS',
    total_fee: '1000',
    fee_type: 'CNY',
    cash_fee: '1000',
    cash_fee_type: 'CNY',
    out_trade_no: 'v2-code-1',
    attach: '桌号8',
  })
  const { notices } = await stage.control<{ notices: unknown[] }>('GET', '/notices')
  assert.deepEqual(notices, [])
  assert.equal((await stage.query('v2-code-1')).body.trade_state, 'SUCCESS', 'one order, by either API')
})

test('M13, M19: the micropay answer returns sub_openid if and only if sub_appid was sent', async (t) => {
  const stage = await openCodeStage(t)
  const plain = await pay(stage, 'v2-plain')
  const bound = await pay(stage, 'v2-bound', { sub_appid: stage.subAppid })
  assert.equal(plain.fields.sub_openid, undefined)
  assert.equal(bound.fields.sub_openid, await stage.openid(stage.payer, stage.subAppid))
  assert.equal(bound.fields.sub_is_subscribe, 'N')
})

test('Q20: USERPAYING is polled to its end: SUCCESS by the password, PAYERROR when cancelled or not answered', async (t) => {
  const stage = await openCodeStage(t)
  const large = { total_fee: String(LARGE_FEN) }
  for (const number of ['v2-paying-1', 'v2-paying-2', 'v2-paying-3']) {
    assertRefusedV2(stage, await pay(stage, number, large), 'USERPAYING')
    assert.deepEqual(await state(stage, number), ['USERPAYING', '需要用户输入支付密码'])
  }
  await stage.answer('v2-paying-1', { password: '123456' })
  assert.deepEqual(await state(stage, 'v2-paying-1'), ['SUCCESS', '支付成功'])
  await stage.answer('v2-paying-2', { act: 'cancel' })
  assert.deepEqual(await state(stage, 'v2-paying-2'), ['PAYERROR', '支付失败，请撤销订单'])
  await stage.advance(45_000)
  assert.deepEqual(await state(stage, 'v2-paying-3'), ['PAYERROR', '支付失败，请撤销订单'])
})

test('Q16: each way in which a code is not charged has WeChat’s code', async (t) => {
  const stage = await openCodeStage(t)
  const refused = async (code: string, number: string, changes: Fields = {}) =>
    assertRefusedV2(stage, await pay(stage, number, changes), code)
  const used = await stage.code()
  await pay(stage, 'v2-used', { auth_code: used })
  await refused('AUTH_CODE_ERROR', 'v2-no', { auth_code: used })
  const old = await stage.code()
  await stage.advance(60_000)
  await refused('AUTHCODEEXPIRE', 'v2-no', { auth_code: old })
  await refused('AUTH_CODE_INVALID', 'v2-no', { auth_code: '134567890123456789' })
  await refused('AUTH_CODE_INVALID', 'v2-no', { auth_code: '283456789012345678' })
  await refused('ORDERPAID', 'v2-used', { auth_code: used })
  const poor = await stage.control<{ id: string }>('POST', '/payers', { name: '穷人', balance_fen: 1 })
  await refused('NOTENOUGH', 'v2-poor', { auth_code: await stage.code(poor.id) })
  assert.equal((await state(stage, 'v2-poor'))[0], 'NOTPAY')
  await refused('BUYER_MISMATCH', 'v2-poor', {})
  await refused('OUT_TRADE_NO_USED', 'v2-poor', { auth_code: await stage.code(poor.id) })
  await stage.setPayer({ bank: 'refuses' })
  await refused('NOTSUPORTCARD', 'v2-card')
  await stage.setPayer({ bank: 'error_after_paying' })
  await refused('BANKERROR', 'v2-bank')
  assert.equal((await state(stage, 'v2-bank'))[0], 'SUCCESS', 'the payer has paid')
  await refused('NOAUTH', 'v2-deposit', { deposit: 'Y' })
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/codepay`, { granted: false })
  await refused('NOAUTH', 'v2-no')
})

test('Q40: the same request again is the same payment; one that differs is another, and needs another number', async (t) => {
  const stage = await openCodeStage(t)
  await stage.setPayer({ password_free_limit_fen: 0 })
  const auth_code = await stage.code()
  assertRefusedV2(stage, await pay(stage, 'v2-again', { auth_code }), 'USERPAYING')
  assertRefusedV2(stage, await pay(stage, 'v2-again', { auth_code }), 'USERPAYING')
  assertRefusedV2(stage, await pay(stage, 'v2-again', { auth_code, attach: 'x' }), 'OUT_TRADE_NO_USED')
  await stage.answer('v2-again', { act: 'cancel' })
  assertRefusedV2(stage, await pay(stage, 'v2-again', { auth_code }), 'TRADE_ERROR')
  await stage.advance(EARLIEST_MS)
  await reverse(stage, 'v2-again')
  assertRefusedV2(stage, await pay(stage, 'v2-again', { auth_code }), 'ORDERREVERSED')
  const late = await stage.code()
  const closing = { auth_code: late, time_expire: beijing(Date.now() + EARLIEST_MS + 5_000) }
  const poor = await stage.control<{ id: string }>('POST', '/payers', { name: '穷人', balance_fen: 1 })
  const theirs = { ...closing, auth_code: await stage.code(poor.id) }
  assertRefusedV2(stage, await pay(stage, 'v2-closing', theirs), 'NOTENOUGH')
  await stage.advance(60_000)
  assertRefusedV2(stage, await pay(stage, 'v2-closing', theirs), 'ORDERCLOSED')
})

test('Q17, Q18: a reversal needs the certificate, waits 15 seconds, pays back whole, and may be asked again', async (t) => {
  const stage = await openCodeStage(t)
  await pay(stage, 'v2-reverse')
  const early = await reverse(stage, 'v2-reverse')
  assertRefusedV2(stage, early, 'SYSTEMERROR')
  assert.equal(early.fields.recall, 'Y', 'call again')
  await stage.advance(EARLIEST_MS)
  const bare = await stage.v2(REVERSE, { out_trade_no: 'v2-reverse' }, { cert: null })
  assert.notEqual(bare.fields.result_code, 'SUCCESS', 'without the certificate')
  assert.equal((await state(stage, 'v2-reverse'))[0], 'SUCCESS')
  for (const attempt of ['first', 'again']) {
    const reversed = await reverse(stage, 'v2-reverse')
    assertDoneV2(stage, reversed)
    assert.equal(reversed.fields.recall, 'N', attempt)
  }
  assert.deepEqual(await state(stage, 'v2-reverse'), ['REVOKED', '订单已撤销'])
  const { payer, merchant, fee, sum_fen } = await balances(stage)
  assert.deepEqual([payer, merchant, fee, sum_fen], [PAYER_FEN, 0, 0, 0])
  assertRefusedV2(stage, await stage.v2('/pay/closeorder', { out_trade_no: 'v2-reverse' }), 'INVALID_REQUEST')
})

test('Q18: what cannot be reversed says so, and whether to call again', async (t) => {
  const stage = await openCodeStage(t)
  const refused = async (number: string, code: string, recall: string) => {
    const reply = await reverse(stage, number)
    assertRefusedV2(stage, reply, code)
    assert.equal(reply.fields.recall, recall, number)
  }
  await stage.paid('v2-native')
  await pay(stage, 'v2-refunded')
  await stage.refund('v2-refunded', 'r1', 1)
  await pay(stage, 'v2-spent')
  await stage.advance(EARLIEST_MS)
  await refused('v2-native', 'INVALID_REQUEST', 'N')
  await refused('v2-refunded', 'INVALID_REQUEST', 'N')
  await refused('v2-nobody', 'ORDERNOTEXIST', 'N')
  const { merchant = 0 } = await balances(stage)
  await stage.control('POST', `/merchants/${stage.subMchid}/withdraw`, { amount_fen: merchant })
  await refused('v2-spent', 'NOTENOUGH', 'Y')
  await stage.advance(7 * DAY_MS)
  await refused('v2-spent', 'REVERSE_EXPIRE', 'N')
  await stage.control('POST', '/faults', { seed: 1, rates: { error_before: 1 } })
  await refused('v2-spent', 'SYSTEMERROR', 'Y')
})

test('SYSTEMERROR: after an answer that says nothing the payer may have paid, and the order can be reversed', async (t) => {
  const stage = await openCodeStage(t)
  await stage.control('POST', '/faults', { seed: 1, rates: { error_after: 1 } })
  assertRefusedV2(stage, await pay(stage, 'v2-system'), 'SYSTEMERROR')
  await stage.control('DELETE', '/faults')
  assert.equal((await state(stage, 'v2-system'))[0], 'SUCCESS')
  await stage.advance(EARLIEST_MS)
  assertDoneV2(stage, await reverse(stage, 'v2-system'))
  assert.equal((await balances(stage)).payer, PAYER_FEN)
})

test('a code tells who shows it, and then only the SP that asked may charge it', async (t) => {
  const stage = await openCodeStage(t)
  const auth_code = await stage.code()
  const asked = await stage.v2(WHO, { auth_code, sub_appid: stage.subAppid })
  assertDoneV2(stage, asked)
  assert.equal(asked.fields.openid, await stage.openid(stage.payer, stage.spAppid))
  assert.equal(asked.fields.sub_openid, await stage.openid(stage.payer, stage.subAppid))
  const only = await stage.v2(WHO, { auth_code })
  assert.equal(only.fields.sub_openid, asked.fields.sub_openid, 'there is only one sub_appid')
  const other = await anotherProvider(stage)
  assertRefusedV2(stage, await stage.v2(WHO, { auth_code: '134567890123456789' }), 'AUTH_CODE_INVALID')
  const theirs = await stage.v2(PAY, { ...payment('v2-theirs'), ...other.fields, auth_code }, { key: other.key })
  assert.deepEqual([theirs.fields.result_code, theirs.fields.err_code], ['FAIL', 'NOAUTH'], theirs.text)
  assertDoneV2(stage, await pay(stage, 'v2-ours', { auth_code }))
  assertRefusedV2(stage, await stage.v2(WHO, { auth_code }), 'AUTH_CODE_ERROR')
})

test('Q20: every documented field of code payments, reversals and look-ups is checked', async (t) => {
  const stage = await openCodeStage(t)
  let paid = 0
  const send = async (changes: Fields) => {
    const number = 'out_trade_no' in changes ? {} : { out_trade_no: `v2-field-${paid++}` }
    return stage.v2(PAY, { ...payment('x'), ...number, auth_code: await stage.code(), ...changes })
  }
  await assertFields(stage, send, [
    { name: 'appid', required: true, max: 32 },
    { name: 'nonce_str', required: true, max: 32 },
    { name: 'body', required: true, max: 128, good: ['汉'.repeat(128)] },
    { name: 'out_trade_no', required: true, max: 32, bad: ['a b'], good: ['v2@|*-_'] },
    { name: 'total_fee', required: true, bad: ['0', '1.5', 'x'], good: ['1'] },
    { name: 'spbill_create_ip', required: true, max: 64, bad: ['nowhere'], good: ['::1'] },
    { name: 'auth_code', required: true, max: 128 },
    { name: 'device_info', max: 32 },
    { name: 'detail', max: 6_000 },
    { name: 'attach', max: 127 },
    { name: 'fee_type', bad: ['USD'], good: ['CNY'] },
    { name: 'goods_tag', max: 32 },
    { name: 'limit_pay', bad: ['cash'], good: ['no_credit'] },
    { name: 'time_start', bad: ['2026-01-01'], good: ['20260101000000'] },
    { name: 'time_expire', bad: ['20260101', '20261301000000'] },
    { name: 'receipt', bad: ['yes'], good: ['Y'] },
    { name: 'scene_info', max: 256 },
    { name: 'profit_sharing', bad: ['yes'], good: ['N'] },
    { name: 'deposit', bad: ['yes'], good: ['N'] },
  ])
  await pay(stage, 'v2-fields')
  await stage.advance(EARLIEST_MS)
  const back = (changes: Fields) => stage.v2(REVERSE, { out_trade_no: 'v2-fields', ...changes })
  await assertFields(stage, back, [
    { name: 'appid', required: true, max: 32 },
    { name: 'nonce_str', required: true, max: 32 },
    { name: 'out_trade_no', required: true, max: 32, bad: ['a b'] },
    { name: 'transaction_id', max: 32 },
  ])
  const look = (changes: Fields) => stage.v2(WHO, { auth_code: '134567890123456789', ...changes })
  await assertFields(stage, look, [
    { name: 'appid', required: true, max: 32 },
    { name: 'nonce_str', required: true, max: 32 },
    { name: 'auth_code', required: true, max: 128 },
  ])
})

function payment(out_trade_no: string): Fields {
  return { body: '一杯咖啡', out_trade_no, total_fee: String(AMOUNT_FEN), spbill_create_ip: '127.0.0.1' }
}

/** Charges a fresh code of the payer, unless one is named. */
async function pay(stage: CodeStage, number: string, changes: Fields = {}): Promise<V2Reply> {
  return stage.v2(PAY, { ...payment(number), auth_code: changes.auth_code ?? (await stage.code()), ...changes })
}

function reverse(stage: CodeStage, number: string): Promise<V2Reply> {
  return stage.v2(REVERSE, { out_trade_no: number })
}

async function state(stage: CodeStage, number: string): Promise<(string | undefined)[]> {
  const { fields } = await stage.v2(QUERY, { out_trade_no: number })
  return [fields.trade_state, fields.trade_state_desc]
}

async function anotherProvider(stage: CodeStage): Promise<{ fields: Fields; key: string }> {
  const { mchid, api_v2_key } = await stage.control<{ mchid: string; api_v2_key: string }>('POST', '/providers', {})
  await stage.control('POST', `/providers/${mchid}/appids`, { appid: stage.subAppid })
  const merchant = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: mchid,
    name: '别家',
    subject_type: 'company',
    subject: '别家公司',
  })
  return { fields: { mch_id: mchid, sub_mch_id: merchant.sub_mchid, appid: stage.subAppid }, key: api_v2_key }
}

function beijing(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
}
