import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type ApprovalInFull, type Approver, isVisible } from './approval.ts'
import { type ApprovalFilter, selectApproval, selectApprovals } from './store.ts'

export async function getApproval(ctx: Context, approver: Approver, id: string): Promise<ApprovalInFull> {
  const approval = await inTenant(ctx, approver, (tx) => selectApproval(tx, id))
  if (!approval || !isVisible(approval, approver)) throw new PublicError('APPROVAL_NOT_FOUND', { id })
  return approval
}

export async function listApprovals(
  ctx: Context,
  approver: Approver,
  filter: ApprovalFilter,
): Promise<ApprovalInFull[]> {
  return inTenant(ctx, approver, (tx) => selectApprovals(tx, approver, filter))
}
