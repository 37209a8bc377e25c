import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { fen } from '../../kit/fen.ts'
import { createPayment } from '../payments/create-payment.ts'
import { firstLook as lookAtPayment } from '../payments/promises.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { firstLook as lookAtRefund } from '../refunds/promises.ts'
import { findTestPayment } from './get-examination.ts'
import { isDone, TEST_FEN, type TestPayment, testRequest } from './test-payment.ts'
import { updateTest } from './update-test.ts'

type TestJob = { readonly providerId: string; readonly accountId: string; readonly testId: string }

export const doctorJobs = {
  'doctor.follow': (ctx: Context, job: TestJob) => followTest(ctx, job.providerId, job.testId),
}

/** The look that a test is promised until it is given back, or cannot be any more. */
async function followTest(ctx: Context, providerId: string, testId: string): Promise<void> {
  const found = await findTestPayment(ctx, providerId, testId)
  if (!found) return
  const { test, payment } = found
  try {
    if (!payment) await payTest(ctx, test)
    else if (payment.state === 'paid' && !isDone(found)) await giveBack(ctx, test, payment.id)
    else await updateTest(ctx, test, { isEnd: isDone(found) })
  } catch (error) {
    if (!(error instanceof PublicError)) throw error
    await updateTest(ctx, { ...test, refusedCode: error.code }, { isEnd: true })
  }
}

/** The route died before it had paid: the same request again finds the payment, or makes it. */
async function payTest(ctx: Context, test: TestPayment): Promise<void> {
  const { providerId, mode } = test
  const made = await createPayment(ctx, { providerId, mode, idempotencyKey: null }, testRequest(test))
  const look = lookAtPayment(made.payment, made.payment.createdAt)
  await updateTest(ctx, { ...test, paymentId: made.payment.id }, { isEnd: false, look })
}

async function giveBack(ctx: Context, test: TestPayment, paymentId: string): Promise<void> {
  const { providerId, mode, id: reference } = test
  const viewer = { providerId, merchantId: null, mode }
  const wanted = { paymentId, amount: fen(TEST_FEN), reference, reason: '收款测试，自动退回' }
  const { refund } = await createRefund(ctx, viewer, null, wanted)
  await updateTest(ctx, { ...test, refundId: refund.id }, { isEnd: true, look: lookAtRefund(refund, refund.createdAt) })
}
