import assert from 'node:assert/strict'
import { verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { TestContext } from 'node:test'
import type { Dispatcher } from 'undici'
import { createWechatPay, type WechatPay, type WechatPaySettings } from '../client.ts'
import { createKeyring, type Keyring } from '../keyring.ts'
import { createMerchantKeys, type MerchantKeys } from '../merchant-keys.ts'
import { createTransport, type Transport } from '../transport.ts'
import { API_V3_KEY, MERCHANT_SERIAL, merchantKey, NOON, SP_MCHID, signedHeaders, type WechatKey } from './wechat.ts'

export type Arrival = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly bytes: Buffer
}

/** What the server does with an arrival; it may do nothing, and then the caller waits. */
export type Behaviour = (response: ServerResponse, arrival: Arrival, nth: number) => void

export type TestServer = { readonly url: string; readonly arrivals: readonly Arrival[] }

/** A real HTTP server on loopback, which ends with the test, hanging connections included. */
export async function startServer(t: TestContext, behave: Behaviour): Promise<TestServer> {
  return serve(t, createServer(), 'http', behave)
}

/** Lets a server that is made already behave like this until the test ends. */
export async function serve(
  t: TestContext,
  server: Server,
  scheme: 'http' | 'https',
  behave: Behaviour,
): Promise<TestServer> {
  const arrivals: Arrival[] = []
  const sockets = new Set<Socket>()
  server.on('request', async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const { method = '', url = '', headers } = request
    const bytes = Buffer.concat(pieces)
    const arrival = { method, url, headers, body: bytes.toString(), bytes }
    arrivals.push(arrival)
    behave(response, arrival, arrivals.length)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return { url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`, arrivals }
}

/** Answers as WeChat does when all is well: signed over the very bytes. */
export function answerSigned(key: WechatKey, status: number, body: unknown, at = NOON): Behaviour {
  return (response) => {
    const bytes = Buffer.from(status === 204 ? '' : JSON.stringify(body))
    response.writeHead(status, { 'Content-Type': 'application/json', ...signedHeaders(key, bytes, at) }).end(bytes)
  }
}

/** Answers as WeChat does when it refuses: a code, and no signature. */
export function answerUnsigned(status: number, body: unknown, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}

/** A client of the server at `url` that knows `keys`. */
export function clientOf(
  t: TestContext,
  url: string | readonly string[],
  keys: readonly WechatKey[],
  more: Partial<WechatPaySettings> & { readonly merchantKeys?: MerchantKeys } = {},
): WechatPay {
  const client = createWechatPay({
    spMchid: SP_MCHID,
    merchantKeys: onlyMerchantKey(),
    apiV3Key: API_V3_KEY,
    keyring: keyringOf(keys),
    now: () => NOON,
    baseUrl: url,
    ...more,
  })
  t.after(() => client.close())
  return client
}

function onlyMerchantKey(): MerchantKeys {
  return createMerchantKeys({ serial: MERCHANT_SERIAL, privateKey: merchantKey.privateKey, certificate: null })
}

/** What is under the client, for shapes of requests that no interface has yet. */
export function transportOf(
  t: TestContext,
  url: string,
  keys: readonly WechatKey[],
  dispatcher: Dispatcher,
): Transport {
  t.after(() => dispatcher.destroy())
  return createTransport({
    spMchid: SP_MCHID,
    merchantKeys: onlyMerchantKey(),
    keyring: keyringOf(keys),
    now: () => NOON,
    origins: [url],
    dispatcher,
    answerTimeoutMs: 2000,
    userAgent: 'test',
  })
}

/** Insists that a request bears the provider's signature over `signed`, by default over its very body. */
export function assertSigned(arrival: Arrival | undefined, signed = arrival?.bytes): void {
  assert(arrival && signed)
  const parts = Object.fromEntries(
    [...(arrival.headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
  const head = [arrival.method, arrival.url, parts.timestamp, parts.nonce_str].map((line) => `${line}\n`).join('')
  assert.equal(parts.serial_no, MERCHANT_SERIAL)
  assert.equal(parts.timestamp, String(NOON.getTime() / 1000))
  const message = Buffer.concat([Buffer.from(head), signed, Buffer.from('\n')])
  const signature = Buffer.from(parts.signature ?? '', 'base64')
  assert.equal(verify('sha256', message, merchantKey.publicKey, signature), true)
}

export function keyringOf(keys: readonly WechatKey[]): Keyring {
  const publicKeys = keys.filter(isPublic).map(({ serial, pem }) => ({ id: serial, pem }))
  return createKeyring({ certificates: keys.filter((key) => !isPublic(key)), publicKeys })
}

function isPublic(key: WechatKey): boolean {
  return key.serial.startsWith('PUB_KEY_ID_')
}
