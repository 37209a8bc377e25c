import Type, { type Static } from 'typebox'
import { oneOf } from './fields.ts'

/** Every refusal looks like this, after RFC 9457, with content type application/problem+json. */
export const Problem = Type.Object(
  {
    type: Type.String({
      description: 'An address that explains the code',
      examples: ['/docs/errors#PAYMENT_NOT_PAID'],
    }),
    title: Type.String({ description: 'What the HTTP status means', examples: ['Conflict'] }),
    status: Type.Integer({ minimum: 400, maximum: 599, description: 'The HTTP status' }),
    code: Type.String({
      description: 'What went wrong; the one field for programs to branch on',
      examples: ['PAYMENT_NOT_PAID'],
    }),
    detail: Type.String({ description: 'What went wrong, in English' }),
    detail_zh: Type.String({ description: 'What went wrong, in Chinese' }),
    next: Type.String({ description: 'What to do now, in English' }),
    next_zh: Type.String({ description: 'What to do now, in Chinese' }),
    request_id: Type.String({ description: 'Names this request in our logs' }),
    field: Type.Optional(
      Type.String({ description: 'The field concerned, as a dotted path', examples: ['payer.openid'] }),
    ),
    location: Type.Optional(oneOf(['body', 'query', 'path', 'headers'], 'Where that field is')),
    details: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
        { description: 'Facts that belong to this code' },
      ),
    ),
  },
  { $id: 'Problem', additionalProperties: false, description: 'Why a request was refused (RFC 9457)' },
)
export type Problem = Static<typeof Problem>
