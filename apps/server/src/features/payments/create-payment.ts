import { createHash } from 'node:crypto'
import { recordEvent } from '../../base/events.ts'
import { claimKey } from '../../base/idempotency.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { fen } from '../../kit/fen.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import type { AccountRef } from '../../wechat/accounts.ts'
import type { Mode } from '../providers/account.ts'
import { findScene } from '../stores/find-scene.ts'
import type { Scene } from '../stores/scene.ts'
import { assertWebhookOf } from '../webhooks/get-webhook-endpoint.ts'
import type { Payment } from './payment.ts'
import { factsOf } from './payment-facts.ts'
import { assertSameRequest, canonical, type PaymentRequest } from './payment-request.ts'
import { firstLook } from './promises.ts'
import { openRequest, sealRequest } from './sealed-request.ts'
import { admit, chooseStanding, decideExpiry, type Standing } from './standing.ts'
import { insertPayment, isMerchantGoing, isReferenceTaken, selectPayment, selectStandings, stopIn } from './store.ts'

/** Who asks, and under which Idempotency-Key if any. */
export type Asking = {
  readonly providerId: string
  readonly mode: Mode
  readonly idempotencyKey: string | null
  /** The address of whoever asks, where a code is shown to payers who are not known yet. */
  readonly askedFrom?: string
}

/** A payment that is to be sent to WeChat now, with the account that sends it. */
export type CreatedPayment =
  | { readonly isNew: true; readonly payment: Payment; readonly account: AccountRef }
  | { readonly isNew: false; readonly payment: Payment }

/** Accepts a payment, or returns the one already accepted. WeChat hears of it from an errand. */
export async function createPayment(ctx: Context, asking: Asking, request: PaymentRequest): Promise<CreatedPayment> {
  try {
    return await acceptPayment(ctx, asking, request)
  } catch (error) {
    const stop = stopIn(error)
    if (stop) throw new PublicError('PAYMENTS_STOPPED', { stopped: stop.at, reason: stop.reason })
    // Another request with this reference has come in between, and is found now. Or the merchant's leaving has, and refuses what is
    // new: a repeat of what came in before it is none.
    if (isMerchantGoing(error) || isReferenceTaken(error)) return acceptPayment(ctx, asking, request)
    throw error
  }
}

async function acceptPayment(ctx: Context, asking: Asking, request: PaymentRequest): Promise<CreatedPayment> {
  return inTenant(ctx, { providerId: asking.providerId }, async (tx) => {
    const { merchant: merchantId, reference } = request
    const found = await selectStandings(tx, { merchantId, mode: asking.mode, reference })
    if (!found) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: merchantId })
    const { existingPaymentId: existingId, standings } = found
    const created: CreatedPayment = existingId
      ? { payment: await sameAgain(ctx, tx, existingId, request), isNew: false }
      : await insert(ctx, tx, asking, chooseStanding(standings, request.sub_merchant), request)
    await claim(ctx, tx, asking, request, created.payment.id)
    return created
  })
}

async function insert(
  ctx: Context,
  tenant: Tx,
  asking: Asking,
  standing: Standing,
  request: PaymentRequest,
): Promise<CreatedPayment> {
  const tx = onClockOf(tenant, standing.account)
  if (request.webhook) await assertWebhookOf(tx, request.webhook, request.merchant, asking.mode)
  const scene = await findScene(tx, {
    merchantId: request.merchant,
    storeId: request.store,
    terminalId: request.terminal,
    payerIp: request.payer?.ip ?? (request.product === 'native' ? (asking.askedFrom ?? null) : null),
  })
  const payment = draft(ctx, tx, asking.mode, standing, request, scene)
  insertPayment(tx, payment)
  recordEvent(tx, { ...factsOf(payment), type: 'payment.requested', source: 'caller' })
  promiseJob(tx, { ...firstLook(payment, tx.now), isNew: true })
  return { isNew: true, payment, account: { ...standing.account, providerId: tx.providerId } }
}

/** Ties the Idempotency-Key to this payment. A key that was first used for another request is refused, with the field that differs. */
async function claim(ctx: Context, tx: Tx, asking: Asking, request: PaymentRequest, id: string): Promise<void> {
  if (asking.idempotencyKey === null) return
  const hash = createHash('sha256').update(canonical(request)).digest()
  const first = await claimKey(tx, {
    caller: `${asking.mode}/${request.merchant}`,
    key: asking.idempotencyKey,
    hash,
    thingId: id,
  })
  if (!first || first.thingId === id) return
  if (first.thingId.startsWith('pay_')) await sameAgain(ctx, tx, first.thingId, request)
  throw new PublicError('IDEMPOTENCY_KEY_REUSED')
}

async function sameAgain(ctx: Context, tx: Tx, id: string, request: PaymentRequest): Promise<Payment> {
  const payment = await selectPayment(tx, id)
  if (!payment) throw new PublicError('PAYMENT_NOT_FOUND', { id })
  assertSameRequest(openRequest(ctx.vault, payment), request)
  return payment
}

function draft(
  ctx: Context,
  tx: Tx,
  mode: Mode,
  standing: Standing,
  request: PaymentRequest,
  scene: Scene | null,
): Payment {
  const id = newId('payment')
  const { payer: _, ...identity } = admit(standing, request)
  return {
    providerId: tx.providerId,
    id,
    outTradeNo: null,
    combineOutTradeNo: null,
    verifiedAt: null,
    merchantId: request.merchant,
    accountId: standing.account.id,
    subMerchantId: standing.subMerchant.id,
    mode,
    reference: request.reference,
    product: request.product,
    amount: fen(request.amount),
    description: request.description,
    requestSealed: sealRequest(ctx.vault, id, request),
    webhookEndpointId: request.webhook ?? null,
    storeId: scene?.store.id ?? null,
    terminalId: scene?.terminal?.id ?? null,
    scene,
    identity,
    feeRatePpm: standing.subMerchant.feeRatePpm,
    notifyUrl: `${ctx.publicUrl}/notify/wechat/${standing.account.id}`,
    state: 'requested',
    // The try that the caller waits for is counted here; each further one is counted before it is sent.
    attempts: 1,
    askedAt: tx.now,
    queries: 0,
    payToken: null,
    payTokenExpiresAt: null,
    expiresAt: decideExpiry(request, tx.now),
    transactionId: null,
    paidAt: null,
    bankType: null,
    payerTotal: null,
    payerSealed: null,
    fee: fen(0),
    refunding: fen(0),
    refundCount: 0,
    refundAccepted: fen(0),
    refusedCode: null,
    refusedMessage: null,
    createdAt: tx.now,
    changedAt: tx.now,
  }
}
