import type { Context } from '../../context.ts'
import { followClock, refreshPlatformKeys } from './errands.ts'

type AccountJob = { readonly providerId: string; readonly accountId: string }

export const providerJobs = {
  'accounts.follow_clock': (ctx: Context, job: AccountJob) => followClock(ctx, job.providerId, job.accountId),
  'accounts.refresh_keys': (ctx: Context, job: AccountJob) => refreshPlatformKeys(ctx, job.providerId, job.accountId),
}
