import type { Examination as ExaminationView, TestPayment as TestView } from '@teyue/contract/doctor'
import type { Examination } from './examination.ts'
import { type Finding, stateOf, wordsOf } from './finding.ts'
import { stateOfTest, type TestPaymentInFull } from './test-payment.ts'

export function viewExamination({ merchantId, findings, askedAt, numbers, lastTest }: Examination): ExaminationView {
  const states = findings.map(stateOf)
  return {
    object: 'examination',
    merchant: merchantId,
    is_ready: !states.includes('wrong') && !states.includes('unknown'),
    asked_at: askedAt?.toISOString() ?? null,
    findings: findings.map(viewFinding),
    numbers: numbers.map(({ subMerchantId, subMchid }) => ({ sub_merchant: subMerchantId, sub_mchid: subMchid })),
    last_test_payment: lastTest && viewTest(lastTest),
  }
}

function viewFinding(finding: Finding): ExaminationView['findings'][number] {
  const { detail, detailZh: detail_zh, next, nextZh: next_zh, place } = wordsOf(finding)
  const { about, code, subMerchantId: sub_merchant } = finding
  return { about, sub_merchant, state: stateOf(finding), code, detail, detail_zh, next, next_zh, place }
}

export function viewTest(found: TestPaymentInFull): TestView {
  const { test, payment, refund } = found
  const isPayable = payment?.state === 'open' && payment.payToken !== null
  const refusal =
    payment?.state === 'refused' ? { code: payment.refusedCode ?? '', message: payment.refusedMessage ?? '' } : null
  return {
    id: test.id,
    object: 'test_payment',
    merchant: test.merchantId,
    sub_merchant: test.subMerchantId,
    state: stateOfTest(found),
    code_url: isPayable ? payment.payToken : null,
    payment: payment?.id ?? null,
    refund: refund?.id ?? null,
    returned_at: test.returnedAt?.toISOString() ?? null,
    refusal: refund?.refusedCode ? { code: refund.refusedCode, message: refund.refusedMessage ?? '' } : refusal,
    expires_at: test.expiresAt.toISOString(),
    created_at: test.createdAt.toISOString(),
  }
}
