import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WechatPayError } from '../errors.ts'
import { type Behaviour, startServer } from '../testing/server.ts'
import {
  acceptedV2Refund,
  answerPlain,
  answerXml,
  ourPem,
  paidCode,
  parties,
  signedXml,
  startSecureServer,
  type Told,
  v2ClientOf,
} from '../testing/v2.ts'
import { SP_MCHID } from '../testing/wechat.ts'
import type { WechatPayV2 } from './client.ts'

const out_trade_no = paidCode.out_trade_no
const named = { ...parties, out_trade_no }
const terms = { ...parties, body: '面', out_trade_no, total_fee: 888, spbill_create_ip: '127.0.0.1' }
const auth_code = '134567890123456789'

const calls = {
  order: ({ orders }: WechatPayV2) => orders.native({ ...terms, notify_url: 'https://a.example', product_id: 'p1' }),
  query: ({ orders }: WechatPayV2) => orders.query(named),
  close: ({ orders }: WechatPayV2) => orders.close(named),
  pay: ({ codePayments }: WechatPayV2) => codePayments.pay({ ...terms, auth_code }),
  reverse: ({ codePayments }: WechatPayV2) => codePayments.reverse(named),
  payer: ({ codePayments }: WechatPayV2) => codePayments.findPayer({ ...parties, auth_code }),
  refund: ({ refunds }: WechatPayV2) =>
    refunds.create({ ...named, out_refund_no: 'R20261123000001', total_fee: 888, refund_fee: 100 }),
  refundQuery: ({ refunds }: WechatPayV2) => refunds.query({ ...parties, out_refund_no: 'R20261123000001' }),
  bind: ({ development }: WechatPayV2) => development.bindAppid({ ...parties, sub_appid: 'wxsub' }),
  settings: ({ development }: WechatPayV2) => development.query(parties),
} satisfies Record<string, (client: WechatPayV2) => Promise<unknown>>

type CallName = keyof typeof calls
type Row = readonly [
  calls: CallName | readonly CallName[],
  behaviour: Behaviour,
  code: string,
  mayRetry: boolean,
  known: boolean,
]

const all = Object.keys(calls) as CallName[]
const many = all.filter((call) => call !== 'pay')

/** Refusals after which nothing is left to find out. */
const certain: Row[] = [
  ...rows(all, 'SIGNERROR XML_FORMAT_ERROR REQUIRE_POST_METHOD NOT_UTF8 LACK_PARAMS PARAM_ERROR NOAUTH'),
  ...rows(all, 'APPID_NOT_EXIST MCHID_NOT_EXIST APPID_MCHID_NOT_MATCH POST_DATA_EMPTY'),
  ...rows(['order'], 'NOTENOUGH ORDERCLOSED'),
  ...rows(['query'], 'ORDERNOTEXIST INVALID_TRANSACTIONID'),
  ...rows(['close'], 'ORDERPAID ORDERCLOSED ORDERNOTEXIST'),
  // Partner page 4011941293: failed for certain, but for what speaks of the number (below).
  ...rows(['pay'], 'AUTHCODEEXPIRE NOTENOUGH NOTSUPORTCARD ORDERCLOSED ORDERREVERSED AUTH_CODE_ERROR'),
  ...rows(['pay'], 'AUTH_CODE_INVALID BUYER_MISMATCH'),
  ...rows(['reverse'], 'INVALID_TRANSACTIONID REVERSE_EXPIRE'),
  ...rows(['payer'], 'AUTHCODEEXPIRE AUTH_CODE_ERROR AUTH_CODE_INVALID'),
  ...rows(['refund'], 'USER_ACCOUNT_ABNORMAL TRADE_OVERDUE INVALID_TRANSACTIONID ORDERNOTEXIST CERT_ERROR'),
  ...rows(['refund'], 'NOTENOUGH', true),
  ...rows(['refundQuery'], 'REFUNDNOTEXIST INVALID_TRANSACTIONID'),
  ...rows(['bind', 'settings'], 'INVALID_REQUEST CERT_ERROR'),
  [all, answerPlain({ return_code: 'FAIL', return_msg: '签名错误' }), 'SIGN_ERROR', false, true],
  [all, answerPlain({ return_code: 'FAIL', return_msg: '签名失败，请检查' }), 'SIGN_ERROR', false, true],
  [
    'refund',
    answerPlain({ return_code: 'FAIL', return_msg: '服务商与特约商户关系上，该产品授权已被解除' }),
    'NO_AUTH',
    false,
    true,
  ],
]

