import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { createAgent } from '../connections.ts'
import { WechatPayError } from '../errors.ts'
import { type Behaviour, startServer } from '../testing/server.ts'
import {
  API_V2_KEY,
  acceptedV2Refund,
  answerPlain,
  answerXml,
  fieldsOf,
  makePem,
  ourPem,
  paidCode,
  parties,
  startSecureServer,
  v2ClientOf,
} from '../testing/v2.ts'
import { NOON, SP_MCHID, SUB_MCHID } from '../testing/wechat.ts'
import { createWechatPayV2, type WechatPayV2 } from './client.ts'
import { isSigned, type SignType } from './sign.ts'
import { createV2Transport } from './transport.ts'

const out_trade_no = paidCode.out_trade_no
const order = {
  ...parties,
  body: '牛肉面 & 汤',
  out_trade_no,
  total_fee: 888,
  spbill_create_ip: '127.0.0.1',
  notify_url: 'https://pay.example.cn/n',
  product_id: 'p1',
}
const placed = { trade_type: 'NATIVE', prepay_id: 'wx20', code_url: 'weixin://wxpay/bizpayurl?pr=x' }
const refund = {
  ...parties,
  out_trade_no,
  out_refund_no: acceptedV2Refund.out_refund_no,
  total_fee: 888,
  refund_fee: 100,
}
const named = { ...parties, out_trade_no }
const paidOrder = { ...paidCode, trade_state: 'SUCCESS', trade_state_desc: '支付成功' }
const stranger = makePem('1999999999')

test('Q20: a request is XML, signed by MD5 or HMAC-SHA256 as the account chooses, and its answer is verified by the same', async (t) => {
  for (const signType of ['MD5', 'HMAC-SHA256'] satisfies SignType[]) {
    const server = await startServer(t, answerXml(placed))
    const { data } = await v2ClientOf(t, server.url, { signType }).orders.native(order)
    assert.deepEqual(data, { prepay_id: placed.prepay_id, code_url: placed.code_url })

    const arrival = server.arrivals[0]!
    assert.deepEqual([arrival.method, arrival.url], ['POST', '/pay/unifiedorder'])
    assert.equal(arrival.headers['content-type'], 'text/xml; charset=utf-8')
    assert.match(arrival.headers['user-agent'] ?? '', /^teyue-wechatpay/)
    const { nonce_str, sign, ...fields } = fieldsOf(arrival)
    assert.match(nonce_str ?? '', /^[0-9A-F]{32}$/)
    const sent = { ...order, total_fee: '888', trade_type: 'NATIVE', mch_id: SP_MCHID, sign_type: signType }
    assert.deepEqual(fields, sent)
    assert.equal(
      isSigned(new Map(Object.entries({ ...fields, nonce_str: nonce_str!, sign: sign! })), API_V2_KEY, signType),
      true,
    )
  }
})

test('HMAC-SHA256 is the default; interfaces whose pages know no sign_type get MD5, two get nothing else than HMAC-SHA256', async (t) => {
  const kinds: [(client: WechatPayV2) => Promise<unknown>, string | undefined, number, boolean][] = [
    [({ orders }) => orders.query(named), 'HMAC-SHA256', 64, true],
    [
      ({ codePayments }) => codePayments.findPayer({ ...parties, auth_code: '134567890123456789' }),
      undefined,
      32,
      true,
    ],
    [({ development }) => development.bindAppid({ ...parties, sub_appid: 'wxsub' }), undefined, 32, false],
    [({ development }) => development.query(parties), undefined, 32, false],
    [
      ({ development }) =>
        development.recommendFollow({ sub_mch_id: SUB_MCHID, sub_appid: 'NULL', subscribe_appid: 'wxfollow' }),
      'HMAC-SHA256',
      64,
      true,
    ],
  ]
  for (const signType of [undefined, 'MD5'] as const) {
    const server = await startSecureServer(t, answerXml({ ...paidOrder }), { accepted: [ourPem] })
    const options = { certificate: ourPem, ca: server.ca }
    const client = v2ClientOf(t, server.url, signType ? { ...options, signType } : options)
    // No certificate is shown for plain calls: they go to a server that only asks.
    const asking = await startSecureServer(t, answerXml({ ...paidOrder }), { accepted: [ourPem], asked: true })
    const both = v2ClientOf(t, asking.url, {
      ...options,
      secureBaseUrl: server.url,
      ...(signType ? { signType } : {}),
    })
    for (const [call] of kinds) await call(both)
    await client.development.query(parties)
    const arrived = [...asking.arrivals, ...server.arrivals.slice(0, 3)].map(fieldsOf)
    const expected = signType === 'MD5' ? kinds.with(0, [kinds[0]![0], 'MD5', 32, true]) : kinds
    assert.deepEqual(
      arrived.map(({ sign_type, sign, nonce_str }) => [sign_type, sign?.length, nonce_str !== undefined]),
      expected.map(([, type, length, nonce]) => [type, length, nonce]),
    )
  }
})

