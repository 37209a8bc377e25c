import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { ControlError } from '../kit/control-error.ts'

const READING = ['GET', 'HEAD']
// What a browser says of a page of this very address, and of its user.
const OWN_SITES: readonly unknown[] = ['same-origin', 'none']

/**
 * Browsers let a page of any address send what needs no preflight, such as a reset; they only say where it came from. The phone
 * shows anybody's pages, and none of them may do anything to the world. Programs say nothing of the kind and are not asked.
 */
export function refuseForeignPages(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, headers }) => {
    if (READING.includes(method) || !isForeign(headers)) return
    throw new ControlError(
      400,
      'BAD_REQUEST',
      '别的网页不能操作模拟器，请在模拟器自己的页面里做，或用程序调用',
      'a page from elsewhere cannot act here: do it in the simulator’s own pages, or by a program',
    )
  })
}

function isForeign({ host, origin, ...headers }: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return !OWN_SITES.includes(site)
  // Over plain HTTP browsers say it of this machine's own addresses alone. Elsewhere, as in a local network, the origin tells.
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host)
}
