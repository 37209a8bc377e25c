import { createHash } from 'node:crypto'
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
import { paperContext } from '../applyments/paper.ts'
import { getSealedPaper } from '../applyments/store-media.ts'
import { assertStaying } from '../merchants/get-merchant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Confirmation, ConfirmationForm, ConfirmationPaper } from './confirmation.ts'
import { factsOf } from './confirmation-facts.ts'
import { filledIn } from './filled-in.ts'
import { mustGetNumber } from './find-number.ts'
import { lockConfirmation, openForm } from './get-confirmation.ts'
import { keptForm } from './kept-form.ts'
import { countOpen, insertConfirmation, insertConfirmationPaper } from './store.ts'

type Asked = { readonly subMerchantId: string; readonly from: string | null }
/** A form that is known already, and which one it is: only its own papers are copied. */
type Known = { readonly form: ConfirmationForm; readonly formId: string | null }
type Kept = { readonly paper: ConfirmationPaper; readonly sealed: Buffer }

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
    const confirmation = begun(ctx, tx, viewer, number, id, form)
    await insertConfirmation(tx, confirmation)
    for (const { paper, sealed } of papers) await insertConfirmationPaper(tx, paper, sealed)
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
    return { form: openForm(ctx, before), formId: from }
  }
  const applyment = from ? await lockApplyment(tx, viewer, from) : await findFinished(tx, number.id)
  if (applyment && applyment.merchantId !== number.merchantId)
    throw new PublicError('APPLYMENT_NOT_FOUND', { id: from ?? '' })
  const form = filledIn(applyment?.draftSealed ? openDraft(ctx, applyment) : {}, number.subMchid)
  return { form, formId: applyment?.id ?? null }
}

/** Papers are kept once for each form: those that are still there are copied, the others leave their fields. */
async function withOwnPapers(
  ctx: Context,
  tx: Tx,
  confirmationId: string,
  { form, formId }: Known,
): Promise<{ readonly form: ConfirmationForm; readonly papers: readonly Kept[] }> {
  const copies = new Map<string, Kept>()
  for (const { id } of papersNamed(form)) {
    if (copies.has(id)) continue
    const found = await getSealedPaper(tx, id)
    if (found && found.formId === formId)
      copies.set(id, copied(ctx, tx, confirmationId, found.filename, ctx.vault.open(found.sealed, paperContext(id))))
  }
  const renamed = replaced(form, (text) => copies.get(text)?.paper.id ?? text) as ConfirmationForm
  return { form: renamed, papers: [...copies.values()] }
}

function copied(ctx: Context, tx: Tx, confirmationId: string, filename: string, content: Buffer): Kept {
  const id = newId('paper')
  const unsent = { mediaId: null, uploadedAt: null, deletedAt: null }
  const sha256 = createHash('sha256').update(content).digest()
  const paper = { ...unsent, id, confirmationId, filename, bytes: content.length, sha256, addedAt: tx.now }
  return { paper, sealed: ctx.vault.seal(content, paperContext(id)) }
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
    rejectParam: null,
    rejectReason: null,
    refusedCode: null,
    refusedMessage: null,
    refusedField: null,
    cancelWanted: false,
    authorized: null,
    createdAt: tx.now,
    submittedAt: null,
  }
}
