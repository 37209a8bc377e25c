import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { TestContext } from 'node:test'
import { createWechatPay, type WechatPay, type WechatPayOptions } from '../client.ts'
import { createKeyring } from '../keyring.ts'
import { API_V3_KEY, MERCHANT_SERIAL, merchantKey, NOON, SP_MCHID, signedHeaders, type WechatKey } from './wechat.ts'

export type Arrival = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What the server does with an arrival; it may do nothing, and then the caller waits. */
export type Behaviour = (response: ServerResponse, arrival: Arrival, nth: number) => void

export type TestServer = { readonly url: string; readonly arrivals: readonly Arrival[] }

/** A real HTTP server on loopback, which ends with the test, hanging connections included. */
export async function startServer(t: TestContext, behave: Behaviour): Promise<TestServer> {
  const arrivals: Arrival[] = []
  const sockets = new Set<Socket>()
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const { method = '', url = '', headers } = request
    const arrival = { method, url, headers, body: Buffer.concat(pieces).toString() }
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
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrivals }
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
  more: Partial<WechatPayOptions> = {},
): WechatPay {
  const publicKeys = keys.filter(isPublic).map(({ serial, pem }) => ({ id: serial, pem }))
  const certificates = keys.filter((key) => !isPublic(key))
  const client = createWechatPay({
    spMchid: SP_MCHID,
    serial: MERCHANT_SERIAL,
    privateKey: merchantKey.privateKey,
    apiV3Key: API_V3_KEY,
    keyring: createKeyring({ certificates, publicKeys }),
    now: () => NOON,
    baseUrl: url,
    ...more,
  })
  t.after(() => client.close())
  return client
}

function isPublic(key: WechatKey): boolean {
  return key.serial.startsWith('PUB_KEY_ID_')
}
