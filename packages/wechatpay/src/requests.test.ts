import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { Agent } from 'undici'
import type { Method, PlainCall, Success } from './call.ts'
import { sealerOf } from './sealing.ts'
import { filled, record } from './shapes.ts'
import { answerSigned, assertSigned, keyringOf, startServer, transportOf } from './testing/server.ts'
import { makeCertificate, makePublicKey, NOON } from './testing/wechat.ts'

const key = makePublicKey()
const refusals = new Set<string>()

test('every method is signed under its own name; a 204 and a 200 may both be right', async (t) => {
  const methods: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  for (const status of [200, 204]) {
    const server = await startServer(t, answerSigned(key, status, { ok: 'yes' }))
    const transport = transportOf(t, server.url, [key], new Agent())
    for (const method of methods) {
      const call = { method, path: `/v3/x?of=${method}`, success: [200, 204] as Success[], refusals }
      const body = method === 'GET' ? {} : { body: { a: '一' } }
      const { data } = await transport.send({ ...call, ...body, check: record({ ok: filled }) })
      assert.deepEqual(data, status === 204 ? null : { ok: 'yes' })
    }
    assert.deepEqual(
      server.arrivals.map(({ method }) => method),
      methods,
    )
    for (const arrival of server.arrivals) assertSigned(arrival)
  }
})

test('a success that the call does not name is none', async (t) => {
  const server = await startServer(t, answerSigned(key, 201, { ok: 'yes' }))
  const call: PlainCall = { method: 'POST', path: '/v3/x', success: [200, 204], check: null, refusals }
  await assert.rejects(transportOf(t, server.url, [key], new Agent()).send(call), {
    code: 'BAD_ANSWER',
    outcomeKnown: false,
  })
})

test('of an upload the meta alone is signed and kept; the file arrives byte for byte', async (t) => {
  const bytes = Buffer.from(Uint8Array.from({ length: 70_000 }, (_, n) => (n * 7919) % 256))
  const meta = { filename: 'a.jpg', sha256: createHash('sha256').update(bytes).digest('hex') }
  const server = await startServer(t, answerSigned(key, 200, { media_id: 'm' }))
  const upload = { meta, filename: 'a.jpg', contentType: 'image/jpeg', bytes }
  const call: PlainCall = {
    method: 'POST',
    path: '/v3/merchant/media/upload',
    upload,
    success: 200,
    check: record({ media_id: filled }),
    refusals,
  }
  const { exchange } = await transportOf(t, server.url, [key], new Agent()).send(call)

  const arrival = server.arrivals[0]
  assert(arrival)
  assertSigned(arrival, Buffer.from(JSON.stringify(meta)))
  assert.equal(exchange.requestBody.toString(), JSON.stringify(meta))
  const form = await new Response(new Uint8Array(arrival.bytes), {
    headers: { 'content-type': arrival.headers['content-type'] ?? '' },
  }).formData()
  assert.deepEqual([...form.keys()], ['meta', 'file'])
  const file = form.get('file')
  assert(file instanceof File)
  assert.deepEqual([file.name, file.type], ['a.jpg', 'image/jpeg'])
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), bytes)
})

test('a request names the key its fields were sealed for, also after the keyring prefers another', async (t) => {
  const older = makeCertificate('5157F09EFDC096DE15EBE81A47057A7232F1B8E1', -100)
  const newer = makeCertificate('6257F09EFDC096DE15EBE81A47057A7232F1B8E2', -1)
  const sealer = sealerOf(keyringOf([older]), NOON)
  const server = await startServer(t, answerSigned(newer, 204, null))
  const transport = transportOf(t, server.url, [older, newer], new Agent())
  const call: PlainCall = { method: 'POST', path: '/v3/x', success: 204, check: null, refusals }
  await transport.send({ ...call, body: { name: sealer.seal('张三') }, sealedFor: sealer.serial })
  await transport.send(call)
  assert.deepEqual(
    server.arrivals.map(({ headers }) => headers['wechatpay-serial']),
    [older.serial, newer.serial],
  )
})
