import assert from 'node:assert/strict'
import {
  constants,
  createCipheriv,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from 'node:crypto'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { BillRow } from './bill/read-bill.ts'
import type { BillFile, Bills, SealedBill } from './bills.ts'
import { createMerchantKeys } from './merchant-keys.ts'
import { paidRow, refundRow, TRADE_COLUMNS, TRADE_SUMS, writeBill } from './testing/bill.ts'
import { answerSigned, answerUnsigned, assertSigned, type Behaviour, clientOf, startServer } from './testing/server.ts'
import { makePublicKey, merchantKey, SUB_MCHID } from './testing/wechat.ts'

const key = makePublicKey()
const sums = ['2', '17.00', '17.00', '1.00', '0.00000', '18.00', '18.00']
const text = Buffer.from(writeBill(TRADE_COLUMNS, [paidRow, refundRow], TRADE_SUMS, sums))
const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex')

test('Q10: each bill is asked for on its own path, with what its page names', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, fileOf('https://api.mch.weixin.qq.com')))
  const { bills } = clientOf(t, server.url, [key])
  await bills.trade({ bill_date: '2026-11-22' })
  await bills.trade({ bill_date: '2026-11-22', sub_mchid: SUB_MCHID, bill_type: 'REFUND', tar_type: 'GZIP' })
  await bills.fundFlow({ bill_date: '2026-11-22', account_type: 'OPERATION', tar_type: 'GZIP' })
  const sealed = { download_bill_count: 1, download_bill_list: [seal(text, server.url).piece] }
  const other = await startServer(t, answerSigned(key, 200, sealed))
  const asked = { bill_date: '2026-11-22', sub_mchid: SUB_MCHID, account_type: 'BASIC', tar_type: 'GZIP' } as const
  const { data } = await clientOf(t, other.url, [key]).bills.subMerchantFundFlow(asked)
  assert.deepEqual(data, sealed)

  assert.deepEqual(
    [...server.arrivals, ...other.arrivals].map(({ method, url }) => `${method} ${url}`),
    [
      'GET /v3/bill/tradebill?bill_date=2026-11-22',
      `GET /v3/bill/tradebill?bill_date=2026-11-22&sub_mchid=${SUB_MCHID}&bill_type=REFUND&tar_type=GZIP`,
      'GET /v3/bill/fundflowbill?bill_date=2026-11-22&account_type=OPERATION&tar_type=GZIP',
      `GET /v3/bill/sub-merchant-fundflowbill?sub_mchid=${SUB_MCHID}&bill_date=2026-11-22&account_type=BASIC&algorithm=AEAD_AES_256_GCM&tar_type=GZIP`,
    ],
  )
  for (const arrival of server.arrivals) assertSigned(arrival)
})

test('Q10: a bill is fetched under our signature, unpacked, checked and read', async (t) => {
  for (const bytes of [text, gzipSync(text)]) {
    const server = await startServer(t, (response) => response.end(bytes))
    const bill = clientOf(t, server.url, [key]).bills.read(fileOf(server.url))
    const rows = await collect(bill.rows)
    assert.deepEqual(
      rows.map((row) => row.fen('订单金额')),
      [1800, 0],
    )
    assert.equal(bill.end().rowCount, 2)
    assert.equal(server.arrivals[0]?.url, '/v3/billdownload/file?token=6XIv5TUPto7p')
    assertSigned(server.arrivals[0])
  }
})

test('Q10: a bill that is cut off, changed or of another day throws at the latest at its end, and has no sums', async (t) => {
  const changed = Buffer.from(text.toString().replace('`18.00', '`19.00'))
  const rows: [string, Behaviour, string, boolean][] = [
    ['cut off', cutOff(text), 'NO_ANSWER', true],
    ['cut off, gzip', cutOff(gzipSync(text)), 'NO_ANSWER', true],
    ['ended early', (response) => response.end(text.subarray(0, 700)), 'BAD_ANSWER', true],
    ['ended early, gzip', (response) => response.end(gzipSync(text).subarray(0, 300)), 'BAD_ANSWER', true],
    ['changed', (response) => response.end(changed), 'BAD_ANSWER', true],
    ['one byte more', (response) => response.end(Buffer.concat([text, Buffer.from(' ')])), 'BAD_ANSWER', true],
    ['nothing', (response) => response.end(), 'BAD_ANSWER', true],
    ['lapsed', answerUnsigned(400, { code: 'PARAM_ERROR', message: 'token已过期' }), 'PARAM_ERROR', false],
  ]
  for (const [name, behave, code, mayRetry] of rows) {
    const server = await startServer(t, behave)
    const bill = clientOf(t, server.url, [key]).bills.read(fileOf(server.url))
    await assert.rejects(collect(bill.rows), { code, mayRetry }, name)
    assert.throws(() => bill.end(), TypeError, name)
  }
})

