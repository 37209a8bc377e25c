import { randomBytes } from 'node:crypto'
import type { Outgoing } from './attempt.ts'
import type { PlainCall, Upload } from './call.ts'
import type { Keyring } from './keyring.ts'
import type { MerchantKeys } from './merchant-keys.ts'
import { authorization, freshNonce, unixSeconds } from './signing.ts'

const NO_BODY = Buffer.alloc(0)
const BOUNDARY_BYTES = 16

/** Who signs, what WeChat may sign its answer with, and how we call ourselves. */
export type Sender = {
  readonly spMchid: string
  readonly merchantKeys: MerchantKeys
  readonly keyring: Keyring
  readonly userAgent: string
}

type Content = { readonly type: string; readonly signed: Buffer; readonly sent: Buffer }

/** Signs a call as of `at`. A repetition is prepared anew: nonce and timestamp must not be those of the lost one. */
export async function prepareRequest(sender: Sender, call: PlainCall, origin: string, at: Date): Promise<Outgoing> {
  const { method, path } = call
  const { type, signed, sent } = contentOf(call)
  const { serial, privateKey } = sender.merchantKeys.current()
  const signer = { mchid: sender.spMchid, serial, privateKey }
  const verifiable = call.sealedFor ?? sender.keyring.preferred(at)?.serial
  const signable = { method, path, timestamp: unixSeconds(at), nonce: freshNonce(), body: signed }
  const headers = {
    authorization: await authorization(signer, signable),
    accept: 'application/json',
    'content-type': type,
    'user-agent': sender.userAgent,
    ...(verifiable === undefined ? {} : { 'wechatpay-serial': verifiable }),
  }
  return { method, origin, path, headers, body: sent, recordedBody: signed, signedBy: serial }
}

function contentOf({ body, upload }: PlainCall): Content {
  if (upload) return multipart(upload)
  const json = body === undefined ? NO_BODY : Buffer.from(JSON.stringify(body))
  return { type: 'application/json', signed: json, sent: json }
}

// Official page: 图片上传. `meta` comes first; the file is not signed, its SHA-256 within `meta` is.
function multipart({ meta, filename, contentType, bytes }: Upload): Content {
  const boundary = `teyue${randomBytes(BOUNDARY_BYTES).toString('hex')}`
  const signed = Buffer.from(JSON.stringify(meta))
  const head = (disposition: string, type: string) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`)
  const sent = Buffer.concat([
    head('name="meta"', 'application/json'),
    signed,
    Buffer.from('\r\n'),
    head(`name="file"; filename="${filename}"`, contentType),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { type: `multipart/form-data; boundary=${boundary}`, signed, sent }
}
