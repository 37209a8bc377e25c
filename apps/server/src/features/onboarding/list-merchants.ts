import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { getBoundAppids } from '../appids/get-appids.ts'
import { findMerchants, getMerchantIn, getSubMerchants } from '../merchants/get-merchant.ts'
import type { Merchant, SubMerchant } from '../merchants/merchant.ts'
import { getPermissions } from '../permissions/set-permission.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { EquippedMerchant, EquippedSubMerchant } from './merchant-view.ts'

/** The page of merchants after `after` that the viewer may see, with their numbers of the viewer's mode; newest first. */
export async function listMerchants(
  ctx: Context,
  viewer: Viewer,
  before: string | null,
  limit: number,
): Promise<EquippedMerchant[]> {
  return inTenant(ctx, viewer, async (tx) => {
    const own = viewer.merchantId
    const merchants = own
      ? [await mustGet(tx, own)]
      : await findMerchants(tx, { before, limit, among: viewer.merchantIds ?? null })
    return equip(tx, viewer, merchants)
  })
}

/** @throws PublicError MERCHANT_NOT_FOUND, also for one that is there and is not the viewer's. */
export async function getMerchant(ctx: Context, viewer: Viewer, id: string): Promise<EquippedMerchant> {
  const isOther = viewer.merchantId !== null && viewer.merchantId !== id
  if (isOther || (viewer.merchantIds && !viewer.merchantIds.includes(id)))
    throw new PublicError('MERCHANT_NOT_FOUND', { merchant: id })
  return inTenant(ctx, viewer, async (tx) => (await equip(tx, viewer, [await mustGet(tx, id)]))[0]!)
}

async function mustGet(tx: Tx, id: string): Promise<Merchant> {
  const merchant = await getMerchantIn(tx, id)
  if (!merchant) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: id })
  return merchant
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

async function equipOne(tx: Tx, subMerchant: SubMerchant): Promise<EquippedSubMerchant> {
  return {
    subMerchant,
    permissions: await getPermissions(tx, subMerchant.id),
    appids: await getBoundAppids(tx, subMerchant.id),
  }
}
