import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Limitations } from './limitation.ts'
import { selectLimited, upsertLimitations } from './store.ts'

type Owner = { readonly providerId: string; readonly accountId: string }

/** Keeps WeChat's answer about a number, in place of the one before. */
export async function recordLimitations(
  ctx: Context,
  owner: Owner,
  told: Omit<Limitations, 'accountId' | 'askedAt'>,
): Promise<void> {
  await inTenant(ctx, owner, (tx) => upsertLimitations(tx, { ...told, accountId: owner.accountId, askedAt: tx.now }))
}

/** The numbers of an account of which something stood when WeChat was heard last. */
export async function findLimitedNumbers(ctx: Context, owner: Owner): Promise<string[]> {
  return inTenant(ctx, owner, (tx) => selectLimited(tx, owner.accountId))
}
