import {
  AppidList,
  AppidListQuery,
  Appid as AppidSchema,
  type Appid as AppidView,
  NewAppid,
} from '@teyue/contract/appid'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { doerOf } from '../../http/caller.ts'
import type { KeptAppid } from './appid.ts'
import { addAppid } from './bind-appid.ts'
import { listAppids } from './get-appids.ts'

const tags = ['Merchants']

/** Service accounts, mini programs and mobile apps: the provider's own, and its merchants'. */
export function appidRoutes(app: FastifyInstance, ctx: Context): void {
  const list = { tags, summary: 'List appids', querystring: AppidListQuery, response: { 200: ref(AppidList) } }
  app.get<{ Querystring: AppidListQuery }>('/v1/appids', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const { account: accountId = null, merchant: merchantId = null, cursor: before = null } = query
    const appids = await listAppids(ctx, caller, { accountId, merchantId, before, limit: limit + 1 })
    return toList(appids.map(viewAppid), limit)
  })

  const add = { tags, summary: 'Make an appid known', body: ref(NewAppid), response: { 201: ref(AppidSchema) } }
  app.post<{ Body: NewAppid }>('/v1/appids', { schema: add }, async (request, reply) => {
    const { account: accountId = null, merchant: merchantId = null, ...appid } = request.body
    const wanted = { ...appid, accountId, merchantId }
    const kept = await addAppid(ctx, request.caller.providerId, wanted, doerOf(request))
    return reply.code(201).send(viewAppid(kept))
  })
}

function viewAppid(appid: KeptAppid): AppidView {
  return {
    id: appid.id,
    object: 'appid',
    appid: appid.appid,
    kind: appid.kind,
    name: appid.name,
    subject: appid.subject,
    account: appid.accountId,
    merchant: appid.merchantId,
    created_at: appid.createdAt.toISOString(),
  }
}
