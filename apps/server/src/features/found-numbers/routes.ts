import {
  FoundNumberList,
  FoundNumberListQuery,
  FoundNumber as FoundNumberSchema,
  NewAdoption,
  NewDismissal,
  NewFoundNumber,
} from '@teyue/contract/found-number'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { doerOf } from '../../http/caller.ts'
import { adoptFoundNumber, type Decider, dismissFoundNumber } from './decide-found-number.ts'
import { findByForm } from './errands.ts'
import { viewFoundNumber } from './found-number-view.ts'
import { listFoundNumbers } from './get-found-numbers.ts'

const tags = ['Merchants']
const askerWaitsMs = 8_000

/** Numbers at WeChat that nobody here knows: merchants that were onboarded by hand. */
export function foundNumberRoutes(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List numbers at WeChat that nobody here knows',
    description: 'Seen in bills and notices, or asked for by the number of a form.',
    querystring: FoundNumberListQuery,
    response: { 200: ref(FoundNumberList) },
  }
  app.get<{ Querystring: FoundNumberListQuery }>('/v1/found-numbers', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const page = { state: query.state ?? null, before: query.cursor ?? null, limit: limit + 1 }
    return toList((await listFoundNumbers(ctx, caller, page)).map(viewFoundNumber), limit)
  })

  const ask = {
    tags,
    summary: 'Have WeChat asked for the number of a form that was filled in by hand',
    body: ref(NewFoundNumber),
    response: { 201: ref(FoundNumberSchema) },
  }
  app.post<{ Body: NewFoundNumber }>('/v1/found-numbers', { schema: ask }, async ({ caller, body }, reply) => {
    const { account: accountId, applyment_id, business_code } = body
    const form = {
      accountId,
      ...(applyment_id ? { applymentId: Number(applyment_id) } : {}),
      businessCode: business_code ?? '',
    }
    const found = await findByForm(ctx, caller, form, AbortSignal.timeout(askerWaitsMs))
    return reply.code(201).send(viewFoundNumber(found))
  })
  deciding(app, ctx)
}

function deciding(app: FastifyInstance, ctx: Context): void {
  const answer = { params: ById, response: { 201: ref(FoundNumberSchema) } }
  const adopt = { tags, summary: 'Make a found number a merchant’s', body: ref(NewAdoption), ...answer }
  type Adopt = { Params: ById; Body: NewAdoption }
  app.post<Adopt>('/v1/found-numbers/:id/adoptions', { schema: adopt }, async (request, reply) => {
    const { merchant, fee_rate_ppm: feeRatePpm } = request.body
    const whose =
      typeof merchant === 'string'
        ? merchant
        : { name: merchant.name, subject: merchant.subject, subjectType: merchant.subject_type }
    const wanted = { id: request.params.id, merchant: whose, feeRatePpm }
    return reply
      .code(201)
      .send(viewFoundNumber(await adoptFoundNumber(ctx, request.caller, deciderOf(request), wanted)))
  })

  const dismiss = { tags, summary: 'Say why a found number is of no concern', body: ref(NewDismissal), ...answer }
  type Dismiss = { Params: ById; Body: NewDismissal }
  app.post<Dismiss>('/v1/found-numbers/:id/dismissals', { schema: dismiss }, async (request, reply) => {
    const wanted = { id: request.params.id, reason: request.body.reason }
    return reply
      .code(201)
      .send(viewFoundNumber(await dismissFoundNumber(ctx, request.caller, deciderOf(request), wanted)))
  })
}

function deciderOf(request: FastifyRequest): Decider {
  return { doer: doerOf(request), decidedBy: request.caller.keyId }
}
