import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'

const REQUEST_ID = 'x-request-id'
/** What we take over from a caller: it goes into logs and back into a header. */
const safeRequestId = /^[\w.:-]{1,64}$/

/** A page that wants more than nothing says so itself. */
const headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

/** The id under which the request is found in the logs: the caller's own, or a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers[REQUEST_ID]
  return typeof given === 'string' && safeRequestId.test(given) ? given : randomUUID()
}

/** Every answer names its request, is not cached, and may not be framed or guessed at. */
export function setHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header(REQUEST_ID, request.id)
    done()
  })
}
