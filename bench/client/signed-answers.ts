import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// WeChat's part in a process of its own, as cheap as it can be: one answer, signed once a minute and given to everybody.
// That loads no core with RSA, so that what is measured is the client. Prints its address and its public key.

const resignAfterMs = 60_000
const body = Buffer.from('{"code_url":"weixin://wxpay/bizpayurl?pr=p4lpSuKzz"}')
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
let head = signedHead()
setInterval(() => {
  head = signedHead()
}, resignAfterMs).unref()

const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, head).end(body))
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const { port } = server.address() as AddressInfo
  process.stdout.write(`answers ready http://127.0.0.1:${port} ${Buffer.from(pem).toString('base64')}\n`)
})

function signedHead(): Record<string, string | number> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Request-ID': '08F78BB5AF0610D302189F97B45620A2C4014C-268435456',
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': 'PUB_KEY_ID_0119000000012026112300000000000001',
    'Wechatpay-Signature': sign('sha256', message, privateKey).toString('base64'),
  }
}
