import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { selectViolation, selectViolations, selectWords } from './store.ts'
import type { OwnedViolation, ViolationInFull, ViolationKind, ViolationState } from './violation.ts'

export type ViolationPage = {
  readonly merchantId: string | null
  readonly state: ViolationState | null
  readonly kind: ViolationKind | null
  readonly before: string | null
  readonly limit: number
}

/** Newest first: the provider's, also of numbers that nobody here knows; an agent's and a merchant's, their own. */
export async function listViolations(ctx: Context, viewer: Viewer, page: ViolationPage): Promise<OwnedViolation[]> {
  const { providerId, mode } = viewer
  const among = amongOf(viewer)
  return inTenant(ctx, { providerId }, (tx) => selectViolations(tx, { ...page, mode, among }))
}

export async function getViolation(ctx: Context, viewer: Viewer, id: string): Promise<ViolationInFull> {
  return inTenant(ctx, { providerId: viewer.providerId }, (tx) => mustGetViolation(tx, viewer, id))
}

/** Joins. @throws PublicError VIOLATION_NOT_FOUND, also for one of the other mode or of another merchant. */
export async function mustGetViolation(tx: Tx, viewer: Viewer, id: string): Promise<ViolationInFull> {
  const found = await selectViolation(tx, { mode: viewer.mode, among: amongOf(viewer) }, id)
  if (!found) throw new PublicError('VIOLATION_NOT_FOUND', { id })
  return { ...found, words: await selectWords(tx, id) }
}

function amongOf({ merchantId, merchantIds }: Viewer): readonly string[] | null {
  return merchantId === null ? (merchantIds ?? null) : [merchantId]
}
