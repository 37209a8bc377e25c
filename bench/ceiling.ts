import { createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import Fastify from 'fastify'
import pg from 'pg'
import { Agent, request } from 'undici'
import { makeSimulatedProvider } from '../apps/server/src/cli/simulated-provider.ts'
import { receiveNotices } from './ceiling-notices.ts'

// The least that a program must do to make an order safely: one transaction with an order row and a job row, a signed call
// whose answer is verified, one update. No tenant, no walls, no events, no ledger, no idempotency, no schema of answers.

const simulatorUrl = process.env.BENCH_SIMULATOR_URL ?? ''
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 })
const agent = new Agent()
const signAsync = promisify(sign)

const provider = await makeSimulatedProvider(simulatorUrl)
const privateKey = createPrivateKey(provider.privateKeyPem)
const verifier = provider.platformKeys.find((key) => key.kind === 'public_key')!
const publicKey = createPublicKey(verifier.pem)
await pool.query(
  'create table if not exists bench_orders (id text primary key, amount bigint not null, state text not null, code_url text)',
)

const app = Fastify()
app.post<{ Body: { amount: number; description: string; reference: string } }>(
  '/v1/payments',
  async (incoming, reply) => {
    const id = `b${randomBytes(12).toString('hex')}`
    const { amount, description } = incoming.body
    await insertOrder(id, amount)
    const codeUrl = await order(id, amount, description)
    await pool.query("update bench_orders set state = 'open', code_url = $2 where id = $1", [id, codeUrl])
    return reply.code(201).send({ id, state: 'open', code_url: codeUrl })
  },
)
receiveNotices(app, pool)
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`ceiling ready ${address}\n`)
process.once('SIGTERM', () => process.exit(0))

async function insertOrder(id: string, amount: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query("insert into bench_orders (id, amount, state) values ($1, $2, 'requested')", [id, amount])
    await client.query(
      "select graphile_worker.add_job('bench.follow', json_build_object('id', $1::text), run_at => now() + interval '15 s')",
      [id],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function order(id: string, total: number, description: string): Promise<string> {
  const path = '/v3/pay/partner/transactions/native'
  const body = JSON.stringify({
    sp_mchid: provider.mchid,
    sp_appid: provider.spAppid.appid,
    sub_mchid: provider.company.subMchid,
    description,
    out_trade_no: id,
    notify_url: 'http://127.0.0.1:1/notify',
    amount: { total, currency: 'CNY' },
  })
  const answer = await request(simulatorUrl + path, {
    dispatcher: agent,
    method: 'POST',
    body,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'ceiling',
      'wechatpay-serial': verifier.serial,
      authorization: await authorization('POST', path, body),
    },
  })
  const text = await answer.body.text()
  const { headers } = answer
  const signed = `${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${text}\n`
  const signature = Buffer.from(String(headers['wechatpay-signature']), 'base64')
  if (answer.statusCode !== 200 || !verify('sha256', Buffer.from(signed), publicKey, signature)) throw new Error(text)
  return (JSON.parse(text) as { code_url: string }).code_url
}

async function authorization(method: string, path: string, body: string): Promise<string> {
  const timestamp = Math.floor(Date.now() / 1000)
  const nonce = randomBytes(16).toString('hex')
  const message = Buffer.from(`${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`)
  const signature = (await signAsync('sha256', message, privateKey)).toString('base64')
  return `WECHATPAY2-SHA256-RSA2048 mchid="${provider.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${provider.serial}",signature="${signature}"`
}
