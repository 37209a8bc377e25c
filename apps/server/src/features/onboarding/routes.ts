import { AppidBindingEnd, NewAppidBinding } from '@teyue/contract/appid'
import { limitOf, toList } from '@teyue/contract/list'
import {
  MerchantChange,
  MerchantList,
  MerchantListQuery,
  Merchant as MerchantSchema,
  NewMerchant,
  NewSubMerchant,
  PermissionChange,
  PermissionStepList,
  PermissionStepListQuery,
  SubMerchantChange,
  SubMerchant as SubMerchantSchema,
} from '@teyue/contract/merchant'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { type Caller, doerOf } from '../../http/caller.ts'
import type { MerchantFilter } from '../merchants/merchant.ts'
import { getMerchant, listMerchants } from './list-merchants.ts'
import { readMerchantChange, viewMerchant, viewPermissionStep, viewSubMerchant } from './merchant-view.ts'
import { takeOnMerchant, updateMerchant } from './take-on-merchant.ts'
import { bindToNumber, endBinding, takeOnNumber, updateNumber } from './take-on-number.ts'
import { changePermission, listPermissionSteps } from './update-permission.ts'

const tags = ['Merchants']

export function onboardingRoutes(app: FastifyInstance, ctx: Context): void {
  merchants(app, ctx)
  numbers(app, ctx)
  steps(app, ctx)
  bindings(app, ctx)
}

function merchants(app: FastifyInstance, ctx: Context): void {
  const list = { tags, summary: 'List merchants', querystring: MerchantListQuery, response: { 200: ref(MerchantList) } }
  app.get<{ Querystring: MerchantListQuery }>('/v1/merchants', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const merchants = await listMerchants(ctx, caller, query.cursor ?? null, limit + 1, filterOf(query, caller))
    return toList(
      merchants.map((one) => viewMerchant(one, caller)),
      limit,
    )
  })

  const get = { tags, summary: 'Look at a merchant', params: ById, response: { 200: ref(MerchantSchema) } }
  app.get<{ Params: ById }>('/v1/merchants/:id', { schema: get }, async ({ caller, params }) =>
    viewMerchant(await getMerchant(ctx, caller, params.id), caller),
  )

  const takeOn = { tags, summary: 'Take a merchant on', body: ref(NewMerchant), response: { 201: ref(MerchantSchema) } }
  app.post<{ Body: NewMerchant }>('/v1/merchants', { schema: takeOn }, async (request, reply) => {
    const { caller, body } = request
    const wanted = {
      ...readMerchantChange(body),
      name: body.name,
      subject: body.subject,
      subjectType: body.subject_type,
      ...(body.agent ? { agentId: body.agent } : {}),
    }
    return reply.code(201).send(viewMerchant(await takeOnMerchant(ctx, caller, doerOf(request), wanted), caller))
  })

  const change = {
    tags,
    summary: 'Change a merchant',
    description: 'What is not given stays.',
    params: ById,
    body: ref(MerchantChange),
    response: { 200: ref(MerchantSchema) },
  }
  type Change = { Params: ById; Body: MerchantChange }
  app.patch<Change>('/v1/merchants/:id', { schema: change }, async (request) => {
    const { caller, params, body } = request
    const wanted = { id: params.id, change: readMerchantChange(body) }
    return viewMerchant(await updateMerchant(ctx, caller, doerOf(request), wanted), caller)
  })
}

