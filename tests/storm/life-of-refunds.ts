import type { Payment } from '@teyue/contract/payment'
import type { Refund } from '@teyue/contract/refund'
import type { NewRefund, Word } from './merchant.ts'
import type { OrderPlan } from './plan.ts'
import type { Stage } from './stage.ts'

/** One reference that the merchant asked a refund under, and the one answer that all its requests had, if any had one. */
export type RefundTale = {
  readonly reference: string
  readonly amount: number
  /** The refund's id, or null where the platform refused or was never heard. */
  readonly refund: string | null
  /** The platform's code, or NO_ANSWER. */
  readonly refusal: string | null
}

/** Asks for what the plan says, and lets WeChat end the first refund as the plan says. */
export async function refundOrder(stage: Stage, plan: OrderPlan, payment: Payment): Promise<RefundTale[]> {
  const { amount, parts } = plan
  switch (plan.refunding) {
    case 'none':
      return []
    case 'whole':
      return [await ask(stage, plan, payment, 'whole', amount)]
    case 'parts':
      return inTurn(parts, (part, index) => ask(stage, plan, payment, `part-${index}`, part))
    case 'too_much':
      return [await ask(stage, plan, payment, 'too-much', amount + 1), await ask(stage, plan, payment, 'rest', amount)]
    case 'twice':
      return [await askTwice(stage, plan, payment, 'twice', amount)]
    case 'overdrawn':
      return Promise.all([0, 1, 2].map((index) => ask(stage, plan, payment, `all-${index}`, Math.ceil(amount / 2))))
    case 'differing':
      return [await askDiffering(stage, plan, payment, 'differing', amount)]
  }
}

async function ask(stage: Stage, plan: OrderPlan, payment: Payment, name: string, amount: number): Promise<RefundTale> {
  const request = requestOf(plan, name, amount)
  const merchant = stage.merchants[plan.merchant]
  const tale = toTale(request, await merchant.refund(payment.id, request, plan.server, plan.impatient))
  if (tale.refund) await endAtWechat(stage, plan, tale.refund)
  return tale
}

/** Two clicks, and one more later: one refund. */
async function askTwice(
  stage: Stage,
  plan: OrderPlan,
  payment: Payment,
  name: string,
  amount: number,
): Promise<RefundTale> {
  const merchant = stage.merchants[plan.merchant]
  const request = requestOf(plan, name, amount)
  const words = await Promise.all([0, 1].map((step) => merchant.refund(payment.id, request, plan.server + step)))
  return sameOf(request, [...words, await merchant.refund(payment.id, request, plan.server)])
}

/** The same reference with another amount is refused and changes nothing. */
async function askDiffering(
  stage: Stage,
  plan: OrderPlan,
  payment: Payment,
  name: string,
  amount: number,
): Promise<RefundTale> {
  const merchant = stage.merchants[plan.merchant]
  const request = requestOf(plan, name, amount)
  const first = await merchant.refund(payment.id, request, plan.server)
  const other = await merchant.refund(payment.id, { ...request, amount: amount + 1 }, plan.server)
  const expected = 'refused' in first ? first.refused : 'REFUND_DIFFERS'
  if (!('refused' in other) || ('thing' in first && other.refused !== expected)) {
    throw new Error(`refund ${request.reference} of ${payment.id} was asked with another amount and not refused`)
  }
  return toTale(request, first)
}

/** The account manager's side: some refunds are closed, others are mended first. What has ended already stays as it is. */
async function endAtWechat({ wechat, demo }: Stage, plan: OrderPlan, refund: string): Promise<void> {
  if (plan.refundEnd === 'succeed') return
  const put = (status: string) => wechat.call('PUT', `/refunds/${demo.sp_mchid}/${refund}`, { status })
  if (plan.refundEnd === 'close') await put('CLOSED')
  else {
    await put('ABNORMAL')
    await put('SUCCESS')
  }
}

function requestOf(plan: OrderPlan, name: string, amount: number): NewRefund {
  return { amount, reference: `${name}-${plan.number}`, reason: `Storm refund ${name} of order ${plan.number}` }
}

function toTale({ reference, amount }: NewRefund, word: Word<Refund>): RefundTale {
  if ('refused' in word) return { reference, amount, refund: null, refusal: word.refused }
  return { reference, amount, refund: word.thing.id, refusal: null }
}

function sameOf(request: NewRefund, words: readonly Word<Refund>[]): RefundTale {
  const tales = words.map((word) => toTale(request, word))
  const ids = new Set(tales.map((tale) => tale.refund))
  if (ids.size !== 1) throw new Error(`one reference, ${request.reference}, has made ${[...ids].join(' and ')}`)
  return tales[0]!
}

async function inTurn<T, R>(items: readonly T[], act: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const [index, item] of items.entries()) results.push(await act(item, index))
  return results
}
