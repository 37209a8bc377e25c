import Type, { type Static } from 'typebox'
import { id, moment, nullable, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

function facts(description: string) {
  return nullable(Type.Record(Type.String(), Type.Unknown(), { description }))
}

export const AuditEntry = Type.Object(
  {
    id: id('aud', 'The entry'),
    object: Type.Literal('audit_entry'),
    number: Type.Integer({ description: 'Its place in the chain, without gaps' }),
    at: moment('When'),
    person: nullable(id('per', 'Who; null for nobody yet, or the operator at the terminal')),
    session: nullable(id('ses', 'In which session')),
    address: Type.String({ description: 'From where', examples: ['203.0.113.7', 'terminal'] }),
    request_id: Type.String({ description: 'Names the request in our logs' }),
    act: Type.String({ description: 'What', examples: ['refunds.make', 'person.role_changed'] }),
    outcome: oneOf(['asked', 'done', 'refused'], '`asked` is written before it is done, the others after'),
    merchant: nullable(id('mch', 'For which merchant the person acted')),
    subject: nullable(Type.String({ description: 'Upon what' })),
    before: facts('What was changed, as it was before; null for what changes nothing'),
    after: facts('The same as it is since'),
    hash: Type.String({ description: 'Over this entry and the hash before it (SHA-256, hexadecimal)' }),
  },
  { $id: 'AuditEntry', additionalProperties: false, description: 'What a person did; secrets are masked' },
)
export type AuditEntry = Static<typeof AuditEntry>

export const AuditEntryList = listOf('AuditEntryList', AuditEntry)
const filters = {
  person: Type.Optional(id('per', 'Only what this person did')),
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'Only what was done to this' })),
  act: Type.Optional(Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', description: 'Only this act' })),
  from: Type.Optional(moment('At this moment or later')),
  outcome: Type.Optional(oneOf(['asked', 'done', 'refused'], 'Only with this outcome')),
  to: Type.Optional(moment('Before this moment')),
}

export const AuditQuery = listQuery(filters)
export type AuditQuery = Static<typeof AuditQuery>

export const AuditExportQuery = Type.Object(filters, { additionalProperties: false })
export type AuditExportQuery = Static<typeof AuditExportQuery>

export const AuditChain = Type.Object(
  {
    object: Type.Literal('audit_chain'),
    entries: Type.Integer({ description: 'How many entries there are' }),
    is_whole: Type.Boolean({ description: 'Whether none was changed or removed' }),
    broken_at: nullable(Type.Integer({ description: 'The first place at which it does not hold' })),
  },
  { $id: 'AuditChain', additionalProperties: false, description: 'Whether the audit can be believed' },
)
export type AuditChain = Static<typeof AuditChain>
