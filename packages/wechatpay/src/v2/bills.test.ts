import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { readBill } from '../bill/read-bill.ts'
import { WechatPayError } from '../errors.ts'
import { type Behaviour, startServer } from '../testing/server.ts'
import { APPID, answerPlain, fieldsOf, ourPem, startSecureServer, v2ClientOf } from '../testing/v2.ts'
import { SP_MCHID, SUB_MCHID } from '../testing/wechat.ts'

const bill =
  '\ufeff交易时间,公众账号ID,总金额\r\n`2026-11-23 12:00:00,`wx1,`0.01\r\n总交易单数,应结订单总金额\r\n`1,`0.01\r\n'
const asked = { appid: APPID, bill_date: '2026-11-23' }

test('Q10: a trade bill comes as a stream, packed or not, of one sub-merchant or of all', async (t) => {
  for (const packed of [false, true]) {
    const server = await startServer(t, answerFile(packed ? gzipSync(bill) : Buffer.from(bill)))
    const { bills } = v2ClientOf(t, server.url)
    const request = { ...asked, sub_mch_id: SUB_MCHID, ...(packed ? { tar_type: 'GZIP' as const } : {}) }
    const { body, exchange } = await bills.trade(request)
    assert.equal(await textOf(body), bill)
    assert.equal(exchange.status, 200)

    const { nonce_str: _nonce, sign, ...fields } = fieldsOf(server.arrivals[0]!)
    const { bill_date: _day, ...rest } = request
    assert.deepEqual(fields, { ...rest, mch_id: SP_MCHID, bill_type: 'ALL', bill_date: '20261123' })
    assert.equal(sign?.length, 32)
    assert.equal(server.arrivals[0]?.url, '/pay/downloadbill')
  }
})

test('Q10: the rows of a v2 bill are read by the reader of all bills', async (t) => {
  const server = await startServer(t, answerFile(gzipSync(bill)))
  const { body } = await v2ClientOf(t, server.url).bills.trade({ ...asked, tar_type: 'GZIP' })
  const { rows, end } = readBill(body)
  const read: (number | undefined)[] = []
  for await (const row of rows) read.push(row.fen('订单金额', '总金额'))
  assert.deepEqual(read, [1])
  assert.equal(end().summary.text('总交易单数'), '1')
})

test('Q10: a fund-flow bill needs the certificate and HMAC-SHA256, and its SHA-1 is compared', async (t) => {
  const packed = gzipSync(bill)
  const sha = (bytes: Buffer | string) => `SHA=${createHash('sha1').update(bytes).digest('hex')}`
  const rows: [Buffer, string | undefined, boolean][] = [
    [Buffer.from(bill), sha(bill), true],
    [packed, sha(packed), true],
    [packed, sha(bill).toUpperCase(), true],
    [packed, undefined, true],
    [Buffer.from(bill), sha('another file'), false],
    [packed, sha('another file'), false],
  ]
  for (const [bytes, digest, right] of rows) {
    const server = await startSecureServer(t, answerFile(bytes, digest ? { Digest: digest } : {}), {
      accepted: [ourPem],
    })
    const client = v2ClientOf(t, server.url, { certificate: ourPem, ca: server.ca })
    const { body } = await client.bills.fundFlow({ ...asked, account_type: 'Basic', tar_type: 'GZIP' })
    const reading = textOf(body)
    if (right) assert.equal(await reading, bill)
    else await assert.rejects(reading, { code: 'BAD_ANSWER', mayRetry: true, outcomeKnown: false })
    assert.deepEqual(server.shown, [SP_MCHID])
    const { sign_type, account_type } = fieldsOf(server.arrivals[0]!)
    assert.deepEqual([sign_type, account_type], ['HMAC-SHA256', 'Basic'])
  }
  const plain = await startServer(t, answerFile(packed))
  await assert.rejects(v2ClientOf(t, plain.url).bills.fundFlow({ ...asked, account_type: 'Basic' }), TypeError)
})

