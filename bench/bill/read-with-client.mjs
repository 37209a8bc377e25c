import { generateKeyPairSync } from 'node:crypto'
import path from 'node:path'

// Fetches and reads the bill at argv as a user of the published client would, from plain JavaScript; prints what it took.

const built = process.argv[3] ?? ''
const { createWechatPay } = await import(path.join(built, 'client.js'))
const { createKeyring } = await import(path.join(built, 'keyring.js'))
const [address = '', sha1 = ''] = (process.argv[2] ?? '').split('#')
const wechat = createWechatPay({
  spMchid: '1900000001',
  serial: 'AA',
  privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  apiV3Key: 'k'.repeat(32),
  keyring: createKeyring({}),
  now: () => new Date(),
  baseUrl: new URL(address).origin,
})
const started = performance.now()
const bill = wechat.bills.read({ hash_type: 'SHA1', hash_value: sha1, download_url: address })
let [fen, millifen] = [0, 0]
for await (const row of bill.rows) {
  fen += row.fen('订单金额') ?? 0
  millifen += row.millifen('手续费') ?? 0
}
const { rowCount } = bill.end()
const seconds = (performance.now() - started) / 1000
await wechat.close()
if (fen === 0 || millifen === 0) throw new Error('no money was read')
process.stdout.write(JSON.stringify({ rows: rowCount, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }))
