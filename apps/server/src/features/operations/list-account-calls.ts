import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { AccountCalls } from './account-calls.ts'
import { selectAccountCalls, selectCallCodes } from './store.ts'

/** Each account of the provider, with the calls of the last so many minutes. */
export async function listAccountCalls(ctx: Context, providerId: string, minutes: number): Promise<AccountCalls[]> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const since = new Date(tx.now.getTime() - minutes * 60_000)
    const codes = await selectCallCodes(tx, since)
    const accounts = await selectAccountCalls(tx, since)
    return accounts.map((one) => ({ ...one, codes: codes.filter(({ accountId }) => accountId === one.accountId) }))
  })
}
