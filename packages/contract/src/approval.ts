import Type, { type Static } from 'typebox'
import { id, mode, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

export const APPROVAL_STATES = [
  'waiting',
  'approved',
  'done',
  'failed',
  'unknown',
  'refused',
  'withdrawn',
  'expired',
] as const

const state = oneOf(
  APPROVAL_STATES,
  '`approved`: it is being done; `failed`: it was refused when it came to be done, `code` says why; `unknown`: whether it was done is not known, and it is not done again',
)
const reason = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: ONE_LINE,
  description: 'Why, for the person who asked',
})
const personName = nullable(Type.String({ description: 'What that person is called' }))

export const Approval = Type.Object(
  {
    id: id('apr', 'The approval'),
    object: Type.Literal('approval'),
    state,
    kind: oneOf(['refunds', 'people', 'keys', 'accounts', 'money', 'settings'], 'Which setting asks for two persons'),
    act: Type.String({ description: 'What whoever decides must be allowed as well', examples: ['refunds.make'] }),
    route: Type.String({ description: 'What will be called', examples: ['POST /v1/payments/:id/refunds'] }),
    subject: nullable(Type.String({ description: 'Upon what: the id in the address' })),
    request: nullable(
      Type.Record(Type.String(), Type.Unknown(), { description: 'The body of the request, secrets masked' }),
    ),
    merchant: nullable(id('mch', 'The merchant at which it was asked; null for the provider')),
    mode,
    asked_by: id('per', 'Who asked, and in whose name it is done'),
    asked_by_name: personName,
    created_at: moment('When it was asked'),
    expires_at: moment('When it is too late to approve it'),
    decided_by: nullable(id('per', 'Who approved, refused or withdrew it')),
    decided_by_name: personName,
    decided_at: nullable(moment('When')),
    reason: nullable(reason),
    status: nullable(Type.Integer({ description: 'The HTTP status of what was done', examples: [201] })),
    code: nullable(Type.String({ description: 'The code of the problem, where it failed' })),
    result: nullable(Type.String({ description: 'The id of what came of it', examples: ['rfd_01kapb…'] })),
    may_decide: Type.Boolean({ description: 'Whether you may approve or refuse it now' }),
    has_answer: Type.Boolean({ description: 'Whether its answer, shown once, waits for you' }),
  },
  { $id: 'Approval', additionalProperties: false, description: 'A request that needs a second person' },
)
export type Approval = Static<typeof Approval>

export const ApprovalList = listOf('ApprovalList', Approval)
export const ApprovalQuery = listQuery({ state: Type.Optional(state) })
export type ApprovalQuery = Static<typeof ApprovalQuery>

export const Decision = Type.Object(
  {
    decision: oneOf(['approve', 'refuse'], 'Approved, the request is done at once, in the name of who asked'),
    reason: Type.Optional(reason),
  },
  { $id: 'Decision', additionalProperties: false, description: 'What a second person says' },
)
export type Decision = Static<typeof Decision>

export const ApprovedAnswer = Type.Object(
  {
    object: Type.Literal('approved_answer'),
    status: Type.Integer({ description: 'Its HTTP status' }),
    body: nullable(Type.Record(Type.String(), Type.Unknown(), { description: 'What the request was answered' })),
  },
  {
    $id: 'ApprovedAnswer',
    additionalProperties: false,
    description: 'The answer to an approved request, which may hold what is shown once',
  },
)
export type ApprovedAnswer = Static<typeof ApprovedAnswer>