test('Q19: a refund goes to /secapi/pay/refund under the provider’s certificate, which the server demands', async (t) => {
  const server = await startSecureServer(t, answerXml(acceptedV2Refund), { accepted: [ourPem] })
  const client = v2ClientOf(t, server.url, { certificate: ourPem, ca: server.ca })
  const { data, exchange } = await client.refunds.create(refund)
  assert.equal(data.refund_id, acceptedV2Refund.refund_id)
  assert.equal(exchange.url, `${server.url}/secapi/pay/refund`)
  assert.deepEqual(server.shown, [SP_MCHID])
})

test('the certificate is shown where it is asked for and nowhere else', async (t) => {
  const plain = await startSecureServer(t, answerXml(paidOrder), { accepted: [ourPem], asked: true })
  const secure = await startSecureServer(t, answerXml({ ...acceptedV2Refund, recall: 'N' }), { accepted: [ourPem] })
  const client = v2ClientOf(t, plain.url, { certificate: ourPem, ca: plain.ca, secureBaseUrl: secure.url })
  await client.orders.query(named)
  await client.codePayments.reverse(named)
  await client.refunds.create(refund)
  await client.development.addPayPath({ ...parties, jsapi_path: 'https://a.example/pay/' })
  await client.development.recommendFollow({ sub_mch_id: SUB_MCHID, sub_appid: 'wx1', receipt_appid: 'wx2' })
  assert.deepEqual(plain.shown, [null])
  assert.deepEqual(secure.shown, [SP_MCHID, SP_MCHID, SP_MCHID, SP_MCHID])
  assert.deepEqual(
    secure.arrivals.map(({ url }) => url),
    ['/secapi/pay/reverse', '/secapi/pay/refund', '/secapi/mch/addsubdevconfig', '/secapi/mkt/addrecommendconf'],
  )
})

test('without the certificate nothing is sent, and a stranger’s is refused by the server', async (t) => {
  const server = await startSecureServer(t, answerXml(acceptedV2Refund), { accepted: [ourPem] })
  const without = v2ClientOf(t, server.url, { ca: server.ca })
  await assert.rejects(without.refunds.create(refund), TypeError)
  assert.equal(server.arrivals.length, 0)

  const other = v2ClientOf(t, server.url, { spMchid: '1999999999', certificate: stranger, ca: server.ca })
  const error = await failure(other.refunds.create(refund))
  assert.equal(server.arrivals.length, 0)
  assert.equal(error.mayRetry, true)
})

test('a server that another CA vouches for is not talked to', async (t) => {
  const server = await startSecureServer(t, answerXml(acceptedV2Refund), { accepted: [ourPem] })
  const error = await failure(v2ClientOf(t, server.url, { certificate: ourPem }).refunds.create(refund))
  assert.deepEqual([error.code, error.outcomeKnown], ['NOT_SENT', true])
  assert.equal(server.arrivals.length, 0)
})

test('a certificate of another account, or not of its key, is refused at once; so are keys of the wrong kind', () => {
  const good = { spMchid: SP_MCHID, apiV2Key: API_V2_KEY, certificate: ourPem, now: () => NOON }
  const bad: Partial<typeof good>[] = [
    { certificate: stranger },
    { certificate: { certPem: ourPem.certPem, keyPem: stranger.keyPem } },
    { certificate: { certPem: ourPem.certPem, keyPem: 'no pem at all' } },
    { certificate: { certPem: ourPem.keyPem, keyPem: ourPem.keyPem } },
    { apiV2Key: 'a-secret-too-short' },
  ]
  const silent = (error: Error) =>
    error instanceof TypeError &&
    !/a-secret|PRIVATE KEY-----/.test(inspect(error)) &&
    !inspect(error).includes('no pem')
  for (const change of bad) assert.throws(() => createWechatPayV2({ ...good, ...change }), silent)
  for (const url of ['http://127.0.0.1:1', ['https://a.example', 'http://b.example']]) {
    assert.throws(() => createWechatPayV2({ ...good, baseUrl: url }), /secureBaseUrl/)
  }
  // Old certificates bear the company's name.
  createWechatPayV2({ ...good, certificate: makePem('特约科技有限公司') })
})

test('no key is in what is kept of an exchange, nor in an error, however it is printed', async (t) => {
  const server = await startSecureServer(t, answerXml({ result_code: 'FAIL', err_code: 'NOTENOUGH' }), {
    accepted: [ourPem],
  })
  const error = await failure(v2ClientOf(t, server.url, { certificate: ourPem, ca: server.ca }).refunds.create(refund))
  const kept = JSON.stringify({ ...error.exchange, requestBody: error.exchange?.requestBody.toString() })
  assert.match(kept, /out_refund_no/)
  const key = ourPem.keyPem.slice(40, 90)
  for (const print of [kept, inspect(error, { depth: 9 }), JSON.stringify(error), String(error.stack)]) {
    for (const secret of [API_V2_KEY, key]) assert.equal(print.includes(secret), false, print)
  }
  for (const print of [inspect(error, { depth: 9 }), JSON.stringify(error)])
    assert.equal(print.includes('<xml>'), false)
})

