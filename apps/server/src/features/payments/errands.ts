import assert from 'node:assert/strict'
import type { WechatPay } from '@teyue/wechatpay/client'
import { WechatPayError } from '@teyue/wechatpay/errors'
import type { Answer } from '@teyue/wechatpay/exchange'
import { type SealedExchange, sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import type { AccountRef, WechatAccount } from '../../wechat/accounts.ts'
import { applyPaymentReport } from './apply-payment-report.ts'
import { startClosing } from './close-payment.ts'
import {
  type PayToken,
  toAbsentReport,
  toClosedReport,
  toOpenReport,
  toQueriedReport,
  toRefusedReport,
} from './from-wechat.ts'
import { accountOf, findPayment } from './get-payment.ts'
import {
  isFinal,
  isFirstTryUnderWay,
  isInDoubt,
  isOverdue,
  isUnanswered,
  mayHaveBeenMade,
  mayOrderAgain,
  mayStillArrive,
  needsRenewal,
  numberAtWechat,
  type Payment,
} from './payment.ts'
import { recordNoAnswer } from './record-no-answer.ts'
import { openRequest } from './sealed-request.ts'
import { startAttempt, startQuery } from './start-attempt.ts'
import { toH5Order, toJsapiOrder, toOrder } from './to-wechat.ts'

type Refusal = { readonly code: string; readonly message: string }

/** Sends the order whose try is counted already. WeChat knows it by our number, so it may be sent twice. */
export async function sendOrder(
  ctx: Context,
  payment: Payment,
  ref: AccountRef,
  signal?: AbortSignal,
): Promise<Payment> {
  const account = await ctx.wechat.of(ref)
  // A process that froze since the try was counted must not send it after others have settled what became of it.
  if (isOverdue(payment, account.now())) return payment
  try {
    const { data, exchange } = await placeOrder(ctx, account.client, payment, signal)
    const report = toOpenReport(payment, data, account.now(), sealExchange(ctx.vault, exchange))
    const fresh = mayHaveBeenMade(payment) ? undefined : { payment, account: ref }
    return (await applyPaymentReport(ctx, payment, report, fresh)) ?? payment
  } catch (error) {
    return afterFailedOrder(ctx, payment, account, failureOf(error), signal)
  }
}

/** Makes the order again under its number: after silence, or because what the payer was given has lapsed (Q41). */
export async function sendOrderAgain(ctx: Context, payment: Payment, signal?: AbortSignal): Promise<Payment> {
  const counted = await startAttempt(ctx, payment)
  if (!mayOrderAgain(counted, payment)) return counted
  return sendOrder(ctx, counted, await accountOf(ctx, counted), signal)
}

/** Asks WeChat how the order stands. */
export async function queryOrder(ctx: Context, payment: Payment): Promise<Payment> {
  const counted = await startQuery(ctx, payment)
  const account = await ctx.wechat.of(await accountOf(ctx, payment))
  return settleByQuery(ctx, counted, account, null)
}

/** Closes the order at WeChat, and here when WeChat has. */
export async function closeOrder(ctx: Context, closing: Payment, signal?: AbortSignal): Promise<Payment> {
  const payment = await startQuery(ctx, closing)
  if (payment.state !== 'closing') return payment
  const account = await ctx.wechat.of(await accountOf(ctx, payment))
  try {
    const { exchange } = await account.client.orders.close(orderNumber(payment), optionsOf(signal))
    const report = toClosedReport(payment, sealExchange(ctx.vault, exchange))
    return (await applyPaymentReport(ctx, payment, report)) ?? payment
  } catch (error) {
    const failure = failureOf(error)
    // Whatever it says instead of yes (paid, unknown, closed before), the query tells how the order stands.
    return failure.status === null ? silent(ctx, payment, failure) : settleByQuery(ctx, payment, account, null, signal)
  }
}

/** The one look that every unfinished payment is promised. */
export async function followPayment(ctx: Context, providerId: string, paymentId: string): Promise<void> {
  const payment = await findPayment(ctx, providerId, paymentId)
  if (!payment || isFinal(payment.state)) return
  const account = await ctx.wechat.of(await accountOf(ctx, payment))
  if (payment.state === 'closing') return void (await closeOrder(ctx, payment))
  if (payment.expiresAt <= account.now()) return expire(ctx, payment)
  if (isUnanswered(payment.state) && !isInDoubt(payment)) return void (await sendOrderAgain(ctx, payment))
  await queryOrder(ctx, payment)
}

/** Asks WeChat though we may think it final: the bill says otherwise. */
export async function askPayment(ctx: Context, providerId: string, paymentId: string): Promise<void> {
  const payment = await findPayment(ctx, providerId, paymentId)
  if (payment) await queryOrder(ctx, payment)
}

/** What a repeated request does: the same again asks again, unless the first is still being asked or a refusal is in doubt. */
export async function bringForward(ctx: Context, payment: Payment, signal?: AbortSignal): Promise<Payment> {
  const account = await ctx.wechat.of(await accountOf(ctx, payment))
  const now = account.now()
  const unanswered = isUnanswered(payment.state) && !isInDoubt(payment) && !isFirstTryUnderWay(payment, now)
  const wanted = unanswered || needsRenewal(payment, now)
  return wanted ? sendOrderAgain(ctx, payment, signal) : payment
}

/** Time is up here: WeChat is asked, and closes the order before we do. A payment in the last second is still paid. */
async function expire(ctx: Context, payment: Payment): Promise<void> {
  const asked = await queryOrder(ctx, payment)
  if (isFinal(asked.state)) return
  await closeOrder(ctx, await startClosing(ctx, payment, payment.id, 'clock'))
}

async function placeOrder(
  ctx: Context,
  { orders }: WechatPay,
  payment: Payment,
  signal: AbortSignal | undefined,
): Promise<Answer<PayToken>> {
  const options = optionsOf(signal)
  const request = () => openRequest(ctx.vault, payment)
  switch (payment.product) {
    case 'native':
      return orders.native(toOrder(payment), options)
    case 'app':
      return orders.app(toOrder(payment), options)
    case 'h5':
      return orders.h5(toH5Order(payment, request()), options)
    case 'jsapi':
      return orders.jsapi(toJsapiOrder(payment, request()), options)
    case 'mini_program':
      return orders.miniProgram(toJsapiOrder(payment, request()), options)
    case 'code_payment':
    case 'combined':
      // Only imported ones are of these, and those were paid elsewhere: nothing orders them here.
      throw new assert.AssertionError({ message: `payment ${payment.id} by ${payment.product} is not ordered here` })
  }
}

async function afterFailedOrder(
  ctx: Context,
  payment: Payment,
  account: WechatAccount,
  error: WechatPayError,
  signal: AbortSignal | undefined,
): Promise<Payment> {
  const refused = error.outcomeKnown && !error.mayRetry
  if (refused && payment.state !== 'open' && !mayHaveBeenMade(payment)) {
    const report = toRefusedReport(payment, error, sealedExchange(ctx, error))
    return (await applyPaymentReport(ctx, payment, report)) ?? payment
  }
  // A word that is no clear no, or a no that an earlier try may belie: the query decides.
  const said = error.status !== null && error.status >= 400 && error.status < 500 && error.status !== 429
  return said ? settleByQuery(ctx, payment, account, refused ? error : null, signal) : silent(ctx, payment, error)
}

async function settleByQuery(
  ctx: Context,
  payment: Payment,
  account: WechatAccount,
  refusal: Refusal | null,
  signal?: AbortSignal,
): Promise<Payment> {
  try {
    const { orders, combinedOrders } = account.client
    const { combineOutTradeNo: combined } = payment
    const options = optionsOf(signal)
    // Parts of combined orders are known to an interface of their own only (Q27).
    const { data, exchange } = await (combined === null
      ? orders.queryByOutTradeNo(orderNumber(payment), options)
      : combinedOrders.query(combined, options))
    const report = toQueriedReport(payment, data, sealExchange(ctx.vault, exchange))
    return (await applyPaymentReport(ctx, payment, report)) ?? payment
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code !== 'ORDER_NOT_EXIST' || !failure.outcomeKnown) return silent(ctx, payment, failure, refusal)
    return afterAbsence(ctx, payment, account, refusal ?? doubtOf(payment), failure)
  }
}