test('Q10: a bill said to lie elsewhere is not fetched there', async (t) => {
  const stranger = await startServer(t, (response) => response.end(text))
  const { bills } = clientOf(t, 'http://127.0.0.1:1', [key])
  await assert.rejects(collect(bills.read(fileOf(stranger.url)).rows), { code: 'BAD_ANSWER', mayRetry: false })
  assert.equal(stranger.arrivals.length, 0)
})

test('a sealed bill is opened with our key, in pieces that are one bill', async (t) => {
  const cuts = [text.subarray(0, 333), text.subarray(333, 335), text.subarray(335)]
  for (const pack of [(bytes: Buffer) => bytes, (bytes: Buffer) => gzipSync(bytes)]) {
    const files = new Map<string, Buffer>()
    const server = await startServer(t, (response, { url }) => response.end(files.get(url)))
    const list = cuts.map((plain, index) => {
      const { piece, sealed } = seal(plain, server.url, pack(plain), index + 1)
      files.set(piece.download_url.slice(server.url.length), sealed)
      return piece
    })
    const bill = clientOf(t, server.url, [key]).bills.read({ download_bill_count: 3, download_bill_list: list })
    assert.equal((await collect(bill.rows)).length, 2)
    assert.equal(bill.end().summary.fen('订单总金额'), 1800)
  }
})

test('a sealed bill made before the merchant certificate was exchanged is still opened', async (t) => {
  const { piece, sealed } = seal(text, '')
  const server = await startServer(t, (response) => response.end(sealed))
  const list = [{ ...piece, download_url: `${server.url}${piece.download_url}` }]
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const merchantKeys = createMerchantKeys({ serial: '0A', privateKey: merchantKey.privateKey, certificate: null })
  merchantKeys.use({ serial: '0B', privateKey, certificate: null })
  const { bills } = clientOf(t, server.url, [key], { merchantKeys })
  assert.equal((await collect(bills.read({ download_bill_count: 1, download_bill_list: list }).rows)).length, 2)
})

test('a sealed bill under another key, changed, or with a piece of another hash is not read to its end', async (t) => {
  const { piece, sealed } = seal(text, '')
  const flipped = Buffer.from(sealed)
  flipped[5] = (flipped[5] ?? 0) ^ 1
  const stranger = publicEncrypt(oaep(keyOf()), randomBytes(32)).toString('base64')
  const short = publicEncrypt(oaep(merchantKey.publicKey), randomBytes(16)).toString('base64')
  const rows: [string, Buffer, object][] = [
    ['changed', flipped, {}],
    ['cut off', sealed.subarray(0, -1), {}],
    ['shorter than its tag', sealed.subarray(0, 7), {}],
    ['another nonce', sealed, { nonce: 'a8607ef79034c49d' }],
    ['another hash', sealed, { hash_value: sha1(Buffer.from('x')) }],
    ['sealed for another', sealed, { encrypt_key: stranger }],
    ['a short key', sealed, { encrypt_key: short }],
  ]
  for (const [name, bytes, change] of rows) {
    const server = await startServer(t, (response) => response.end(bytes))
    const list = [{ ...piece, ...change, download_url: `${server.url}${piece.download_url}` }]
    const bill = clientOf(t, server.url, [key]).bills.read({ download_bill_count: 1, download_bill_list: list })
    await assert.rejects(collect(bill.rows), { code: 'BAD_ANSWER' }, name)
    assert.throws(() => bill.end(), TypeError, name)
  }
  const none = clientOf(t, 'http://127.0.0.1:1', [key]).bills.read({ download_bill_count: 0 })
  await assert.rejects(collect(none.rows), { code: 'BAD_ANSWER' })
})