const unknown: Row[] = [
  ...rows(many, 'SYSTEMERROR', true, false),
  ...rows(many, 'FREQUENCY_LIMITED', true, false),
  ...rows(all, 'CODE_OF_NEXT_YEAR __proto__ constructor', false, false),
  ...rows(['order'], 'ORDERPAID OUT_TRADE_NO_USED INVALID_REQUEST', false, false),
  // The page says failed; an earlier call of ours under the number may have been paid.
  ...rows(['pay'], 'ORDERPAID OUT_TRADE_NO_USED', false, false),
  // Partner page 4011941293: ask and reverse, and never pay again.
  ...rows(['pay'], 'SYSTEMERROR BANKERROR USERPAYING INVALID_REQUEST TRADE_ERROR FREQUENCY_LIMITED', false, false),
  ...rows(['close'], 'TRADE_STATE_ERROR', false, false),
  ...rows(['reverse'], 'TRADE_ERROR INVALID_REQUEST', false, false),
  ...rows(['reverse'], 'USERPAYING', true, false),
  ...rows(['refund'], 'REFUND_FEE_MISMATCH ERROR', false, false),
  ...rows(['refund'], 'BIZERR_NEED_RETRY INVALID_REQ_TOO_MUCH ORDER_NOT_READY', true, false),
  ['reverse', deed({ result_code: 'FAIL', err_code: 'SYSTEMERROR', recall: 'Y' }), 'SYSTEM_ERROR', true, false],
  ['reverse', deed({ result_code: 'FAIL', err_code: 'PARAM_ERROR', recall: 'Y' }), 'PARAM_ERROR', true, false],
  ['reverse', deed({ result_code: 'FAIL', err_code: 'NEW_CODE', recall: 'Y' }), 'NEW_CODE', true, false],
  ['reverse', deed({ recall: 'Y' }), 'RECALL', true, false],

  [all, answerPlain({ return_code: 'FAIL', return_msg: '参数错误:输入的商户订单号有误' }), 'FAIL', false, false],
  [all, answerPlain({ return_code: 'FAIL' }), 'FAIL', false, false],
  [many, answerPlain({ return_code: 'FAIL', return_msg: 'system error' }), 'SYSTEM_ERROR', true, false],
  ['pay', answerPlain({ return_code: 'FAIL', return_msg: 'system error' }), 'SYSTEM_ERROR', false, false],
  [many, answerPlain({ return_code: 'FAIL', return_msg: '频率限制' }), 'FREQUENCY_LIMITED', true, false],
  // Without its sign a yes is no yes, and a no is no no.
  [many, answerPlain({ return_code: 'SUCCESS', result_code: 'SUCCESS' }), 'BAD_SIGNATURE', true, false],
  ['pay', answerPlain({ return_code: 'SUCCESS', result_code: 'SUCCESS' }), 'BAD_SIGNATURE', false, false],
  [
    many,
    answerPlain({ return_code: 'SUCCESS', result_code: 'FAIL', err_code: 'PARAM_ERROR' }),
    'BAD_SIGNATURE',
    true,
    false,
  ],
  [many, answerXml({}, 'x'.repeat(32)), 'BAD_SIGNATURE', true, false],
  ['query', otherKind, 'BAD_SIGNATURE', true, false],
  ['query', tampered, 'BAD_SIGNATURE', true, false],
  ['query', nested, 'BAD_SIGNATURE', true, false],

  [all, deed({ result_code: 'LATER' }), 'BAD_ANSWER', false, false],
  [all, deed({ result_code: 'FAIL' }), 'BAD_ANSWER', false, false],
  [all, deed({ result_code: '' }), 'BAD_ANSWER', false, false],
  [all, answerPlain({ return_code: 'MAYBE' }), 'BAD_ANSWER', false, false],
  [all, answerPlain('{"code":"FAIL"}'), 'BAD_ANSWER', false, false],
  [all, answerPlain('<html><body>proxy</body></html>'), 'BAD_ANSWER', false, false],
  [
    all,
    answerPlain('<!DOCTYPE x [<!ENTITY y "z">]><xml><return_code>FAIL</return_code></xml>'),
    'BAD_ANSWER',
    false,
    false,
  ],
  [all, answerPlain(' '.repeat(1024 * 1024 + 1)), 'BAD_ANSWER', false, false],
  [all, answerPlain('', 302), 'BAD_ANSWER', false, false],
  [all, answerPlain({ return_code: 'FAIL', return_msg: '签名错误' }, 404), 'BAD_ANSWER', false, false],
  [many, answerPlain('<html>Bad Gateway</html>', 502), 'BAD_ANSWER', true, false],
  [many, answerPlain({ return_code: 'FAIL', return_msg: '签名错误' }, 500), 'BAD_ANSWER', true, false],
  [many, answerPlain('', 429), 'BAD_ANSWER', true, false],
  ['pay', answerPlain('', 502), 'BAD_ANSWER', false, false],

  // The answer to another question, rightly signed.
  ['query', deed({ ...paidOrder(), mch_id: '1999999999' }), 'BAD_ANSWER', false, false],
  ['query', deed({ ...paidOrder(), sub_mch_id: '1999999999' }), 'BAD_ANSWER', false, false],
  ['query', deed({ ...paidOrder(), out_trade_no: 'T-of-somebody' }), 'BAD_ANSWER', false, false],
  ['pay', deed({ ...paidCode, out_trade_no: 'T-of-somebody' }), 'BAD_ANSWER', false, false],
  ['refund', deed({ ...acceptedV2Refund, out_refund_no: 'R-of-somebody' }), 'BAD_ANSWER', false, false],
  ['order', deed({ trade_type: 'JSAPI', prepay_id: 'wx20', code_url: 'weixin://x' }), 'BAD_ANSWER', false, false],
]

