import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { startSimulator } from '../simulator.ts'
import { control } from '../testing/control-client.ts'
import { type Reply, verifyReply } from '../testing/merchant-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage, type Stage } from '../testing/stage.ts'
import { boundaryOf, parseMultipart } from './multipart.ts'

const UPLOAD = '/v3/merchant/media/upload'
const VIDEO = '/v3/merchant/media/video_upload'
const MEGABYTE = 1 << 20
const BOUNDARY = '----teyue7MA4YWxkTrZu0gW'
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

test('a picture is uploaded: only meta is signed, its digest is compared, and a media_id names it, also after a restart', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'teyue-media-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const stage = await openStage(t, { dataDir })
  // Any byte may stand in it, also those that look like lines and boundaries.
  const file = Buffer.concat([PNG, randomBytes(5_000), Buffer.from('\r\n--\r\n--not the boundary\r\n')])
  const reply = await upload(stage, UPLOAD, { filename: '营业执照.PNG', file })
  assert.equal(reply.status, 200, reply.text)
  assert(verifyReply(reply, stage.provider.platform_certificates[0]!.pem))
  assert.match(String(reply.body.media_id), /^[\w-]{107}$/)
  const { requests } = await stage.control<{ requests: { request_body: string }[] }>('GET', '/requests?limit=1')
  assert.deepEqual(JSON.parse(requests[0]!.request_body), { filename: '营业执照.PNG', sha256: sha256(file) })
  await stage.simulator.close()
  const second = await startSimulator({ port: 0, dataDir })
  t.after(() => second.close())
  const { media } = await control<{ media: object[] }>(second.url, 'GET', '/media')
  const kept = { media_id: reply.body.media_id, kind: 'image', sha256: sha256(file), bytes: file.length }
  assert.partialDeepStrictEqual(media, [{ ...kept, filename: '营业执照.PNG', mchid: stage.provider.mchid }])
})

test('name and first bytes say the same format, and each interface takes its own', async (t) => {
  const stage = await openStage(t)
  const files: readonly (readonly [string, Buffer, 'image' | 'video'])[] = [
    ['a.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image'],
    ['a.jpeg', Buffer.from('ffd8ffe1', 'hex'), 'image'],
    ['a.bmp', Buffer.from('BM000000'), 'image'],
    ['a.pdf', Buffer.from('%PDF-1.7\n'), 'image'],
    ['a.mp4', Buffer.from('\0\0\0\x18ftypmp42'), 'video'],
    ['a.mov', Buffer.from('\0\0\0\x14ftypqt  '), 'video'],
    ['a.m4v', Buffer.from('\0\0\0\x18ftypM4V '), 'video'],
    ['a.f4v', Buffer.from('\0\0\0\x18ftypf4v '), 'video'],
    ['a.flv', Buffer.from('FLV\x01\x05'), 'video'],
    ['a.avi', Buffer.from('RIFF\x01\x02\x03\x04AVI LIST'), 'video'],
    ['a.wmv', Buffer.from('3026b2758e66cf11', 'hex'), 'video'],
    ['a.mkv', Buffer.from('1a45dfa3', 'hex'), 'video'],
    ['a.mpeg', Buffer.from('000001ba', 'hex'), 'video'],
    ['a.rmvb', Buffer.from('.RMF\0'), 'video'],
  ]
  for (const [filename, file, kind] of files) {
    const [takes, refuses] = kind === 'image' ? [UPLOAD, VIDEO] : [VIDEO, UPLOAD]
    assert.equal((await upload(stage, takes, { filename, file })).status, 200, filename)
    assertRefused(await upload(stage, refuses, { filename, file }), 400, 'PARAM_ERROR')
    assertRefused(await upload(stage, takes, { filename, file: Buffer.from('<script>') }), 400, 'PARAM_ERROR')
  }
  for (const filename of ['a.gif', 'png', 'a.png.exe']) {
    assertRefused(await upload(stage, UPLOAD, { filename, file: PNG }), 400, 'PARAM_ERROR')
  }
})

test('a picture of 5 MB is taken and one byte more is not; a document may have 7.5 MB', async (t) => {
  const stage = await openStage(t)
  const sized = (head: Buffer, bytes: number) => Buffer.concat([head, Buffer.alloc(bytes - head.length)])
  const picture = (bytes: number) => upload(stage, UPLOAD, { filename: 'a.png', file: sized(PNG, bytes) })
  assert.equal((await picture(5 * MEGABYTE)).status, 200)
  assertRefused(await picture(5 * MEGABYTE + 1), 400, 'PARAM_ERROR', 268_435_464)
  const document = sized(Buffer.from('%PDF-1.7'), 7.5 * MEGABYTE)
  assert.equal((await upload(stage, UPLOAD, { filename: 'a.pdf', file: document })).status, 200)
  assertRefused(await picture(9.5 * MEGABYTE), 400, 'PARAM_ERROR', 268_435_464)
})

