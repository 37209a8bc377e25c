import type {
  ViolationAddress as AddressView,
  ViolationInFull as FullView,
  Violation as ViolationSchema,
} from '@teyue/contract/violation'
import type { ViolationAddress } from './address.ts'
import { explainViolation } from './explanation.ts'
import type { OwnedViolation, ViolationInFull } from './violation.ts'

export function viewViolation(violation: OwnedViolation): ViolationSchema {
  const { says, saysZh, next, nextZh } = explainViolation(violation)
  return {
    id: violation.id,
    object: 'violation',
    account: violation.accountId,
    sub_mchid: violation.subMchid,
    merchant: violation.merchantId,
    merchant_name: violation.merchantName,
    sub_merchant: violation.subMerchantId,
    record_id: violation.recordId,
    kind: violation.kind,
    state: violation.state,
    company_name: violation.companyName,
    punish_plan: violation.punishPlan,
    punish_description: violation.punishDescription,
    risk_type: violation.riskType,
    risk_description: violation.riskDescription,
    punished_at: violation.punishedAt.toISOString(),
    ...{ says, says_zh: saysZh, next, next_zh: nextZh },
    settled_by: violation.settledBy,
    settled_reason: violation.settledReason,
    created_at: violation.createdAt.toISOString(),
    changed_at: violation.changedAt.toISOString(),
  }
}

export function viewInFull({ words, ...violation }: ViolationInFull): FullView {
  return {
    ...viewViolation(violation),
    history: words.map(({ kind, punishPlan, riskType, riskDescription, punishedAt, toldAt }) => ({
      kind,
      punish_plan: punishPlan,
      risk_type: riskType,
      risk_description: riskDescription,
      punished_at: punishedAt.toISOString(),
      told_at: toldAt.toISOString(),
    })),
  }
}

export function viewAddress(accountId: string, url: string, address: ViolationAddress | null): AddressView {
  const refusedCode = address?.refusedCode ?? null
  return {
    object: 'violation_address',
    account: accountId,
    url: address?.url ?? url,
    state: address?.state ?? 'none',
    found_url: address?.foundUrl ?? null,
    refusal: refusedCode === null ? null : { code: refusedCode, message: address?.refusedMessage ?? '' },
    attempts: address?.attempts ?? 0,
    changed_at: address?.changedAt.toISOString() ?? null,
  }
}
