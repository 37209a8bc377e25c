import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  NewAgent,
  NewRole,
  PersonList,
  PersonListQuery,
  Person as PersonSchema,
  PlaceQuery,
  type RoleAndActs,
  RoleList,
} from '@teyue/contract/person'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, type Caller, visibleMerchant } from '../../http/caller.ts'
import { viewPerson } from './person-view.ts'
import { ACTS, PERMITTED } from './role.ts'
import { setMerchantAgent } from './set-agent.ts'
import { getPerson, listPeople, removeRole, setRole } from './set-role.ts'

const tags = ['People']

/** Who works here. A merchant's owner sees and changes what people are at that merchant, and nothing else. */
export function peopleRoutes(app: FastifyInstance, ctx: Context): void {
  const list = { tags, summary: 'List people', querystring: PersonListQuery, response: { 200: ref(PersonList) } }
  app.get<{ Querystring: PersonListQuery }>('/v1/people', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const page = { limit: limit + 1, ...(query.cursor ? { before: query.cursor } : {}) }
    const place = { providerId: caller.providerId, merchantId: visibleMerchant(caller, query.merchant) }
    return toList((await listPeople(ctx, place, page)).map(viewPerson), limit)
  })

  const roles = { tags, summary: 'What each role may do', response: { 200: ref(RoleList) } }
  app.get('/v1/roles', { schema: roles }, (): RoleList => ({ object: 'list', acts: [...ACTS], data: rolesOf() }))

  const get = { tags, summary: 'Look at a person', params: ById, response: { 200: ref(PersonSchema) } }
  app.get<{ Params: ById }>('/v1/people/:id', { schema: get }, async ({ caller, params }) =>
    viewPerson(await getPerson(ctx, placeOf(caller), params.id)),
  )

  const change = {
    tags,
    summary: 'Give a person another role',
    description:
      'At the provider, or at the merchant named; a cashier may be of one store, and then sees and takes its payments only. Asks for the second factor. Holds from the next request on.',
    params: ById,
    body: ref(NewRole),
    response: { 200: ref(PersonSchema) },
  }
  app.put<{ Params: ById; Body: NewRole }>('/v1/people/:id/role', { schema: change }, async (request) => {
    const { caller, params, body } = request
    const merchantId = visibleMerchant(caller, body.merchant)
    const wanted = { personId: params.id, merchantId, role: body.role, ...storeIn(body) }
    return viewPerson(await setRole(ctx, placeOf(caller), actorOf(request), wanted))
  })

  const agent = {
    tags,
    summary: 'Give a merchant to an agent',
    description: 'The agent sees this merchant from now on; null gives it to nobody.',
    params: ById,
    body: ref(NewAgent),
    response: { 204: { type: 'null', description: 'Given' } },
  }
  app.put<{ Params: ById; Body: NewAgent }>('/v1/merchants/:id/agent', { schema: agent }, async (request, reply) => {
    const change = { merchantId: request.params.id, personId: request.body.person }
    await setMerchantAgent(ctx, request.caller.providerId, actorOf(request), change)
    return reply.code(204).send()
  })

  const remove = {
    tags,
    summary: 'End what a person is',
    description: 'At the provider, or at the merchant named. Who is nothing anywhere is signed out everywhere.',
    params: ById,
    querystring: PlaceQuery,
    response: { 204: { type: 'null', description: 'Ended' } },
  }
  app.delete<{ Params: ById; Querystring: PlaceQuery }>(
    '/v1/people/:id/role',
    { schema: remove },
    async (request, reply) => {
      const { caller, params, query } = request
      const merchantId = visibleMerchant(caller, query.merchant)
      await removeRole(ctx, placeOf(caller), actorOf(request), { personId: params.id, merchantId })
      return reply.code(204).send()
    },
  )
}

function rolesOf(): RoleAndActs[] {
  return (['provider', 'merchant'] as const).flatMap((side) =>
    Object.entries(PERMITTED[side]).map(([role, acts]) => ({ side, role, acts: [...acts] })),
  )
}

function placeOf({ providerId, merchantId }: Caller) {
  return { providerId, merchantId }
}

function storeIn({ store }: NewRole): { readonly storeId?: string | null } {
  return store === undefined ? {} : { storeId: store }
}
