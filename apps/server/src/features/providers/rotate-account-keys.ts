import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Account, NewAccount } from './account.ts'
import { sealAccountKeys } from './sealed-keys.ts'
import { insertPlatformKeys, selectAccountByNumberForUpdate, updateAccountKeys } from './store.ts'

/**
 * Puts other keys in the place of those of the provider's account with this number, without a restart: calls under way end with
 * the key that they began with. Null when the number is not connected.
 */
export async function rotateAccountKeys(
  ctx: Context,
  providerId: string,
  keys: NewAccount,
  actor: Actor | null = null,
): Promise<Account | null> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const before = await selectAccountByNumberForUpdate(tx, keys)
    if (!before) return null
    const after: Account = { ...before, serial: keys.serial, baseUrl: keys.baseUrl, version: before.version + 1 }
    await updateAccountKeys(tx, after, sealAccountKeys(ctx.vault, after.id, keys))
    await insertPlatformKeys(tx, after.id, keys.platformKeys)
    const [was, is] = [before, after].map(({ serial, version }) => ({ serial, keys_version: version }))
    if (actor) recordDeed(tx, actor, { act: 'account.keys_rotated', subjectId: after.id, before: was!, after: is! })
    return after
  })
}
