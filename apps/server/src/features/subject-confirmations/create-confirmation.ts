import { type Actor, recordDeed } from '../../base/audit.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { papersNamed, replaced } from '../applyments/draft.ts'
import { assertRoom, limitsFor } from '../applyments/form-limits.ts'
import { firstVersion } from '../applyments/form-version.ts'
import { findFinished, lockApplyment, openDraft } from '../applyments/get-applyment.ts'
import { assertStaying } from '../merchants/get-merchant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { type Brought, keepPaper, takePaper } from '../papers/add-paper.ts'
import { findSealedPaper, unsealed } from '../papers/get-paper.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Confirmation, ConfirmationForm } from './confirmation.ts'
import { factsOf } from './confirmation-facts.ts'
import { filledIn } from './filled-in.ts'
import { mustGetNumber } from './find-number.ts'
import { lockConfirmation, openForm } from './get-confirmation.ts'
import { keptForm } from './kept-form.ts'
import { countOpen, insertConfirmation } from './store.ts'

type Asked = { readonly subMerchantId: string; readonly from: string | null }
/** A form that is known already, which one it is, since only its own papers are copied, and why it was rejected. */
type Known = { readonly form: ConfirmationForm; readonly formId: string | null } & Rejection
type Rejection = Pick<Confirmation, 'rejectParam' | 'rejectReason'>

const notRejected: Rejection = { rejectParam: null, rejectReason: null }

// WeChat has one of a subject under way; each takes copies of its papers along.
const openLimits = { maxOpenPerMerchant: 5, maxOpenPerAgent: 100, maxOpenPerProvider: 1_000 } as const

/**
 * Begins a confirmation of one number, filled in from its onboarding, or from a confirmation that has ended: that is how one is
 * made anew under a new number. Nothing is sent.
 */
export async function createConfirmation(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { subMerchantId, from }: Asked,
): Promise<Confirmation> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const number = await mustGetNumber(tenant, viewer, subMerchantId)
    await assertStaying(tenant, number.merchantId)
    const tx = onClockOf(tenant, await readAccount(tenant, number.accountId))
    await assertFewOpen(tx, viewer, number.merchantId)
    const known = await formFrom(ctx, tx, viewer, number, from)
    const id = newId('subjectConfirmation')
    const { form, papers } = await withOwnPapers(ctx, tx, id, known)
    const { rejectParam, rejectReason } = known
    const confirmation = { ...begun(ctx, tx, viewer, number, id, form), rejectParam, rejectReason }
    await insertConfirmation(tx, confirmation)
    for (const paper of papers) await keepPaper(tx, paper)
    recordEvent(tx, {
      ...factsOf(confirmation),
      type: 'subject_confirmation.created',
      source: doer ? 'person' : 'caller',
    })
    const after = { number: number.subMchid, from, confirmation: id }
    if (doer) recordDeed(tx, doer, { act: 'subject_confirmation.created', subjectId: number.merchantId, after })
    return confirmation
  })
}

async function assertFewOpen(tx: Tx, viewer: Viewer, merchantId: string): Promise<void> {
  for (const limit of limitsFor(openLimits, viewer, merchantId))
    assertRoom(limit, await countOpen(tx, viewer.mode, limit.merchantIds, limit.limit))
}

async function formFrom(
  ctx: Context,
  tx: Tx,
  viewer: Viewer,
  number: SubMerchant,
  from: string | null,
): Promise<Known> {
  if (from?.startsWith('sbc_')) {
    const before = await lockConfirmation(tx, viewer, from)
    if (before.subMerchantId !== number.id) throw new PublicError('CONFIRMATION_NOT_FOUND', { id: from })
    // WeChat has one form of a subject under way: a rejected one is cancelled first.
    if (before.state !== 'canceled' && before.state !== 'refused')
      throw new PublicError('CONFIRMATION_CLOSED', { id: from, state: before.state })
    const { rejectParam, rejectReason } = before
    return { form: openForm(ctx, before), formId: from, rejectParam, rejectReason }
  }
  const applyment = from ? await lockApplyment(tx, viewer, from) : await findFinished(tx, number.id)
  if (applyment && applyment.merchantId !== number.merchantId)
    throw new PublicError('APPLYMENT_NOT_FOUND', { id: from ?? '' })
  const form = filledIn(applyment?.draftSealed ? openDraft(ctx, applyment) : {}, number.subMchid)
  return { ...notRejected, form, formId: applyment?.id ?? null }
}

/** Papers are kept once for each form: those that are still there are copied, the others leave their fields. */
async function withOwnPapers(
  ctx: Context,
  tx: Tx,
  confirmationId: string,
  { form, formId }: Known,
): Promise<{ readonly form: ConfirmationForm; readonly papers: readonly Brought[] }> {
  const copies = new Map<string, Brought>()
  for (const { id } of papersNamed(form)) {
    const found = copies.has(id) ? null : await findSealedPaper(tx, id)
    if (!found?.sealed || found.paper.formId !== formId) continue
    const { content } = unsealed(ctx, found)
    copies.set(id, takePaper(ctx, { formId: confirmationId, filename: found.paper.filename, content }))
  }
  const renamed = replaced(form, (text) => copies.get(text)?.id ?? text) as ConfirmationForm
  return { form: renamed, papers: [...copies.values()] }
}

function begun(
  ctx: Context,
  tx: Tx,
  { mode }: Viewer,
  number: SubMerchant,
  id: string,
  form: ConfirmationForm,
): Confirmation {
  return {
    ...keptForm(ctx.vault, id, form),
    ...firstVersion,
    id,
    providerId: tx.providerId,
    accountId: number.accountId,
    merchantId: number.merchantId,
    subMerchantId: number.id,
    subMchid: number.subMchid,
    mode,
    businessCode: id,
    state: 'draft',
    stateSince: tx.now,
    expiresAt: null,
    warnedDays: null,
    submissions: 0,
    attempts: 0,
    askedAt: null,
    queries: 0,
    applymentId: null,
    qrCode: null,
    ...notRejected,
    refusedCode: null,
    refusedMessage: null,
    refusedField: null,
    cancelWanted: false,
    authorized: null,
    createdAt: tx.now,
    submittedAt: null,
  }
}
