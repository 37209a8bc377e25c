import { createHash, createHmac, randomBytes } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'

export type V2Fields = Readonly<Record<string, string | number | undefined>>

export type V2Reply = {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
  /** In the order in which they came. */
  readonly fields: Readonly<Record<string, string>>
}

export type V2Twist = {
  /** Sent as it stands, instead of the fields. */
  readonly body?: string | Buffer
  readonly method?: string
  readonly key?: string
  readonly sign?: string
  /** Null = no client certificate. */
  readonly cert?: { readonly cert: string; readonly key: string } | null
  /** Over plain HTTP also where TLS is usual. */
  readonly plain?: boolean
  readonly agent?: https.Agent
}

export type V2Caller = {
  readonly url: string
  readonly tlsUrl: string
  readonly ca: string
  readonly api_v2_key: string
  readonly certificate_pem: string
  readonly private_key_pem: string
}

/** A merchant's program of APIv2 in a few lines, over TLS and with its certificate: or, by a twist, not quite. */
export function callV2(caller: V2Caller, path: string, fields: V2Fields, twist: V2Twist = {}): Promise<V2Reply> {
  const given = { nonce_str: randomBytes(16).toString('hex'), ...fields }
  const sign = twist.sign ?? signV2(given, twist.key ?? caller.api_v2_key)
  const body = twist.body ?? toXml({ ...given, sign })
  const usual = { cert: caller.certificate_pem, key: caller.private_key_pem }
  const shown = twist.cert === undefined ? usual : (twist.cert ?? {})
  const options = twist.plain ? {} : { ca: caller.ca, ...shown, agent: twist.agent ?? false }
  return exchange(new URL(path, twist.plain ? caller.url : caller.tlsUrl), body, twist.method ?? 'POST', options)
}

export function signV2(fields: V2Fields, key: string, signType: unknown = fields.sign_type): string {
  const names = Object.keys(fields).filter((name) => name !== 'sign' && (fields[name] ?? '') !== '')
  const pairs = names.sort().map((name) => `${name}=${fields[name]}`)
  const text = [...pairs, `key=${key}`].join('&')
  const hash = signType === 'HMAC-SHA256' ? createHmac('sha256', key) : createHash('md5')
  return hash.update(text).digest('hex').toUpperCase()
}

/** Whether WeChat's answer is signed as `signType` demands; the answer itself does not say how. */
export function verifyV2(reply: Pick<V2Reply, 'fields'>, key: string, signType = 'MD5'): boolean {
  const { sign, ...rest } = reply.fields
  const names = Object.keys(rest).filter((name) => rest[name] !== '')
  const text = [...names.sort().map((name) => `${name}=${rest[name]}`), `key=${key}`].join('&')
  const hash = signType === 'HMAC-SHA256' ? createHmac('sha256', key) : createHash('md5')
  return sign === hash.update(text).digest('hex').toUpperCase()
}

export function toXml(fields: V2Fields): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return `<xml>${given.map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`).join('')}</xml>`
}

/** Reads only what WeChat writes: fields of CDATA or of digits, one a line. */
export function readXml(text: string): Record<string, string> {
  const field = /<(\w+)>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))<\/\1>/g
  return Object.fromEntries([...text.matchAll(field)].map(([, name, data, bare]) => [name, data ?? bare ?? '']))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function exchange(url: URL, body: string | Buffer, method: string, options: https.RequestOptions): Promise<V2Reply> {
  return new Promise((resolve, reject) => {
    const { request: ask } = url.protocol === 'https:' ? https : http
    const request = ask(url, { method, headers: { 'Content-Type': 'text/xml' }, ...options })
    request.on('error', reject)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const text = bytes.toString('utf8')
        const fields = readXml(text.replace(/^<xml>/, ''))
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text, fields })
      })
    })
    request.end(body)
  })
}
