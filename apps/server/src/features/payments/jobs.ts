import type { Context } from '../../context.ts'
import { askPayment, followPayment } from './errands.ts'

type PaymentJob = { readonly providerId: string; readonly paymentId: string }

export const paymentJobs = {
  'payments.follow': (ctx: Context, job: PaymentJob) => followPayment(ctx, job.providerId, job.paymentId),
  'payments.ask': (ctx: Context, job: PaymentJob) => askPayment(ctx, job.providerId, job.paymentId),
}