test('a wrong digest, another meta than the one signed, and a body of another form are refused', async (t) => {
  const stage = await openStage(t)
  const file = PNG
  const good = { filename: 'a.png', file }
  assertRefused(await upload(stage, UPLOAD, { ...good, meta: metaOf('a.png', '0'.repeat(64)) }), 400, 'PARAM_ERROR')
  assertRefused(await upload(stage, UPLOAD, { ...good, signed: '{}' }), 401, 'SIGN_ERROR')
  for (const meta of [
    '{}',
    '[]',
    '{',
    metaOf('a.png', 'abc'),
    metaOf('', sha256(file)),
    metaOf('x'.repeat(129), sha256(file)),
  ]) {
    assertRefused(await upload(stage, UPLOAD, { ...good, meta }), 400, 'PARAM_ERROR')
  }
  const unknown = JSON.stringify({ filename: 'a.png', sha256: sha256(file), size: 16 })
  assertRefused(await upload(stage, UPLOAD, { ...good, meta: unknown }), 400, 'PARAM_ERROR', 270_924_358)
  const meta = metaOf('a.png', sha256(file))
  const whole = bodyOf(meta, 'a.png', file).toString('latin1')
  const bodies: Record<string, string> = {
    'no end': whole.replace(`--${BOUNDARY}--`, ''),
    'file first': bodyOf(meta, 'a.png', file, true).toString('latin1'),
    'bare LF': whole.replaceAll('\r\n', '\n'),
    'meta alone': whole.replace(/--\S+\r\nContent-Disposition: form-data; name="file"[\s\S]*?\r\n(?=--)/, ''),
    'meta untyped': whole.replace('Content-Type: application/json\r\n', ''),
    'no filename': whole.replace('; filename="a.png"', ''),
    'other name': whole.replace('name="file"', 'name="picture"'),
    'a prologue': `hello\r\n${whole}`,
    'an epilogue': `${whole}more`,
    'a header twice': whole.replace(
      'Content-Type: application/json',
      'Content-Type: a/b\r\nContent-Type: application/json',
    ),
  }
  for (const [name, body] of Object.entries(bodies)) {
    assert.notEqual(body, whole, name)
    assertRefused(await send(stage, UPLOAD, meta, Buffer.from(body, 'latin1')), 400, 'PARAM_ERROR')
  }
  for (const type of ['application/json', 'multipart/form-data', 'multipart/mixed; boundary=a', null]) {
    const reply = await send(stage, UPLOAD, meta, Buffer.from(whole, 'latin1'), type)
    assertRefused(reply, 400, 'PARAM_ERROR')
  }
})

test('whatever bytes a part holds, they come out as they went in, unless they hold the boundary', () => {
  assert.deepEqual(
    ['multipart/form-data; boundary=ab', 'Multipart/Form-Data;boundary="a b"', 'multipart/form-data; boundary='].map(
      boundaryOf,
    ),
    ['ab', 'a b', null],
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (first, second) => {
      const parts = parseMultipart(bodyOf(first, 'a.png', second), BOUNDARY)
      assert.deepEqual(
        parts?.map(({ name, bytes }) => [name, [...bytes]]),
        [
          ['meta', [...first]],
          ['file', [...second]],
        ],
      )
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      assert.equal(parseMultipart(Buffer.from(bytes), BOUNDARY), null)
    }),
  )
})

type Asked = { readonly filename: string; readonly file: Buffer; readonly meta?: string; readonly signed?: string }

function upload(stage: Stage, target: string, asked: Asked): Promise<Reply> {
  const meta = asked.meta ?? metaOf(asked.filename, sha256(asked.file))
  return send(stage, target, asked.signed ?? meta, bodyOf(meta, asked.filename, asked.file))
}

function send(
  stage: Stage,
  target: string,
  signed: string,
  body: Buffer,
  type: string | null = `multipart/form-data; boundary=${BOUNDARY}`,
): Promise<Reply> {
  return stage.call('POST', target, signed, { sentBody: body, headers: { 'Content-Type': type } })
}

function bodyOf(meta: string | Uint8Array, filename: string, file: Uint8Array, fileFirst = false): Buffer {
  const parts = [
    [
      Buffer.from('Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n'),
      Buffer.from(meta),
    ],
    [
      Buffer.from(
        `Content-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: image/png\r\n\r\n`,
      ),
      Buffer.from(file),
    ],
  ]
  const ordered = fileFirst ? parts.reverse() : parts
  const delimiter = Buffer.from(`--${BOUNDARY}\r\n`)
  const lineEnd = Buffer.from('\r\n')
  return Buffer.concat([
    ...ordered.flatMap(([head, content]) => [delimiter, head!, content!, lineEnd]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ])
}

function metaOf(filename: string, digest: string): string {
  return JSON.stringify({ filename, sha256: digest })
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
