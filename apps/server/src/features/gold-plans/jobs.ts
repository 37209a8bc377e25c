import type { Context } from '../../context.ts'
import { followGoldPlanChange } from './errands.ts'

type ChangeJob = { readonly providerId: string; readonly accountId: string; readonly changeId: string }

export const goldPlanJobs = {
  'gold_plans.follow': (ctx: Context, job: ChangeJob) => followGoldPlanChange(ctx, job),
}