/** WeChat knows no order: that settles a refusal or a closing once no earlier try can arrive any more. */
async function afterAbsence(
  ctx: Context,
  payment: Payment,
  account: WechatAccount,
  refusal: Refusal | null,
  failure: WechatPayError,
): Promise<Payment> {
  const wantsLastWord = refusal !== null || payment.state === 'closing'
  if (wantsLastWord && mayStillArrive(payment, account.now())) {
    return silent(ctx, payment, failure, refusal)
  }
  const exchange = sealedExchange(ctx, failure)
  const report = refusal ? toRefusedReport(payment, refusal, exchange) : toAbsentReport(payment, exchange)
  return (await applyPaymentReport(ctx, payment, report)) ?? payment
}

function doubtOf(payment: Payment): Refusal | null {
  const { refusedCode: code, refusedMessage } = payment
  return isInDoubt(payment) && code !== null ? { code, message: refusedMessage ?? '' } : null
}

async function silent(
  ctx: Context,
  payment: Payment,
  error: WechatPayError,
  doubtful: Refusal | null = null,
): Promise<Payment> {
  return recordNoAnswer(ctx, payment, {
    code: error.code,
    mayHaveArrived: !error.outcomeKnown,
    doubtful: doubtful && { code: doubtful.code, message: doubtful.message },
    exchange: sealedExchange(ctx, error),
  })
}

/** Where a caller waits, all that is asked on its behalf ends with its patience. */
function optionsOf(signal: AbortSignal | undefined) {
  return signal ? { signal } : {}
}

function orderNumber(payment: Payment) {
  return {
    sp_mchid: payment.identity.spMchid,
    sub_mchid: payment.identity.subMchid,
    out_trade_no: numberAtWechat(payment),
  }
}

function sealedExchange(ctx: Context, error: WechatPayError): SealedExchange | null {
  return error.exchange ? sealExchange(ctx.vault, error.exchange) : null
}

/** Anything but the channel's own error is a bug, and is thrown on. */
function failureOf(error: unknown): WechatPayError {
  if (error instanceof WechatPayError) return error
  throw error
}
