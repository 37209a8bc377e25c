import type { IncomingMessage, ServerResponse } from 'node:http'
import { fireDue } from '../clock/fire-due.ts'
import { type Because, why } from '../explain/because.ts'
import type { World } from '../world.ts'
import { givePlainToken, giveStableToken } from './app-token.ts'
import { readAuthorize, redirectOf } from './authorize-payer.ts'
import type { Params } from './check-app.ts'
import { LoginError } from './errors.ts'
import { drawLoginFault, failLoginAfter, failLoginBefore, GARBAGE, loginFaultReason } from './fail-login.ts'
import { logLogin } from './log-login.ts'
import { exchangeMiniCode } from './mini-login.ts'
import { consentPage, outsidePage, PAGE_HEADERS, problemPage } from './pages.ts'
import { payerOfCookie } from './phone-session.ts'
import { readFollower } from './read-follower.ts'
import { checkWebToken, exchangeWebCode, readWebUser, refreshWebToken } from './web-login.ts'

const MAX_BODY_BYTES = 64 * 1024
const LOGIN_PATHS = /^\/(?:connect|sns|cgi-bin)\//
// The older interfaces have never called their JSON by its name.
const SNS_TYPE = 'text/plain'
const CGI_TYPE = 'application/json; encoding=utf-8'

type Act = (world: World, params: Params) => unknown

const ACTS: Readonly<Record<string, Act>> = {
  '/sns/oauth2/access_token': exchangeWebCode,
  '/sns/oauth2/refresh_token': refreshWebToken,
  '/sns/auth': checkWebToken,
  '/sns/userinfo': readWebUser,
  '/sns/jscode2session': exchangeMiniCode,
  '/cgi-bin/token': givePlainToken,
  '/cgi-bin/user/info': readFollower,
}

// What the log says of an answer that never came.
const NOT_ANSWERED = { status: 0, answer: null, headers: {} }

export function isLoginPath(target: string): boolean {
  return LOGIN_PATHS.test(target)
}

/** open.weixin.qq.com and api.weixin.qq.com, as far as logging a payer in goes: OAuth, mini programs, access tokens. */
export async function handleLogin(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = performance.now()
  const url = new URL(request.url ?? '/', 'http://localhost')
  fireDue(world)
  if (url.pathname === '/connect/oauth2/authorize') {
    await authorize(world, url, request, response)
    return
  }
  const fault = drawLoginFault(world, url)
  const brokenOff = () => {
    response.destroy()
    logLogin(world, request, url, { ...NOT_ANSWERED, because: loginFaultReason(fault), fault, startedAt })
  }
  let answer: unknown
  let because: Because | null = null
  try {
    if (fault && (await failLoginBefore(fault, response))) {
      brokenOff()
      return
    }
    answer = await act(world, url, request)
    await world.store.durable()
    if (fault && (await failLoginAfter(fault, response))) {
      brokenOff()
      return
    }
    because = loginFaultReason(fault)
  } catch (error) {
    if (error instanceof LoginError) because = error.because
    else because = loginFaultReason(fault) ?? why('simulatorBroke', { problem: String(error) })
    const known = error instanceof LoginError ? error : { errcode: -1, errmsg: 'system error' }
    answer = { errcode: known.errcode, errmsg: known.errmsg }
  }
  const text = fault?.kind === 'garbage' ? GARBAGE : JSON.stringify(answer)
  const type = url.pathname.startsWith('/sns/') ? SNS_TYPE : CGI_TYPE
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(text)) }).end(text)
  logLogin(world, request, url, { status: 200, answer, because, headers: { 'Content-Type': type }, fault, startedAt })
}

async function act(world: World, url: URL, request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request)
  if (url.pathname === '/cgi-bin/stable_token') {
    if (request.method !== 'POST') {
      throw new LoginError('postRequired', wrongMethod(url, request, 'POST'))
    }
    const { forced, params } = readStable(text)
    return giveStableToken(world, params, forced)
  }
  const asked = ACTS[url.pathname]
  if (!asked) throw new LoginError('url', why('loginPathUnknown', { path: url.pathname }))
  if (request.method !== 'GET' && request.method !== 'POST') {
    throw new LoginError('getRequired', wrongMethod(url, request, 'GET'))
  }
  return asked(world, { get: (name) => url.searchParams.get(name) ?? undefined })
}

function readStable(text: string): { forced: boolean; params: Params } {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw badBody('不是 JSON', 'it is no JSON')
  }
  if (typeof body !== 'object' || body === null) throw badBody('不是 JSON 对象', 'it is no JSON object')
  const fields = new Map(Object.entries(body))
  const forced = fields.get('force_refresh') ?? false
  if (typeof forced !== 'boolean') throw badBody('force_refresh 须为 true 或 false', 'force_refresh is true or false')
  const textOf = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : undefined
  }
  return { forced, params: { get: textOf } }
}

function badBody(zh: string, en: string): LoginError {
  return new LoginError('format', why('loginBody', { problem_zh: zh, problem_en: en }))
}

function wrongMethod(url: URL, { method = '' }: IncomingMessage, allowed: string): Because {
  return why('loginMethod', { path: url.pathname, method, allowed })
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) throw badBody('太长', 'it is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function authorize(world: World, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = performance.now()
  const asked = readAuthorize(world, url.searchParams)
  const payer = payerOfCookie(world, request)
  const show = (html: string, because: Because | null) => {
    response.writeHead(200, PAGE_HEADERS).end(request.method === 'HEAD' ? '' : html)
    logLogin(world, request, url, { status: 200, answer: null, because, headers: PAGE_HEADERS, startedAt })
  }
  if ('code' in asked) return show(problemPage(asked), asked.because)
  if (payer === null) return show(outsidePage(), why('oauthOutside'))
  const agreed = url.searchParams.get('agreed')
  if (asked.scope === 'snsapi_userinfo' && agreed === null) {
    const name = world.store.get('payers', payer)?.name ?? ''
    return show(consentPage(asked.app.name, name, withAnswer(url, 'yes'), withAnswer(url, 'no')), null)
  }
  const location = redirectOf(world, asked, payer, agreed !== 'no')
  await world.store.durable()
  const headers = { 'Cache-Control': 'no-store', 'Content-Length': '0' }
  response.writeHead(302, { Location: location, ...headers }).end()
  logLogin(world, request, url, { status: 302, answer: null, because: null, headers, startedAt })
}

function withAnswer(url: URL, agreed: 'yes' | 'no'): string {
  const query = new URLSearchParams(url.searchParams)
  query.set('agreed', agreed)
  return `${url.pathname}?${query}`
}
