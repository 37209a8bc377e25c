import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { CountedNumber, FoundNumberState } from './found-number.ts'
import { selectNumber, selectNumbers } from './store.ts'

export async function listFoundNumbers(
  ctx: Context,
  { providerId, mode }: Viewer,
  page: { readonly state: FoundNumberState | null; readonly before: string | null; readonly limit: number },
): Promise<CountedNumber[]> {
  return inTenant(ctx, { providerId }, (tx) => selectNumbers(tx, mode, page))
}

/** Joins. @throws PublicError FOUND_NUMBER_NOT_FOUND, also for one of the other mode. */
export async function mustGetFoundNumber(tx: Tx, { mode }: Viewer, id: string): Promise<CountedNumber> {
  const found = await selectNumber(tx, mode, id)
  if (!found) throw new PublicError('FOUND_NUMBER_NOT_FOUND', { id })
  return found
}
