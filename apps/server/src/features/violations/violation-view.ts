import type { Limitations as LimitationsView } from '@teyue/contract/limitation'
import type {
  ViolationAddress as AddressView,
  ViolationInFull as FullView,
  Violation as ViolationSchema,
} from '@teyue/contract/violation'
import type { ViolationAddress } from './address.ts'
import { explainViolation } from './explanation.ts'
import { isLimited, type LimitationCause, type LimitationsOf } from './limitation.ts'
import { wordsOfFunction, wordsOfWay } from './limitation-words.ts'
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
    asked_at: address?.askedAt?.toISOString() ?? null,
  }
}

export function viewLimitations({ subMerchantId, subMchid, told }: LimitationsOf): LimitationsView {
  return {
    object: 'limitations',
    sub_merchant: subMerchantId,
    sub_mchid: subMchid,
    limited: told === null ? null : isLimited(told),
    functions: (told?.functions ?? []).map(viewFunction),
    other_functions: told?.otherFunctions ?? '',
    causes: (told?.causes ?? []).map(viewCause),
    asked_at: told?.askedAt.toISOString() ?? null,
  }
}

function viewFunction(name: string): LimitationsView['functions'][number] {
  const { en, zh } = wordsOfFunction(name)
  return { name, says: en, says_zh: zh }
}

function viewCause(cause: LimitationCause): LimitationsView['causes'][number] {
  const { en, zh } = wordsOfWay(cause.way)
  return {
    case: cause.caseId,
    reason: cause.reason,
    describes: cause.describes,
    functions: cause.functions.map(viewFunction),
    other_functions: cause.otherFunctions,
    way: cause.way,
    ...{ next: en, next_zh: zh },
    help_url: cause.helpUrl,
    from: cause.from?.toISOString() ?? null,
    announced: cause.isAnnounced,
  }
}
