import { type Draft, textAt } from './form.ts'

/** Which certificates there are for which kind of subject, as the page of 提交申请单 lists them. */
const CERTIFICATES: Readonly<Record<string, readonly number[]>> = {
  INSTITUTIONS: [2388],
  GOVERNMENT: [2389],
  OTHERS: [2389, 2394, 2395, 2396, 2520, 2521, 2522, 2399, 2400],
}
export const FINANCES = ['BANK_AGENT', 'PAYMENT_AGENT', 'INSURANCE', 'TRADE_AND_SETTLE', 'OTHER']

/** ENTERPRISE, INDIVIDUAL, …; the same for both forms. */
export function subjectOf(draft: Draft): string {
  return textAt(draft, '/subject_info/subject_type').replace('SUBJECT_TYPE_', '').replace('_CLONED', '')
}

export function certificatesOf(draft: Draft): readonly string[] {
  return (CERTIFICATES[subjectOf(draft)] ?? []).map((number) => `CERTIFICATE_TYPE_${number}`)
}

export const isLicensed = (draft: Draft) => ['ENTERPRISE', 'INDIVIDUAL'].includes(subjectOf(draft))
