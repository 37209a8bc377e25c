import type { Tx } from '../../storage/tenant.ts'
import type { BoundAppid } from './appid.ts'
import { selectBoundAppids } from './store.ts'

/** Joins: the appids bound to a sub-merchant. */
export async function getBoundAppids(tx: Tx, subMerchantId: string): Promise<BoundAppid[]> {
  return selectBoundAppids(tx, subMerchantId)
}