test('Q20: every failure over v2 answers both questions: may I try again, is the outcome known', async (t) => {
  let behaviour: Behaviour = () => undefined
  const behave: Behaviour = (...arrived) => behaviour(...arrived)
  const plain = await startServer(t, behave)
  const secure = await startSecureServer(t, behave, { accepted: [ourPem] })
  const client = v2ClientOf(t, plain.url, { certificate: ourPem, ca: secure.ca, secureBaseUrl: secure.url })
  for (const [names, next, code, mayRetry, known] of [...certain, ...unknown]) {
    behaviour = next
    for (const name of typeof names === 'string' ? [names] : names) {
      const error = await failure(calls[name](client))
      const found = [error.code, error.mayRetry, error.outcomeKnown]
      assert.deepEqual(found, [code, mayRetry, known], `${name}: ${error.message}`)
      assert.equal(error.exchange?.status, error.status)
    }
  }
})

test('what WeChat says of a failure is told, and its code in today’s spelling', async (t) => {
  const server = await startServer(
    t,
    deed({ result_code: 'FAIL', err_code: 'ORDERNOTEXIST', err_code_des: '订单不存在' }),
  )
  const error = await failure(calls.query(v2ClientOf(t, server.url)))
  assert.equal(error.message, 'POST /pay/orderquery: ORDER_NOT_EXIST 订单不存在')
  assert.match(error.exchange?.answerBody.toString() ?? '', /ORDERNOTEXIST/)
})

function rows(names: readonly CallName[], codes: string, mayRetry = false, known = true): Row[] {
  const spelt = new Map(
    Object.entries({
      SIGNERROR: 'SIGN_ERROR',
      NOAUTH: 'NO_AUTH',
      NOTENOUGH: 'NOT_ENOUGH',
      ORDERCLOSED: 'ORDER_CLOSED',
      ORDERPAID: 'ORDER_PAID',
      BANKERROR: 'BANK_ERROR',
      ORDERREVERSED: 'ORDER_REVERSED',
      ORDERNOTEXIST: 'ORDER_NOT_EXIST',
      REFUNDNOTEXIST: 'RESOURCE_NOT_EXISTS',
      SYSTEMERROR: 'SYSTEM_ERROR',
    }),
  )
  return codes.split(' ').map((err_code): Row => {
    const behaviour = deed({ result_code: 'FAIL', err_code, err_code_des: '拒绝' })
    return [names, behaviour, spelt.get(err_code) ?? err_code, mayRetry, known]
  })
}

function deed(told: Told): Behaviour {
  return answerXml(told)
}

function paidOrder(): Told {
  return { ...paidCode, trade_state: 'SUCCESS', trade_state_desc: '支付成功' }
}

// Signed by MD5, although the request was signed by HMAC-SHA256.
function otherKind(response: Parameters<Behaviour>[0]): void {
  const fields = { return_code: 'SUCCESS', result_code: 'SUCCESS', mch_id: SP_MCHID, ...paidOrder() }
  response.writeHead(200).end(signedXml(fields, 'MD5'))
}

function tampered(response: Parameters<Behaviour>[0]): void {
  const fields = { return_code: 'SUCCESS', result_code: 'SUCCESS', mch_id: SP_MCHID, ...paidOrder() }
  const body = signedXml(fields, 'HMAC-SHA256').toString().replace('>888<', '>999<')
  response.writeHead(200).end(body)
}

// Something that the sign does not cover.
function nested(response: Parameters<Behaviour>[0]): void {
  const fields = { return_code: 'SUCCESS', result_code: 'SUCCESS', mch_id: SP_MCHID, ...paidOrder() }
  const body = signedXml(fields, 'HMAC-SHA256').toString().replace('</xml>', '<hblist><a>1</a></hblist></xml>')
  response.writeHead(200).end(body)
}

async function failure(call: Promise<unknown>): Promise<WechatPayError> {
  const error = await call.then(
    () => assert.fail('the call went through'),
    (error: unknown) => error,
  )
  assert(error instanceof WechatPayError, String(error))
  return error
}
