import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainWechat, innerCodeOf, wechatCodes } from './explain.ts'
import { innerCodes } from './inner-codes.ts'

// Written down a second time, from 2-wechatpay-facts.md as it stands: headers and errors, orders, refunds, bills, applications, code
// payments, red packets, shares.
const inner = `268512771 268447840 268435461 268449538 268498689 270924358 268443715 268447843 268443705 268447914 268443704
  268448010 268449641 268447845 268443699 268501013 268443701 268498688 268445527 268435464`
const named = `PARAM_ERROR INVALID_REQUEST APPID_MCHID_NOT_MATCH MCH_NOT_EXISTS ORDER_CLOSED SIGN_ERROR NO_AUTH OUT_TRADE_NO_USED
  RULE_LIMIT FREQUENCY_LIMITED RATELIMIT_EXCEEDED SYSTEM_ERROR SERVICE_UNAVAILABLE ORDER_NOT_EXIST TRADE_ERROR ORDER_PAID NOT_ENOUGH
  USER_ACCOUNT_ABNORMAL RESOURCE_NOT_EXISTS NO_STATEMENT_EXIST STATEMENT_CREATING
  SYSTEMERROR BANKERROR USERPAYING ORDERPAID NOAUTH AUTHCODEEXPIRE NOTENOUGH NOTSUPORTCARD ORDERCLOSED ORDERREVERSED AUTH_CODE_ERROR
  AUTH_CODE_INVALID BUYER_MISMATCH APPID_NOT_EXIST MCHID_NOT_EXIST XML_FORMAT_ERROR REQUIRE_POST_METHOD SIGNERROR LACK_PARAMS NOT_UTF8
  SENDNUM_LIMIT CA_ERROR ILLEGAL_APPID FREQ_LIMIT XML_ERROR OPENID_ERROR FATAL_ERROR SECOND_OVER_LIMITED DAY_OVER_LIMITED MONEY_LIMIT
  SEND_FAILED PROCESSING
  ACCOUNT_ABNORMAL NO_RELATION RECEIVER_HIGH_RISK RECEIVER_REAL_NAME_NOT_VERIFIED RECEIVER_RECEIPT_LIMIT PAYER_ACCOUNT_ABNORMAL
  NOT_SENT NO_ANSWER BAD_SIGNATURE BAD_ANSWER FAIL RECALL`

test('every code of the facts, and every one of our client, has a cause and a remedy in both languages', () => {
  for (const code of named.split(/\s+/)) assert(explainWechat(code), code)
  assert.deepEqual(Object.keys(innerCodes).sort(), inner.split(/\s+/).sort())
  for (const entry of [...Object.values(wechatCodes), ...Object.values(innerCodes)]) {
    for (const text of [entry.cause, entry.remedy]) assert.match(text, /^[A-Z].*\.$/)
    for (const text of [entry.causeZh, entry.remedyZh]) assert.match(text, /\p{Script=Han}.*。$/u)
  }
})

test('the inner code is believed before the code, a code in either spelling, and what nobody explained is not guessed at', () => {
  assert.equal(explainWechat('INVALID_REQUEST', '268443701'), innerCodes['268443701'])
  assert.equal(explainWechat('INVALID_REQUEST', '100000000'), wechatCodes.INVALID_REQUEST)
  assert.equal(explainWechat('NOTENOUGH'), wechatCodes.NOT_ENOUGH)
  assert.equal(explainWechat('constructor'), null)
  assert.equal(explainWechat(null, null), null)
})

test('the inner code stands at the end of the request id', () => {
  assert.equal(innerCodeOf('08F78BB5AF0610D302-268445527'), '268445527')
  assert.equal(innerCodeOf('08F78BB5AF0610D302'), null)
  assert.equal(innerCodeOf(null), null)
})
