import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openWire } from './client-on-stage.ts'

const FILM_BYTES = 300_000

test('papers go up whole, whatever bytes they have, and are kept under the id that came back', async (t) => {
  const { wechat, stage, named } = await openWire(t)
  const noise = Buffer.concat([randomBytes(5000), Buffer.from('\r\n--\r\n--teyue\r\n')])
  const files = {
    image: { filename: '营业执照.png', bytes: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise]) },
    document: { filename: '租赁合同.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), noise]) },
    video: { filename: 'shop.mp4', bytes: Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), randomBytes(FILM_BYTES)]) },
  }
  const { image, document, video } = files
  const ids = new Map([
    ['image', (await wechat.media.image(image)).data.media_id],
    ['document', (await wechat.media.pdf(document)).data.media_id],
    ['video', (await wechat.media.video(video)).data.media_id],
  ])
  assert.equal(new Set(ids.values()).size, 3)

  type Kept = {
    media_id: string
    mchid: string
    kind: keyof typeof files
    filename: string
    sha256: string
    bytes: number
  }
  const { media } = await stage.control<{ media: Kept[] }>('GET', '/media')
  assert.deepEqual(
    media.map(({ kind, media_id }) => [kind, media_id]),
    [...ids].reverse(),
  )
  for (const { kind, mchid, filename, sha256, bytes } of media) {
    const sent = files[kind]
    assert.deepEqual(
      [mchid, filename, sha256, bytes],
      [named.sp_mchid, sent.filename, createHash('sha256').update(sent.bytes).digest('hex'), sent.bytes.length],
    )
  }
})

test('a picture that is none is refused by WeChat’s own look, and a repeated upload gives another id', async (t) => {
  const { wechat } = await openWire(t)
  const picture = { filename: 'a.jpg', bytes: Buffer.from('ffd8ffe000104a464946', 'hex') }
  const once = (await wechat.media.image(picture)).data.media_id
  assert.notEqual((await wechat.media.image(picture)).data.media_id, once)
  // Our client knows no beginning of a film; the simulator does.
  const film = wechat.media.video({ filename: 'a.mp4', bytes: Buffer.from('no film at all') })
  await assert.rejects(film, { code: 'PARAM_ERROR', mayRetry: false, outcomeKnown: true })
})
