import type { Context } from '../../context.ts'
import { followConfirmation } from './errands.ts'
import { expireConfirmationPapers } from './expire-confirmation-papers.ts'

type Job = { readonly providerId: string; readonly accountId: string; readonly confirmationId: string }

export const subjectConfirmationJobs = {
  'subject_confirmations.follow': (ctx: Context, job: Job) =>
    followConfirmation(ctx, job.providerId, job.confirmationId),
  'subject_confirmations.expire_papers': (ctx: Context, job: Job) => expireConfirmationPapers(ctx, job),
}
