import Type, { type Static } from 'typebox'
import { id, mode, moment, nullable, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

export const LoggedRequest = Type.Object(
  {
    id: id('req', 'The request'),
    object: Type.Literal('request'),
    at: moment('When it was answered'),
    key: id('key', 'The key that asked'),
    merchant: nullable(id('mch', 'The merchant whose key it is; null for the provider’s')),
    mode,
    method: Type.String({ description: 'How it asked', examples: ['POST'] }),
    route: Type.String({ description: 'What it asked', examples: ['/v1/payments/:id/refunds'] }),
    subject: nullable(Type.String({ description: 'The id in the address' })),
    status: Type.Integer({ description: 'The HTTP status that was answered' }),
    code: nullable(
      Type.String({ description: 'The code of the problem that was answered', examples: ['BAD_REQUEST'] }),
    ),
    duration_ms: Type.Integer({ minimum: 0, description: 'How long the answer took, in milliseconds' }),
    request_id: Type.String({ description: 'Names it in our logs, and in the answer that the program got' }),
  },
  { $id: 'LoggedRequest', additionalProperties: false, description: 'What a program asked, without its body' },
)
export type LoggedRequest = Static<typeof LoggedRequest>

export const LoggedRequestList = listOf('LoggedRequestList', LoggedRequest)
export const LoggedRequestListQuery = listQuery({
  key: Type.Optional(id('key', 'Only what this key asked')),
  code: Type.Optional(
    Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,63}$', description: 'Only what was answered with this code' }),
  ),
  request_id: Type.Optional(Type.String({ pattern: '^[\\w.:-]{1,64}$', description: 'Only the request of this name' })),
  refused: Type.Optional(oneOf(['true', 'false'], 'Only what was refused, or only what went well')),
})
export type LoggedRequestListQuery = Static<typeof LoggedRequestListQuery>
