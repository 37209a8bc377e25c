import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { fen } from '../../kit/fen.ts'
import { createPayment } from '../payments/create-payment.ts'
import { firstLook as lookAtPayment } from '../payments/promises.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { firstLook as lookAtRefund } from '../refunds/promises.ts'
import { lookForReturn } from './errands.ts'
import { findTestPayment } from './get-examination.ts'
import {
  mayBeReturned,
  stateOfTest,
  TEST_FEN,
  type TestPayment,
  type TestPaymentInFull,
  testRequest,
} from './test-payment.ts'
import { updateTest } from './update-test.ts'

type TestJob = { readonly providerId: string; readonly accountId: string; readonly testId: string }

export const doctorJobs = {
  'doctor.follow': (ctx: Context, job: TestJob) => followTest(ctx, job.providerId, job.testId),
}

/** The look that a test is promised until it is given back, or nothing is left to be given back. */
async function followTest(ctx: Context, providerId: string, testId: string): Promise<void> {
  const found = await findTestPayment(ctx, providerId, testId)
  if (!found) return
  const { test, payment } = found
  try {
    if (!payment) return await payTest(ctx, test)
    const state = stateOfTest(found)
    if (state === 'paid') await giveBack(ctx, test, payment.id)
    else if (state === 'stuck') await lookAtStuck(ctx, found)
    else await updateTest(ctx, test)
  } catch (error) {
    if (!(error instanceof PublicError)) throw error
    await updateTest(ctx, { ...test, refusedCode: error.code })
  }
}

/** Somebody may have given it back at WeChat; and what was in the way may be gone by now. */
async function lookAtStuck(ctx: Context, found: TestPaymentInFull): Promise<void> {
  const { test, payment, refund } = found
  const returnedAt = mayBeReturned(found) ? await lookForReturn(ctx, payment!) : null
  if (returnedAt) await updateTest(ctx, { ...test, returnedAt })
  else if (refund === null) await giveBack(ctx, test, payment!.id)
  else await updateTest(ctx, test)
}

/** The route died before it had paid: the same request again finds the payment, or makes it. */
async function payTest(ctx: Context, test: TestPayment): Promise<void> {
  const { providerId, mode } = test
  const made = await createPayment(ctx, { providerId, mode, idempotencyKey: null }, testRequest(test))
  const look = lookAtPayment(made.payment, made.payment.createdAt)
  await updateTest(ctx, { ...test, paymentId: made.payment.id }, { look })
}

async function giveBack(ctx: Context, test: TestPayment, paymentId: string): Promise<void> {
  const { providerId, mode, id: reference } = test
  const viewer = { providerId, merchantId: null, mode }
  const wanted = { paymentId, amount: fen(TEST_FEN), reference, reason: '收款测试，自动退回' }
  const { refund } = await createRefund(ctx, viewer, null, wanted)
  await updateTest(ctx, { ...test, refundId: refund.id }, { look: lookAtRefund(refund, refund.createdAt) })
}
