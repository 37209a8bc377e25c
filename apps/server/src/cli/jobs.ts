import type { Context } from '../context.ts'
import { alertJobs } from '../features/alerts/jobs.ts'
import { applymentJobs } from '../features/applyments/jobs.ts'
import { mail } from '../features/channels/errands.ts'
import { channelJobs } from '../features/channels/jobs.ts'
import { developmentJobs } from '../features/development/jobs.ts'
import { doctorJobs } from '../features/doctor/jobs.ts'
import { exportJobs } from '../features/exports/jobs.ts'
import { goldPlanJobs } from '../features/gold-plans/jobs.ts'
import { importJobs } from '../features/imports/jobs.ts'
import { invitationJobs } from '../features/invitations/jobs.ts'
import { keyRotationJobs } from '../features/key-rotation/jobs.ts'
import { noticeJobs } from '../features/notices/jobs.ts'
import { overviewJobs } from '../features/overview/jobs.ts'
import { paymentJobs } from '../features/payments/jobs.ts'
import { providerJobs } from '../features/providers/jobs.ts'
import { reconciliationJobs } from '../features/reconciliation/jobs.ts'
import { refundJobs } from '../features/refunds/jobs.ts'
import { settlementAccountJobs } from '../features/settlement-accounts/jobs.ts'
import { subjectConfirmationJobs } from '../features/subject-confirmations/jobs.ts'
import { violationJobs } from '../features/violations/jobs.ts'
import { webhookJobs } from '../features/webhooks/jobs.ts'

/** Every task that may be promised, and what does it. */
export const jobs: Readonly<Record<string, (ctx: Context, payload: never) => Promise<void>>> = {
  ...providerJobs,
  ...paymentJobs,
  ...refundJobs,
  ...noticeJobs,
  ...webhookJobs,
  ...reconciliationJobs,
  ...overviewJobs,
  ...exportJobs,
  ...importJobs,
  ...alertJobs,
  ...channelJobs,
  ...keyRotationJobs,
  ...invitationJobs(mail),
  ...applymentJobs,
  ...settlementAccountJobs,
  ...goldPlanJobs,
  ...developmentJobs,
  ...subjectConfirmationJobs,
  ...doctorJobs,
  ...violationJobs,
}
