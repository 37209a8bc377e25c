import type { FastifyRequest } from 'fastify'
import Type from 'typebox'

const header = 'idempotency-key'

/** The one header of our own that a creating request may carry. Others are the protocol's and pass. */
export const IdempotencyHeaders = Type.Object({
  [header]: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: 'The same key with the same request gives the same thing; with another request it is refused',
    }),
  ),
})

export function idempotencyKey(request: FastifyRequest): string | null {
  const value = request.headers[header]
  return typeof value === 'string' ? value : null
}
