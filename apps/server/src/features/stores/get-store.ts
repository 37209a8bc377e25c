import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen, isThere, type Store, type StoreFilter } from './merchant-store.ts'
import { selectStore, selectStores } from './store.ts'

/** The page of stores before `before`, newest first. The filter names what the viewer may see. */
export async function listStores(
  ctx: Context,
  viewer: Viewer,
  page: StoreFilter & { readonly before: string | null; readonly limit: number },
): Promise<Store[]> {
  return inTenant(ctx, viewer, (tx) => selectStores(tx, { ...page, only: viewer.storeId ?? null }))
}

/** @throws PublicError STORE_NOT_FOUND, also for one that is there and is not the viewer's. */
export async function getStore(ctx: Context, viewer: Viewer, id: string): Promise<Store> {
  return inTenant(ctx, viewer, async (tx) => mustSee(await selectStore(tx, id), viewer, id))
}

/** Joins: refuses a store that is not this merchant's, or is closed. */
export async function assertStoreOf(tx: Tx, merchantId: string, id: string): Promise<void> {
  const store = await selectStore(tx, id)
  if (store?.merchantId !== merchantId) throw new PublicError('STORE_NOT_FOUND', { field: 'store', store: id })
  assertOpen(store)
}

export function mustSee(store: Store | undefined, viewer: Viewer, id: string): Store {
  if (!store || !isThere({ ...store, storeId: store.id }, viewer))
    throw new PublicError('STORE_NOT_FOUND', { store: id })
  return store
}
