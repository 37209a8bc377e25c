import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type Approver, mayTake, type Outcome, stateAfter } from './approval.ts'
import { answerContext } from './create-approval.ts'
import { selectApprovalForUpdate, updateApproval } from './store.ts'

export type Answer = { readonly status: number; readonly body: object | null }

/** Writes down what came of an approved request. Its answer is kept sealed, until the person who asked has fetched it. */
export async function settleApproval(
  ctx: Context,
  providerId: string,
  id: string,
  outcome: Outcome,
  body: object | null,
): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    const approval = await selectApprovalForUpdate(tx, id)
    if (approval?.state !== 'approved') return
    const state = stateAfter(approval, outcome)
    const isKept = state === 'done' && body !== null
    const answerSealed = isKept ? ctx.vault.seal(JSON.stringify(body), answerContext(id)) : null
    await updateApproval(tx, id, { ...outcome, state, answerSealed, finishedAt: tx.now })
  })
}

/** The answer, which may hold what is shown once: it exists nowhere else from now on. */
export async function takeAnswer(ctx: Context, approver: Approver, actor: Actor, id: string): Promise<Answer> {
  return inTenant(ctx, approver, async (tx) => {
    const approval = await selectApprovalForUpdate(tx, id)
    if (!approval || !mayTake(approval, approver)) throw new PublicError('APPROVAL_NOT_FOUND', { id })
    if (!approval.answerSealed) throw new PublicError('APPROVAL_ANSWER_GONE')
    await updateApproval(tx, id, { answerSealed: null })
    recordDeed(tx, actor, { act: 'approval.answer_shown', subjectId: id })
    const body = JSON.parse(ctx.vault.open(approval.answerSealed, answerContext(id)).toString()) as object
    return { status: approval.status ?? 200, body }
  })
}
