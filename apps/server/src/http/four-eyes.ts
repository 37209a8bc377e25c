import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { ApprovalNeeded } from '../errors.ts'
import type { Approver, HeldRequest } from '../features/approvals/approval.ts'
import { viewApproval } from '../features/approvals/approval-view.ts'
import { createApproval } from '../features/approvals/create-approval.ts'
import { PERMITTED } from '../features/people/role.ts'
import { getSettings } from '../features/settings/get-settings.ts'
import { type ApprovalKind, isWatched } from '../features/settings/settings.ts'
import type { RouteRule } from './acts.ts'
import { forgetAsked } from './audit.ts'
import { actorOf, personOf } from './caller.ts'
import { sendProblem } from './problem.ts'

type Watched = RouteRule & { readonly fourEyes: ApprovalKind }

// What a held request is done with later: what it means, not who asked and from where.
const KEPT_HEADERS = ['content-type', 'idempotency-key', 'teyue-version']

/** Stops what a person may not do alone. Programs have no second person; a refund's amount is known to its use case only. */
export function stopAlone(ctx: Context, { fourEyes }: Watched) {
  return async ({ caller }: FastifyRequest): Promise<void> => {
    if (!caller.person || caller.approvalId || fourEyes === 'refunds') return
    if (isWatched(await getSettings(ctx, caller.providerId), fourEyes)) throw new ApprovalNeeded()
  }
}

/** What was stopped is kept as an approval, and answered with it. Nothing of it has been done. */
export function keepStopped(ctx: Context, rule: Watched) {
  return async (thrown: Error, request: FastifyRequest, reply: FastifyReply) => {
    if (!(thrown instanceof ApprovalNeeded)) return sendProblem(thrown, request, reply)
    const { caller, method } = request
    const approval = await createApproval(ctx, actorOf(request), {
      providerId: caller.providerId,
      mode: caller.mode,
      kind: rule.fourEyes,
      act: rule.act as Approver['permitted'][number],
      route: `${method} ${request.routeOptions.url}`,
      subjectId: (request.params as { readonly id?: string }).id ?? null,
      held: heldOf(request),
    })
    forgetAsked(request)
    return reply.code(202).send(viewApproval(approval, approverOf(request), ctx.now()))
  }
}

/** Who looks at approvals, or decides. */
export function approverOf(request: FastifyRequest): Approver {
  const { providerId, merchantId, role } = request.caller
  const permitted = (merchantId === null ? PERMITTED.provider : PERMITTED.merchant)[role] ?? []
  return { providerId, merchantId, personId: personOf(request).personId, permitted }
}

function heldOf({ method, url, headers, body }: FastifyRequest): HeldRequest {
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { method: method as HeldRequest['method'], url, headers: Object.fromEntries(kept), body: body ?? null }
}
