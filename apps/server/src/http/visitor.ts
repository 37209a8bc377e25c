import type { FastifyRequest } from 'fastify'
import type { Visitor } from '../features/people/open-session.ts'

/** Whoever asks, before it is known who that is. */
export function visitorOf({ ip, headers, id }: FastifyRequest): Visitor {
  return { address: ip, userAgent: headers['user-agent'] ?? '', requestId: id }
}
