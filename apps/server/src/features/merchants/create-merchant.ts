import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Merchant, SubMerchant } from './merchant.ts'
import { insertMerchant, insertSubMerchant } from './store.ts'

/** Takes a business on. */
export async function createMerchant(
  ctx: Context,
  providerId: string,
  request: Omit<Merchant, 'id' | 'createdAt'>,
): Promise<Merchant> {
  const merchant = { ...request, id: newId('merchant'), createdAt: ctx.now() }
  await inTenant(ctx, { providerId }, (tx) => insertMerchant(tx, merchant))
  return merchant
}

/** Adds a number that WeChat gave the merchant under one of the provider's accounts. */
export async function addSubMerchant(
  ctx: Context,
  providerId: string,
  request: Omit<SubMerchant, 'id'>,
): Promise<SubMerchant> {
  const subMerchant = { ...request, id: newId('subMerchant') }
  await inTenant(ctx, { providerId }, (tx) => insertSubMerchant(tx, subMerchant))
  return subMerchant
}
