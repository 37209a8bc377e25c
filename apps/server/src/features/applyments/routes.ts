import {
  ApplymentChange,
  ApplymentFindings,
  ApplymentList,
  ApplymentListQuery,
  Applyment as ApplymentSchema,
  FormSubmission,
  NewApplyment,
  NewPaper,
  Paper,
} from '@teyue/contract/applyment'
import { ApplymentDraft } from '@teyue/contract/applyment-form'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, type Caller, doerOf, personOf } from '../../http/caller.ts'
import { paperBodyLimitBytes } from '../papers/paper.ts'
import { viewPaper } from '../papers/paper-view.ts'
import { addPaper, removePaper } from './add-applyment-paper.ts'
import type { ApplymentFilter } from './applyment-filter.ts'
import { viewApplyment, viewFindings } from './applyment-view.ts'
import { askNow } from './ask-about-applyment.ts'
import { cancelApplyment } from './cancel-applyment.ts'
import { createApplyment } from './create-applyment.ts'
import { getApplyment, listApplyments } from './get-applyment.ts'
import { openDraftOf, openPaper } from './open-paper.ts'
import { checkApplyment, submitApplyment } from './submit-applyment.ts'
import { changeApplyment } from './update-applyment.ts'

const tags = ['Applyments']
const applymentAnswer = { 200: ref(ApplymentSchema) }

/** Onboarding 进件: a merchant of the provider's becomes a sub-merchant of WeChat's. */
export function applymentRoutes(app: FastifyInstance, ctx: Context): void {
  looking(app, ctx)
  preparing(app, ctx)
  papers(app, ctx)
  going(app, ctx)
  opening(app, ctx)
}

function looking(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List applyments',
    querystring: ApplymentListQuery,
    response: { 200: ref(ApplymentList) },
  }
  app.get<{ Querystring: ApplymentListQuery }>('/v1/applyments', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const found = await listApplyments(ctx, caller.providerId, filterOf(caller, query, limit + 1))
    return toList(found.map(viewApplyment), limit)
  })

  const get = { tags, summary: 'Look at an applyment', params: ById, response: applymentAnswer }
  app.get<{ Params: ById }>('/v1/applyments/:id', { schema: get }, async ({ caller, params }) =>
    viewApplyment(await getApplyment(ctx, caller, params.id)),
  )

  const check = {
    tags,
    summary: 'What keeps an applyment from being submitted',
    description:
      'The form looked at before WeChat does: what is missing, mistyped or contradicts itself, field by field.',
    params: ById,
    response: { 200: ref(ApplymentFindings) },
  }
  app.get<{ Params: ById }>('/v1/applyments/:id/findings', { schema: check }, async ({ caller, params }) =>
    viewFindings(params.id, await checkApplyment(ctx, caller, params.id)),
  )
}

function preparing(app: FastifyInstance, ctx: Context): void {
  const create = {
    tags,
    summary: 'Begin an applyment',
    description: 'Nothing is sent before it is submitted.',
    body: ref(NewApplyment),
    response: { 201: ref(ApplymentSchema) },
  }
  app.post<{ Body: NewApplyment }>('/v1/applyments', { schema: create }, async (request, reply) => {
    const { merchant: merchantId, account: accountId = null, fee_rate_ppm: feeRatePpm, draft = {} } = request.body
    const wanted = { merchantId, accountId, feeRatePpm, draft }
    const applyment = await createApplyment(ctx, request.caller, doerOf(request), wanted)
    return reply.code(201).send(viewApplyment({ applyment, papers: [] }))
  })

  const change = {
    tags,
    summary: 'Change an applyment',
    description:
      'While it is a draft, and after WeChat refused or rejected it. Parts that are not given stay; what somebody else changed since `version` is not written over.',
    params: ById,
    body: ref(ApplymentChange),
    response: applymentAnswer,
  }
  type Change = { Params: ById; Body: ApplymentChange }
  app.patch<Change>('/v1/applyments/:id', { schema: change }, async (request) => {
    const { caller, params, body } = request
    const { fee_rate_ppm: feeRatePpm, ...change } = body
    await changeApplyment(ctx, caller, doerOf(request), { ...change, id: params.id, feeRatePpm })
    return viewApplyment(await getApplyment(ctx, caller, params.id))
  })
}

