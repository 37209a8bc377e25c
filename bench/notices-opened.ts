import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { createKeyring } from '../packages/wechatpay/src/keyring.ts'
import { openNotice } from '../packages/wechatpay/src/notices.ts'
import { compared, type Line, median } from './kit/measure.ts'

const rounds = 41
const noticesPerRound = 400
const warmUpRounds = 5
const apiV3Key = randomBytes(16).toString('hex')
const keyId = 'PUB_KEY_ID_0119000000012026112300000000000001'

type Notice = { readonly headers: Record<string, string>; readonly body: Buffer }

/**
 * (e) Payment notices opened by the client: verified, decrypted, parsed, each field's shape checked; against node:crypto
 * and JSON.parse alone. Rounds are short and take turns,
 * and a second is one of this process's on a core (a thread's own clock
 * moves in steps of 4 ms, a sixth of a round), so that what else the machine does counts for little.
 */
export async function measureNoticesOpened(): Promise<Line[]> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const keyring = createKeyring({ publicKeys: [{ id: keyId, pem }] })
  const notices = Array.from({ length: noticesPerRound }, (_, nth) => makeNotice(privateKey, nth))
  const now = new Date()
  const keys = { apiV3Key, keyring, apiV2Key: null }
  const ours = (notice: Notice) => {
    if (!openNotice(keys, notice, now).ok) throw new Error('not opened')
  }
  const key = createPublicKey(pem)
  const bare = (notice: Notice) => openBarely(key, notice)
  const results = { ours: [] as number[], bare: [] as number[] }
  for (let round = -warmUpRounds; round < rounds; round++) {
    const order = round % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const)
    for (const which of order) {
      const reached = perSecond(which === 'ours' ? ours : bare, notices)
      if (round >= 0) results[which].push(reached)
    }
  }
  return [compared('notices opened, of bare crypto', 'notices/s', median(results.ours), median(results.bare))]
}

function perSecond(open: (notice: Notice) => void, notices: readonly Notice[]): number {
  const before = process.cpuUsage()
  for (const notice of notices) open(notice)
  const { user, system } = process.cpuUsage(before)
  return notices.length / ((user + system) / 1e6)
}

function openBarely(key: KeyObject, { headers, body }: Notice): void {
  const message = Buffer.concat([
    Buffer.from(`${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n`),
    body,
    Buffer.from('\n'),
  ])
  if (!verify('sha256', message, key, Buffer.from(headers['wechatpay-signature']!, 'base64')))
    throw new Error('not signed')
  const { resource } = JSON.parse(body.toString())
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, resource.nonce)
  decipher.setAAD(Buffer.from(resource.associated_data))
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  if (JSON.parse(plain.toString()).trade_state !== 'SUCCESS') throw new Error('not paid')
}

function makeNotice(privateKey: KeyObject, nth: number): Notice {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce)
  cipher.setAAD(Buffer.from('transaction'))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(transaction(nth))), cipher.final(), cipher.getAuthTag()])
  const body = Buffer.from(
    JSON.stringify({
      id: randomBytes(16).toString('hex'),
      create_time: '2026-11-23T20:15:00+08:00',
      event_type: 'TRANSACTION.SUCCESS',
      resource_type: 'encrypt-resource',
      summary: '支付成功',
      resource: {
        original_type: 'transaction',
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext: sealed.toString('base64'),
        associated_data: 'transaction',
        nonce,
      },
    }),
  )
  const timestamp = String(Math.floor(Date.now() / 1000))
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])
  const headers = {
    host: 'pay.example.cn',
    'user-agent': 'Mozilla/4.0',
    'content-type': 'application/json',
    'content-length': String(body.length),
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': keyId,
    'wechatpay-signature': sign('sha256', message, privateKey).toString('base64'),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
  return { headers, body }
}

function transaction(nth: number) {
  return {
    sp_appid: 'wx2421b1c4370ec43b',
    sp_mchid: '1900000001',
    sub_mchid: '1900000109',
    out_trade_no: `T${nth}`.padEnd(20, '0'),
    transaction_id: '4200002026112300000000000001',
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    attach: '',
    success_time: '2026-11-23T20:14:58+08:00',
    payer: { sp_openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    amount: { total: 1800, payer_total: 1800, currency: 'CNY', payer_currency: 'CNY' },
  }
}
