import type { OurBooks, OurPayment, OurRefund, TheirBooks, TheirOrder } from './books.ts'
import type { Tale } from './life.ts'

/** Every fen and every word in which the two sides, or the merchant's own memory, differ. Empty: the books agree. */
export function compareBooks(ours: OurBooks, theirs: TheirBooks, tales: readonly Tale[]): string[] {
  return [
    ...tales.flatMap((tale) => tale.wrongs),
    ...ours.disagreements.map((said) => `disagreement ${said}`),
    ...ours.lopsidedEntries.map((event) => `the ledger entry of ${event} does not sum to zero`),
    ...(theirs.sumFen === 0 ? [] : [`the simulator's books sum to ${theirs.sumFen}`]),
    ...compareAccounts(ours, theirs),
    ...comparePayments(ours, theirs),
    ...compareRefunds(ours, theirs),
    ...compareTales(ours, theirs, tales),
  ]
}

function compareAccounts({ ledger }: OurBooks, { merchants }: TheirBooks): string[] {
  return merchants.flatMap((merchant) => {
    const { sub_mchid } = merchant
    const sums = ledger.get(sub_mchid)
    if (!sums) return [`the simulator's merchant ${sub_mchid} is none of ours`]
    return [
      ...differ(`${sub_mchid} receivable`, sums.receivable, merchant.balance_fen),
      ...differ(`${sub_mchid} fee`, sums.fee, merchant.fee_fen),
      ...differ(`${sub_mchid} merchant`, -sums.merchant, merchant.paid_fen - merchant.refunded_fen),
      ...differ(`${sub_mchid} refund`, -sums.refund, merchant.refunding_fen),
    ]
  })
}

function comparePayments(ours: OurBooks, { orders }: TheirBooks): string[] {
  const strangers = [...orders.keys()].filter((number) => !ours.payments.has(number))
  return [
    ...strangers.map((number) => `the simulator has an order ${number} that we never made`),
    ...[...ours.payments.values()].flatMap((payment) => comparePayment(payment, orders.get(payment.id))),
  ]
}

function comparePayment(payment: OurPayment, order: TheirOrder | undefined): string[] {
  const { id, state } = payment
  const paidThere = order?.state === 'SUCCESS' || order?.state === 'REFUND'
  if ((state === 'paid') !== paidThere) return [`payment ${id} is ${state} here and ${order?.state ?? 'unknown'} there`]
  if (payment.refunding > payment.amount)
    return [`payment ${id}: refunds of ${payment.refunding} above ${payment.amount}`]
  if (!order) return []
  if (state === 'refused') return [`payment ${id} is refused here, and its order stands there as ${order.state}`]
  if (!paidThere && order.state !== 'CLOSED') return [`payment ${id} is ${state} here and can be ${order.state} there`]
  return [
    ...differ(`payment ${id} sub_mchid`, payment.sub_mchid, order.sub_mchid),
    ...differ(`payment ${id} amount`, payment.amount, order.amount_fen),
    ...differ(`payment ${id} transaction`, payment.transaction_id, order.transaction_id),
    ...differ(`payment ${id} fee`, payment.fee, order.fee_fen),
    ...differ(`payment ${id} refunded`, payment.refund_accepted, order.refunded_fen),
    ...differ(`payment ${id} set aside for refunds`, payment.refunding, order.refunded_fen),
  ]
}

// Their words for our final states; a refund that we hold refused is unknown there.
const endedThere: Readonly<Record<string, string>> = { succeeded: 'SUCCESS', closed: 'CLOSED' }

function compareRefunds(ours: OurBooks, { orders }: TheirBooks): string[] {
  const theirs = new Map(
    [...orders.values()].flatMap((order) =>
      order.refunds.map((refund) => [refund.out_refund_no, { ...refund, order: order.out_trade_no }] as const),
    ),
  )
  const strangers = [...theirs.keys()].filter((number) => !ours.refunds.has(number))
  return [
    ...strangers.map((number) => `the simulator has a refund ${number} that we never asked for`),
    ...[...ours.refunds.values()].flatMap((refund) => {
      const there = theirs.get(refund.id)
      const state = differ(`refund ${refund.id} (${refund.state})`, endedThere[refund.state], there?.status)
      if (!there) return state
      return [
        ...state,
        ...differ(`refund ${refund.id} amount`, refund.amount, there.amount_fen),
        ...differ(`refund ${refund.id} payment`, refund.payment_id, there.order),
      ]
    }),
  ]
}

/** Nothing that the merchant or the payer was told may be missing, and nothing may be there that nobody asked for. */
function compareTales(ours: OurBooks, theirs: TheirBooks, tales: readonly Tale[]): string[] {
  const told = tales.flatMap((tale) => (tale.payment ? [[tale.payment, tale] as const] : []))
  const known = new Map(told)
  const orphans = [...ours.payments.keys()].filter((id) => !known.has(id))
  const unheard = told.filter(([id, tale]) => tale.phonePaid !== isPaidThere(theirs, id))
  return [
    ...orphans.map((id) => `payment ${id} was made and no merchant was told of it`),
    ...unheard.map(
      ([id, { plan, phonePaid }]) => `order ${plan.number}: phone paid ${phonePaid}, ${id} says otherwise`,
    ),
    ...refundReferences(ours, tales),
  ]
}

function isPaidThere({ orders }: TheirBooks, id: string): boolean {
  const state = orders.get(id)?.state
  return state === 'SUCCESS' || state === 'REFUND'
}

/** As many refunds as distinct references that were taken on, neither lost nor doubled. */
function refundReferences(ours: OurBooks, tales: readonly Tale[]): string[] {
  const asked = tales.flatMap((tale) => tale.refunds.map((refund) => ({ ...refund, payment: tale.payment })))
  const taken = asked.flatMap((tale) => (tale.refund ? [[tale.refund, tale] as const] : []))
  const byId = new Map(taken)
  const doubled = taken.length - byId.size
  const unheard = asked.filter((tale) => tale.refusal === 'NO_ANSWER')
  const orphans = [...ours.refunds.values()].filter(
    (refund) => !byId.has(refund.id) && !unheard.some((tale) => isSame(refund, tale)),
  )
  const changed = taken.filter(([id, tale]) => !isSame(ours.refunds.get(id), tale))
  return [
    ...(doubled === 0 ? [] : [`${doubled} refunds answer to two references`]),
    ...orphans.map((refund) => `refund ${refund.id} (${refund.reference}) was made and no merchant was told of it`),
    ...changed.map(([id, tale]) => `refund ${id} is not what was asked for as ${tale.reference}`),
  ]
}

function isSame(
  refund: OurRefund | undefined,
  asked: { readonly reference: string; readonly amount: number; readonly payment: string | null },
): boolean {
  return refund?.reference === asked.reference && refund.amount === asked.amount && refund.payment_id === asked.payment
}

function differ<T>(what: string, ours: T, theirs: T): string[] {
  return ours === theirs ? [] : [`${what}: ours ${ours}, theirs ${theirs}`]
}