function papers(app: FastifyInstance, ctx: Context): void {
  const add = {
    tags,
    summary: 'Add a paper',
    description: 'It is kept sealed; the draft names it by its id. The same file again is the same paper.',
    params: ById,
    body: ref(NewPaper),
    response: { 201: ref(Paper) },
  }
  type Add = { Params: ById; Body: NewPaper }
  const options = { schema: add, bodyLimit: paperBodyLimitBytes }
  app.post<Add>('/v1/applyments/:id/papers', options, async (request, reply) => {
    const { filename, content } = request.body
    const paper = { formId: request.params.id, filename, content: Buffer.from(content, 'base64') }
    return reply.code(201).send(viewPaper(await addPaper(ctx, request.caller, doerOf(request), paper)))
  })

  const remove = {
    tags,
    summary: 'Delete the content of a paper',
    params: ById,
    response: { 204: { type: 'null', description: 'Deleted' } },
  }
  app.delete<{ Params: ById }>('/v1/papers/:id', { schema: remove }, async (request, reply) => {
    await removePaper(ctx, request.caller, doerOf(request), request.params.id)
    return reply.code(204).send()
  })
}

function going(app: FastifyInstance, ctx: Context): void {
  const accepted = { params: ById, response: { 202: ref(ApplymentSchema) } }
  const submit = {
    tags,
    summary: 'Submit an applyment',
    description:
      'For the first time, or anew after a rejection: it keeps its number. Follow its events, or look at it.',
    body: ref(FormSubmission),
    ...accepted,
  }
  type Submit = { Params: ById; Body: FormSubmission }
  app.post<Submit>('/v1/applyments/:id/submissions', { schema: submit }, async (request, reply) => {
    await submitApplyment(ctx, request.caller, doerOf(request), { ...request.body, id: request.params.id })
    return reply.code(202).send(viewApplyment(await getApplyment(ctx, request.caller, request.params.id)))
  })

  const question = { tags, summary: 'Have WeChat asked for an applyment now', ...accepted }
  app.post<{ Params: ById }>(
    '/v1/applyments/:id/questions',
    { schema: question },
    async ({ caller, params }, reply) => {
      await askNow(ctx, caller, params.id)
      return reply.code(202).send(viewApplyment(await getApplyment(ctx, caller, params.id)))
    },
  )

  const cancel = {
    tags,
    summary: 'Give an applyment up',
    description: 'Only where WeChat has nothing under way: it takes no form back.',
    params: ById,
    response: applymentAnswer,
  }
  app.post<{ Params: ById }>('/v1/applyments/:id/cancel', { schema: cancel }, async (request) => {
    await cancelApplyment(ctx, request.caller, doerOf(request), request.params.id)
    return viewApplyment(await getApplyment(ctx, request.caller, request.params.id))
  })
}

function opening(app: FastifyInstance, ctx: Context): void {
  const draft = {
    tags,
    summary: 'Open the form of an applyment in clear',
    description: 'For people; each opening is in the audit.',
    params: ById,
    response: { 200: ref(ApplymentDraft) },
  }
  app.get<{ Params: ById }>('/v1/applyments/:id/draft', { schema: draft }, async (request, reply) => {
    personOf(request)
    const opened = await openDraftOf(ctx, request.caller, actorOf(request), request.params.id)
    return reply.header('cache-control', 'no-store').send(opened)
  })

  const paper = {
    tags,
    summary: 'Open a paper',
    description: 'For people; each opening is in the audit.',
    params: ById,
    response: { 200: { description: 'The file', content: { 'image/jpeg': { schema: { type: 'string' } } } } },
  }
  app.get<{ Params: ById }>('/v1/papers/:id', { schema: paper }, async (request, reply) => {
    personOf(request)
    const { contentType, content } = await openPaper(ctx, request.caller, actorOf(request), request.params.id)
    return reply.headers({ 'content-type': contentType, 'cache-control': 'no-store' }).send(content)
  })
}

function filterOf(
  { mode, merchantId, merchantIds }: Caller,
  query: ApplymentListQuery,
  limit: number,
): ApplymentFilter {
  const { state = null, merchant = null, account = null, query: words = null, cursor = null } = query
  return {
    mode,
    state,
    merchantId: merchant,
    merchantIds: merchantId === null ? (merchantIds ?? null) : [merchantId],
    accountId: account,
    query: words,
    createdFrom: query.created_from ? new Date(query.created_from) : null,
    createdTo: query.created_to ? new Date(query.created_to) : null,
    before: cursor,
    limit,
  }
}