function numbers(app: FastifyInstance, ctx: Context): void {
  const add = {
    tags,
    summary: "Add a merchant's number at WeChat",
    description: 'Under one of your accounts of this mode.',
    params: ById,
    body: ref(NewSubMerchant),
    response: { 201: ref(SubMerchantSchema) },
  }
  type Add = { Params: ById; Body: NewSubMerchant }
  app.post<Add>('/v1/merchants/:id/sub-merchants', { schema: add }, async (request, reply) => {
    const { sub_mchid: subMchid, account: accountId, fee_rate_ppm: feeRatePpm } = request.body
    const wanted = { merchantId: request.params.id, subMchid, accountId, feeRatePpm }
    return reply.code(201).send(viewSubMerchant(await takeOnNumber(ctx, request.caller, doerOf(request), wanted)))
  })

  const change = {
    tags,
    summary: "Change a merchant's number",
    description: 'Its fee, or the answers to the two questions that binding an appid asks for.',
    params: ById,
    body: ref(SubMerchantChange),
    response: { 200: ref(SubMerchantSchema) },
  }
  type Change = { Params: ById; Body: SubMerchantChange }
  app.patch<Change>('/v1/sub-merchants/:id', { schema: change }, async (request) => {
    const { fee_rate_ppm: feeRatePpm, has_own_appid: hasOwnAppid, needs_openid: needsOpenid } = request.body
    const wanted = { id: request.params.id, change: given({ feeRatePpm, hasOwnAppid, needsOpenid }) }
    return viewSubMerchant(await updateNumber(ctx, request.caller, doerOf(request), wanted))
  })

  const permit = {
    tags,
    summary: 'Record how a permission stands at WeChat',
    description: 'Asked, granted, withdrawn: what is said here decides whether requests are sent at all.',
    params: ById,
    body: ref(PermissionChange),
    response: { 201: ref(SubMerchantSchema) },
  }
  type Permit = { Params: ById; Body: PermissionChange }
  app.post<Permit>('/v1/sub-merchants/:id/permission-changes', { schema: permit }, async (request, reply) => {
    const wanted = { id: request.params.id, note: '', attachments: [], ...request.body }
    return reply.code(201).send(viewSubMerchant(await changePermission(ctx, request.caller, doerOf(request), wanted)))
  })
}

function steps(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'How the permissions of a number came to stand as they do',
    params: ById,
    querystring: PermissionStepListQuery,
    response: { 200: ref(PermissionStepList) },
  }
  type List = { Params: ById; Querystring: PermissionStepListQuery }
  app.get<List>('/v1/sub-merchants/:id/permission-changes', { schema: list }, async ({ caller, params, query }) => {
    const limit = limitOf(query)
    const { name = null, cursor: before = null } = query
    const found = await listPermissionSteps(ctx, caller, { id: params.id, name, before, limit: limit + 1 })
    return toList(found.map(viewPermissionStep), limit)
  })
}

function bindings(app: FastifyInstance, ctx: Context): void {
  const bind = {
    tags,
    summary: 'Bind an appid to a number',
    description:
      'Usually none is bound. Refused unless the number says that it has an appid of its own and needs its payers’ openids under it; where the subjects differ, with a recorded joint-operation letter only. WeChat is asked for it, and payments name it once WeChat has taken it.',
    body: ref(NewAppidBinding),
    response: { 201: ref(SubMerchantSchema) },
  }
  app.post<{ Body: NewAppidBinding }>('/v1/appid-bindings', { schema: bind }, async (request, reply) => {
    const { sub_merchant: subMerchantId, appid: appidId, reason, by_hand: byHand = false } = request.body
    const wanted = { subMerchantId, appidId, reason, byHand, isDefault: request.body.default ?? false }
    return reply.code(201).send(viewSubMerchant(await bindToNumber(ctx, request.caller, doerOf(request), wanted)))
  })

  const unbind = {
    tags,
    summary: 'Unbind an appid',
    params: ById,
    querystring: AppidBindingEnd,
    response: { 204: { type: 'null', description: 'Unbound' } },
  }
  type Unbind = { Params: ById; Querystring: AppidBindingEnd }
  app.delete<Unbind>('/v1/appid-bindings/:id', { schema: unbind }, async (request, reply) => {
    const wanted = { id: request.params.id, reason: request.query.reason }
    await endBinding(ctx, request.caller, doerOf(request), wanted)
    return reply.code(204).send()
  })
}

function filterOf(
  { query, state, subject_type, agent, onboarded }: MerchantListQuery,
  { mode }: Caller,
): MerchantFilter {
  const isOnboarded = onboarded === undefined ? undefined : { mode, is: onboarded === 'yes' }
  return given({ query, state, subjectType: subject_type, agentId: agent, onboarded: isOnboarded })
}

/** Only what was said. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
