import type {
  SettlementAccount as AccountView,
  SettlementChange as ChangeView,
} from '@teyue/contract/settlement-account'
import type { KnownAccount } from './account.ts'
import type { Change } from './change.ts'
import type { NumberAccount } from './number-account.ts'

export function viewAccount({ subMerchant, known, change, changesLeft }: NumberAccount): AccountView {
  return {
    object: 'settlement_account',
    merchant: subMerchant.merchantId,
    sub_merchant: subMerchant.id,
    sub_mchid: subMerchant.subMchid,
    account_of: subMerchant.accountId,
    known: known && viewKnown(known),
    change: change && viewChange(change),
    changes_left: changesLeft,
  }
}

export function viewChange(change: Change): ChangeView {
  const { refusedCode: code, refusedMessage: message, refusedField: field } = change
  return {
    id: change.id,
    object: 'settlement_change',
    merchant: change.merchantId,
    sub_merchant: change.subMerchantId,
    sub_mchid: change.subMchid,
    state: change.state,
    state_since: change.stateSince.toISOString(),
    account_type: change.accountType,
    account_bank: change.accountBank,
    bank_name: change.bankName,
    bank_branch_id: change.bankBranchId,
    account_number: change.accountNumberMasked,
    account_name: change.accountNameMasked,
    application_no: change.applicationNo,
    refusal: code === null ? null : { code, message: message ?? '', field },
    fail_reason: change.failReason,
    finished_at: change.finishedAt?.toISOString() ?? null,
    created_at: change.createdAt.toISOString(),
  }
}

function viewKnown(known: KnownAccount): NonNullable<AccountView['known']> {
  return {
    account_type: known.accountType,
    account_bank: known.accountBank,
    bank_name: known.bankName,
    bank_branch_id: known.bankBranchId,
    account_number: known.accountNumber,
    verify_result: known.verifyResult,
    verify_fail_reason: known.verifyFailReason,
    asked_at: known.askedAt.toISOString(),
  }
}
