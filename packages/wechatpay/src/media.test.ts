import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { MediaFile } from './media.ts'
import { answerSigned, answerUnsigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { makePublicKey } from './testing/wechat.ts'

const key = makePublicKey()
const jpg = Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Buffer.alloc(3000, 7)])
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(10)])
const bmp = Buffer.from('BM0000')
const pdf = Buffer.from('%PDF-1.7\n')
const video = Buffer.alloc(100, 1)

test('pictures, papers and films go up under the SHA-256 of their bytes, of which alone the name and hash are signed', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { media_id: '6uqyGjGrCf2GtyXP8bxrbuH9' }))
  const { media } = clientOf(t, server.url, [key])
  const rows: [(file: MediaFile) => Promise<{ data: object }>, MediaFile, string, string][] = [
    [media.image, { filename: '营业执照.jpg', bytes: jpg }, 'upload', 'image/jpeg'],
    [media.image, { filename: 'a.JPEG', bytes: jpg }, 'upload', 'image/jpeg'],
    [media.image, { filename: 'a.png', bytes: png }, 'upload', 'image/png'],
    [media.image, { filename: 'a b.bmp', bytes: bmp }, 'upload', 'image/bmp'],
    [media.pdf, { filename: 'a.pdf', bytes: pdf }, 'upload', 'application/pdf'],
    [media.video, { filename: 'a.mp4', bytes: video }, 'video_upload', 'video/mp4'],
    [media.video, { filename: 'a.rmvb', bytes: video }, 'video_upload', 'application/vnd.rn-realmedia-vbr'],
  ]
  for (const [index, [upload, file, path, type]] of rows.entries()) {
    assert.deepEqual((await upload(file)).data, { media_id: '6uqyGjGrCf2GtyXP8bxrbuH9' })
    const arrival = server.arrivals[index]
    assert(arrival)
    assert.equal(`${arrival.method} ${arrival.url}`, `POST /v3/merchant/media/${path}`)
    const headers = { 'content-type': arrival.headers['content-type'] ?? '' }
    const form = await new Response(new Uint8Array(arrival.bytes), { headers }).formData()
    const meta = form.get('meta')
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    const text = meta instanceof File ? await meta.text() : (meta ?? '')
    assert.deepEqual(JSON.parse(text), { filename: file.filename, sha256 })
    assertSigned(arrival, Buffer.from(text))
    const sent = form.get('file')
    assert(sent instanceof File)
    assert.deepEqual([sent.name, sent.type], [file.filename, type])
    assert.deepEqual(Buffer.from(await sent.arrayBuffer()), file.bytes)
  }
})

test('what WeChat does not take is not sent', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { media_id: 'm' }))
  const { media } = clientOf(t, server.url, [key])
  const megabyte = 1024 * 1024
  const names = [
    'a.gif',
    'a',
    '.jpg',
    'jpg',
    'a.jpg.exe',
    'a".jpg',
    'a\r\nX: y.jpg',
    '../a.jpg',
    'a\\.jpg',
    'a.__proto__',
    `${'a'.repeat(121)}.jpg`,
  ]
  for (const filename of names) await assert.rejects(media.image({ filename, bytes: jpg }), TypeError, filename)
  await assert.rejects(media.image({ filename: 'a.jpg', bytes: png }), TypeError)
  await assert.rejects(media.image({ filename: 'a.pdf', bytes: pdf }), TypeError)
  await assert.rejects(media.pdf({ filename: 'a.pdf', bytes: jpg }), TypeError)
  await assert.rejects(media.video({ filename: 'a.jpg', bytes: jpg }), TypeError)
  await assert.rejects(media.image({ filename: 'a.jpg', bytes: Buffer.alloc(0) }), RangeError)
  await assert.rejects(media.image({ filename: 'a.jpg', bytes: Buffer.alloc(5 * megabyte + 1) }), RangeError)
  await assert.rejects(media.pdf({ filename: 'a.pdf', bytes: Buffer.alloc(7.5 * megabyte + 1) }), RangeError)
  await assert.rejects(media.video({ filename: 'a.mp4', bytes: Buffer.alloc(5 * megabyte + 1) }), RangeError)
  assert.equal(server.arrivals.length, 0)

  const largest = Buffer.concat([jpg.subarray(0, 3), Buffer.alloc(5 * megabyte - 3, 1)])
  await media.image({ filename: 'a.jpg', bytes: largest })
})

test('an upload that was refused, or not heard of, says whether to try again', async (t) => {
  const rows: [number, string, boolean, boolean][] = [
    [400, 'PARAM_ERROR', false, true],
    [403, 'NO_AUTH', false, true],
    [401, 'SIGN_ERROR', false, true],
    [429, 'RATELIMIT_EXCEEDED', true, false],
    [500, 'SYSTEM_ERROR', true, false],
  ]
  for (const [status, code, mayRetry, outcomeKnown] of rows) {
    const server = await startServer(t, answerUnsigned(status, { code, message: '拒绝' }))
    const upload = clientOf(t, server.url, [key]).media.image({ filename: 'a.jpg', bytes: jpg })
    await assert.rejects(upload, { code, mayRetry, outcomeKnown })
  }
  const server = await startServer(t, answerSigned(key, 200, { media_id: '' }))
  await assert.rejects(clientOf(t, server.url, [key]).media.image({ filename: 'a.jpg', bytes: jpg }), {
    code: 'BAD_ANSWER',
  })
})
