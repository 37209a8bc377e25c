import type { Context } from '../../context.ts'
import { askRefund, followRefund } from './errands.ts'

type RefundJob = { readonly providerId: string; readonly refundId: string }

export const refundJobs = {
  'refunds.follow': (ctx: Context, job: RefundJob) => followRefund(ctx, job.providerId, job.refundId),
  'refunds.ask': (ctx: Context, job: RefundJob) => askRefund(ctx, job.providerId, job.refundId),
}
