import { createDecipheriv, createPublicKey, verify } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'

// The least that must be done with a notice before it is answered: verify the raw bytes, open it, store it and promise the
// rest, in one transaction.

/** Notices come in at /notify, signed with BENCH_NOTICE_KEY and sealed under BENCH_NOTICE_SECRET. */
export function receiveNotices(app: FastifyInstance, pool: pg.Pool): void {
  const { BENCH_NOTICE_KEY, BENCH_NOTICE_SECRET } = process.env
  if (!BENCH_NOTICE_KEY || !BENCH_NOTICE_SECRET) return
  const publicKey = createPublicKey(BENCH_NOTICE_KEY)
  app.register(async (scope) => {
    await pool.query('create table if not exists bench_notices (id text primary key, body bytea not null)')
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post<{ Body: Buffer }>('/notify', async ({ headers, body }, reply) => {
      const signed = Buffer.concat([
        Buffer.from(`${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n`),
        body,
        Buffer.from('\n'),
      ])
      const signature = Buffer.from(String(headers['wechatpay-signature']), 'base64')
      if (!verify('sha256', signed, publicKey, signature)) return reply.code(401).send()
      const notice = JSON.parse(body.toString()) as { id: string; resource: Sealed }
      JSON.parse(open(BENCH_NOTICE_SECRET, notice.resource))
      await store(pool, notice.id, body)
      return reply.code(204).send()
    })
  })
}

type Sealed = { readonly ciphertext: string; readonly nonce: string; readonly associated_data: string }

function open(secret: string, { ciphertext, nonce, associated_data }: Sealed): string {
  const sealed = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  decipher.setAAD(Buffer.from(associated_data))
  return decipher.update(sealed.subarray(0, -16)).toString() + decipher.final().toString()
}

async function store(pool: pg.Pool, id: string, body: Buffer): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('insert into bench_notices (id, body) values ($1, $2) on conflict do nothing', [id, body])
    await client.query("select graphile_worker.add_job('bench.apply', json_build_object('id', $1::text))", [id])
    await client.query('commit')
  } finally {
    client.release()
  }
}
