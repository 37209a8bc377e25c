import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { explainWechat, innerCodeOf, wechatCodes } from './explain.ts'
import { innerCodes } from './inner-codes.ts'

// Every word in capitals of 2-wechatpay-facts.md, as it stood when this was last looked at: those that are codes, and those that
// are not. Where the page is at hand it is read again, and a word that stands in neither list has to be put into one.
const page = process.env.TEYUE_FACTS ?? '/work/shared/spec/2-wechatpay-facts.md'
const words = /(?<![A-Za-z_/.`-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*[A-Z0-9](?![a-z_A-Z])/g
const codes = `ACCOUNT_ABNORMAL APPID_MCHID_NOT_MATCH APPID_NOT_EXIST AUTHCODEEXPIRE AUTH_CODE_ERROR AUTH_CODE_INVALID BANKERROR
  BUYER_MISMATCH CA_ERROR DAY_OVER_LIMITED FAIL FATAL_ERROR FREQUENCY_LIMITED FREQ_LIMIT ILLEGAL_APPID INVALID_REQUEST LACK_PARAMS
  MCHID_NOT_EXIST MCH_NOT_EXISTS MONEY_LIMIT NOAUTH NOTENOUGH NOTSUPORTCARD NOT_ENOUGH NOT_UTF8 NO_AUTH NO_RELATION NO_STATEMENT_EXIST
  OPENID_ERROR ORDERCLOSED ORDERPAID ORDERREVERSED ORDER_CLOSED ORDER_NOT_EXIST ORDER_PAID OUT_TRADE_NO_USED PARAM_ERROR
  PAYER_ACCOUNT_ABNORMAL PROCESSING RATELIMIT_EXCEEDED RECEIVER_HIGH_RISK RECEIVER_REAL_NAME_NOT_VERIFIED RECEIVER_RECEIPT_LIMIT
  REQUIRE_POST_METHOD RESOURCE_NOT_EXISTS RULE_LIMIT SECOND_OVER_LIMITED SENDNUM_LIMIT SEND_FAILED SERVICE_UNAVAILABLE SIGNERROR
  SIGN_ERROR STATEMENT_CREATING SYSTEMERROR SYSTEM_ERROR TRADE_ERROR USERPAYING USER_ACCOUNT_ABNORMAL XML_ERROR XML_FORMAT_ERROR`
const states = `ABNORMAL ACCOUNT_TYPE_BUSINESS AEAD_AES_256_GCM APIV2KEY ASCII AUDITING AUDIT_FAIL AUDIT_SUCCESS BALANCE
  BANK_ACCOUNT_TYPE_CORPORATE BEC0C930BF1AFEB40B4A08C8FB242 CANCELED CHANGE CLOSED COMPLAINT CONTINUE_COMPLAINT CREATE_COMPLAINT CRLF
  EDITTING ENTERPRISE FACEPAY FAILED FINISHED GOVERNMENT GZIP HMAC HTTP INSTITUTIONS JSAPI JSON LEGAL MCHT MERCHANT_CONFIRM_COMPLETE
  MERCHANT_RESPONSE MICROPAY MINI_PROGRAM MWEB NATIVE NOTPAY ORIGINAL OTHERS OTHER_BALANCE OTHER_BANKCARD PATCH PAYERROR PENDING PERSONAL
  PKCS7 POST PRIVATE PROCESSED PROFITSHARING RECEIVED REFUND REFUNDCLOSE REJECTED RESPONSE_BY_PLATFORM REVOKED RFUND_ING
  SALES_SCENES_STORE SELLER_REFUND SENDING SENT SHA1 SIGNING SIGNTEST SUBJECT_TYPE_INDIVIDUAL SUCCESS SUPER TO_BE_CONFIRMED TO_BE_SIGNED
  TRANSACTION USER_RESPONSE VENDOR_PLATFORM VERIFYING VERIFY_FAIL VERIFY_SUCCESS WECHATPAY2 WEWORK YAML`
const inner = `268512771 268447840 268435461 268449538 268498689 270924358 268443715 268447843 268443705 268447914 268443704
  268448010 268449641 268447845 268443699 268501013 268443701 268498688 268445527 268435464`
const ofOurClient = ['NOT_SENT', 'NO_ANSWER', 'BAD_SIGNATURE', 'BAD_ANSWER', 'RECALL']

test('every code of the facts, and every one of our client, has a cause and a remedy in both languages', () => {
  for (const code of [...codes.split(/\s+/), ...ofOurClient]) assert(explainWechat(code), code)
  assert.deepEqual(Object.keys(innerCodes).sort(), inner.split(/\s+/).sort())
  for (const entry of [...Object.values(wechatCodes), ...Object.values(innerCodes)]) {
    for (const text of [entry.cause, entry.remedy]) assert.match(text, /^[A-Z].*\.$/)
    for (const text of [entry.causeZh, entry.remedyZh]) assert.match(text, /\p{Script=Han}.*。$/u)
  }
})

test('no word of the page of facts was overlooked', { skip: !existsSync(page) && 'the page is not at hand' }, () => {
  const text = readFileSync(page, 'utf8')
  const known = new Set([...codes.split(/\s+/), ...states.split(/\s+/)])
  const overlooked = (text.match(words) ?? []).filter((word) => word.length > 3 && !known.has(word))
  assert.deepEqual([...new Set(overlooked)], [])
  const numbers = new Set(text.match(/\b2(?:68|70)\d{6}\b/g))
  assert.deepEqual(
    [...numbers].filter((number) => !Object.hasOwn(innerCodes, number)),
    [],
  )
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