test('XML in place of a bill is a refusal, in today’s spelling', async (t) => {
  const rows: [Behaviour, string, boolean, boolean][] = [
    [talk('No Bill Exist', '20002'), 'NO_STATEMENT_EXIST', false, true],
    [talk('NO Bill Exist'), 'NO_STATEMENT_EXIST', false, true],
    [talk('Bill Creating', '20003'), 'STATEMENT_CREATING', true, true],
    [talk('SIGN ERROR', '20001'), 'SIGN_ERROR', false, true],
    [talk('invalid bill_type', '20001'), 'PARAM_ERROR', false, true],
    [talk('data format error', '20001'), 'PARAM_ERROR', false, true],
    [talk('missing parameter', '20001'), 'PARAM_ERROR', false, true],
    [talk('SYSTEMERROR', '100'), 'SYSTEM_ERROR', true, false],
    [talk('CompressGZip Error'), 'SYSTEM_ERROR', true, false],
    [talk('something new'), 'FAIL', false, false],
    [deed('NO_BILL_EXIST'), 'NO_STATEMENT_EXIST', false, true],
    [deed('BILL_CREATING'), 'STATEMENT_CREATING', true, true],
    [deed('PARAM_ERROR'), 'PARAM_ERROR', false, true],
    [deed('SYSTEMERROR'), 'SYSTEM_ERROR', true, false],
    [deed('CODE_OF_NEXT_YEAR'), 'CODE_OF_NEXT_YEAR', false, false],
    [answerPlain('<html>proxy</html>'), 'BAD_ANSWER', false, false],
    [answerPlain(`<xml>${' '.repeat(200_000)}</xml>`), 'BAD_ANSWER', false, false],
    [answerPlain('no', 404), 'BAD_ANSWER', false, false],
  ]
  for (const [behaviour, code, mayRetry, known] of rows) {
    const server = await startServer(t, behaviour)
    const error = await v2ClientOf(t, server.url)
      .bills.trade(asked)
      .then(
        () => assert.fail(code),
        (error: unknown) => error,
      )
    assert(error instanceof WechatPayError, String(error))
    assert.deepEqual([error.code, error.mayRetry, error.outcomeKnown], [code, mayRetry, known], error.message)
  }
})

test('a bill that is cut off, is not packed as it should be or is too long throws while it is read', async (t) => {
  const cut: Behaviour = (response) => {
    response.writeHead(200, { 'Content-Length': '1000' }).write(bill)
    setImmediate(() => response.destroy())
  }
  const broken = gzipSync('x'.repeat(10_000)).fill(0, 12, 20)
  for (const behaviour of [cut, answerFile(broken), answerFile(gzipSync(bill).subarray(0, 40))]) {
    const server = await startServer(t, behaviour)
    const { body } = await v2ClientOf(t, server.url).bills.trade({ ...asked, tar_type: 'GZIP' })
    await assert.rejects(textOf(body), (error) => error instanceof WechatPayError && error.mayRetry)
  }
  const server = await startServer(t, answerFile(Buffer.from(bill.repeat(1000))))
  const { bills } = v2ClientOf(t, server.url)
  const reading = bills.trade(asked, { maxBytes: 1000 }).then(({ body }) => textOf(body))
  await assert.rejects(reading, { code: 'BAD_ANSWER', mayRetry: false })
})

test('a bill that cannot be one is not asked for, and one that got lost is asked for again', async (t) => {
  const server = await startServer(t, (response, arrival, nth) => {
    if (nth === 1) response.destroy()
    else answerFile(Buffer.from(bill))(response, arrival, nth)
  })
  const { bills } = v2ClientOf(t, server.url)
  for (const bill_date of ['20261123', '2026-13-01', ''])
    await assert.rejects(bills.trade({ ...asked, bill_date }), RangeError)
  assert.equal(server.arrivals.length, 0)
  assert.equal(await textOf((await bills.trade(asked)).body), bill)
  assert.equal(server.arrivals.length, 2)
})

function answerFile(bytes: Buffer, headers: Record<string, string> = {}): Behaviour {
  return (response) => response.writeHead(200, { 'Content-Type': 'text/plain', ...headers }).end(bytes)
}

function talk(return_msg: string, error_code = ''): Behaviour {
  return answerPlain({ return_code: 'FAIL', return_msg, error_code })
}

function deed(err_code: string): Behaviour {
  return answerPlain({ return_code: 'SUCCESS', return_msg: 'OK', result_code: 'FAIL', err_code, err_code_des: '拒绝' })
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
