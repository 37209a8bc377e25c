import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fireDue } from '../clock/fire-due.ts'
import { why } from '../explain/because.ts'
import { drawCallFault } from '../faults/draw-fault.ts'
import type { CallFault } from '../faults/kinds.ts'
import { rememberText } from '../faults/subject.ts'
import { Refusal } from '../kit/refusal.ts'
import { withinLimits } from '../limits/frequency.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import { authorize, checkContentType, checkEncoding, checkHeaders, parseAuthorization } from './authorize.ts'
import { type Answer, parseJson } from './call.ts'
import { Exchange, type Wire } from './exchange.ts'
import { type FaultWords, failAfter, failBefore } from './fail-by-plan.ts'
import { refusalOf } from './fault-refusals.ts'
import { readUpload } from './media/read-upload.ts'
import { answerKind, platformKey, signatureHeaders } from './platform-signature.ts'
import { refuse } from './refusals.ts'
import { rotateByFault } from './rotate-certificate.ts'
import type { Route } from './route.ts'
import { findRoute } from './routes.ts'
import { strangersKey } from './strangers-key.ts'

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
  const exchange = new Exchange(world, 'v3', request, response)
  const requestId = randomBytes(REQUEST_ID_BYTES).toString('hex').toUpperCase()
  try {
    const found = findRoute(exchange.method, exchange.path)
    const { path, method } = exchange
    if (found === 'unknown path') exchange.answer({ status: 404, headers: {}, body: '' }, why('pathUnknown', { path }))
    else if ('allowed' in found) {
      const because = why('methodWrong', { path, method, allowed: found.allowed.join(', ') })
      exchange.answer({ status: 405, headers: {}, body: '' }, because)
    } else await serve(world, exchange, requestId, found.route, found.number)
  } catch (error) {
    const broke = () => refuse('systemError', why('simulatorBroke', { problem: String(error) }))
    const { facts } = error instanceof Refusal ? error : broke()
    const { status, code, message, inner, detail, because, signing = null } = facts
    const headers = { ...USUAL_HEADERS, 'Request-ID': `${requestId}-${inner}`, 'Content-Type': JSON_TYPE }
    const body = JSON.stringify({ code, message, ...(detail ? { detail } : {}) })
    exchange.signing = signing
    exchange.answer({ status, headers, body }, because)
  }
}

async function serve(world: World, exchange: Exchange, requestId: string, route: Route, number: string): Promise<void> {
  const { headers } = exchange.request
  checkHeaders(headers)
  checkEncoding(headers)
  const authorization = parseAuthorization(headers.authorization)
  exchange.mchid = authorization.mchid
  exchange.endpoint = route.endpoint
  const request = await readRequest(exchange, route)
  if (route.direct && world.store.get('merchants', authorization.mchid)) {
    throw refuse('productClosed', why('directMode', { mchid: authorization.mchid }))
  }
  const provider = authorize(world, authorization, {
    method: exchange.method,
    target: exchange.target,
    body: request.signed,
    host: headers.host ?? '',
    ...(request.upload ? { upload: request.upload } : {}),
  })
  const body = request.read()
  fireDue(world)
  const subject = businessNumber(world, route, number, body)
  exchange.number = subject === '' ? null : subject
  rememberText(world, subject, body)
  const fault = drawCallFault(world, {
    api: 'v3',
    endpoint: route.endpoint,
    mchid: provider.mchid,
    number: subject,
  })
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
  /** All bytes of an upload. */
  readonly upload?: Buffer
  /** To be called once the signature is known to be good. */
  read(): unknown
}

async function readRequest(exchange: Exchange, route: Route): Promise<SignedRequest> {
  const { headers } = exchange.request
  if (route.uploadBytes !== undefined) {
    const bytes = await exchange.readBytes(route.uploadBytes)
    const upload = readUpload(headers, bytes)
    exchange.requestText = upload.meta
    return { signed: upload.meta, upload: bytes, read: () => upload }
  }
  const text = await exchange.readBody()
  return {
    signed: text,
    read: () => {
      if (exchange.method === 'GET' || (route.bodyless && text === '')) return undefined
      checkContentType(headers)
      return parseJson(text)
    },
  }
}

function wordsFor(route: Route): FaultWords {
  return {
    refused: (luck, because, code) => {
      const byLuck = luck < 0.5 ? 'frequencyLimited' : (route.refusal ?? 'frequencyLimited')
      return refuse(code === null ? byLuck : (refusalOf(route.endpoint, code) ?? byLuck), because)
    },
    systemError: (because) => refuse('systemError', because),
    unavailable: (luck, because) => refuse(luck < 0.5 ? 'badGateway' : 'unavailable', because),
  }
}

async function sign(
  world: World,
  provider: Provider,
  askedSerial: string,
  answer: Exclude<Answer, { file: unknown }>,
  fault: CallFault | undefined,
): Promise<Wire> {
  const body = answer.body === null ? '' : JSON.stringify(answer.body)
  const now = fault === 'rotated' ? await rotateByFault(world, provider) : provider
  const key = platformKey(world, now, answerKind(now, askedSerial))
  const signer = fault === 'wrong_signature' ? { ...key, private_key_pem: await strangersKey() } : key
  const signature = await signatureHeaders(body, signer, world.clock.now(), fault === 'bad_signature')
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
