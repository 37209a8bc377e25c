import type { Context } from '../../context.ts'
import { followRegistration, lookAtLimited, watchAddress } from './errands.ts'

type AddressJob = { readonly providerId: string; readonly accountId: string }

export const violationJobs = {
  'violations.register': (ctx: Context, job: AddressJob) => followRegistration(ctx, job),
  'violations.watch': watch,
}

/** What an account is asked daily: where violations are told, and how those stand that were limited. */
async function watch(ctx: Context, job: AddressJob): Promise<void> {
  await watchAddress(ctx, job)
  await lookAtLimited(ctx, job)
}
