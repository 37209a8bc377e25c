import { X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import { type Because, why } from '../explain/because.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { Wire } from '../wechat/exchange.ts'
import type { World } from '../world.ts'
import { refuseTalk } from './refusals.ts'

// Where WeChat's front demands a client certificate, before anybody looks at the request.
const GUARDED = /^\/(?:secapi|mmpaymkttransfers|billcommentsp)\/|^\/pay\/downloadfundflow$/

const NOT_SENT = 'No required SSL certificate was sent'

type TurnedAway = { readonly wire: Wire; readonly because: Because }

export function isGuarded(path: string): boolean {
  return GUARDED.test(path)
}

/** The page of WeChat's front when the certificate is missing or was not issued by WeChat; null if it may pass. */
export function turnAway(world: World, path: string, request: IncomingMessage): TurnedAway | null {
  if (!GUARDED.test(path)) return null
  if (!(request.socket instanceof TLSSocket)) {
    return page(NOT_SENT, missing(world, '请求没有经过 TLS', 'the request did not come over TLS'))
  }
  if (certificateOf(request.socket) === null) {
    return page(NOT_SENT, missing(world, '没有出示证书', 'no certificate was shown'))
  }
  if (!request.socket.authorized && !isOfThisWorld(world, request.socket)) {
    const problem = String(request.socket.authorizationError)
    return page('The SSL certificate error', why('certificateInvalid', { problem }))
  }
  return null
}

/** The certificate shown must be the one of the SP that signed; never a sub-merchant's, never another SP's. */
export function checkOwner(path: string, request: IncomingMessage, provider: Provider): void {
  if (!GUARDED.test(path) || !(request.socket instanceof TLSSocket)) return
  const serial = certificateOf(request.socket)
  if (serial !== provider.serial) {
    const { mchid, serial: right } = provider
    throw refuseTalk('otherCertificate', why('certificateOfOther', { given: serial ?? '', mchid, right }))
  }
}

// A snapshot of another process brings providers whose certificates another authority signed.
function isOfThisWorld({ store }: World, socket: TLSSocket): boolean {
  const shown = socket.getPeerX509Certificate()
  const known = [...store.tables.providers.rows.values()].find(({ serial }) => serial === shown?.serialNumber)
  return known !== undefined && new X509Certificate(known.certificate_pem).fingerprint256 === shown?.fingerprint256
}

function certificateOf(socket: TLSSocket): string | null {
  return socket.getPeerX509Certificate()?.serialNumber ?? null
}

function missing(world: World, zh: string, en: string): Because {
  return why('certificateMissing', { problem_zh: zh, problem_en: en, tls: world.tlsUrl })
}

function page(what: string, because: Because): TurnedAway {
  const body = `<html>\r
<head><title>400 ${what}</title></head>\r
<body bgcolor="white">\r
<center><h1>400 Bad Request</h1></center>\r
<center>${what}</center>\r
<hr><center>nginx</center>\r
</body>\r
</html>\r
`
  return { wire: { status: 400, headers: { 'Content-Type': 'text/html' }, body }, because }
}
