import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { inspect } from 'node:util'
import type { WechatPay } from './client.ts'
import { WechatPayError } from './errors.ts'
import { answerSigned, answerUnsigned, type Behaviour, clientOf, startServer } from './testing/server.ts'
import {
  API_V3_KEY,
  acceptedRefund,
  inDays,
  makePublicKey,
  merchantKey,
  paidTransaction,
  SP_MCHID,
  SUB_MCHID,
  signedHeaders,
} from './testing/wechat.ts'

const key = makePublicKey()
const stranger = makePublicKey()
const named = { sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID, out_trade_no: 'T20261123000001' }
const codeUrl = { code_url: 'weixin://wxpay/bizpayurl?pr=x' }

const calls = {
  order: ({ orders }: WechatPay) =>
    orders.native({
      ...named,
      sp_appid: 'wx1',
      description: '一',
      notify_url: 'https://a.example',
      amount: { total: 1 },
    }),
  query: ({ orders }: WechatPay) => orders.queryByOutTradeNo(named, { answerTimeoutMs: 400 }),
  close: ({ orders }: WechatPay) => orders.close(named),
  refund: ({ refunds }: WechatPay) =>
    refunds.create({
      sub_mchid: SUB_MCHID,
      out_refund_no: 'R1',
      out_trade_no: named.out_trade_no,
      amount: { refund: 1, total: 1, currency: 'CNY' },
    }),
  refundQuery: ({ refunds }: WechatPay) => refunds.query({ out_refund_no: 'R1', sub_mchid: SUB_MCHID }),
  certificates: ({ certificates }: WechatPay) => certificates.download(),
  tradeBill: ({ bills }: WechatPay) => bills.trade({ bill_date: '2026-11-22' }),
  fundFlowBill: ({ bills }: WechatPay) => bills.fundFlow({ bill_date: '2026-11-22' }),
  subFundFlowBill: ({ bills }: WechatPay) =>
    bills.subMerchantFundFlow({ bill_date: '2026-11-22', sub_mchid: SUB_MCHID, account_type: 'BASIC' }),
}

type Row = readonly [call: keyof typeof calls, behaviour: Behaviour, code: string, mayRetry: boolean, known: boolean]

const all = Object.keys(calls) as (keyof typeof calls)[]
const ofOrders = ['order', 'query', 'close'] as const
const ofBills = ['tradeBill', 'fundFlowBill', 'subFundFlowBill'] as const
const posts = ['order', 'close', 'refund'] as const

const known: Row[] = [
  ...each(all, 400, ['PARAM_ERROR', 'INVALID_REQUEST', 'APPID_MCHID_NOT_MATCH', 'MCH_NOT_EXISTS'], false, true),
  ...each(all, 401, ['SIGN_ERROR'], false, true),
  ...each(all, 403, ['NO_AUTH'], false, true),
  ...each(ofOrders, 403, ['RULE_LIMIT'], false, true),
  ...each(['order', 'close'], 400, ['ORDER_CLOSED'], false, true),
  ...each(['refund', 'refundQuery'], 404, ['MCH_NOT_EXISTS'], false, true),
  ...each(ofBills, 400, ['NO_STATEMENT_EXIST'], false, true),
  ...each(ofBills, 400, ['STATEMENT_CREATING'], true, true),
  ['order', refuse(403, 'NOAUTH'), 'NO_AUTH', false, true],
  ['query', refuse(404, 'ORDER_NOT_EXIST'), 'ORDER_NOT_EXIST', false, true],
  ['query', refuse(404, 'ORDERNOTEXIST'), 'ORDER_NOT_EXIST', false, true],
  ['close', refuse(400, 'ORDER_PAID', '268449538'), 'ORDER_PAID', false, true],
  ['close', refuse(400, 'ORDERPAID'), 'ORDER_PAID', false, true],
  ['close', refuse(404, 'ORDER_NOT_EXIST'), 'ORDER_NOT_EXIST', false, true],
  ['refund', refuse(403, 'NOT_ENOUGH'), 'NOT_ENOUGH', true, true],
  ['refund', refuse(403, 'USER_ACCOUNT_ABNORMAL'), 'USER_ACCOUNT_ABNORMAL', false, true],
  ['refund', refuse(404, 'RESOURCE_NOT_EXISTS'), 'RESOURCE_NOT_EXISTS', false, true],
  ['refundQuery', refuse(404, 'RESOURCE_NOT_EXISTS'), 'RESOURCE_NOT_EXISTS', false, true],
  ['certificates', refuse(404, 'RESOURCE_NOT_EXISTS'), 'RESOURCE_NOT_EXISTS', false, true],
]

