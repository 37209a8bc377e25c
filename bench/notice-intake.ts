import { createCipheriv, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { Agent, request } from 'undici'
import { addAccount } from '../apps/server/src/features/providers/add-account.ts'
import { ceilingEnv } from './create-payment.ts'
import { type Line, load } from './kit/measure.ts'
import { startProgram } from './kit/processes.ts'
import { compareByTurns } from './kit/rounds.ts'
import type { Stage } from './kit/stage.ts'

const noticesPerRound = 1_000
const warmUpNotices = 400
const concurrency = 16
const platformKeyId = 'PUB_KEY_ID_0000000000000000000000000001'

type Notice = { readonly headers: Record<string, string>; readonly body: string }

/**
 * (b) A payment notice until it is answered: verified on its raw bytes, opened, stored, its application promised; against
 * the barest program that does so (ceiling-notices.ts). Each notice is a new one, signed before the clock starts.
 */
export async function measureNoticeIntake(stage: Stage): Promise<Line[]> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const secret = randomBytes(16).toString('hex')
  const account = await addNoticeAccount(stage, pem, secret)
  const platform = await startProgram(['apps/server/src/cli/teyue.ts', 'serve'], stage.env, /listening/)
  const env = { ...ceilingEnv(stage), BENCH_NOTICE_KEY: pem, BENCH_NOTICE_SECRET: secret }
  const ceiling = await startProgram(['bench/ceiling.ts'], env, /ceiling ready (\S+)/)
  const agent = new Agent({ connections: concurrency })
  const run = async (url: string, count: number) => {
    const notices = Array.from({ length: count }, () => makeNotice(privateKey, secret))
    return load(count, concurrency, (index) => post(agent, url, notices[index]!))
  }
  const ours = `${stage.platformUrl}/notify/wechat/${account}`
  const bare = `${ceiling.match[1]}/notify`
  try {
    await run(ours, warmUpNotices)
    await run(bare, warmUpNotices)
    return await compareByTurns('notice intake', 'notices/s', stage.postgresPid, noticesPerRound, {
      ours: { program: platform, run: () => run(ours, noticesPerRound) },
      bare: { program: ceiling, run: () => run(bare, noticesPerRound) },
    })
  } finally {
    await agent.close()
    await platform.stop()
    await ceiling.stop()
  }
}

async function addNoticeAccount(stage: Stage, pem: string, apiV3Key: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const account = await addAccount(stage.ctx, stage.demo.provider, {
    mode: 'test',
    spMchid: '1900000109',
    baseUrl: stage.simulatorUrl,
    serial: '00',
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    apiV3Key,
    platformKeys: [{ serial: platformKeyId, kind: 'public_key', pem, expiresAt: null }],
  })
  return account.id
}

async function post(agent: Agent, url: string, { headers, body }: Notice): Promise<void> {
  const answer = await request(url, { dispatcher: agent, method: 'POST', headers, body })
  const text = await answer.body.text()
  if (answer.statusCode !== 204) throw new Error(`${answer.statusCode} ${text}`)
}

function makeNotice(privateKey: KeyObject, secret: string): Notice {
  const number = randomBytes(13).toString('hex')
  const body = JSON.stringify({
    id: randomBytes(16).toString('hex'),
    create_time: '2026-11-23T20:15:00+08:00',
    event_type: 'TRANSACTION.SUCCESS',
    resource_type: 'encrypt-resource',
    summary: '支付成功',
    resource: seal(secret, JSON.stringify(transaction(number))),
  })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const signature = sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), privateKey).toString('base64')
  const headers = {
    'content-type': 'application/json',
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': platformKeyId,
    'wechatpay-signature': signature,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
  return { headers, body }
}

function seal(secret: string, text: string) {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', secret, nonce)
  cipher.setAAD(Buffer.from('transaction'))
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
  const ciphertext = sealed.toString('base64')
  return {
    original_type: 'transaction',
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext,
    associated_data: 'transaction',
    nonce,
  }
}

function transaction(number: string) {
  return {
    sp_appid: 'wx2421b1c4370ec43b',
    sp_mchid: '1900000109',
    sub_mchid: '1900000110',
    out_trade_no: number,
    transaction_id: `42000${number}`,
    trade_type: 'NATIVE',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    attach: '',
    success_time: '2026-11-23T20:15:00+08:00',
    payer: { sp_openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    amount: { total: 1280, payer_total: 1280, currency: 'CNY', payer_currency: 'CNY' },
  }
}
