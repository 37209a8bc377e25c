import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  ReconciliationInFull,
  ReconciliationList,
  ReconciliationListQuery,
  type Reconciliation as ReconciliationView,
} from '@teyue/contract/reconciliation'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { requireProviderKey } from '../../http/caller.ts'
import { getReconciliation, listReconciliations } from './get-reconciliation.ts'
import type { Reconciliation } from './reconciliation.ts'

const tags = ['Reconciliation']

/** With a provider's key only: a bill is of an account, and so of all its merchants. */
export function reconciliationRoutes(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: "List the days on which WeChat's bills were compared with our books",
    querystring: ReconciliationListQuery,
    response: { 200: ref(ReconciliationList) },
  }
  app.get<{ Querystring: ReconciliationListQuery }>(
    '/v1/reconciliations',
    { schema: list },
    async ({ caller, query }) => {
      requireProviderKey(caller)
      const limit = limitOf(query)
      const { account: accountId = null, state = null, cursor: before = null } = query
      const filter = { mode: caller.mode, accountId, state, before, limit: limit + 1 }
      return toList((await listReconciliations(ctx, caller.providerId, filter)).map(view), limit)
    },
  )

  const get = {
    tags,
    summary: 'Look at a comparison, with what differs',
    params: ById,
    response: { 200: ref(ReconciliationInFull) },
  }
  app.get<{ Params: ById }>('/v1/reconciliations/:id', { schema: get }, async ({ caller, params }) => {
    requireProviderKey(caller)
    const { reconciliation, differences } = await getReconciliation(ctx, caller, params.id)
    const listed = differences.map(({ reconciliationId: _, ...difference }) => difference)
    return { ...view(reconciliation), differences: listed }
  })
}

function elsewhereOf({ elsewherePayments, elsewherePaid }: Reconciliation): ReconciliationView['elsewhere'] {
  if (elsewherePayments === null || elsewherePaid === null) return null
  return { payments: elsewherePayments, paid: elsewherePaid }
}

function view(reconciliation: Reconciliation): ReconciliationView {
  const { id, accountId, day, state, waitingCode, theirs, ours, differences, comparedAt, nextAt } = reconciliation
  return {
    id,
    object: 'reconciliation',
    account: accountId,
    day,
    state,
    waiting_code: waitingCode,
    theirs,
    ours,
    difference_count: differences,
    elsewhere: elsewhereOf(reconciliation),
    compared_at: comparedAt?.toISOString() ?? null,
    next_at: nextAt?.toISOString() ?? null,
  }
}
