import type { Settlement, SettlementApplication } from '@teyue/wechatpay/settlements'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { ShownAccount, VerifyResult } from './account.ts'
import type { ChangeReport, ChangeWord, Refusal } from './change-report.ts'

const words: Readonly<Record<SettlementApplication['verify_result'], ChangeWord>> = {
  AUDITING: 'auditing',
  AUDIT_SUCCESS: 'succeeded',
  AUDIT_FAIL: 'failed',
}

/** The account in force, as a query tells it. */
export type TellsAccount = ShownAccount & {
  readonly verifyResult: VerifyResult | null
  readonly verifyFailReason: string | null
}

export function toAccount(told: Settlement): TellsAccount {
  const { verify_result: verifyResult = null, verify_fail_reason: reason } = told
  return { ...toShown(told), verifyResult, verifyFailReason: reason || null }
}

/** A change under review, or after it. */
export function toReviewedReport(
  id: string,
  applicationNo: string,
  told: SettlementApplication,
  exchange: SealedExchange,
): ChangeReport {
  return {
    ...nothing(id),
    word: words[told.verify_result],
    applicationNo,
    account: toShown(told),
    failReason: told.verify_fail_reason || null,
    finishedAt: toMoment(told.verify_finish_time),
    source: 'query',
    exchange,
  }
}

export function toAcceptedReport(id: string, applicationNo: string, exchange: SealedExchange): ChangeReport {
  return { ...nothing(id), word: 'accepted', applicationNo, source: 'answer', exchange }
}

export function toRefusedReport(
  id: string,
  refusal: Refusal,
  exchange: SealedExchange | null,
  word: 'refused' | 'refused_before',
): ChangeReport {
  return { ...nothing(id), word, refusal, source: 'answer', exchange }
}

/** It surely did not arrive, and may be sent. */
export function toNotSentReport(id: string, exchange: SealedExchange | null): ChangeReport {
  return { ...nothing(id), word: 'not_sent', source: 'answer', exchange }
}

/** The account has become the wanted one: what proves it is kept with the account's own event. */
export function toInForceReport(id: string, account: ShownAccount): ChangeReport {
  return { ...nothing(id), word: 'in_force', account, source: 'query', exchange: null }
}

/** A person found that WeChat never got it. */
export function toNotArrivedReport(id: string): ChangeReport {
  return { ...nothing(id), word: 'not_arrived', source: 'person', exchange: null }
}

function toShown(told: Settlement | SettlementApplication): ShownAccount {
  return {
    accountType: told.account_type,
    accountBank: told.account_bank,
    bankName: told.bank_name || null,
    bankBranchId: told.bank_branch_id || null,
    accountNumber: told.account_number,
  }
}

function toMoment(text: string | undefined): Date | null {
  const ms = Date.parse(text ?? '')
  return Number.isNaN(ms) ? null : new Date(ms)
}

function nothing(id: string) {
  return { id, applicationNo: null, account: null, failReason: null, finishedAt: null, refusal: null }
}
