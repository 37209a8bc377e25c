import type { ApplymentFindings, Applyment as ApplymentView } from '@teyue/contract/applyment'
import { explainWechat } from '../../wechat-errors/explain.ts'
import { viewPaper } from '../papers/paper-view.ts'
import type { Applyment, ApplymentInFull } from './applyment.ts'
import type { Finding } from './finding.ts'
import { wordsOf } from './finding.ts'
import type { Versioned } from './form-version.ts'

/** An applyment as the API shows it: what is personal masked. */
export function viewApplyment({ applyment, papers }: ApplymentInFull): ApplymentView {
  return {
    id: applyment.id,
    object: 'applyment',
    mode: applyment.mode,
    merchant: applyment.merchantId,
    account: applyment.accountId,
    business_code: applyment.businessCode,
    applyment_id: applyment.applymentId,
    state: applyment.state,
    state_since: applyment.stateSince.toISOString(),
    state_message: applyment.stateMessage,
    subject_type: applyment.subjectType as ApplymentView['subject_type'],
    name: applyment.name,
    fee_rate_ppm: applyment.feeRatePpm,
    version: applyment.version,
    written: viewWritten(applyment),
    draft: { ...applyment.draftMasked },
    papers: papers.map(viewPaper),
    rejections: applyment.rejections.map(({ field, fieldName: field_name, reason }) => ({ field, field_name, reason })),
    refusal: viewRefusal(applyment),
    sign_url: applyment.signUrl,
    expires_at: applyment.expiresAt?.toISOString() ?? null,
    sub_mchid: applyment.subMchid,
    sub_merchant: applyment.subMerchantId,
    created_at: applyment.createdAt.toISOString(),
    submitted_at: applyment.submittedAt?.toISOString() ?? null,
  }
}

/** Newest first. */
export function viewWritten({ written }: Versioned): ApplymentView['written'] {
  const marks = Object.entries(written).map(([field, { version, at, by }]) => ({ field, version, at, by }))
  return marks.toSorted((one, other) => other.version - one.version)
}

function viewRefusal({ refusedCode: code, refusedMessage: message, refusedField: field }: Applyment) {
  if (code === null) return null
  const entry = explainWechat(code)
  const explanation = entry && {
    cause: entry.cause,
    cause_zh: entry.causeZh,
    remedy: entry.remedy,
    remedy_zh: entry.remedyZh,
  }
  return { code, message: message ?? '', field, explanation }
}

export function viewFindings(applyment: string, findings: readonly Finding[]): ApplymentFindings {
  const data = findings.map(viewFinding)
  return { object: 'applyment_findings', applyment, may_submit: data.length === 0, data }
}

export function viewFinding(finding: Finding): ApplymentFindings['data'][number] {
  const { message, messageZh: message_zh, next, nextZh: next_zh } = wordsOf(finding)
  return { field: finding.field, code: finding.code, message, message_zh, next, next_zh }
}
