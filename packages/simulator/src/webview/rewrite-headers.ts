import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { sessionCookie } from '../login/phone-session.ts'
import { USER_AGENT } from './bridge.ts'
import { maskCookie, unmaskCookies } from './cookies.ts'
import type { Passing } from './passing.ts'
import { policiesFor } from './policy.ts'
import { OPEN_PLATFORM } from './target.ts'
import { BRIDGE, cookiePrefixOf } from './web-view.ts'

const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]
const REPLACED_IN_REQUEST = [
  'host',
  'cookie',
  'content-length',
  'user-agent',
  'origin',
  'referer',
  'sec-fetch-dest',
  'accept-encoding',
]
// Browsers take more; these can be unpacked here, to put the phone's script into a document.
const ENCODINGS = 'gzip, deflate, br'
// The frame is the phone's glass: to the page it is the whole window.
const DROPPED_FROM_ANSWER = [
  'x-frame-options',
  'strict-transport-security',
  'set-cookie',
  'location',
  'expires',
  'clear-site-data',
]
const CHANGED_WITH_DOCUMENT = ['content-length', 'content-encoding', 'etag', 'last-modified', 'accept-ranges']
const POLICIES = ['content-security-policy', 'content-security-policy-report-only']

/** As if the page stood at its own address, in WeChat. */
export async function requestHeaders(
  { world, view }: Passing,
  { headers }: IncomingMessage,
  body: Buffer,
): Promise<OutgoingHttpHeaders> {
  const { origin, base } = view.target
  const ours = origin === OPEN_PLATFORM
  const cookie = ours ? sessionCookie(view.viewer.session) : unmaskCookies(headers.cookie, cookiePrefixOf(view))
  const { referer } = headers
  const told: OutgoingHttpHeaders = { ...without(headers, [...HOP_BY_HOP, ...REPLACED_IN_REQUEST]) }
  told.host = base.host
  told['user-agent'] = USER_AGENT
  if (cookie !== '') told.cookie = cookie
  if (headers['accept-encoding'] !== undefined) told['accept-encoding'] = ENCODINGS
  if (headers.origin !== undefined) told.origin = await world.webViews.unmask(headers.origin)
  if (referer !== undefined && !referer.startsWith(view.viewer.phone))
    told.referer = await world.webViews.unmask(referer)
  const destination = headers['sec-fetch-dest']
  if (destination !== undefined) told['sec-fetch-dest'] = destination === 'iframe' ? 'document' : destination
  if (body.length > 0 || headers['content-length'] !== undefined) told['content-length'] = body.length
  return told
}

export async function answerHeaders(
  passing: Passing,
  { headers }: IncomingMessage,
  isDocument: boolean,
): Promise<OutgoingHttpHeaders> {
  const { view } = passing
  const changed = isDocument ? CHANGED_WITH_DOCUMENT : []
  const told: OutgoingHttpHeaders = { ...without(headers, [...HOP_BY_HOP, ...DROPPED_FROM_ANSWER, ...changed]) }
  for (const name of POLICIES) {
    const policy = told[name]
    if (typeof policy === 'string') told[name] = policiesFor(policy, `${view.url}${BRIDGE}`, view.id)
  }
  // Another page may have this port tomorrow.
  told['cache-control'] = 'no-store'
  const cookies = headers['set-cookie']
  if (cookies) told['set-cookie'] = cookies.map((cookie) => maskCookie(cookie, cookiePrefixOf(view)))
  if (headers.location !== undefined) told.location = await shownLocation(passing, headers.location)
  return told
}

// Wherever a server sends the payer, they come there in the phone, and other origins in a web view of their own.
async function shownLocation({ world, view, show }: Passing, location: string): Promise<string> {
  // Beginning with two slashes it names a host, and is no path of this one.
  const whole = /^[/\\]{2}/.test(location) ? `${new URL(view.target.origin).protocol}${location}` : location
  if (!URL.canParse(whole)) return location
  const real = new URL(await world.webViews.unmask(whole))
  if (!/^https?:$/.test(real.protocol)) return location
  if (real.origin === view.target.origin) return `${view.url}${real.pathname}${real.search}${real.hash}`
  return show(real)
}

function without(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
}
