import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Binding, KeptAppid } from './appid.ts'
import {
  type AppidPage,
  type FoundBinding,
  selectAppidNamed,
  selectAppids,
  selectBinding,
  selectBindings,
  selectBindingsOf,
  selectKnownAppids,
  selectOwnAppids,
} from './store.ts'

/** Joins: the appids bound to a sub-merchant. */
export async function getBindings(tx: Tx, subMerchantId: string): Promise<Binding[]> {
  return selectBindings(tx, subMerchantId)
}

/** Joins: the provider's own appids under one account, oldest first. */
export async function getOwnAppids(tx: Tx, accountId: string): Promise<KeptAppid[]> {
  return selectOwnAppids(tx, accountId)
}

/** Joins: an appid by WeChat's name for it. */
export async function findAppidNamed(tx: Tx, appid: string): Promise<KeptAppid | undefined> {
  return selectAppidNamed(tx, appid)
}

/** Joins: the numbers that an appid is bound to. */
export async function getBindingsOf(tx: Tx, appid: string): Promise<FoundBinding[]> {
  return selectBindingsOf(tx, appid)
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

/** Joins: what is known of these appids. */
export async function listAppidsOf(tx: Tx, appids: readonly string[]): Promise<KeptAppid[]> {
  return appids.length === 0 ? [] : selectKnownAppids(tx, appids)
}
