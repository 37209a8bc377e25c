import { isUtf8 } from 'node:buffer'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { ControlError } from '../kit/control-error.ts'
import { bridgeOf } from './bridge.ts'
import { injectInto } from './inject.ts'
import { limitBytes } from './limit-bytes.ts'
import type { Passing } from './passing.ts'
import { problemPage } from './problem-page.ts'
import { answerHeaders, requestHeaders } from './rewrite-headers.ts'
import { isLoopback, OPEN_PLATFORM, readAddress } from './target.ts'
import { BRIDGE, GO, RESERVED, type WebView } from './web-view.ts'

export const MAX_REQUEST_BYTES = 10 * 1024 * 1024
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024
export const ANSWER_TIMEOUT_MS = 30_000
// Events come when there are some.
const SILENCE_TIMEOUT_MS = 10 * 60_000
// Of WeChat's own hosts nothing else is here.
const LOGIN_PATHS = /^\/(connect|assets)\//

const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** A request of a page in the phone's browser: to its own server and back, with the phone's script put into its documents. */
export async function passOn(passing: Passing, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world, view, show } = passing
  try {
    const { pathname, searchParams } = ownAddress(view, request)
    if (pathname === BRIDGE) return sendBridge(view, response)
    if (pathname === GO) {
      const real = readAddress(await world.webViews.unmask(searchParams.get('to') ?? ''))
      // A form keeps its fields on the way.
      response.writeHead(request.method === 'POST' ? 307 : 302, { Location: await show(real) }).end()
      return
    }
    if (pathname.startsWith(RESERVED) || (view.target.origin === OPEN_PLATFORM && !LOGIN_PATHS.test(pathname))) {
      throw new ControlError(404, 'NOT_FOUND', '没有这个网页', 'there is no such page')
    }
    const body = await readBody(request)
    await exchange(passing, request, body, response)
  } catch (error) {
    fail(response, error)
  }
}

/**
 * A listener serves its own page to this machine's browsers and is nobody's proxy: a foreign name that leads here (DNS
 * rebinding) is refused, and so is an address that names another host. A service worker would outlive the listener and
 * answer for whoever has its port next.
 */
function ownAddress(view: WebView, { url = '', headers }: IncomingMessage): URL {
  if (headers.host !== new URL(view.url).host || !url.startsWith('/')) {
    throw new ControlError(421, 'PAGE_REFUSED', '这里只有手机里的网页', 'only the page in the phone is here')
  }
  if (headers['service-worker'] !== undefined) {
    throw new ControlError(404, 'NOT_FOUND', '手机里没有 Service Worker', 'the phone has no service workers')
  }
  return new URL(`${view.url}${url}`)
}

function sendBridge(view: WebView, response: ServerResponse): void {
  const { text } = bridgeOf(view)
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'no-store',
    // Other pages, which could read it as a script of theirs, are not given it.
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  response.writeHead(200, headers).end(text)
}

async function exchange(
  passing: Passing,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const { world, view } = passing
  const { base } = view.target
  const sent = await realBody(passing, request, body)
  const path = await world.webViews.unmask(request.url ?? '/')
  const outgoing = (base.protocol === 'https:' ? https : http).request({
    hostname: base.hostname.replace(/^\[|\]$/g, ''),
    port: base.port,
    method: request.method,
    path,
    headers: await requestHeaders(passing, request, sent),
    timeout: ANSWER_TIMEOUT_MS,
    // A developer's own machine signs for itself.
    rejectUnauthorized: !isLoopback(base.hostname),
  })
  outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${ANSWER_TIMEOUT_MS / 1000} s`)))
  response.on('close', () => outgoing.destroy())
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve)
    outgoing.on('error', reject)
  })
  outgoing.end(sent)
  const incoming = await answered
  outgoing.setTimeout(SILENCE_TIMEOUT_MS)
  await answer(passing, incoming, response)
}

async function answer(passing: Passing, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const packed = (incoming.headers['content-encoding'] ?? 'identity').toLowerCase()
  const unpack = unpackers[packed]
  const isOpen = unpack !== undefined || packed === 'identity'
  // What cannot be unpacked is left to the browser as it is.
  const isDocument = isOpen && /^text\/html\b/i.test(incoming.headers['content-type'] ?? '')
  const { markup } = bridgeOf(passing.view)
  response.writeHead(incoming.statusCode ?? 502, await answerHeaders(passing, incoming, isDocument))
  // A page that waits for events is told at once that they will come.
  response.flushHeaders()
  const way = [
    ...(isDocument && unpack ? [unpack()] : []),
    limitBytes(MAX_ANSWER_BYTES),
    ...(isDocument ? [injectInto(markup)] : []),
  ]
  // A page whose answer breaks off sees it break off.
  pipeline([incoming, ...way, response], (error) => error && response.destroy())
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_REQUEST_BYTES) {
      throw new ControlError(413, 'TOO_LARGE', '请求超过 10 MB', 'the request is larger than 10 MB')
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

// A page that tells its server where it is means the address that it has there.
async function realBody({ world }: Passing, request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const isText = /^application\/(json|x-www-form-urlencoded)\b/i.test(request.headers['content-type'] ?? '')
  return isText && isUtf8(body) ? Buffer.from(await world.webViews.unmask(body.toString('utf8'))) : body
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const known =
    error instanceof ControlError
      ? { status: error.status, zh: error.messageZh, en: error.messageEn }
      : {
          status: 502,
          zh: `网页打不开（${String(error)}）。请确认它的服务器已启动，再从右上角刷新。`,
          en: `the page does not open (${String(error)}): see that its server runs, then reload it from the menu above`,
        }
  const html = problemPage(known)
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  }
  response.writeHead(known.status, headers).end(html)
}
