import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { getPapersOf } from '../papers/get-paper.ts'
import { isVisible, type Viewer } from '../providers/viewer.ts'
import {
  type Confirmation,
  type ConfirmationForm,
  type ConfirmationInFull,
  confirmationContext,
} from './confirmation.ts'
import type { ConfirmationFilter } from './confirmation-filter.ts'
import { selectConfirmation, selectConfirmationForUpdate, selectConfirmations } from './store.ts'

/** @throws PublicError CONFIRMATION_NOT_FOUND, also for one of the other mode. */
export async function getConfirmation(ctx: Context, viewer: Viewer, id: string): Promise<ConfirmationInFull> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const confirmation = assertFound(await selectConfirmation(tx, id), viewer, id)
    return { confirmation, papers: await getPapersOf(tx, [id]) }
  })
}

/** Without papers and codes: they are for who looks at one. */
export async function listConfirmations(
  ctx: Context,
  providerId: string,
  filter: ConfirmationFilter,
): Promise<ConfirmationInFull[]> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const found = await selectConfirmations(tx, filter)
    return found.map((one) => ({ confirmation: { ...one, qrCode: null, written: {} }, papers: [] }))
  })
}

export async function findConfirmation(
  ctx: Context,
  providerId: string,
  id: string,
): Promise<Confirmation | undefined> {
  return inTenant(ctx, { providerId }, (tx) => selectConfirmation(tx, id))
}

/** Joins: the confirmation, held until the transaction ends. */
export async function lockConfirmation(tx: Tx, viewer: Viewer, id: string): Promise<Confirmation> {
  return assertFound(await selectConfirmationForUpdate(tx, id), viewer, id)
}

/** Joins: the form in clear. @throws PublicError PAPERS_DELETED once its time is over. */
export function openForm({ vault }: Pick<Context, 'vault'>, { id, draftSealed }: Confirmation): ConfirmationForm {
  if (!draftSealed) throw new PublicError('PAPERS_DELETED', { id })
  return JSON.parse(vault.open(draftSealed, confirmationContext(id)).toString('utf8')) as ConfirmationForm
}

function assertFound(found: Confirmation | undefined, viewer: Viewer, id: string): Confirmation {
  if (!found || !isVisible(found, viewer)) throw new PublicError('CONFIRMATION_NOT_FOUND', { id })
  return found
}
