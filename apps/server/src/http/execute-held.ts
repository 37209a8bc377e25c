import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import type { Approval, HeldRequest } from '../features/approvals/approval.ts'
import { settleApproval } from '../features/approvals/settle-approval.ts'
import type { Membership } from '../features/people/person.ts'
import { getPerson } from '../features/people/set-role.ts'
import type { Caller } from './caller.ts'
import { askAs } from './standing-in.ts'

type Answered = { readonly status: number; readonly body: object | null }

/**
 * Does what a second person has approved: the request goes through our own application in the name of who asked, with what that
 * person may do now. The audit finds it under the approval's id.
 */
export async function executeHeld(
  app: FastifyInstance,
  ctx: Context,
  providerId: string,
  approval: Approval,
  held: HeldRequest,
): Promise<void> {
  const { memberships } = await getPerson(ctx, { providerId, merchantId: null }, approval.askedBy)
  const standing = memberships.find(({ merchantId }) => merchantId === approval.merchantId)
  const nobody = { status: 403, body: { code: 'NOT_ALLOWED' } }
  const { status, body } = standing
    ? await ask(app, callerOf(ctx, providerId, approval, standing, memberships), approval, held)
    : nobody
  const { code = null, id: resultId = null } = (body ?? {}) as { readonly code?: string; readonly id?: string }
  const outcome = { status, code: status < 400 ? null : code, resultId: status < 400 ? resultId : null }
  await settleApproval(ctx, providerId, approval.id, outcome, body)
}

async function ask(
  app: FastifyInstance,
  caller: Caller,
  { id, address }: Approval,
  { method, url, headers, body }: HeldRequest,
): Promise<Answered> {
  const payload = body === null ? {} : { payload: body as object }
  const sent = { method, url, headers: { ...headers, 'x-request-id': id }, remoteAddress: address, ...payload }
  // Awaited inside: only then does it set out, and in whose name is told by where that is.
  const answer = await askAs(caller, async () => await app.inject(sent))
  return { status: answer.statusCode, body: answer.body ? answer.json<object>() : null }
}

/** Whoever asked has proven the second factor then, and a second person now. An agent sees nobody's merchants here. */
function callerOf(
  ctx: Context,
  providerId: string,
  { id, askedBy, sessionId, mode }: Approval,
  { merchantId, role }: Membership,
  memberships: readonly Membership[],
): Caller {
  const ofAgent = role === 'agent' ? { merchantIds: [] } : {}
  const standings = memberships.map((one) => ({ ...one, merchantIds: [] }))
  const proven = { provenAt: ctx.now(), isEnrolled: true }
  const person = { providerId, sessionId, personId: askedBy, ...proven, standings }
  return { providerId, keyId: askedBy, merchantId, ...ofAgent, mode, role, person, approvalId: id }
}
