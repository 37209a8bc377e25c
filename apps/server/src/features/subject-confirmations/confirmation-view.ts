import type {
  SubjectConfirmation as ConfirmationView,
  SubjectConfirmationFindings,
} from '@teyue/contract/subject-confirmation'
import { viewFinding, viewWritten } from '../applyments/applyment-view.ts'
import type { Finding } from '../applyments/finding.ts'
import { viewPaper } from '../papers/paper-view.ts'
import type { ConfirmationInFull } from './confirmation.ts'

/** A confirmation as the API shows it: what is personal masked. */
export function viewConfirmation({ confirmation, papers }: ConfirmationInFull): ConfirmationView {
  const { refusedCode: code, refusedMessage: message, refusedField: field } = confirmation
  const { rejectParam: param, rejectReason: reason } = confirmation
  return {
    id: confirmation.id,
    object: 'subject_confirmation',
    mode: confirmation.mode,
    merchant: confirmation.merchantId,
    account: confirmation.accountId,
    sub_merchant: confirmation.subMerchantId,
    sub_mchid: confirmation.subMchid,
    business_code: confirmation.businessCode,
    applyment_id: confirmation.applymentId,
    state: confirmation.state,
    state_since: confirmation.stateSince.toISOString(),
    subject_type: confirmation.subjectType as ConfirmationView['subject_type'],
    name: confirmation.name,
    version: confirmation.version,
    written: viewWritten(confirmation),
    draft: { ...confirmation.draftMasked },
    papers: papers.map(viewPaper),
    rejection: param === null && reason === null ? null : { param, reason },
    refusal: code === null ? null : { code, message: message ?? '', field },
    qr_code: confirmation.qrCode,
    expires_at: confirmation.expiresAt?.toISOString() ?? null,
    is_canceling: confirmation.cancelWanted,
    authorized: confirmation.authorized,
    created_at: confirmation.createdAt.toISOString(),
    submitted_at: confirmation.submittedAt?.toISOString() ?? null,
  }
}

export function viewConfirmationFindings(
  confirmation: string,
  findings: readonly Finding[],
): SubjectConfirmationFindings {
  const data = findings.map(viewFinding)
  return { object: 'subject_confirmation_findings', confirmation, may_submit: data.length === 0, data }
}
