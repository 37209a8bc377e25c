import { createHash, createHmac, createPrivateKey, sign as signBytes } from 'node:crypto'
import { type MistakenSign, mistakenSigns } from '../explain/signing/mistaken-signs.ts'
import { type MistakenText, mistakenTexts } from '../explain/signing/mistaken-texts.ts'
import { signingText } from '../explain/signing/signing-text.ts'
import { fieldsOf } from '../explain/signing-of.ts'
import { randomAlphanumeric } from '../kit/random-text.ts'
import type { Provider } from '../storage/provider-rows.ts'
import { findV2Route } from '../v2/routes.ts'
import { type SignType, signedText } from '../v2/sign.ts'
import { writeXml } from '../v2/xml.ts'
import type { World } from '../world.ts'

const NONCE_CHARACTERS = 32
const AGENT = 'teyue-try/1.0'

/** What a person wants to send as this provider; a mistake is one of the names in the list of reasons. */
export type Trial = {
  readonly method: string
  readonly path: string
  readonly body: string | Readonly<Record<string, unknown>> | undefined
  readonly mistake: string | undefined
}

export type SignedRequest = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Stands in this request and in no other. */
  readonly mark: string
}

/** The request as the provider's own program would send it over APIv3, or not quite. */
export function signV3(world: World, provider: Provider, { method, path, body, mistake }: Trial): SignedRequest {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const timestamp = String(Math.floor(world.clock.now() / 1000))
  const nonce = randomAlphanumeric(NONCE_CHARACTERS)
  const parts = { method, target: path, timestamp, nonce, body: text, host: new URL(world.url).host }
  const signed = mistaken(signingText(parts), mistakenTexts(parts), mistake)
  const signature = signBytes('sha256', Buffer.from(signed), createPrivateKey(provider.private_key_pem)).toString(
    'base64',
  )
  const listed = { mchid: provider.mchid, nonce_str: nonce, timestamp, serial_no: provider.serial, signature }
  const values = Object.entries(listed).map(([name, value]) => `${name}="${value}"`)
  const headers = {
    Accept: 'application/json',
    'User-Agent': AGENT,
    Authorization: `WECHATPAY2-SHA256-RSA2048 ${values.join(',')}`,
    ...(text === '' ? {} : { 'Content-Type': 'application/json' }),
  }
  return { headers, body: text, mark: nonce }
}

/** The same over APIv2. XML that cannot be read is sent as it is. */
export function signV2(provider: Provider, { path, body, mistake }: Trial): SignedRequest {
  const nonce = randomAlphanumeric(NONCE_CHARACTERS)
  const headers = { 'User-Agent': `${AGENT} ${nonce}`, 'Content-Type': 'text/xml; charset=utf-8' }
  const given = typeof body === 'string' ? fieldsOf(body) : new Map(Object.entries(body ?? {}).map(asText))
  if (given === null) return { headers, body: String(body), mark: nonce }
  const fields = new Map([...given, ['nonce_str', nonce]])
  fields.delete('sign')
  const asked = fields.get('sign_type') ?? findV2Route(path)?.signTypes[0]
  const type: SignType = asked === 'HMAC-SHA256' ? 'HMAC-SHA256' : 'MD5'
  const { api_v2_key: key } = provider
  const text = mistaken(signedText(fields, key), mistakenSigns(fields, key), mistake)
  const sign = hashed(text, key, type)
  const shown = mistake === 'v2SignLowerCase' ? sign : sign.toUpperCase()
  return { headers, body: writeXml({ ...Object.fromEntries(fields), sign: shown }), mark: nonce }
}

function hashed(text: string | Buffer, key: string, type: SignType): string {
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return hash.update(text).digest('hex')
}

function asText([name, value]: readonly [string, unknown]): [string, string] {
  return [name, String(value)]
}

// Not every mistake can be made with every request: then it is signed rightly.
function mistaken(
  right: string,
  all: Iterable<MistakenText | MistakenSign>,
  wanted: string | undefined,
): string | Buffer {
  if (wanted === undefined) return right
  for (const [reason, text] of all) if (reason === wanted) return text
  return right
}
