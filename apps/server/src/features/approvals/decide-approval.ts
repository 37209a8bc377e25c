import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { type Approval, type Approver, assertDecidable, type HeldRequest, isRepeatable, isVisible } from './approval.ts'
import { requestContext } from './create-approval.ts'
import { selectApprovalForUpdate, updateApproval } from './store.ts'

export type Decided = {
  readonly approval: Approval
  /** What is to be done now, once; null where nothing is. */
  readonly held: HeldRequest | null
}
type Said = { readonly isApproved: boolean; readonly reason: string | null }

/**
 * The word of a second person. From the commit on it is decided; whoever is told `held` must do it and settle the approval
 * (`settleApproval`). Should it die on the way, the same word is given again: what may be repeated is, anything else stays unknown.
 */
export async function decideApproval(
  ctx: Context,
  approver: Approver,
  actor: Actor,
  id: string,
  said: Said,
): Promise<Decided> {
  return inTenant(ctx, approver, async (tx) => {
    const approval = await selectApprovalForUpdate(tx, id)
    if (!approval || !isVisible(approval, approver)) throw new PublicError('APPROVAL_NOT_FOUND', { id })
    assertDecidable(approval, approver, tx.now)
    if (approval.state === 'approved') return resume(tx, ctx, approval)
    const state = said.isApproved ? ('approved' as const) : ('refused' as const)
    const decided = { state, decidedBy: approver.personId, decidedAt: tx.now, reason: said.reason }
    await updateApproval(tx, id, decided)
    const { route, askedBy } = approval
    recordDeed(tx, actor, {
      act: `approval.${state}`,
      subjectId: id,
      after: { route, asked_by: askedBy, ...(said.reason ? { reason: said.reason } : {}) },
    })
    return { approval: { ...approval, ...decided }, held: said.isApproved ? open(ctx, approval) : null }
  })
}

/** Whoever asked thinks better of it. @throws PublicError APPROVAL_DECIDED once somebody has decided. */
export async function withdrawApproval(ctx: Context, approver: Approver, actor: Actor, id: string): Promise<void> {
  await inTenant(ctx, approver, async (tx) => {
    const approval = await selectApprovalForUpdate(tx, id)
    if (!approval || !isVisible(approval, approver)) throw new PublicError('APPROVAL_NOT_FOUND', { id })
    if (approval.askedBy !== approver.personId) throw new PublicError('NOT_ALLOWED')
    if (approval.state !== 'waiting') throw new PublicError('APPROVAL_DECIDED', { state: approval.state })
    await updateApproval(tx, id, { state: 'withdrawn', decidedBy: approver.personId, decidedAt: tx.now })
    recordDeed(tx, actor, { act: 'approval.withdrawn', subjectId: id })
  })
}

type Kept = Approval & { readonly requestSealed: Buffer }

async function resume(tx: Tx, ctx: Context, approval: Kept): Promise<Decided> {
  const state = isRepeatable(approval) ? ('approved' as const) : ('unknown' as const)
  await updateApproval(tx, approval.id, { state, decidedAt: tx.now })
  return { approval: { ...approval, state }, held: state === 'approved' ? open(ctx, approval) : null }
}

function open({ vault }: Context, { id, requestSealed }: Kept): HeldRequest {
  return JSON.parse(vault.open(requestSealed, requestContext(id)).toString()) as HeldRequest
}
