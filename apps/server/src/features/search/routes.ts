import { ref } from '@teyue/contract/named'
import { type SearchHit, SearchQuery, SearchResult } from '@teyue/contract/search'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { may } from '../people/role.ts'
import { findNumber } from './find-number.ts'
import type { Hit } from './hit.ts'

const tags = ['Payments']

export function searchRoutes(app: FastifyInstance, ctx: Context): void {
  const schema = {
    tags,
    summary: 'Find payments, refunds and applyments by any number',
    querystring: SearchQuery,
    response: { 200: ref(SearchResult) },
  }
  app.get<{ Querystring: SearchQuery }>('/v1/search', { schema }, async ({ caller, query }): Promise<SearchResult> => {
    const seesApplyments = may(caller.role, caller.merchantId, 'applyments.read')
    const hits = await findNumber(ctx, caller, query.q, seesApplyments)
    return { object: 'list', data: hits.map(view) }
  })
}

function view(hit: Hit): SearchHit {
  if (hit.kind === 'applyment') {
    const { kind, id, state, merchantId: merchant, name, createdAt, matched } = hit
    return { kind, id, state, merchant, name, created_at: createdAt.toISOString(), matched }
  }
  const { id, merchantId: merchant, storeId: store, amount, reference, createdAt, matched } = hit
  const shown = { id, merchant, store, amount, reference, created_at: createdAt.toISOString(), matched }
  if (hit.kind === 'payment') return { kind: 'payment', state: hit.state, ...shown }
  return { kind: 'refund', state: hit.state, ...shown }
}
