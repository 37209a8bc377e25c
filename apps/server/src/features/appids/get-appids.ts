import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Binding, KeptAppid } from './appid.ts'
import { type AppidPage, type FoundBinding, selectAppids, selectBinding, selectBindings } from './store.ts'

/** Joins: the appids bound to a sub-merchant. */
export async function getBindings(tx: Tx, subMerchantId: string): Promise<Binding[]> {
  return selectBindings(tx, subMerchantId)
}

/** Joins: one binding, and whose it is. */
export async function findBinding(tx: Tx, id: string): Promise<FoundBinding | undefined> {
  return selectBinding(tx, id)
}

/**
 * Newest first: the provider's own under accounts of the viewer's mode, or of the account that is named, and merchants'; a
 * merchant sees its own only.
 */
export async function listAppids(
  ctx: Context,
  viewer: Viewer,
  page: Omit<AppidPage, 'mode' | 'among'>,
): Promise<KeptAppid[]> {
  const own = viewer.merchantId === null ? (viewer.merchantIds ?? null) : [viewer.merchantId]
  return inTenant(ctx, viewer, (tx) =>
    selectAppids(tx, { ...page, mode: page.accountId ? null : viewer.mode, among: own }),
  )
}
