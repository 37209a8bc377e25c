import { FormSubmission, NewPaper, Paper } from '@teyue/contract/applyment'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  SubjectConfirmation as ConfirmationSchema,
  NewSubjectConfirmation,
  SubjectConfirmationChange,
  SubjectConfirmationFindings,
  SubjectConfirmationList,
  SubjectConfirmationListQuery,
  SubjectState,
} from '@teyue/contract/subject-confirmation'
import { SubjectConfirmationDraft } from '@teyue/contract/subject-confirmation-form'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, doerOf, personOf, visibleMerchant } from '../../http/caller.ts'
import { paperBodyLimitBytes } from '../papers/paper.ts'
import { viewPaper } from '../papers/paper-view.ts'
import { addConfirmationPaper, removeConfirmationPaper } from './add-confirmation-paper.ts'
import { askNow } from './ask-about-confirmation.ts'
import { cancelConfirmation } from './cancel-confirmation.ts'
import { viewConfirmation, viewConfirmationFindings } from './confirmation-view.ts'
import { createConfirmation } from './create-confirmation.ts'
import { askSubjectState } from './errands.ts'
import { getConfirmation, listConfirmations } from './get-confirmation.ts'
import { openConfirmation, openConfirmationPaper } from './open-confirmation.ts'
import { checkConfirmation, submitConfirmation } from './submit-confirmation.ts'
import { changeConfirmation } from './update-confirmation.ts'

const tags = ['Subject confirmations']
const base = '/v1/subject-confirmations'
const answer = { 200: ref(ConfirmationSchema) }

/** A subject confirms that it wants the account 商户开户意愿确认; asked of the merchants that risk control picks. */
export function subjectConfirmationRoutes(app: FastifyInstance, ctx: Context): void {
  looking(app, ctx)
  preparing(app, ctx)
  papers(app, ctx)
  going(app, ctx)
  opening(app, ctx)
}

function looking(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List subject confirmations',
    querystring: SubjectConfirmationListQuery,
    response: { 200: ref(SubjectConfirmationList) },
  }
  app.get<{ Querystring: SubjectConfirmationListQuery }>(base, { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const { state = null, merchant, query: words = null, cursor: before = null } = query
    const filter = { mode: caller.mode, state, merchantId: visibleMerchant(caller, merchant), query: words, before }
    const found = await listConfirmations(ctx, caller.providerId, { ...filter, limit: limit + 1 })
    return toList(found.map(viewConfirmation), limit)
  })

  const get = { tags, summary: 'Look at a subject confirmation', params: ById, response: answer }
  app.get<{ Params: ById }>(`${base}/:id`, { schema: get }, async ({ caller, params }) =>
    viewConfirmation(await getConfirmation(ctx, caller, params.id)),
  )

  const check = {
    tags,
    summary: 'What keeps a subject confirmation from being submitted',
    params: ById,
    response: { 200: ref(SubjectConfirmationFindings) },
  }
  app.get<{ Params: ById }>(`${base}/:id/findings`, { schema: check }, async ({ caller, params }) =>
    viewConfirmationFindings(params.id, await checkConfirmation(ctx, caller, params.id)),
  )

  const state = {
    tags,
    summary: 'Whether the subject of a number has confirmed it',
    description: 'Asked of WeChat now, also where the confirmation was made elsewhere.',
    params: ById,
    response: { 200: ref(SubjectState) },
  }
  app.post<{ Params: ById }>('/v1/sub-merchants/:id/subject-questions', { schema: state }, async (request) => {
    const { number, isAuthorized, at } = await askSubjectState(ctx, request.caller, request.params.id)
    const { id: sub_merchant, subMchid: sub_mchid } = number
    const asked = { object: 'subject_state', sub_merchant, sub_mchid, authorized: isAuthorized } as const
    return { ...asked, asked_at: at.toISOString() } satisfies SubjectState
  })
}

function preparing(app: FastifyInstance, ctx: Context): void {
  const create = {
    tags,
    summary: 'Begin a subject confirmation',
    description: 'Filled in from the onboarding of the number, papers and all. Nothing is sent before it is submitted.',
    body: ref(NewSubjectConfirmation),
    response: { 201: ref(ConfirmationSchema) },
  }
  app.post<{ Body: NewSubjectConfirmation }>(base, { schema: create }, async (request, reply) => {
    const { sub_merchant: subMerchantId, from = null } = request.body
    const { id } = await createConfirmation(ctx, request.caller, doerOf(request), { subMerchantId, from })
    return reply.code(201).send(viewConfirmation(await getConfirmation(ctx, request.caller, id)))
  })

  const change = {
    tags,
    summary: 'Change a subject confirmation',
    description:
      'While it is a draft, and after WeChat refused it or met an error. Parts that are not given stay; what somebody else changed since `version` is not written over.',
    params: ById,
    body: ref(SubjectConfirmationChange),
    response: answer,
  }
  type Change = { Params: ById; Body: SubjectConfirmationChange }
  app.patch<Change>(`${base}/:id`, { schema: change }, async (request) => {
    const { caller, params, body } = request
    await changeConfirmation(ctx, caller, doerOf(request), { id: params.id, ...body })
    return viewConfirmation(await getConfirmation(ctx, caller, params.id))
  })
}

