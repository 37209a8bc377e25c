import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Standing } from './standing.ts'
import { selectStandings } from './store.ts'

/** Joins: how the merchant stands under each of its numbers of this mode, as a payment finds it; null for no such merchant. */
export async function getStandings(tx: Tx, merchantId: string, mode: Mode): Promise<readonly Standing[] | null> {
  // No payment has an empty reference.
  const found = await selectStandings(tx, { merchantId, mode, reference: '' })
  return found?.standings ?? null
}
