import type { Context } from '../../context.ts'
import { askApplyment, followApplyment } from './errands.ts'
import { expirePapers } from './expire-papers.ts'

type ApplymentJob = { readonly providerId: string; readonly accountId: string; readonly applymentId: string }

export const applymentJobs = {
  'applyments.follow': (ctx: Context, job: ApplymentJob) => followApplyment(ctx, job.providerId, job.applymentId),
  'applyments.ask': (ctx: Context, job: ApplymentJob) => askApplyment(ctx, job.providerId, job.applymentId),
  'applyments.expire_papers': (ctx: Context, job: ApplymentJob) => expirePapers(ctx, job),
}