test('an answer that names no bill, or pieces that cannot be one, is refused', async (t) => {
  const file = fileOf('https://api.mch.weixin.qq.com')
  const { piece } = seal(text, '')
  const pieces = (list: object[], download_bill_count = list.length) => ({
    download_bill_count,
    download_bill_list: list,
  })
  const trade = (bills: Bills) => bills.trade({ bill_date: '2026-11-22' })
  const asked = { bill_date: '2026-11-22', sub_mchid: SUB_MCHID, account_type: 'BASIC' } as const
  const sealed = (bills: Bills) => bills.subMerchantFundFlow(asked)
  const rows: [typeof trade | typeof sealed, object][] = [
    [trade, {}],
    [trade, { ...file, hash_type: 'MD5' }],
    [trade, { ...file, hash_value: 'abc' }],
    [trade, { ...file, download_url: '' }],
    [sealed, pieces([piece], 2)],
    [sealed, pieces([piece, piece])],
    [sealed, pieces([{ ...piece, bill_sequence: 2 }])],
    [sealed, pieces([{ ...piece, nonce: '' }])],
    [sealed, { download_bill_count: 1 }],
  ]
  for (const [ask, answer] of rows) {
    const server = await startServer(t, answerSigned(key, 200, answer))
    await assert.rejects(ask(clientOf(t, server.url, [key]).bills), { code: 'BAD_ANSWER' }, JSON.stringify(answer))
  }
})

test('a bill that is not made yet is asked for later; one that never was is not', async (t) => {
  const rows: [number, string, boolean, boolean][] = [
    [400, 'STATEMENT_CREATING', true, true],
    [400, 'NO_STATEMENT_EXIST', false, true],
    [400, 'INVALID_REQUEST', false, true],
    [403, 'NO_AUTH', false, true],
    [429, 'FREQUENCY_LIMITED', true, false],
  ]
  for (const [status, code, mayRetry, outcomeKnown] of rows) {
    const server = await startServer(t, answerUnsigned(status, { code, message: '拒绝' }))
    const asking = clientOf(t, server.url, [key]).bills.trade({ bill_date: '2026-11-22' })
    await assert.rejects(asking, { code, mayRetry, outcomeKnown })
  }
})

test('a day that is none is not asked for', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, fileOf('')))
  const { bills } = clientOf(t, server.url, [key])
  for (const bill_date of ['', '20261122', '2026-11-31', '2026-13-01', '2026-11-22&sub_mchid=1', '2026-1-2']) {
    await assert.rejects(bills.trade({ bill_date }), RangeError, bill_date)
  }
  await assert.rejects(bills.trade({ bill_date: '2026-11-22', sub_mchid: '1&bill_type=ALL' }), TypeError)
  assert.equal(server.arrivals.length, 0)
})

function fileOf(origin: string): BillFile {
  return {
    hash_type: 'SHA1',
    hash_value: sha1(text),
    download_url: `${origin}/v3/billdownload/file?token=6XIv5TUPto7p`,
  }
}

type Piece = NonNullable<SealedBill['download_bill_list']>[number]

/** Seals as WeChat does: a fresh key for our certificate, the file under it, its tag at the end. */
function seal(plain: Buffer, origin: string, packed = plain, bill_sequence = 1): { piece: Piece; sealed: Buffer } {
  const [aesKey, nonce] = [randomBytes(32), 'a8607ef79034c49c']
  const cipher = createCipheriv('aes-256-gcm', aesKey, Buffer.from(nonce))
  const sealed = Buffer.concat([cipher.update(packed), cipher.final(), cipher.getAuthTag()])
  const encrypt_key = publicEncrypt(oaep(merchantKey.publicKey), aesKey).toString('base64')
  const download_url = `${origin}/v3/bill/downloadurl?token=${bill_sequence}`
  return {
    piece: { bill_sequence, download_url, encrypt_key, hash_type: 'SHA1', hash_value: sha1(plain), nonce },
    sealed,
  }
}

function oaep(publicKey: KeyObject) {
  return { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
}

function keyOf(): KeyObject {
  return createPublicKey(key.pem)
}

function cutOff(bytes: Buffer): Behaviour {
  return (response) => {
    response.writeHead(200, { 'Content-Length': String(bytes.length) }).write(bytes.subarray(0, -10))
    setImmediate(() => response.destroy())
  }
}

async function collect(rows: AsyncIterable<BillRow>): Promise<BillRow[]> {
  const all: BillRow[] = []
  for await (const row of rows) all.push(row)
  return all
}
