import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { getPapersOf } from '../papers/get-paper.ts'
import { hasLiveAccount } from '../providers/get-account.ts'
import { isVisible, type Viewer } from '../providers/viewer.ts'
import { type Applyment, type ApplymentInFull, draftContext } from './applyment.ts'
import type { ApplymentFilter } from './applyment-filter.ts'
import { type Draft, textAt } from './draft.ts'
import { selectApplyment, selectApplymentForUpdate, selectApplyments, selectFinished } from './store.ts'
import { operatorOf } from './subject.ts'

/** @throws PublicError APPLYMENT_NOT_FOUND, also for one that is there and is not the viewer's. */
export async function getApplyment(ctx: Context, viewer: Viewer, id: string): Promise<ApplymentInFull> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    return { applyment: await getApplymentIn(tx, viewer, id), papers: await getPapersOf(tx, [id]) }
  })
}

/** Joins: one applyment, if it is the viewer's. */
export async function getApplymentIn(tx: Tx, viewer: Viewer, id: string): Promise<Applyment> {
  return assertFound(await selectApplyment(tx, id), viewer, id)
}

/** Without who wrote which field: that is for who looks at one. */
export async function listApplyments(
  ctx: Context,
  providerId: string,
  filter: ApplymentFilter,
): Promise<ApplymentInFull[]> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const found = await selectApplyments(tx, filter)
    const papers = await getPapersOf(
      tx,
      found.map(({ id }) => id),
    )
    return found.map((applyment) => ({
      applyment: { ...applyment, written: {} },
      papers: papers.filter(({ formId }) => formId === applyment.id),
    }))
  })
}

export async function findApplyment(ctx: Context, providerId: string, id: string): Promise<Applyment | undefined> {
  return inTenant(ctx, { providerId }, (tx) => selectApplyment(tx, id))
}

/** Joins: the applyment, held until the transaction ends. */
export async function lockApplyment(tx: Tx, viewer: Viewer, id: string): Promise<Applyment> {
  return assertFound(await selectApplymentForUpdate(tx, id), viewer, id)
}

/** Joins: the form in clear. @throws PublicError PAPERS_DELETED once its time is over. */
export function openDraft(ctx: Pick<Context, 'vault'>, { id, draftSealed }: Applyment): Draft {
  if (!draftSealed) throw new PublicError('PAPERS_DELETED', { id })
  return JSON.parse(ctx.vault.open(draftSealed, draftContext(id)).toString('utf8')) as Draft
}

/** Joins: the form by which this number was given, if it was onboarded here; its `draftSealed` is gone once its time is over. */
export async function findFinished(tx: Tx, subMerchantId: string): Promise<Applyment | undefined> {
  return selectFinished(tx, { subMerchantId })
}

/** Joins: what the operator or legal representative is called; null where it is not known, or not kept any more. */
export async function findOperator(tx: Tx, vault: Context['vault'], subMerchantId: string): Promise<string | null> {
  const applyment = await findFinished(tx, subMerchantId)
  return applyment?.draftSealed ? (operatorOf(openDraft({ vault }, applyment)) ?? null) : null
}

/**
 * Joins: where the super administrator of the merchant's newest form is written to; null where that is not kept any more. Once the
 * provider has a live account a form that was only tried out names nobody.
 */
export async function findContactEmail(tx: Tx, vault: Context['vault'], merchantId: string): Promise<string | null> {
  const applyment = await selectFinished(tx, { merchantId, mode: (await hasLiveAccount(tx)) ? 'live' : null })
  return applyment?.draftSealed
    ? (textAt(openDraft({ vault }, applyment), '/contact_info/contact_email') ?? null)
    : null
}

function assertFound(found: Applyment | undefined, viewer: Viewer, id: string): Applyment {
  if (!found || !isVisible(found, viewer)) throw new PublicError('APPLYMENT_NOT_FOUND', { id })
  return found
}
