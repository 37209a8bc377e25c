import { at, type Draft, textAt } from './draft.ts'
import { needed, unwanted } from './field-findings.ts'
import { type Finding, finding } from './finding.ts'
import { isLicensed, operatorOf, subjectNameOf, subjectTypeOf } from './subject.ts'

const account = '/bank_account_info'
/** What WeChat calls every bank that is none of its seventeen direct ones. */
const otherBank = '其他银行'
const digits = /^\d+$/

/** How it is settled, and to whose account: the subject's own, or the card of an individual business's operator. */
export function accountFindings(draft: Draft): Finding[] {
  return [
    ...needed(draft, '', ['settlement_info']),
    ...needed(draft, account, ['bank_account_type', 'account_name', 'account_bank', 'account_number']),
    ...holderFindings(draft),
    ...bankFindings(draft),
    ...(isLicensed(draft) ? unwanted(draft, account, ['account_cert_info']) : []),
  ]
}

function holderFindings(draft: Draft): Finding[] {
  const isPersonal = textAt(draft, `${account}/bank_account_type`) === 'BANK_ACCOUNT_TYPE_PERSONAL'
  if (isPersonal && subjectTypeOf(draft) !== 'SUBJECT_TYPE_INDIVIDUAL')
    return [finding('ACCOUNT_TYPE', `${account}/bank_account_type`)]
  if (at(draft, `${account}/account_cert_info`) !== undefined) return []
  const name = textAt(draft, `${account}/account_name`)
  const holder = isPersonal ? operatorOf(draft) : subjectNameOf(draft)
  if (name === undefined || holder === undefined || name === holder) return []
  return [finding('ACCOUNT_NAME', `${account}/account_name`)]
}

function bankFindings(draft: Draft): Finding[] {
  const number = textAt(draft, `${account}/account_number`)
  const hasBranch = ['bank_name', 'bank_branch_id'].some((name) => at(draft, `${account}/${name}`) !== undefined)
  const needsBranch = textAt(draft, `${account}/account_bank`) === otherBank && !hasBranch
  return [
    ...(number !== undefined && !digits.test(number) ? [finding('ACCOUNT_NUMBER', `${account}/account_number`)] : []),
    ...(needsBranch ? [finding('BRANCH', `${account}/bank_name`)] : []),
  ]
}
