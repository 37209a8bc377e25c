import { Limitations, LimitationsList } from '@teyue/contract/limitation'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  NewViolationAddress,
  NewViolationResolution,
  ViolationAddress,
  ViolationInFull,
  ViolationList,
  ViolationListQuery,
} from '@teyue/contract/violation'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { doerOf } from '../../http/caller.ts'
import { isAddressOpen } from './address.ts'
import { askLimitationsNow, sendRegistration } from './errands.ts'
import { getViolationAddress } from './get-address.ts'
import { getLimitations, getLimitationsOfNumber } from './get-limitations.ts'
import { getViolation, listViolations } from './get-violations.ts'
import { registerAddress } from './register-address.ts'
import { settleViolation } from './settle-violation.ts'
import { viewAddress, viewInFull, viewLimitations, viewViolation } from './violation-view.ts'

// The caller waits for WeChat; what then has no answer goes on by itself.
const callerWaitsMs = 8_000
const tags = ['Merchants']

/** What WeChat's risk control does with merchants, and where it tells of it. */
export function violationRoutes(app: FastifyInstance, ctx: Context): void {
  reading(app, ctx)
  settling(app, ctx)
  limitations(app, ctx)
  addresses(app, ctx)
}

function reading(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List what risk control does with merchants',
    description: 'Newest first, also of numbers that nobody here knows; a merchant sees its own.',
    querystring: ViolationListQuery,
    response: { 200: ref(ViolationList) },
  }
  app.get<{ Querystring: ViolationListQuery }>('/v1/violations', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const wanted = { merchantId: query.merchant ?? null, state: query.state ?? null, kind: query.kind ?? null }
    const page = { ...wanted, before: query.cursor ?? null, limit: limit + 1 }
    return toList((await listViolations(ctx, caller, page)).map(viewViolation), limit)
  })

  const get = {
    tags,
    summary: 'Look at one record of risk control',
    description: 'With all that WeChat has told of it, newest first.',
    params: ById,
    response: { 200: ref(ViolationInFull) },
  }
  app.get<{ Params: ById }>('/v1/violations/:id', { schema: get }, async ({ caller, params }) =>
    viewInFull(await getViolation(ctx, caller, params.id)),
  )
}

function settling(app: FastifyInstance, ctx: Context): void {
  const settle = {
    tags,
    summary: 'Say that a record of risk control is over, and why',
    description: 'Nothing is sent to WeChat. What it tells anew of the same record makes it stand again.',
    params: ById,
    body: ref(NewViolationResolution),
    response: { 200: ref(ViolationInFull) },
  }
  type Settle = { Params: ById; Body: NewViolationResolution }
  app.post<Settle>('/v1/violations/:id/resolutions', { schema: settle }, async (request) => {
    const { caller, params, body } = request
    const settling = { id: params.id, reason: body.reason, settledBy: caller.keyId }
    return viewInFull(await settleViolation(ctx, caller, doerOf(request), settling))
  })
}

function limitations(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'What WeChat limits for a merchant',
    description: 'For each number as WeChat answered last. It is asked daily while something stands, and on demand.',
    params: ById,
    response: { 200: ref(LimitationsList) },
  }
  app.get<{ Params: ById }>('/v1/merchants/:id/limitations', { schema: list }, async ({ caller, params }) => {
    const data = (await getLimitations(ctx, caller, params.id)).map(viewLimitations)
    return { object: 'limitations_list', data } satisfies LimitationsList
  })

  const ask = {
    tags,
    summary: 'Ask WeChat what it limits for a number now',
    params: ById,
    response: { 200: ref(Limitations) },
  }
  app.post<{ Params: ById }>('/v1/sub-merchants/:id/limitation-questions', { schema: ask }, async (request) => {
    const { caller, params } = request
    await askLimitationsNow(ctx, caller, params.id, AbortSignal.timeout(callerWaitsMs))
    return viewLimitations(await getLimitationsOfNumber(ctx, caller, params.id))
  })
}

function addresses(app: FastifyInstance, ctx: Context): void {
  const urlOf = (accountId: string) => `${ctx.publicUrl}/notify/wechat/${accountId}`
  const get = {
    tags: ['Accounts'],
    summary: 'Whether WeChat tells of violations here',
    params: ById,
    response: { 200: ref(ViolationAddress) },
  }
  app.get<{ Params: ById }>('/v1/accounts/:id/violation-address', { schema: get }, async ({ caller, params }) =>
    viewAddress(params.id, urlOf(params.id), await getViolationAddress(ctx, caller.providerId, params.id)),
  )

  const register = {
    tags: ['Accounts'],
    summary: 'Have WeChat tell of violations here',
    description:
      'WeChat has one address for each account. Another one is left alone unless `replace` is true. 202: WeChat has not answered yet, and is asked again.',
    params: ById,
    body: ref(NewViolationAddress),
    response: { 201: ref(ViolationAddress), 202: ref(ViolationAddress) },
  }
  type Register = { Params: ById; Body: NewViolationAddress }
  app.post<Register>('/v1/accounts/:id/violation-addresses', { schema: register }, async (request, reply) => {
    const owner = { providerId: request.caller.providerId, accountId: request.params.id }
    const asked = await registerAddress(ctx, owner, doerOf(request), { replaces: request.body.replace })
    const answered = await sendRegistration(ctx, owner, asked, AbortSignal.timeout(callerWaitsMs))
    return reply.code(isAddressOpen(answered) ? 202 : 201).send(viewAddress(owner.accountId, answered.url, answered))
  })
}
