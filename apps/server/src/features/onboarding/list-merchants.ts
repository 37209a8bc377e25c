import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { getBindings } from '../appids/get-appids.ts'
import { findMerchants, getMerchantIn, getSubMerchants } from '../merchants/get-merchant.ts'
import type { Merchant, MerchantFilter, SubMerchant } from '../merchants/merchant.ts'
import { getSetPermissions } from '../permissions/set-permission.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { EquippedMerchant, EquippedSubMerchant } from './merchant-view.ts'

/** The page of merchants after `after` that the viewer may see, with their numbers of the viewer's mode; newest first. */
export async function listMerchants(
  ctx: Context,
  viewer: Viewer,
  before: string | null,
  limit: number,
  filter: MerchantFilter = {},
): Promise<EquippedMerchant[]> {
  return inTenant(ctx, viewer, async (tx) => {
    const among = viewer.merchantId ? [viewer.merchantId] : (viewer.merchantIds ?? null)
    const merchants = await findMerchants(tx, { ...filter, before, limit, among })
    return equip(tx, viewer, merchants)
  })
}

/** @throws PublicError MERCHANT_NOT_FOUND, also for one that is there and is not the viewer's. */
export async function getMerchant(ctx: Context, viewer: Viewer, id: string): Promise<EquippedMerchant> {
  assertVisible(viewer, id)
  return inTenant(ctx, viewer, (tx) => getEquipped(tx, viewer, id))
}

/** @throws PublicError MERCHANT_NOT_FOUND where the merchant is not one of the viewer's. */
export function assertVisible({ merchantId, merchantIds }: Viewer, id: string): void {
  const isOther = merchantId !== null && merchantId !== id
  if (isOther || (merchantIds && !merchantIds.includes(id)))
    throw new PublicError('MERCHANT_NOT_FOUND', { merchant: id })
}

/** Joins: one merchant with all that decides how it may be paid. */
export async function getEquipped(tx: Tx, viewer: Viewer, id: string): Promise<EquippedMerchant> {
  const merchant = await getMerchantIn(tx, id)
  if (!merchant) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: id })
  return (await equip(tx, viewer, [merchant]))[0]!
}

/** Joins: one number with all that decides how it may be paid. */
export async function equipOne(tx: Tx, subMerchant: SubMerchant): Promise<EquippedSubMerchant> {
  return {
    subMerchant,
    permissions: await getSetPermissions(tx, subMerchant.id),
    appids: await getBindings(tx, subMerchant.id),
  }
}

async function equip(tx: Tx, { mode }: Viewer, merchants: readonly Merchant[]): Promise<EquippedMerchant[]> {
  const ids = merchants.map(({ id }) => id)
  const equipped: EquippedSubMerchant[] = []
  for (const subMerchant of await getSubMerchants(tx, ids, mode)) equipped.push(await equipOne(tx, subMerchant))
  return merchants.map((merchant) => ({
    merchant,
    subMerchants: equipped.filter(({ subMerchant }) => subMerchant.merchantId === merchant.id),
  }))
}
