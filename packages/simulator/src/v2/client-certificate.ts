import { X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { Provider } from '../storage/provider-rows.ts'
import type { Wire } from '../wechat/exchange.ts'
import type { World } from '../world.ts'
import { refuseTalk } from './refusals.ts'

// Where WeChat's front demands a client certificate, before anybody looks at the request.
const GUARDED = /^\/(?:secapi|mmpaymkttransfers|billcommentsp)\/|^\/pay\/downloadfundflow$/

/** The page of WeChat's front when the certificate is missing or was not issued by WeChat; null if it may pass. */
export function turnAway(world: World, path: string, request: IncomingMessage): { wire: Wire; reason: string } | null {
  if (!GUARDED.test(path)) return null
  if (!(request.socket instanceof TLSSocket)) {
    return page(
      'No required SSL certificate was sent',
      'this path needs the SP’s certificate, so it is called over TLS',
    )
  }
  if (certificateOf(request.socket) === null) {
    return page('No required SSL certificate was sent', 'the caller showed no client certificate')
  }
  if (!request.socket.authorized && !isOfThisWorld(world, request.socket)) {
    return page('The SSL certificate error', `the certificate does not hold: ${request.socket.authorizationError}`)
  }
  return null
}

/** The certificate shown must be the one of the SP that signed; never a sub-merchant's, never another SP's. */
export function checkOwner(path: string, request: IncomingMessage, provider: Provider): void {
  if (!GUARDED.test(path) || !(request.socket instanceof TLSSocket)) return
  const serial = certificateOf(request.socket)
  if (serial !== provider.serial) {
    throw refuseTalk(
      'otherCertificate',
      `the certificate of ${provider.mchid} has the serial ${provider.serial}, not ${serial}`,
    )
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

function page(what: string, reason: string): { wire: Wire; reason: string } {
  const body = `<html>\r
<head><title>400 ${what}</title></head>\r
<body bgcolor="white">\r
<center><h1>400 Bad Request</h1></center>\r
<center>${what}</center>\r
<hr><center>nginx</center>\r
</body>\r
</html>\r
`
  return { wire: { status: 400, headers: { 'Content-Type': 'text/html' }, body }, reason }
}
