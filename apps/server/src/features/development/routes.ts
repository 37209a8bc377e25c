import {
  DevelopmentMove,
  Development as DevelopmentSchema,
  DevelopmentSetting,
  H5Domain,
  H5DomainChange,
  NewDevelopmentLook,
  NewFollowSetting,
  NewH5Domain,
  NewPayPath,
  PayPathEnd,
} from '@teyue/contract/development'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { type Caller, doerOf } from '../../http/caller.ts'
import { addPayPath, removePayPath } from './add-pay-path.ts'
import { viewDevelopment, viewH5Domain, viewSetting } from './development-view.ts'
import { lookAtNumber } from './errands.ts'
import { getAskableNumber, getDevelopment, merchantOf } from './get-development.ts'
import { setFollow } from './set-follow.ts'
import { addH5Domain, setH5Domain } from './set-h5-domain.ts'
import { settleDifference } from './settle-difference.ts'

const tags = ['Merchants']
const wholeAnswer = { 200: ref(DevelopmentSchema) }

/** Development settings 开发配置 of merchants' numbers: what is set at WeChat, wanted here, and where the two differ. */
export function developmentRoutes(app: FastifyInstance, ctx: Context): void {
  looking(app, ctx)
  setting(app, ctx)
  domains(app, ctx)
}

function looking(app: FastifyInstance, ctx: Context): void {
  const get = {
    tags,
    summary: 'Look at a merchant’s development settings',
    description: 'Bound appids, pay paths, the accounts to follow, H5 domains and agreements, compared with WeChat’s.',
    params: ById,
    response: wholeAnswer,
  }
  app.get<{ Params: ById }>('/v1/merchants/:id/development', { schema: get }, async ({ caller, params }) =>
    view(ctx, caller, params.id),
  )

  const look = {
    tags,
    summary: 'Ask WeChat now what a number has set',
    description: 'By itself it is asked once a day.',
    body: ref(NewDevelopmentLook),
    response: wholeAnswer,
  }
  app.post<{ Body: NewDevelopmentLook }>('/v1/development-looks', { schema: look }, async ({ caller, body }) => {
    const number = await getAskableNumber(ctx, caller, body.sub_merchant)
    await lookAtNumber(ctx, caller.providerId, number.id)
    return view(ctx, caller, number.merchantId)
  })

  const move = {
    tags,
    summary: 'Settle a difference with WeChat',
    description: 'One of the moves that the comparison names.',
    body: ref(DevelopmentMove),
    response: wholeAnswer,
  }
  app.post<{ Body: DevelopmentMove }>('/v1/development-moves', { schema: move }, async (request) => {
    const { sub_merchant: subMerchantId, kind, name = null, move: wanted } = request.body
    await settleDifference(ctx, request.caller, doerOf(request), { subMerchantId, kind, name, move: wanted })
    return view(ctx, request.caller, await merchantOf(ctx, request.caller, subMerchantId))
  })
}

function setting(app: FastifyInstance, ctx: Context): void {
  const path = {
    tags,
    summary: 'Have a pay path set at WeChat',
    description: 'WeChat takes five at most, and removes none by its interface.',
    body: ref(NewPayPath),
    response: { 201: ref(DevelopmentSetting) },
  }
  app.post<{ Body: NewPayPath }>('/v1/pay-paths', { schema: path }, async (request, reply) => {
    const { sub_merchant: subMerchantId, path: wantedPath, owner, by_hand: byHand = false } = request.body
    const wanted = { subMerchantId, path: wantedPath, owner, byHand }
    return reply.code(201).send(viewSetting(await addPayPath(ctx, request.caller, doerOf(request), wanted)))
  })

  const remove = {
    tags,
    summary: 'Want a pay path no longer',
    description: 'At WeChat it stays until it is removed on the partner platform by hand; the comparison says so.',
    params: ById,
    querystring: PayPathEnd,
    response: { 204: { type: 'null', description: 'Given up' } },
  }
  type Remove = { Params: ById; Querystring: PayPathEnd }
  app.delete<Remove>('/v1/pay-paths/:id', { schema: remove }, async (request, reply) => {
    const wanted = { id: request.params.id, reason: request.query.reason }
    await removePayPath(ctx, request.caller, doerOf(request), wanted)
    return reply.code(204).send()
  })

  const follow = {
    tags,
    summary: 'Have the account set that payers are asked to follow',
    description:
      'A service account of the merchant’s own subject, or of another with a recorded agreement. Code payments offer it always, the others above 5 yuan only; APP payments never.',
    body: ref(NewFollowSetting),
    response: { 201: ref(DevelopmentSetting) },
  }
  app.post<{ Body: NewFollowSetting }>('/v1/follow-settings', { schema: follow }, async (request, reply) => {
    const { sub_merchant: subMerchantId, appid: appidId, sub_appid: subAppid = null } = request.body
    const wanted = { subMerchantId, appidId, subAppid, byHand: request.body.by_hand ?? false }
    return reply.code(201).send(viewSetting(await setFollow(ctx, request.caller, doerOf(request), wanted)))
  })
}

function domains(app: FastifyInstance, ctx: Context): void {
  const add = {
    tags,
    summary: 'Write down an H5 domain',
    description: 'WeChat has no interface for it: ask for it on the partner platform, and note here how it stands.',
    body: ref(NewH5Domain),
    response: { 201: ref(H5Domain) },
  }
  app.post<{ Body: NewH5Domain }>('/v1/h5-domains', { schema: add }, async (request, reply) => {
    const { sub_merchant: subMerchantId, domain, owner, note = '' } = request.body
    const wanted = { subMerchantId, domain, owner, note }
    return reply.code(201).send(viewH5Domain(await addH5Domain(ctx, request.caller, doerOf(request), wanted)))
  })

  const change = {
    tags,
    summary: 'Note how an H5 domain stands',
    params: ById,
    body: ref(H5DomainChange),
    response: { 200: ref(H5Domain) },
  }
  type Change = { Params: ById; Body: H5DomainChange }
  app.patch<Change>('/v1/h5-domains/:id', { schema: change }, async (request) => {
    const wanted = { id: request.params.id, ...request.body }
    return viewH5Domain(await setH5Domain(ctx, request.caller, doerOf(request), wanted))
  })
}

async function view(ctx: Context, caller: Caller, merchantId: string) {
  return viewDevelopment(merchantId, await getDevelopment(ctx, caller, merchantId))
}
