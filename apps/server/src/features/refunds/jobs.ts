import type { Context } from '../../context.ts'
import { followRefund } from './errands.ts'

export const refundJobs = {
  'refunds.follow': (ctx: Context, job: { readonly providerId: string; readonly refundId: string }) =>
    followRefund(ctx, job.providerId, job.refundId),
}
