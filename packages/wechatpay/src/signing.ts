import { type KeyObject, randomBytes, sign } from 'node:crypto'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048'
const NONCE_BYTES = 16
const LINE_FEED = 0x0a

export type Signer = { readonly mchid: string; readonly serial: string; readonly privateKey: KeyObject }

/** What is signed. `path` carries its query string; `timestamp` is in unix seconds. */
export type Signable = {
  readonly method: string
  readonly path: string
  readonly timestamp: string
  readonly nonce: string
  readonly body: Buffer
}

/** The `Authorization` header of a request. Official page: 签名生成 (merchant 4012365336). */
export async function authorization(signer: Signer, request: Signable): Promise<string> {
  const signature = await signOffThread(signer.privateKey, requestMessage(request))
  return (
    `${SCHEME} mchid="${signer.mchid}",nonce_str="${request.nonce}",timestamp="${request.timestamp}",` +
    `serial_no="${signer.serial}",signature="${signature}"`
  )
}

/** Five lines, each ended: method, path with query, seconds, nonce, body (empty for GET). */
export function requestMessage({ method, path, timestamp, nonce, body }: Signable): Buffer {
  return Buffer.concat([Buffer.from(`${method}\n${path}\n${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])
}

/** Three lines, each ended: seconds, nonce, raw body. What WeChat signs in answers and notices. */
export function answerMessage(timestamp: string, nonce: string, body: Buffer): Buffer {
  const head = `${timestamp}\n${nonce}\n`
  const headBytes = Buffer.byteLength(head)
  const message = Buffer.allocUnsafe(headBytes + body.length + 1)
  message.write(head)
  message.set(body, headBytes)
  message[headBytes + body.length] = LINE_FEED
  return message
}

/** SHA256 with RSA, base64. */
export function signNow(privateKey: KeyObject, message: Buffer): string {
  return sign('sha256', message, privateKey).toString('base64')
}

export function freshNonce(): string {
  return randomBytes(NONCE_BYTES).toString('hex').toUpperCase()
}

export function unixSeconds(at: Date): string {
  return Math.floor(at.getTime() / 1000).toString()
}

// A signature costs a quarter of a millisecond; given a callback, Node makes it on another core.
function signOffThread(privateKey: KeyObject, message: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    sign('sha256', message, privateKey, (error, signature) => {
      if (error) reject(error)
      else resolve(signature.toString('base64'))
    })
  })
}
