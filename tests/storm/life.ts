import type { Payment } from '@teyue/contract/payment'
import { type RefundTale, refundOrder } from './life-of-refunds.ts'
import type { NewPayment, Word } from './merchant.ts'
import type { OrderPlan } from './plan.ts'
import type { Stage } from './stage.ts'
import type { Shown } from './wechat.ts'

/** What merchant and payer were told about one order. The verdict holds both sides' books against it. */
export type Tale = {
  readonly plan: OrderPlan
  /** Null when the platform refused the request. */
  readonly payment: string | null
  readonly phonePaid: boolean
  readonly refunds: readonly RefundTale[]
  /** What should not have happened, in words. */
  readonly wrongs: readonly string[]
}

// The clock is pushed this far while the payer enters the password of an order that lapses after 75 s.
const pastExpiryMs = 80_000
const mostRenewals = 5
const mostLateTries = 20

/** Lives one order, from the merchant's request to the last refund. */
export async function live(stage: Stage, plan: OrderPlan): Promise<Tale> {
  const merchant = stage.merchants[plan.merchant]
  const { request, words } = await order(stage, plan)
  const wrongs = [...refusalsAmong(plan, words), ...twinsAmong(plan, words)]
  const made = words.flatMap((word) => ('thing' in word ? [word.thing] : []))[0]
  if (!made) return { plan, payment: null, phonePaid: false, refunds: [], wrongs }

  const phonePaid = await end(stage, plan, request, made)
  if (!phonePaid) return { plan, payment: made.id, phonePaid, refunds: [], wrongs }
  const seen = await merchant.awaitFinal(made.id, plan.server)
  if (seen.state !== 'paid') wrongs.push(`order ${plan.number}: the phone has paid, and ${made.id} is ${seen.state}`)
  const refunds = await refundOrder(stage, plan, seen)
  return { plan, payment: made.id, phonePaid, refunds, wrongs }
}

/**
 * The clock may be turned past the expiry before a request arrives: then that request made nothing. When none did, it is
 * composed anew.
 */
async function order(stage: Stage, plan: OrderPlan): Promise<{ request: NewPayment; words: Word<Payment>[] }> {
  const merchant = stage.merchants[plan.merchant]
  for (let tries = 0; ; tries++) {
    const request = await composeRequest(stage, plan)
    const words = await Promise.all([
      merchant.pay(request, plan.server, plan.impatient),
      ...(plan.askedTwice ? [merchant.pay(request, plan.server + 1, plan.impatient)] : []),
    ])
    const inTime = words.filter((word) => !('refused' in word) || word.refused !== 'EXPIRY_OUT_OF_RANGE')
    if (inTime.length > 0) return { request, words: inTime }
    if (tries === mostLateTries) return { request, words }
  }
}

async function composeRequest(stage: Stage, plan: OrderPlan): Promise<NewPayment> {
  const { product, amount, expirySeconds } = plan
  const at = expirySeconds === null ? null : (await stage.wechat.now()).getTime() + expirySeconds * 1000
  return {
    product,
    amount,
    description: `Storm order ${plan.number}`,
    reference: `storm-${plan.number}`,
    // Rounded up, or the platform's own clock finds it a hair less than a minute ahead.
    ...(at !== null && { expires_at: new Date(Math.ceil(at / 1000 + 1) * 1000).toISOString() }),
    ...(product === 'jsapi' && { payer: await payerOf(stage, plan) }),
    ...(product === 'h5' && { payer: { ip: '203.0.113.7' } }),
  }
}

async function payerOf({ wechat, demo }: Stage, plan: OrderPlan): Promise<{ openid: string; appid: string }> {
  const appid = demo.appids[plan.openidOf]
  return { appid, openid: await wechat.openid(demo.payers[plan.payer]!.id, appid) }
}

/** Plays the order's ending, and tells whether the payer's phone says "paid". */
async function end(stage: Stage, plan: OrderPlan, request: NewPayment, payment: Payment): Promise<boolean> {
  const merchant = stage.merchants[plan.merchant]
  const show = (act: 'pay' | 'cancel' | 'fail') => showRenewed(stage, plan, request, payment, act)
  switch (plan.ending) {
    case 'pay':
      return (await show('pay')) === 'paid'
    case 'cancel_then_pay':
      await show('cancel')
      return (await show('pay')) === 'paid'
    case 'fail_then_pay':
      await show('fail')
      return (await show('pay')) === 'paid'
    case 'fail':
      await show('fail')
      return false
    case 'abandon':
      return false
    case 'close':
      await merchant.close(payment.id, plan.server)
      return (await stage.wechat.show(payment, stage.demo.payers[plan.payer]!.id, 'pay')) === 'paid'
    case 'close_while_paying':
      return (await Promise.all([show('pay'), merchant.close(payment.id, plan.server)]))[0] === 'paid'
    case 'expire_while_paying':
      return (await Promise.all([show('pay'), stage.wechat.advance(pastExpiryMs)]))[0] === 'paid'
  }
}

/** Shows the payment to the phone; a link that has lapsed is renewed by asking for the payment again (Q41). */
async function showRenewed(
  stage: Stage,
  plan: OrderPlan,
  request: NewPayment,
  payment: Payment,
  act: 'pay' | 'cancel' | 'fail',
): Promise<Shown> {
  let shown: Shown = 'NO_LINK'
  for (let tries = 0, current = payment; tries < mostRenewals; tries++) {
    shown = await stage.wechat.show(current, stage.demo.payers[plan.payer]!.id, act)
    if (shown !== 'CODE_EXPIRED' && shown !== 'NO_LINK') return shown
    const again = await stage.merchants[plan.merchant].pay(request, plan.server)
    if (!('thing' in again)) return shown
    current = again.thing
  }
  return shown
}

function refusalsAmong(plan: OrderPlan, words: readonly Word<Payment>[]): string[] {
  return words.flatMap((word) => ('refused' in word ? [`order ${plan.number}: refused with ${word.refused}`] : []))
}

function twinsAmong(plan: OrderPlan, words: readonly Word<Payment>[]): string[] {
  const ids = new Set(words.flatMap((word) => ('thing' in word ? [word.thing.id] : [])))
  return ids.size > 1 ? [`order ${plan.number}: one reference has made ${[...ids].join(' and ')}`] : []
}
