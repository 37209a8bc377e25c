import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fireDue } from '../clock/fire-due.ts'
import { drawCallFault } from '../faults/draw-fault.ts'
import { rememberText } from '../faults/subject.ts'
import { Refusal } from '../kit/refusal.ts'
import { withinLimits } from '../limits/frequency.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import { authorize, checkContentType, checkEncoding, checkHeaders, parseAuthorization } from './authorize.ts'
import { type Answer, parseJson } from './call.ts'
import { Exchange, type Wire } from './exchange.ts'
import { type FaultWords, failAfter, failBefore } from './fail-by-plan.ts'
import { readUpload } from './media/read-upload.ts'
import { answerKind, platformKey, signatureHeaders } from './platform-signature.ts'
import { refuse } from './refusals.ts'
import type { Route } from './route.ts'
import { findRoute } from './routes.ts'

const REQUEST_ID_BYTES = 16
const JSON_TYPE = 'application/json; charset=utf-8'
// As every answer of WeChat's gateway has them; the language is what its messages are in.
const USUAL_HEADERS = {
  'Cache-Control': 'no-cache, must-revalidate',
  'Content-Language': 'zh-CN',
  'X-Content-Type-Options': 'nosniff',
}

/** WeChat's own door: everything under /v3. */
export async function handleWeChat(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange = new Exchange(world, request, response)
  const requestId = randomBytes(REQUEST_ID_BYTES).toString('hex').toUpperCase()
  try {
    const found = findRoute(exchange.method, exchange.path)
    if (found === 'unknown path') exchange.answer({ status: 404, headers: {}, body: '' }, found)
    else if (found === 'wrong method') exchange.answer({ status: 405, headers: {}, body: '' }, found)
    else await serve(world, exchange, requestId, found.route, found.number)
  } catch (error) {
    const { facts } = error instanceof Refusal ? error : refuse('systemError', String(error))
    const { status, code, message, inner, detail, hint } = facts
    const headers = { ...USUAL_HEADERS, 'Request-ID': `${requestId}-${inner}`, 'Content-Type': JSON_TYPE }
    const body = JSON.stringify({ code, message, ...(detail ? { detail } : {}) })
    exchange.answer({ status, headers, body }, hint ?? message)
  }
}

async function serve(world: World, exchange: Exchange, requestId: string, route: Route, number: string): Promise<void> {
  const { headers } = exchange.request
  checkHeaders(headers)
  checkEncoding(headers)
  const authorization = parseAuthorization(headers.authorization)
  exchange.mchid = authorization.mchid
  const request = await readRequest(exchange, route)
  if (route.direct && world.store.get('merchants', authorization.mchid)) throw refuse('productClosed')
  const provider = authorize(world, authorization, {
    method: exchange.method,
    target: exchange.target,
    body: request.signed,
  })
  const body = request.read()
  fireDue(world)
  const subject = businessNumber(world, route, number, body)
  rememberText(world, subject, body)
  const fault = drawCallFault(world, route.endpoint, subject)
  exchange.fault = fault?.kind ?? null
  const words = wordsFor(route)
  if (fault && (await failBefore(fault, exchange, words))) return
  const query = new URL(exchange.target, 'http://localhost').searchParams
  const serial = String(headers['wechatpay-serial'] ?? '')
  const call = { provider, number, query, body, serial }
  const answer = await withinLimits(world, provider.mchid, route.endpoint, () => route.act(world, call))
  await world.store.durable()
  if (fault && (await failAfter(fault, exchange, words))) return
  if ('file' in answer) {
    const type = { 'Content-Type': answer.contentType }
    await exchange.answerFile(answer.file, { ...USUAL_HEADERS, 'Request-ID': `${requestId}-0`, ...type })
    return
  }
  const wire = await sign(world, provider, serial, answer, fault?.kind)
  exchange.answer({ ...wire, headers: { ...USUAL_HEADERS, 'Request-ID': `${requestId}-0`, ...wire.headers } }, null)
}

type SignedRequest = {
  /** What the signature is over: the body, or of an upload the part `meta`. */
  readonly signed: string
  /** To be called once the signature is known to be good. */
  read(): unknown
}

async function readRequest(exchange: Exchange, route: Route): Promise<SignedRequest> {
  const { headers } = exchange.request
  if (route.uploadBytes !== undefined) {
    const upload = readUpload(headers, await exchange.readBytes(route.uploadBytes))
    exchange.requestText = upload.meta
    return { signed: upload.meta, read: () => upload }
  }
  const text = await exchange.readBody()
  return {
    signed: text,
    read: () => {
      if (exchange.method === 'GET') return undefined
      checkContentType(headers)
      return parseJson(text)
    },
  }
}

function wordsFor(route: Route): FaultWords {
  return {
    refused: (luck, hint) => refuse(luck < 0.5 ? 'frequencyLimited' : (route.refusal ?? 'frequencyLimited'), hint),
    systemError: (hint) => refuse('systemError', hint),
    unavailable: (luck, hint) => refuse(luck < 0.5 ? 'badGateway' : 'unavailable', hint),
  }
}

async function sign(
  world: World,
  provider: Provider,
  askedSerial: string,
  answer: Exclude<Answer, { file: unknown }>,
  fault: string | undefined,
): Promise<Wire> {
  const body = answer.body === null ? '' : JSON.stringify(answer.body)
  const key = platformKey(world, provider, answerKind(provider, askedSerial))
  const signature = await signatureHeaders(body, key, world.clock.now(), fault === 'bad_signature')
  return {
    status: answer.status,
    headers: { ...(body === '' ? {} : { 'Content-Type': JSON_TYPE }), ...signature },
    body,
  }
}

// The number by which the caller knows the thing: WeChat's own numbers are random, and a plan must not depend on them.
function businessNumber(world: World, route: Route, number: string, body: unknown): string {
  const key = world.store.get('transactions', number)?.order
  if (key !== undefined) return world.store.get('orders', key)?.out_trade_no ?? number
  if (route.numberField === undefined) return number
  const value = (body as Record<string, unknown> | null)?.[route.numberField]
  return typeof value === 'string' ? value : ''
}
