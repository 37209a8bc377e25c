import type { FastifyRequest } from 'fastify'
import { PublicError } from '../errors.ts'

/**
 * Refuses what a page of another site makes a browser send. Browsers name the page's origin with whatever changes anything; a
 * request that names none comes from no page of ours.
 */
export function refuseForeignPages(request: FastifyRequest, publicUrl: string): void {
  const { origin, host } = request.headers
  const isOurs = origin !== undefined && URL.canParse(origin) && isOwn(new URL(origin), host, publicUrl)
  if (!isOurs) throw new PublicError('ORIGIN_REFUSED')
}

function isOwn(origin: URL, host: string | undefined, publicUrl: string): boolean {
  return origin.origin === new URL(publicUrl).origin || origin.host === host
}
