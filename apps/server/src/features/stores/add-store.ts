import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant } from '../../storage/tenant.ts'
import { assertMerchant } from '../merchants/get-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { maxStoresPerMerchant, type NewStore, type Store } from './merchant-store.ts'
import { countStores, insertStore, isNumberTaken } from './store.ts'

/** Adds a store to a merchant. What a person does is in the audit. */
export async function addStore(ctx: Context, viewer: Viewer, doer: Actor | null, request: NewStore): Promise<Store> {
  const { merchantId } = request
  const adding = inTenant(ctx, viewer, async (tx) => {
    await assertMerchant(tx, merchantId)
    await takeTurn(tx, `stores of ${merchantId}`)
    if ((await countStores(tx, merchantId)) >= maxStoresPerMerchant)
      throw new PublicError('TOO_MANY_STORES', { limit: maxStoresPerMerchant })
    const store: Store = { ...request, id: newId('store'), state: 'open', createdAt: tx.now }
    await insertStore(tx, store)
    if (doer) recordDeed(tx, doer, { act: 'store.added', subjectId: store.id, after: request })
    return store
  })
  return adding.catch(refuseTakenNumber)
}

/** Rejects with what to do where another store or terminal has the number. */
export function refuseTakenNumber(error: unknown): never {
  if (isNumberTaken(error)) throw new PublicError('STORE_NUMBER_TAKEN', { field: 'number' })
  throw error
}
