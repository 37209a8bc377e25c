import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { refuseTakenNumber } from './add-store.ts'
import { mustSee } from './get-store.ts'
import { changesOf, type Store, type StoreChange } from './merchant-store.ts'
import { selectStoreForUpdate, updateStoreRow } from './store.ts'

/** Writes what is to be another of a store; closing it and opening it again, too. Payments that name it keep what it was called. */
export async function updateStore(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, change }: { readonly id: string; readonly change: StoreChange },
): Promise<Store> {
  const changing = inTenant(ctx, viewer, async (tx) => {
    const store = mustSee(await selectStoreForUpdate(tx, id), viewer, id)
    const changed = changesOf<Store>(store, change)
    if (!changed) return store
    await updateStoreRow(tx, id, changed)
    const before = Object.fromEntries(Object.keys(changed).map((key) => [key, store[key as keyof StoreChange]]))
    if (doer) recordDeed(tx, doer, { act: 'store.changed', subjectId: id, before, after: changed })
    return { ...store, ...changed }
  })
  return changing.catch(refuseTakenNumber)
}
