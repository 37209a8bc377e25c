import {
  ApprovalList,
  ApprovalQuery,
  Approval as ApprovalSchema,
  type Approval as ApprovalView,
  ApprovedAnswer,
  Decision,
} from '@teyue/contract/approval'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf } from '../../http/caller.ts'
import { executeHeld } from '../../http/execute-held.ts'
import { approverOf } from '../../http/four-eyes.ts'
import { viewApproval } from './approval-view.ts'
import { decideApproval, withdrawApproval } from './decide-approval.ts'
import { getApproval, listApprovals } from './get-approval.ts'
import { takeAnswer } from './settle-approval.ts'

const tags = ['Approvals']

/** Requests that need a second person. Whoever may do the same thing, and did not ask, decides. */
export function approvalRoutes(app: FastifyInstance, ctx: Context): void {
  const view = async (request: FastifyRequest, id: string): Promise<ApprovalView> => {
    const approver = approverOf(request)
    return viewApproval(await getApproval(ctx, approver, id), approver, ctx.now())
  }

  const list = { tags, summary: 'List approvals', querystring: ApprovalQuery, response: { 200: ref(ApprovalList) } }
  app.get<{ Querystring: ApprovalQuery }>('/v1/approvals', { schema: list }, async (request) => {
    const limit = limitOf(request.query)
    const { state = null, cursor = null } = request.query
    const approver = approverOf(request)
    const approvals = await listApprovals(ctx, approver, { state, before: cursor, limit: limit + 1 })
    const now = ctx.now()
    return toList(
      approvals.map((one) => viewApproval(one, approver, now)),
      limit,
    )
  })

  const get = { tags, summary: 'Look at an approval', params: ById, response: { 200: ref(ApprovalSchema) } }
  app.get<{ Params: ById }>('/v1/approvals/:id', { schema: get }, (request) => view(request, request.params.id))

  const decide = {
    tags,
    summary: 'Approve or refuse',
    description:
      'Once, by another person than the one who asked. Approved, the request is done at once and in the name of who asked, as if it came now: what does not hold any more is refused then. Asks for the second factor.',
    params: ById,
    body: ref(Decision),
    response: { 200: ref(ApprovalSchema) },
  }
  app.post<{ Params: ById; Body: Decision }>('/v1/approvals/:id/decision', { schema: decide }, async (request) => {
    const { decision, reason = null } = request.body
    const { id } = request.params
    const said = { isApproved: decision === 'approve', reason }
    const { approval, held } = await decideApproval(ctx, approverOf(request), actorOf(request), id, said)
    if (held) await executeHeld(app, ctx, request.caller.providerId, approval, held)
    return view(request, id)
  })

  const withdraw = {
    tags,
    summary: 'Withdraw what I asked',
    params: ById,
    response: { 204: { type: 'null', description: 'Withdrawn' } },
  }
  app.delete<{ Params: ById }>('/v1/approvals/:id', { schema: withdraw }, async (request, reply) => {
    await withdrawApproval(ctx, approverOf(request), actorOf(request), request.params.id)
    return reply.code(204).send()
  })

  const answer = {
    tags,
    summary: 'Fetch the answer to what I asked',
    description: 'Once: it may hold a key or a token that exists nowhere else.',
    params: ById,
    response: { 200: ref(ApprovedAnswer) },
  }
  app.post<{ Params: ById }>('/v1/approvals/:id/answer', { schema: answer }, async (request) => {
    const { status, body } = await takeAnswer(ctx, approverOf(request), actorOf(request), request.params.id)
    return { object: 'approved_answer', status, body: body && { ...body } } satisfies ApprovedAnswer
  })
}
