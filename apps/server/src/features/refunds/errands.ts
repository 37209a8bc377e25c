import assert from 'node:assert/strict'
import { WechatPayError } from '@teyue/wechatpay/errors'
import { type SealedExchange, sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import type { WechatAccount } from '../../wechat/accounts.ts'
import { applyPaymentReport } from '../payments/apply-payment-report.ts'
import { toAbsentReport as toAbsentPayment, toQueriedReport } from '../payments/from-wechat.ts'
import { accountOf, findPayment } from '../payments/get-payment.ts'
import { numberAtWechat, type Payment } from '../payments/payment.ts'
import { applyRefundReport } from './apply-refund-report.ts'
import { toAbsentReport, toRefundReport, toRefusedReport } from './from-wechat.ts'
import { findRefund } from './get-refund.ts'
import { recordNoAnswer } from './record-no-answer.ts'
import { doubtEndsAt, isFinal, isOverdue, isUnanswered, mayAskAgain, mayHaveBeenMade, type Refund } from './refund.ts'
import { startAttempt, startQuery } from './start-attempt.ts'

type Channel = { readonly payment: Payment; readonly account: WechatAccount }

/** Sends the refund whose try is counted already. WeChat knows it by our number, so it may be sent twice. */
export async function sendRefund(ctx: Context, refund: Refund, signal?: AbortSignal): Promise<Refund> {
  const channel = await channelOf(ctx, refund)
  const { client, now } = channel.account
  // A process that froze since the try was counted must not send it after others have settled what became of it.
  if (isOverdue(refund, now())) return refund
  try {
    const { data, exchange } = await client.refunds.create(toRequest(refund, channel.payment), signal ? { signal } : {})
    const report = toRefundReport(data, 'answer', sealExchange(ctx.vault, exchange))
    return (await applyRefundReport(ctx, refund, report)) ?? refund
  } catch (error) {
    return afterFailedRequest(ctx, refund, failureOf(error))
  }
}

/** Asks WeChat about an imported payment, before anything of it is refunded. Silence leaves it as it is. */
export async function verifyImported(ctx: Context, payment: Payment, signal: AbortSignal): Promise<void> {
  const { orders, combinedOrders } = (await ctx.wechat.of(await accountOf(ctx, payment))).client
  const { identity, combineOutTradeNo: combined } = payment
  const order = { sp_mchid: identity.spMchid, sub_mchid: identity.subMchid, out_trade_no: numberAtWechat(payment) }
  try {
    // Parts of combined orders are known to an interface of their own only (Q27).
    const { data, exchange } = await (combined === null
      ? orders.queryByOutTradeNo(order, { signal })
      : combinedOrders.query(combined, { signal }))
    await applyPaymentReport(ctx, payment, toQueriedReport(payment, data, sealExchange(ctx.vault, exchange)))
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code !== 'ORDER_NOT_EXIST' || !failure.outcomeKnown) return
    await applyPaymentReport(ctx, payment, toAbsentPayment(payment, sealedExchange(ctx, failure)))
  }
}

/** Asks for the refund again under its number, after silence. */
export async function sendRefundAgain(ctx: Context, refund: Refund, signal?: AbortSignal): Promise<Refund> {
  const counted = await startAttempt(ctx, refund)
  return mayAskAgain(counted) ? sendRefund(ctx, counted, signal) : counted
}

/** What a repeated request does: the same request again asks again, unless a refusal is in doubt. */
export async function bringForward(ctx: Context, refund: Refund, signal?: AbortSignal): Promise<Refund> {
  return mayAskAgain(refund) ? sendRefundAgain(ctx, refund, signal) : refund
}

/** The one look that every unfinished refund is promised. */
export async function followRefund(ctx: Context, providerId: string, refundId: string): Promise<void> {
  const refund = await findRefund(ctx, providerId, refundId)
  if (!refund || isFinal(refund.state)) return
  if (mayAskAgain(refund)) await sendRefundAgain(ctx, refund)
  else await queryRefund(ctx, refund)
}

/** Asks WeChat though we may think it final: the bill says otherwise. */
export async function askRefund(ctx: Context, providerId: string, refundId: string): Promise<void> {
  const refund = await findRefund(ctx, providerId, refundId)
  if (refund) await queryRefund(ctx, refund)
}

/** Asks WeChat how the refund stands. */
export async function queryRefund(ctx: Context, refund: Refund): Promise<Refund> {
  const counted = await startQuery(ctx, refund)
  const { account, payment } = await channelOf(ctx, refund)
  try {
    const { data, exchange } = await account.client.refunds.query({
      out_refund_no: refund.id,
      sub_mchid: payment.identity.subMchid,
    })
    const report = toRefundReport(data, 'query', sealExchange(ctx.vault, exchange))
    return (await applyRefundReport(ctx, refund, report)) ?? refund
  } catch (error) {
    return afterFailedQuery(ctx, counted, account, failureOf(error))
  }
}

async function afterFailedRequest(ctx: Context, refund: Refund, error: WechatPayError): Promise<Refund> {
  const exchange = sealedExchange(ctx, error)
  const refused = error.outcomeKnown && !error.mayRetry
  if (refused && !mayHaveBeenMade(refund)) {
    return (await applyRefundReport(ctx, refund, toRefusedReport(refund, error, exchange))) ?? refund
  }
  const held = error.outcomeKnown && error.status !== null && error.mayRetry
  const doubtful = refused ? { code: error.code, message: error.message } : null
  return recordNoAnswer(ctx, refund, {
    code: error.code,
    mayHaveArrived: !error.outcomeKnown,
    held,
    doubtful,
    exchange,
  })
}

async function afterFailedQuery(
  ctx: Context,
  refund: Refund,
  account: WechatAccount,
  error: WechatPayError,
): Promise<Refund> {
  const exchange = sealedExchange(ctx, error)
  const absent = error.code === 'RESOURCE_NOT_EXISTS' && error.outcomeKnown
  const { refusedCode: code, refusedMessage } = refund
  if (absent && isUnanswered(refund.state) && code) {
    const doubtful = { code, message: refusedMessage ?? '' }
    const settled = doubtEndsAt(refund) <= account.now()
    if (!settled)
      return recordNoAnswer(ctx, refund, { code: error.code, mayHaveArrived: false, held: false, doubtful, exchange })
    return (await applyRefundReport(ctx, refund, toRefusedReport(refund, doubtful, exchange))) ?? refund
  }
  if (absent) return (await applyRefundReport(ctx, refund, toAbsentReport(refund, exchange))) ?? refund
  return recordNoAnswer(ctx, refund, { code: error.code, mayHaveArrived: false, held: false, doubtful: null, exchange })
}

async function channelOf(ctx: Context, refund: Refund): Promise<Channel> {
  const payment = await findPayment(ctx, refund.providerId, refund.paymentId)
  assert(payment, `no payment ${refund.paymentId}`)
  return { payment, account: await ctx.wechat.of(await accountOf(ctx, payment)) }
}

function toRequest(refund: Refund, payment: Payment) {
  return {
    sub_mchid: payment.identity.subMchid,
    out_trade_no: numberAtWechat(payment),
    out_refund_no: refund.id,
    ...(refund.reason === null ? {} : { reason: refund.reason }),
    notify_url: refund.notifyUrl,
    amount: { refund: refund.amount, total: payment.amount, currency: 'CNY' as const },
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
