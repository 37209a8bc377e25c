import { limitOf, toList } from '@teyue/contract/list'
import { type LoggedRequest, LoggedRequestList, LoggedRequestListQuery } from '@teyue/contract/logged-request'
import { ref } from '@teyue/contract/named'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { requestLogOf } from '../../http/request-log.ts'
import { listRequests } from './list-requests.ts'
import type { RequestEntry } from './request-entry.ts'

/** For those who write the programs: what these asked, and what came of it. A merchant's people see that of its own keys. */
export function requestRoutes(app: FastifyInstance, ctx: Context): void {
  const schema = {
    tags: ['Requests'],
    summary: 'List requests of programs',
    description:
      'What was asked with API keys of this mode, kept for a week, without bodies. Of a flood not every request that went well is kept.',
    querystring: LoggedRequestListQuery,
    response: { 200: ref(LoggedRequestList) },
  }
  app.get<{ Querystring: LoggedRequestListQuery }>('/v1/requests', { schema }, async ({ caller, query }) => {
    // What this process has answered just now is not written down yet.
    await requestLogOf(ctx).write()
    const limit = limitOf(query)
    const filter = {
      mode: caller.mode,
      merchantId: caller.merchantId,
      keyId: query.key ?? null,
      code: query.code ?? null,
      requestId: query.request_id ?? null,
      isRefused: query.refused === undefined ? null : query.refused === 'true',
      before: query.cursor ?? null,
      limit: limit + 1,
    }
    return toList((await listRequests(ctx, caller.providerId, filter)).map(view), limit)
  })
}

function view(entry: RequestEntry): LoggedRequest {
  return {
    id: entry.id,
    object: 'request',
    at: entry.at.toISOString(),
    key: entry.keyId,
    merchant: entry.merchantId,
    mode: entry.mode,
    method: entry.method,
    route: entry.route,
    subject: entry.subjectId,
    status: entry.status,
    code: entry.code,
    duration_ms: entry.durationMs,
    request_id: entry.requestId,
  }
}