test('what may have arrived is never sent twice, whatever came back; silence after sending is unknown', async (t) => {
  const troubles: Behaviour[] = [(response) => response.destroy(), answerPlain('', 502), () => undefined, cutOff]
  for (const trouble of troubles) {
    const server = await startServer(t, trouble)
    const { orders, codePayments } = v2ClientOf(t, server.url, { answerTimeoutMs: 200 })
    const ordering = await failure(orders.native(order))
    assert.deepEqual([ordering.outcomeKnown, ordering.mayRetry], [false, true])
    const paying = await failure(codePayments.pay(byCode))
    assert.deepEqual(
      [paying.outcomeKnown, paying.mayRetry],
      [false, false],
      'a code payment is queried, not paid again',
    )
    assert.equal(server.arrivals.length, 2)
  }
})

test('a query is repeated through a passing trouble, at most three times in all, with a new nonce each', async (t) => {
  const server = await startServer(t, (response, arrival, nth) => {
    const behave = [(() => response.destroy()) as Behaviour, answerPlain('', 503), answerXml(paidOrder)][nth - 1]
    behave?.(response, arrival, nth)
  })
  const { data } = await v2ClientOf(t, server.url).orders.query(named)
  assert.equal(data.trade_state, 'SUCCESS')
  assert.equal(new Set(server.arrivals.map((arrival) => fieldsOf(arrival).nonce_str)).size, 3)

  const broken = await startServer(t, (response) => response.destroy())
  await assert.rejects(v2ClientOf(t, broken.url).orders.query(named), { code: 'NO_ANSWER', mayRetry: true })
  assert.equal(broken.arrivals.length, 3)
})

test('what was certainly not sent goes to the spare address, and may be made again', async (t) => {
  const server = await startServer(t, answerXml(paidCode))
  const client = v2ClientOf(t, server.url, { baseUrl: ['http://127.0.0.1:1', server.url] })
  assert.equal((await client.codePayments.pay(byCode)).data.transaction_id, paidCode.transaction_id)
  assert.equal(server.arrivals.length, 1)

  const nowhere = v2ClientOf(t, 'http://127.0.0.1:1')
  await assert.rejects(nowhere.codePayments.pay(byCode), { code: 'NOT_SENT', mayRetry: true, outcomeKnown: true })
  const givenUp = nowhere.codePayments.pay(byCode, { signal: AbortSignal.abort() })
  await assert.rejects(givenUp, { code: 'NOT_SENT', outcomeKnown: true })
})

test('the shape takes red packets: signed by MD5, answered without a sign, with elements in elements', async (t) => {
  const list = '<hblist><hbinfo><openid>o1</openid></hbinfo><hbinfo><openid>o2</openid></hbinfo></hblist>'
  const said = '<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code>'
  const server = await startSecureServer(t, answerPlain(`${said}<status>SENT</status>${list}</xml>`), {
    accepted: [ourPem],
  })
  const dispatcher = createAgent(1000, { cert: ourPem.certPem, key: ourPem.keyPem, ca: server.ca })
  t.after(() => dispatcher.close())
  const transport = createV2Transport({
    spMchid: SP_MCHID,
    apiV2Key: API_V2_KEY,
    signType: 'HMAC-SHA256',
    userAgent: 'test',
    now: () => NOON,
    plain: { origins: ['http://127.0.0.1:1'], dispatcher },
    secure: { origins: [server.url], dispatcher },
    answerTimeoutMs: 5000,
  })
  const { data } = await transport.send({
    path: '/mmpaymkttransfers/gethbinfo',
    fields: { appid: parties.appid, mch_billno: 'B1', bill_type: 'MCHT' },
    signing: 'md5',
    certificate: true,
    unsignedAnswer: true,
    repetition: 'freely',
    refusals: { certain: new Set(['NOT_FOUND']), again: new Set(['SYSTEM_ERROR']) },
    read: ({ fields, nested }) => {
      const openids = nested.get('hblist')?.children.map(({ children }) => children[0]?.text)
      return { ok: true, value: [fields.get('status'), openids] }
    },
  })
  assert.deepEqual(data, ['SENT', ['o1', 'o2']])
  assert.deepEqual(server.shown, [SP_MCHID])
  const { sign, sign_type } = fieldsOf(server.arrivals[0]!)
  assert.deepEqual([sign?.length, sign_type], [32, undefined])
})

const byCode = {
  ...parties,
  body: '牛肉面',
  out_trade_no,
  total_fee: 888,
  spbill_create_ip: '127.0.0.1',
  auth_code: '134567890123456789',
}

async function failure(call: Promise<unknown>): Promise<WechatPayError> {
  const error = await call.then(
    () => assert.fail('the call went through'),
    (error: unknown) => error,
  )
  assert(error instanceof WechatPayError, String(error))
  return error
}

function cutOff(response: Parameters<Behaviour>[0]): void {
  response.writeHead(200, { 'Content-Length': '100' }).write('<xml><return_code>SUCC')
  setImmediate(() => response.destroy())
}
