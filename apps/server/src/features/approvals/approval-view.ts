import type { Approval as ApprovalView } from '@teyue/contract/approval'
import { type ApprovalInFull, type Approver, mayDecide, mayTake, stateAt } from './approval.ts'

/** As this person sees it. */
export function viewApproval(approval: ApprovalInFull, approver: Approver, now: Date): ApprovalView {
  const { request } = approval
  return {
    id: approval.id,
    object: 'approval',
    state: stateAt(approval, now),
    kind: approval.kind,
    act: approval.act,
    route: approval.route,
    subject: approval.subjectId,
    request: typeof request === 'object' && request !== null ? { ...request } : null,
    merchant: approval.merchantId,
    mode: approval.mode,
    asked_by: approval.askedBy,
    asked_by_name: approval.askedByName,
    created_at: approval.createdAt.toISOString(),
    expires_at: approval.expiresAt.toISOString(),
    decided_by: approval.decidedBy,
    decided_by_name: approval.decidedByName,
    decided_at: approval.decidedAt?.toISOString() ?? null,
    reason: approval.reason,
    status: approval.status,
    code: approval.code,
    result: approval.resultId,
    may_decide: mayDecide(approval, approver, now),
    has_answer: approval.hasAnswer && mayTake(approval, approver),
  }
}
