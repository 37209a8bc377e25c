import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { PublicError } from '../errors.ts'
import { findCaller } from '../features/keys/find-caller.ts'
import './caller.ts'

const bearer = /^Bearer +(\S+)$/i

/** A hook that finds out whose key the request bears. One query for each request, so that a revoked key ends at once. */
export function authenticate(ctx: Context) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const key = bearer.exec(request.headers.authorization ?? '')?.[1]
    const caller = key && (await findCaller(ctx, key))
    if (!caller) {
      reply.header('www-authenticate', 'Bearer')
      throw new PublicError('UNAUTHENTICATED')
    }
    request.caller = caller
  }
}