const unknown: Row[] = [
  ...each(['query', 'close'], 403, ['TRADE_ERROR'], false, false),
  ...each(all, 429, ['FREQUENCY_LIMITED', 'RATELIMIT_EXCEEDED'], true, false),
  ...each(posts, 500, ['SYSTEM_ERROR'], true, false),
  ...each(posts, 502, ['SERVICE_UNAVAILABLE'], true, false),
  ...each(posts, 503, ['SERVICE_UNAVAILABLE'], true, false),
  ['query', refuse(500, 'SYSTEM_ERROR'), 'SYSTEM_ERROR', true, false],
  ['refundQuery', refuse(500, 'SYSTEM_ERROR'), 'SYSTEM_ERROR', true, false],
  ['order', refuse(403, 'OUT_TRADE_NO_USED'), 'OUT_TRADE_NO_USED', false, false],
  ['order', refuse(400, 'ORDER_PAID'), 'ORDER_PAID', false, false],
  ['order', refuse(400, 'INVALID_REQUEST', '268449538'), 'INVALID_REQUEST', false, false],
  ['order', refuse(400, 'INVALID_REQUEST', '268498689'), 'INVALID_REQUEST', false, false],
  ['refund', refuse(400, 'INVALID_REQUEST', '268498688'), 'INVALID_REQUEST', false, false],
  ['order', refuse(403, 'CODE_OF_NEXT_YEAR'), 'CODE_OF_NEXT_YEAR', false, false],
  ['order', refuse(403, 'NOT_ENOUGH'), 'NOT_ENOUGH', false, false],
  ['order', refuse(403, '__proto__'), '__proto__', false, false],
  ['refund', refuse(403, 'FREQUENCY_LIMITED'), 'FREQUENCY_LIMITED', true, false],
  ['refund', refuse(500, 'PARAM_ERROR'), 'PARAM_ERROR', true, false],
  ['order', answerUnsigned(502, '<html>Bad Gateway</html>'), 'BAD_ANSWER', true, false],
  ['order', answerUnsigned(403, '<html>proxy</html>'), 'BAD_ANSWER', false, false],
  ['order', answerUnsigned(404, ''), 'BAD_ANSWER', false, false],
  ['order', answerUnsigned(400, { code: 'PARAM_ERROR' }), 'BAD_ANSWER', false, false],
  ['order', answerUnsigned(400, ['PARAM_ERROR']), 'BAD_ANSWER', false, false],
  ['order', answerUnsigned(302, '', { Location: 'https://a.example' }), 'BAD_ANSWER', false, false],
  ['order', answerSigned(key, 202, { code: 'PROCESSING', message: '处理中' }), 'PROCESSING', true, false],
  ['order', answerSigned(key, 200, {}), 'BAD_ANSWER', false, false],
  ['order', answerSigned(key, 200, { code_url: 7 }), 'BAD_ANSWER', false, false],
  ['order', answerSigned(key, 200, null), 'BAD_ANSWER', false, false],
  ['order', answerSigned(key, 204, null), 'BAD_ANSWER', false, false],
  ['close', answerSigned(key, 200, {}), 'BAD_ANSWER', false, false],
  ['refund', answerSigned(key, 200, { ...acceptedRefund, status: 'LATER' }), 'BAD_ANSWER', false, false],
  ['refund', answerSigned(key, 200, { ...acceptedRefund, amount: { total: '100' } }), 'BAD_ANSWER', false, false],
  ['query', answerSigned(key, 200, { ...paidTransaction, amount: { total: 0.5 } }), 'BAD_ANSWER', false, false],
  ['query', answerSigned(key, 200, { ...paidTransaction, transaction_id: '' }), 'BAD_ANSWER', false, false],
  ['order', longAnswer, 'BAD_ANSWER', false, false],
  ['order', answerSigned(stranger, 200, codeUrl), 'BAD_SIGNATURE', true, false],
  ['order', answerSigned(key, 200, codeUrl, inDays(-1)), 'BAD_SIGNATURE', true, false],
  ['order', answerUnsigned(200, codeUrl), 'BAD_SIGNATURE', true, false],
  ['order', signtest, 'BAD_SIGNATURE', true, false],
  ['order', tampered, 'BAD_SIGNATURE', true, false],
  ['order', (response) => response.destroy(), 'NO_ANSWER', true, false],
  ['order', cutOff, 'NO_ANSWER', true, false],
  ['query', () => undefined, 'NO_ANSWER', true, false],
]

test('every failure answers both questions: may I try again, is the outcome known', async (t) => {
  for (const [call, behaviour, code, mayRetry, outcomeKnown] of [...known, ...unknown]) {
    await t.test(`${call}: ${code} (retry ${mayRetry}, known ${outcomeKnown})`, async (t) => {
      const server = await startServer(t, behaviour)
      const error = await failure(calls[call](clientOf(t, server.url, [key])))
      assert.deepEqual([error.code, error.mayRetry, error.outcomeKnown], [code, mayRetry, outcomeKnown], error.message)
      assert.equal(error.exchange?.status, error.status)
    })
  }
})

