import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Appid } from './appid.ts'
import { clearDefault, insertAppid, insertBinding } from './store.ts'

/** Makes an appid known: the provider's own, or a merchant's. */
export async function addAppid(ctx: Context, providerId: string, appid: Appid): Promise<void> {
  await inTenant(ctx, { providerId }, (tx) => insertAppid(tx, appid))
}

/** Binds an appid to a sub-merchant as its sub_appid, with the reason (M16). The newest default is the only one (M18). */
export async function bindAppid(
  ctx: Context,
  providerId: string,
  binding: { subMerchantId: string; appid: string; isDefault: boolean; reason: string },
): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    if (binding.isDefault) await clearDefault(tx, binding.subMerchantId)
    await insertBinding(tx, binding.subMerchantId, binding.appid, binding.isDefault, binding.reason)
  })
}
