import { Readable } from 'node:stream'
import {
  AuditChain,
  AuditEntryList,
  type AuditEntry as AuditEntryView,
  AuditExportQuery,
  AuditQuery,
} from '@teyue/contract/audit'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, type Caller } from '../../http/caller.ts'
import type { AuditEntry, AuditFilter } from './audit-entry.ts'
import { checkAudit, listAudit } from './list-audit.ts'
import { publishAudit } from './publish-audit.ts'

const tags = ['Audit']

/** What people did. A merchant's owner sees what was done in the merchant's name. */
export function auditRoutes(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List what people did',
    querystring: AuditQuery,
    response: { 200: ref(AuditEntryList) },
  }
  app.get<{ Querystring: AuditQuery }>('/v1/audit', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const entries = await listAudit(ctx, caller.providerId, filterOf(caller, query, limit + 1))
    return toList(entries.map(view), limit)
  })

  const csv = {
    tags,
    summary: 'Take the audit out as CSV',
    description:
      'All that the filter finds, newest first, sent as it is read. More than 50,000 entries are refused rather than cut off. Taking it out is written down as well.',
    querystring: AuditExportQuery,
    response: { 200: { description: 'CSV in UTF-8', content: { 'text/csv': { schema: { type: 'string' } } } } },
  }
  app.get<{ Querystring: AuditExportQuery }>('/v1/audit/export', { schema: csv }, async (request, reply) => {
    const { caller, query } = request
    const lines = await publishAudit(ctx, caller.providerId, actorOf(request), filterOf(caller, query, 0))
    const name = `teyue-audit-${ctx.now().toISOString().slice(0, 10)}.csv`
    reply.header('content-type', 'text/csv; charset=utf-8')
    return reply.header('content-disposition', `attachment; filename="${name}"`).send(Readable.from(lines))
  })

  const chain = {
    tags,
    summary: 'Check the chain of the audit',
    description: 'Reads all of it: each entry is hashed together with the one before it.',
    response: { 200: ref(AuditChain) },
  }
  app.get('/v1/audit/chain', { schema: chain }, async ({ caller }): Promise<AuditChain> => {
    const { entries, brokenAt } = await checkAudit(ctx, caller.providerId)
    return { object: 'audit_chain', entries, is_whole: brokenAt === null, broken_at: brokenAt }
  })
}

function filterOf({ merchantId }: Caller, query: AuditQuery, limit: number): AuditFilter {
  return {
    merchantId,
    personId: query.person ?? null,
    subjectId: query.subject ?? null,
    act: query.act ?? null,
    outcome: query.outcome ?? null,
    from: query.from ? new Date(query.from) : null,
    to: query.to ? new Date(query.to) : null,
    before: query.cursor ?? null,
    limit,
  }
}

function view(entry: AuditEntry): AuditEntryView {
  return {
    id: entry.id,
    object: 'audit_entry',
    number: entry.number,
    at: entry.at.toISOString(),
    person: entry.personId,
    session: entry.sessionId,
    address: entry.address,
    request_id: entry.requestId,
    act: entry.act,
    outcome: entry.outcome,
    merchant: entry.merchantId,
    subject: entry.subjectId,
    before: entry.before as AuditEntryView['before'],
    after: entry.after as AuditEntryView['after'],
    hash: entry.hash.toString('hex'),
  }
}
