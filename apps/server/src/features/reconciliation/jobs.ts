import type { Context } from '../../context.ts'
import { compareNextDay } from './errands.ts'
import type { AccountScope } from './start-reconciliation.ts'

export const reconciliationJobs = {
  'reconciliation.compare': (ctx: Context, { providerId, accountId }: AccountScope) =>
    compareNextDay(ctx, { providerId, accountId }),
}
