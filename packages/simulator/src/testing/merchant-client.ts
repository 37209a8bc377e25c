import { createPrivateKey, createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto'
import http from 'node:http'

export type Credentials = { readonly mchid: string; readonly serial: string; readonly private_key_pem: string }

export type Reply = {
  readonly status: number
  /** Name and value in turn, with the names as they were sent. */
  readonly rawHeaders: readonly string[]
  readonly headers: http.IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
  readonly body: { readonly [field: string]: unknown; readonly code?: string; readonly message?: string }
}

export type Twist = {
  readonly timestamp?: number
  readonly nonce?: string
  readonly serial?: string
  readonly mchid?: string
  readonly signature?: string
  /** Signed instead of the string that should be. */
  readonly signedText?: (right: string) => string | Buffer
  readonly hash?: string
  readonly authorization?: string
  readonly headers?: Readonly<Record<string, string | null>>
  /** Sent instead of what was signed. */
  readonly sentBody?: string | Buffer
}

/** A merchant's program in a few lines: signs as WeChat demands, or, by a twist, not quite. */
export function callWeChat(
  url: string,
  credentials: Credentials,
  method: string,
  target: string,
  body?: unknown,
  twist: Twist = {},
): Promise<Reply> {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const headers: Record<string, string | null> = {
    Accept: 'application/json',
    'User-Agent': 'teyue-simulator-test',
    Authorization: twist.authorization ?? authorize(credentials, method, target, text, twist),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...twist.headers,
  }
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null)
  return exchange(new URL(target, url), method, Object.fromEntries(given), twist.sentBody ?? text)
}

export function verifyReply(reply: Pick<Reply, 'headers' | 'text'>, keyPem: string): boolean {
  const { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-signature': signature } = reply.headers
  const verifier = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n${reply.text}\n`)
  return verifier.verify(keyPem, String(signature), 'base64')
}

export function authorize(
  credentials: Credentials,
  method: string,
  target: string,
  text: string,
  twist: Twist,
): string {
  const timestamp = twist.timestamp ?? Math.floor(Date.now() / 1000)
  const nonce = twist.nonce ?? randomBytes(16).toString('hex')
  const right = `${method}\n${target}\n${timestamp}\n${nonce}\n${text}\n`
  const signer = createSign(twist.hash ?? 'RSA-SHA256').update(twist.signedText?.(right) ?? right)
  const signature = twist.signature ?? signer.sign(keyOf(credentials.private_key_pem), 'base64')
  const parts = {
    mchid: twist.mchid ?? credentials.mchid,
    nonce_str: nonce,
    timestamp,
    serial_no: twist.serial ?? credentials.serial,
    signature,
  }
  const listed = Object.entries(parts).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${listed.join(',')}`
}

const keys = new Map<string, KeyObject>()

/** Reading a key anew takes as long as signing with it. */
function keyOf(pem: string): KeyObject {
  const key = keys.get(pem) ?? createPrivateKey(pem)
  keys.set(pem, key)
  return key
}

// fetch would add headers of its own, and the test is about exactly these.
function exchange(url: URL, method: string, headers: Record<string, string>, sent: string | Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers })
    request.on('error', reject)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const received = bytes.toString('utf8')
        resolve({
          status: response.statusCode ?? 0,
          rawHeaders: response.rawHeaders,
          headers: response.headers,
          bytes,
          text: received,
          // Sealed bytes may begin with a brace, too.
          body: isJson(response) ? JSON.parse(received) : {},
        })
      })
    })
    request.end(sent)
  })
}

function isJson({ headers }: http.IncomingMessage): boolean {
  return headers['content-type']?.includes('json') === true && headers['content-length'] !== '0'
}