function papers(app: FastifyInstance, ctx: Context): void {
  const add = {
    tags,
    summary: 'Add a paper to a subject confirmation',
    description: 'It is kept sealed; the draft names it by its id. The same file again is the same paper.',
    params: ById,
    body: ref(NewPaper),
    response: { 201: ref(Paper) },
  }
  type Add = { Params: ById; Body: NewPaper }
  const options = { schema: add, bodyLimit: paperBodyLimitBytes }
  app.post<Add>(`${base}/:id/subject-papers`, options, async (request, reply) => {
    const { filename, content } = request.body
    const paper = { formId: request.params.id, filename, content: Buffer.from(content, 'base64') }
    return reply.code(201).send(viewPaper(await addConfirmationPaper(ctx, request.caller, doerOf(request), paper)))
  })

  const remove = {
    tags,
    summary: 'Delete the content of a paper of a subject confirmation',
    params: ById,
    response: { 204: { type: 'null', description: 'Deleted' } },
  }
  app.delete<{ Params: ById }>('/v1/subject-papers/:id', { schema: remove }, async (request, reply) => {
    await removeConfirmationPaper(ctx, request.caller, doerOf(request), request.params.id)
    return reply.code(204).send()
  })
}

function going(app: FastifyInstance, ctx: Context): void {
  const accepted = { params: ById, response: { 202: ref(ConfirmationSchema) } }
  const submit = { tags, summary: 'Submit a subject confirmation', body: ref(FormSubmission), ...accepted }
  type Submit = { Params: ById; Body: FormSubmission }
  app.post<Submit>(`${base}/:id/submissions`, { schema: submit }, async (request, reply) => {
    await submitConfirmation(ctx, request.caller, doerOf(request), { ...request.body, id: request.params.id })
    return reply.code(202).send(viewConfirmation(await getConfirmation(ctx, request.caller, request.params.id)))
  })

  const question = { tags, summary: 'Have WeChat asked for a subject confirmation now', ...accepted }
  app.post<{ Params: ById }>(`${base}/:id/questions`, { schema: question }, async ({ caller, params }, reply) => {
    await askNow(ctx, caller, params.id)
    return reply.code(202).send(viewConfirmation(await getConfirmation(ctx, caller, params.id)))
  })

  const cancel = {
    tags,
    summary: 'Cancel a subject confirmation',
    description: 'What WeChat has is cancelled there first. A rejected one is made anew from it under another number.',
    ...accepted,
  }
  app.post<{ Params: ById }>(`${base}/:id/cancel`, { schema: cancel }, async (request, reply) => {
    await cancelConfirmation(ctx, request.caller, doerOf(request), request.params.id)
    return reply.code(202).send(viewConfirmation(await getConfirmation(ctx, request.caller, request.params.id)))
  })
}

function opening(app: FastifyInstance, ctx: Context): void {
  const draft = {
    tags,
    summary: 'Open the form of a subject confirmation in clear',
    description: 'For people; each opening is in the audit.',
    params: ById,
    response: { 200: ref(SubjectConfirmationDraft) },
  }
  app.get<{ Params: ById }>(`${base}/:id/draft`, { schema: draft }, async (request, reply) => {
    personOf(request)
    const opened = await openConfirmation(ctx, request.caller, actorOf(request), request.params.id)
    return reply.header('cache-control', 'no-store').send(opened)
  })

  const paper = {
    tags,
    summary: 'Open a paper of a subject confirmation',
    description: 'For people; each opening is in the audit.',
    params: ById,
    response: { 200: { description: 'The file', content: { 'image/jpeg': { schema: { type: 'string' } } } } },
  }
  app.get<{ Params: ById }>('/v1/subject-papers/:id', { schema: paper }, async (request, reply) => {
    personOf(request)
    const opened = await openConfirmationPaper(ctx, request.caller, actorOf(request), request.params.id)
    return reply.headers({ 'content-type': opened.contentType, 'cache-control': 'no-store' }).send(opened.content)
  })
}
