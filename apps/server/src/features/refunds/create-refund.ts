import { createHash } from 'node:crypto'
import { recordEvent } from '../../base/events.ts'
import { claimKey } from '../../base/idempotency.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { fen } from '../../kit/fen.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { assertRefundable, type Payment } from '../payments/payment.ts'
import { lockPayment, reserveRefund } from '../payments/reserve-refund.ts'
import { assertRefundGranted } from '../permissions/permission.ts'
import { getPermissions } from '../permissions/set-permission.ts'
import { readAccount } from '../providers/get-account.ts'
import { isVisible, type Viewer } from '../providers/viewer.ts'
import { assertWithinLimits } from './assert-within-limits.ts'
import type { Asker } from './limits.ts'
import { firstLook } from './promises.ts'
import { assertSameRefund, type Refund, type RefundRequest } from './refund.ts'
import { factsOf } from './refund-facts.ts'
import { insertRefund, selectRefund, selectRefundByReference } from './store.ts'

export type CreatedRefund = { readonly refund: Refund; readonly isNew: boolean }

/** Accepts a refund, or returns the one already accepted. `asker` is the person who asks, if it is one. WeChat hears of it from an errand. */
export async function createRefund(
  ctx: Context,
  viewer: Viewer,
  idempotencyKey: string | null,
  request: RefundRequest,
  asker: Asker | null = null,
): Promise<CreatedRefund> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const payment = await lockPayment(tenant, request.paymentId)
    if (!isVisible(payment, viewer)) throw new PublicError('PAYMENT_NOT_FOUND', { id: request.paymentId })
    const tx = onClockOf(tenant, await readAccount(tenant, payment.accountId))
    const existing = await selectRefundByReference(tx, payment.id, request.reference)
    if (existing) assertSameRefund(existing, request)
    const refund = existing ?? (await insert(tx, ctx, payment, request, asker))
    if (idempotencyKey !== null) await claim(tx, idempotencyKey, request, refund)
    return { refund, isNew: !existing }
  })
}

async function insert(
  tx: Tx,
  ctx: Context,
  payment: Payment,
  request: RefundRequest,
  asker: Asker | null,
): Promise<Refund> {
  assertRefundable(payment, request.amount, tx.now)
  assertRefundGranted(await getPermissions(tx, payment.subMerchantId))
  if (asker) await assertWithinLimits(tx, ctx, payment, request.amount, asker)
  const refund = draft(tx, payment, request, asker)
  await insertRefund(tx, refund)
  reserveRefund(tx, payment, refund.amount)
  recordEvent(tx, { ...factsOf(refund, payment), type: 'refund.requested', source: 'caller' })
  promiseJob(tx, { ...firstLook(refund, tx.now), isNew: true })
  return refund
}

/** Ties the Idempotency-Key to this refund. A key that was first used for another request is refused, with the field that differs. */
async function claim(tx: Tx, key: string, request: RefundRequest, refund: Refund): Promise<void> {
  const hash = createHash('sha256')
    .update(JSON.stringify([request.paymentId, request.reference, request.amount, request.reason]))
    .digest()
  const first = await claimKey(tx, { caller: `${refund.mode}/${refund.merchantId}`, key, hash, thingId: refund.id })
  if (!first || first.thingId === refund.id) return
  const other = await selectRefund(tx, first.thingId)
  if (other) assertSameRefund(other, request)
  throw new PublicError('IDEMPOTENCY_KEY_REUSED')
}

function draft(tx: Tx, payment: Payment, request: RefundRequest, asker: Asker | null): Refund {
  const { providerId, merchantId, accountId, subMerchantId, storeId, mode, notifyUrl } = payment
  return {
    ...request,
    providerId,
    merchantId,
    accountId,
    subMerchantId,
    storeId,
    mode,
    notifyUrl,
    personId: asker?.personId ?? null,
    approvalId: asker?.approvalId ?? null,
    id: newId('refund'),
    state: 'requested',
    // The try that the caller waits for is counted here; each further one is counted before it is sent.
    attempts: 1,
    askedAt: tx.now,
    queries: 0,
    refundId: null,
    feeReturned: fen(0),
    receivedAccount: null,
    acceptedAt: null,
    succeededAt: null,
    heldCode: null,
    refusedCode: null,
    refusedMessage: null,
    createdAt: tx.now,
    changedAt: tx.now,
  }
}
