import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fireDue } from '../clock/fire-due.ts'
import { type DrawnCallFault, drawCallFault } from '../faults/draw-fault.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Provider } from '../storage/rows.ts'
import type { World } from '../world.ts'
import { authorize, checkContentType, checkHeaders, parseAuthorization } from './authorize.ts'
import { type Answer, parseJson } from './call.ts'
import { answerKind, platformKey, signatureHeaders } from './platform-signature.ts'
import { refuse } from './refusals.ts'
import { findRoute, type Route } from './routes.ts'

const MAX_BODY_BYTES = 1 << 20
const REQUEST_ID_BYTES = 16
const JSON_TYPE = 'application/json; charset=utf-8'

/** What became of one exchange; filled while it goes on, logged at its end. */
type Trace = {
  readonly startedAt: number
  readonly method: string
  readonly target: string
  mchid: string | null
  requestBody: string
  fault: string | null
}

type Wire = { readonly status: number; readonly headers: Record<string, string>; readonly body: string }

/** WeChat's own door: everything under /v3. */
export async function handleWeChat(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const trace: Trace = {
    startedAt: performance.now(),
    method: request.method ?? '',
    target: request.url ?? '',
    mchid: null,
    requestBody: '',
    fault: null,
  }
  const requestId = randomBytes(REQUEST_ID_BYTES).toString('hex').toUpperCase()
  try {
    const found = findRoute(trace.method, trace.target.split('?', 1)[0] ?? '')
    if (typeof found === 'string') {
      return write(
        world,
        response,
        trace,
        { status: found === 'unknown path' ? 404 : 405, headers: {}, body: '' },
        found,
      )
    }
    await serve(world, request, response, trace, requestId, found.route, found.number)
  } catch (error) {
    const { facts } = error instanceof Refusal ? error : refuse('systemError', String(error))
    const { status, code, message, inner, detail, hint } = facts
    const headers = { 'Request-ID': `${requestId}-${inner}`, 'Content-Type': JSON_TYPE }
    const body = JSON.stringify({ code, message, ...(detail ? { detail } : {}) })
    write(world, response, trace, { status, headers, body }, hint ?? message)
  }
}

async function serve(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  trace: Trace,
  requestId: string,
  route: Route,
  number: string,
): Promise<void> {
  checkHeaders(request.headers)
  const authorization = parseAuthorization(request.headers.authorization)
  trace.mchid = authorization.mchid
  trace.requestBody = await readText(request)
  if (route.direct && world.store.get('merchants', authorization.mchid)) throw refuse('productClosed')
  const provider = authorize(world, authorization, { ...trace, body: trace.requestBody })
  if (trace.method === 'POST') checkContentType(request.headers)
  const body = trace.method === 'POST' ? parseJson(trace.requestBody) : undefined
  fireDue(world)
  const fault = drawCallFault(world, route.endpoint, `${provider.mchid} ${number || numberIn(body, route.numberField)}`)
  trace.fault = fault?.kind ?? null
  if (fault && (await failBefore(fault, route, response, world, trace))) return
  const query = new URL(trace.target, 'http://localhost').searchParams
  const answer = route.act(world, { provider, headers: request.headers, number, query, body })
  await world.store.durable()
  if (fault && (await failAfter(fault, response, world, trace))) return
  const signtest = fault?.kind === 'bad_signature'
  const asked = request.headers['wechatpay-serial']
  write(
    world,
    response,
    trace,
    await signedWire(world, provider, String(asked ?? ''), requestId, answer, signtest),
    null,
  )
}

async function signedWire(
  world: World,
  provider: Provider,
  askedSerial: string,
  requestId: string,
  answer: Answer,
  signtest: boolean,
): Promise<Wire> {
  const body = answer.body === null ? '' : JSON.stringify(answer.body)
  const key = platformKey(world, provider, answerKind(provider, askedSerial))
  const signature = await signatureHeaders(body, key, world.clock.now(), signtest)
  const type: Record<string, string> = body === '' ? {} : { 'Content-Type': JSON_TYPE }
  return { status: answer.status, headers: { 'Request-ID': `${requestId}-0`, ...type, ...signature }, body }
}

/** True when this was all the caller gets; the deed was not done. */
async function failBefore(
  fault: DrawnCallFault,
  route: Route,
  response: ServerResponse,
  world: World,
  trace: Trace,
): Promise<boolean> {
  switch (fault.kind) {
    case 'refuse':
      throw refuse(fault.luck < 0.5 ? 'frequencyLimited' : (route.refusal ?? 'frequencyLimited'), 'a fault of the plan')
    case 'error_before':
      throw refuse('systemError', 'a fault of the plan: not done')
    case 'drop_before':
    case 'timeout_before':
      await vanish(fault, response, world, trace)
      return true
    default:
      return false
  }
}

/** True when this was all the caller gets, although the deed was done. */
async function failAfter(
  fault: DrawnCallFault,
  response: ServerResponse,
  world: World,
  trace: Trace,
): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      await sleep(fault.plan.slow_ms, response)
      return false
    case 'error_after':
      throw refuse('systemError', 'a fault of the plan: done all the same')
    case 'garbage':
      write(
        world,
        response,
        trace,
        { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>502' },
        'a fault',
      )
      return true
    case 'drop_after':
    case 'timeout_after':
      await vanish(fault, response, world, trace)
      return true
    default:
      return false
  }
}

async function vanish(fault: DrawnCallFault, response: ServerResponse, world: World, trace: Trace): Promise<void> {
  if (fault.kind.startsWith('timeout')) await sleep(fault.plan.hang_ms, response)
  log(world, trace, { status: 0, headers: {}, body: '' }, 'a fault of the plan: no answer')
  response.destroy()
}

/** Ends early when the caller has gone or the simulator closes. */
function sleep(ms: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) throw refuse('bodyTooLong')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function numberIn(body: unknown, field: string | undefined): string {
  const value = field === undefined ? undefined : (body as Record<string, unknown> | null)?.[field]
  return typeof value === 'string' ? value : ''
}

function write(world: World, response: ServerResponse, trace: Trace, wire: Wire, reason: string | null): void {
  // Node writes header names as they are given here, and WeChat's are neither all small nor all capital.
  const length = wire.status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(wire.body)) }
  response.writeHead(wire.status, { ...wire.headers, ...length })
  response.end(wire.body)
  log(world, trace, wire, reason)
}

function log(world: World, trace: Trace, wire: Wire, reason: string | null): void {
  const failed =
    wire.status >= 400 && wire.body !== '' ? (JSON.parse(wire.body) as { code: string; message: string }) : null
  world.exchanges.add({
    at: new Date(world.clock.now()).toISOString(),
    method: trace.method,
    path: trace.target,
    mchid: trace.mchid,
    status: wire.status,
    request_id: wire.headers['Request-ID'] ?? '',
    code: failed?.code ?? null,
    message: failed?.message ?? null,
    reason,
    fault: trace.fault,
    duration_ms: Math.round(performance.now() - trace.startedAt),
    request_body: trace.requestBody,
    answer_body: wire.body,
  })
}
