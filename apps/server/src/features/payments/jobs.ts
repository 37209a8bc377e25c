import type { Context } from '../../context.ts'
import { followPayment } from './errands.ts'

export const paymentJobs = {
  'payments.follow': (ctx: Context, job: { readonly providerId: string; readonly paymentId: string }) =>
    followPayment(ctx, job.providerId, job.paymentId),
}
