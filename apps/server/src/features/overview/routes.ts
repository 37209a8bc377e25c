import { ref } from '@teyue/contract/named'
import { Overview, OverviewQuery } from '@teyue/contract/overview'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { visibleMerchant } from '../../http/caller.ts'
import { may } from '../people/role.ts'
import { getOverview } from './get-overview.ts'
import { viewOverview } from './overview-view.ts'

export function overviewRoutes(app: FastifyInstance, ctx: Context): void {
  const schema = {
    tags: ['Overview'],
    summary: 'Today, thirty days, and what needs somebody',
    querystring: OverviewQuery,
    response: { 200: ref(Overview) },
  }
  app.get<{ Querystring: OverviewQuery }>('/v1/overview', { schema }, async ({ caller, query }) => {
    // Days are added up for merchants, not for stores.
    if (caller.storeId !== undefined) throw new PublicError('STORE_ONLY', { store: caller.storeId })
    const merchantId = query.merchant ? visibleMerchant(caller, query.merchant) : caller.merchantId
    const seesApplyments = may(caller.role, caller.merchantId, 'applyments.read')
    return viewOverview(await getOverview(ctx, { ...caller, merchantId }, seesApplyments))
  })
}
