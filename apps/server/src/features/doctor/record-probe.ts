import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { assertVisible } from '../onboarding/list-merchants.ts'
import { getStandings } from '../payments/get-standings.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Probe } from './probe.ts'
import { upsertProbe } from './store.ts'

/** What is to be asked outside for a merchant: each number, and each account once. */
export type ProbePlan = {
  readonly numbers: readonly { readonly accountId: string; readonly subMerchantId: string; readonly subMchid: string }[]
  readonly accountIds: readonly string[]
}

export async function planProbes(ctx: Context, viewer: Viewer, merchantId: string): Promise<ProbePlan> {
  assertVisible(viewer, merchantId)
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const standings = (await getStandings(tx, merchantId, viewer.mode)) ?? []
    const numbers = standings.map(({ account, subMerchant }) => ({
      accountId: account.id,
      subMerchantId: subMerchant.id,
      subMchid: subMerchant.subMchid,
    }))
    return { numbers, accountIds: [...new Set(numbers.map(({ accountId }) => accountId))] }
  })
}

/** Keeps an answer of the outside, in place of the one before. */
export async function recordProbe(ctx: Context, providerId: string, probe: Omit<Probe, 'askedAt'>): Promise<void> {
  // The wall clock: what is compared with it is how long ago a person had it asked.
  await inTenant(ctx, { providerId }, (tx) => upsertProbe(tx, { ...probe, askedAt: tx.now }))
}