test('what WeChat objected to, and its inner code, are told; the raw exchange is kept', async (t) => {
  const body = {
    code: 'PARAM_ERROR',
    message: '参数错误',
    detail: { field: '/amount/currency', value: 'XYZ', issue: '枚举值不对', location: 'body' },
  }
  const server = await startServer(t, answerUnsigned(400, body, { 'Request-ID': '08F5-0-268435461' }))
  const error = await failure(calls.order(clientOf(t, server.url, [key])))
  assert.equal(error.status, 400)
  assert.equal(error.innerCode, '268435461')
  assert.deepEqual(error.detail, body.detail)
  assert.deepEqual(JSON.parse(error.exchange?.answerBody.toString() ?? ''), body)
  assert.equal(JSON.parse(error.exchange?.requestBody.toString() ?? '').out_trade_no, named.out_trade_no)
})

test('nothing was sent: refused, no TLS, unknown host, given up before', async (t) => {
  const plain = await startServer(t, answerSigned(key, 200, codeUrl))
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const address = closed.address()
  const port = typeof address === 'object' ? address?.port : 0
  closed.close()
  await once(closed, 'close')

  const urls = [`http://127.0.0.1:${port}`, plain.url.replace('http:', 'https:'), 'http://nowhere.invalid']
  for (const url of urls) {
    const error = await failure(calls.order(clientOf(t, url, [key])))
    assert.deepEqual([error.code, error.mayRetry, error.outcomeKnown, error.status], ['NOT_SENT', true, true, null])
    assert.equal(error.exchange?.status, null)
  }
  const signal = AbortSignal.abort()
  const error = await failure(clientOf(t, plain.url, [key]).orders.close(named, { signal }))
  assert.deepEqual([error.code, error.outcomeKnown], ['NOT_SENT', true])
  assert.equal(plain.arrivals.length, 0)
})

test('no key, no signature and no body is seen in an error, however it is printed', async (t) => {
  const server = await startServer(
    t,
    answerUnsigned(400, { code: 'PARAM_ERROR', message: 'x', detail: { value: 'oUpF8' } }),
  )
  const error = await failure(calls.order(clientOf(t, server.url, [key])))
  const authorization = server.arrivals[0]?.headers.authorization ?? ''
  const signature = /signature="([^"]+)"/.exec(authorization)?.[1] ?? ''
  assert.notEqual(signature, '')

  const spread = JSON.stringify({ ...error })
  const prints = [inspect(error, { depth: 9 }), JSON.stringify(error), String(error), error.stack ?? '', spread]
  assert.equal(Object.keys(error).includes('exchange'), false)
  const headers = JSON.stringify(error.exchange?.requestHeaders)
  const pem = merchantKey.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().slice(30, 90)
  for (const print of [...prints, headers]) {
    for (const secret of [signature, 'WECHATPAY2-SHA256', API_V3_KEY, pem, 'weixin://']) {
      assert.equal(print.includes(secret), false, print)
    }
  }
  for (const print of prints) assert.equal(print.includes('notify_url'), false, print)
})

async function failure(call: Promise<unknown>): Promise<WechatPayError> {
  const error = await call.then(
    () => assert.fail('the call went through'),
    (error: unknown) => error,
  )
  assert(error instanceof WechatPayError, String(error))
  return error
}

function each(names: readonly Row[0][], status: number, codes: readonly string[], mayRetry: boolean, known: boolean) {
  return names.flatMap((name) => codes.map((code): Row => [name, refuse(status, code), code, mayRetry, known]))
}

function refuse(status: number, code: string, innerCode = '268435461'): Behaviour {
  return answerUnsigned(status, { code, message: '拒绝' }, { 'Request-ID': `08F5B8C2-0-${innerCode}` })
}

function signtest(response: Parameters<Behaviour>[0]): void {
  const bytes = Buffer.from(JSON.stringify(codeUrl))
  const headers = signedHeaders(key, bytes)
  const signature = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}`
  response.writeHead(200, { ...headers, 'Wechatpay-Signature': signature }).end(bytes)
}

function tampered(response: Parameters<Behaviour>[0]): void {
  const headers = signedHeaders(key, Buffer.from(JSON.stringify(codeUrl)))
  response.writeHead(200, headers).end(JSON.stringify({ code_url: 'weixin://wxpay/bizpayurl?pr=mine' }))
}

function cutOff(response: Parameters<Behaviour>[0]): void {
  response.writeHead(200, { 'Content-Length': '100' }).write('{"code_url":"weixin')
  setImmediate(() => response.destroy())
}

function longAnswer(response: Parameters<Behaviour>[0]): void {
  response.writeHead(200).end(Buffer.alloc(1024 * 1024 + 1, ' '))
}
