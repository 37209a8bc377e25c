import { agreementRoutes } from '../features/agreements/routes.ts'
import { alertRoutes } from '../features/alerts/routes.ts'
import { appidRoutes } from '../features/appids/routes.ts'
import { applymentRoutes } from '../features/applyments/routes.ts'
import { approvalRoutes } from '../features/approvals/routes.ts'
import { attachmentRoutes } from '../features/attachments/routes.ts'
import { auditRoutes } from '../features/audit/routes.ts'
import { bankRoutes } from '../features/banks/routes.ts'
import { channelRoutes } from '../features/channels/routes.ts'
import { departureRoutes } from '../features/departures/routes.ts'
import { developmentRoutes } from '../features/development/routes.ts'
import { disagreementRoutes } from '../features/disagreements/routes.ts'
import { doctorRoutes } from '../features/doctor/routes.ts'
import { explanationRoutes } from '../features/explanations/routes.ts'
import { exportRoutes } from '../features/exports/routes.ts'
import { factorRoutes } from '../features/factors/routes.ts'
import { followRoutes } from '../features/follows/routes.ts'
import { foundNumberRoutes } from '../features/found-numbers/routes.ts'
import { goldPlanRoutes } from '../features/gold-plans/routes.ts'
import { identityRoutes } from '../features/identities/routes.ts'
import { importRoutes } from '../features/imports/routes.ts'
import { invitationRoutes } from '../features/invitations/routes.ts'
import { keyRotationRoutes } from '../features/key-rotation/routes.ts'
import { keyRoutes } from '../features/keys/routes.ts'
import { noticeRoutes } from '../features/notices/routes.ts'
import { onboardingRoutes } from '../features/onboarding/routes.ts'
import { operationRoutes } from '../features/operations/routes.ts'
import { overviewRoutes } from '../features/overview/routes.ts'
import { passkeyRoutes } from '../features/passkeys/routes.ts'
import { paymentRoutes } from '../features/payments/routes.ts'
import { peopleRoutes } from '../features/people/routes.ts'
import { clockRoutes, providerRoutes } from '../features/providers/routes.ts'
import { reconciliationRoutes } from '../features/reconciliation/routes.ts'
import { refundRoutes } from '../features/refunds/routes.ts'
import { requestRoutes } from '../features/requests/routes.ts'
import { searchRoutes } from '../features/search/routes.ts'
import { settingsRoutes } from '../features/settings/routes.ts'
import { settlementAccountRoutes } from '../features/settlement-accounts/routes.ts'
import { signInRoutes } from '../features/sign-in/routes.ts'
import { stepRoutes } from '../features/steps/routes.ts'
import { storeRoutes } from '../features/stores/routes.ts'
import { subjectConfirmationRoutes } from '../features/subject-confirmations/routes.ts'
import { timelineRoutes } from '../features/timeline/routes.ts'
import { violationRoutes } from '../features/violations/routes.ts'
import { webhookRoutes } from '../features/webhooks/routes.ts'
import type { Routes } from '../http/app.ts'

/** Every feature's part of the HTTP application, in the order in which the reference shows them. */
export const routes: readonly Routes[] = [
  overviewRoutes,
  paymentRoutes,
  refundRoutes,
  searchRoutes,
  stepRoutes,
  exportRoutes,
  onboardingRoutes,
  storeRoutes,
  importRoutes,
  attachmentRoutes,
  goldPlanRoutes,
  foundNumberRoutes,
  doctorRoutes,
  violationRoutes,
  departureRoutes,
  identityRoutes,
  applymentRoutes,
  subjectConfirmationRoutes,
  settlementAccountRoutes,
  bankRoutes,
  appidRoutes,
  developmentRoutes,
  followRoutes,
  agreementRoutes,
  providerRoutes,
  timelineRoutes,
  disagreementRoutes,
  reconciliationRoutes,
  webhookRoutes,
  keyRoutes,
  requestRoutes,
  explanationRoutes,
  signInRoutes,
  factorRoutes,
  passkeyRoutes,
  peopleRoutes,
  invitationRoutes,
  approvalRoutes,
  settingsRoutes,
  auditRoutes,
  operationRoutes,
  keyRotationRoutes,
  alertRoutes,
  channelRoutes,
  noticeRoutes,
  clockRoutes,
]
