import { limitOf, toList } from '@teyue/contract/list'
import { MerchantList, MerchantListQuery, Merchant as MerchantSchema } from '@teyue/contract/merchant'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { getMerchant, listMerchants } from './list-merchants.ts'
import { viewMerchant } from './merchant-view.ts'

const tags = ['Merchants']

export function onboardingRoutes(app: FastifyInstance, ctx: Context): void {
  app.get<{ Querystring: MerchantListQuery }>(
    '/v1/merchants',
    {
      schema: { tags, summary: 'List merchants', querystring: MerchantListQuery, response: { 200: ref(MerchantList) } },
    },
    async ({ caller, query }) => {
      const limit = limitOf(query)
      const merchants = await listMerchants(ctx, caller, query.cursor ?? null, limit + 1)
      return toList(merchants.map(viewMerchant), limit)
    },
  )

  app.get<{ Params: ById }>(
    '/v1/merchants/:id',
    { schema: { tags, summary: 'Look at a merchant', params: ById, response: { 200: ref(MerchantSchema) } } },
    async ({ caller, params }) => viewMerchant(await getMerchant(ctx, caller, params.id)),
  )
}
