import { recordDisagreement, settleDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import { type LedgerLine, postEntry } from '../../base/ledger.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { type Fen, feeReturnedAfter, fen, minus, plus } from '../../kit/fen.ts'
import { promiseJob, withdrawJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Payment } from '../payments/payment.ts'
import { acceptRefund, lockPayment, releaseRefund } from '../payments/reserve-refund.ts'
import { recordRefusal } from '../permissions/record-refusal.ts'
import { followKey, nextLook } from './promises.ts'
import {
  isAccepted,
  isLongUnanswered,
  isUndone,
  nextState,
  type Refund,
  type RefundState,
  unansweredKind,
} from './refund.ts'
import { factsOf } from './refund-facts.ts'
import type { RefundReport } from './refund-report.ts'
import { selectRefund, selectRefundForUpdate, updateRefund } from './store.ts'

type Owner = { readonly providerId: string; readonly accountId: string }

/**
 * The one door for WeChat's word on a refund: an answer, a notice, a query or a bill line. Returns the refund as it then
 * stands, or null when the word cannot be true of our books: then nothing is moved, and a person is called.
 */
export async function applyRefundReport(ctx: Context, owner: Owner, report: RefundReport): Promise<Refund | null> {
  try {
    return await inTenant(ctx, owner, (tx) => apply(tx, owner, report))
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error
    await recordDisagreement(
      ctx,
      { ...owner, subjectId: report.id, source: report.source, exchange: report.exchange },
      error,
    )
    return null
  }
}

async function apply(tx: Tx, owner: Owner, report: RefundReport): Promise<Refund> {
  const found = await selectRefund(tx, report.id)
  if (!found || found.accountId !== owner.accountId) {
    const theirs = {
      out_refund_no: report.id,
      refund_id: report.refundId,
      payment: report.paymentId,
      state: report.state,
      amount: report.amount,
    }
    throw new Disagreement('refund_unknown', `WeChat reports a refund we never made: ${report.id}`, {}, theirs)
  }
  const payment = await lockPayment(tx, found.paymentId)
  const before = (await selectRefundForUpdate(tx, report.id))!
  const state = nextState(before, payment, report)
  const after = state ? await move(tx, payment, before, state, report) : learn(tx, before, report)
  await keepPromise(tx, after, report)
  return after
}

/** A notice does not say when WeChat accepted the refund; a later word does, though it moves nothing. */
function learn(tx: Tx, before: Refund, { acceptedAt }: RefundReport): Refund {
  if (!isAccepted(before.state) || before.acceptedAt !== null || acceptedAt === null) return before
  const after = { ...before, acceptedAt }
  updateRefund(tx, before, after)
  return after
}

async function move(
  tx: Tx,
  payment: Payment,
  before: Refund,
  state: RefundState,
  report: RefundReport,
): Promise<Refund> {
  const accepting = isAccepted(state) && !isAccepted(before.state)
  const undoing = isUndone(state)
  const feeReturned = accepting ? feeShare(payment, payment.refundAccepted, before.amount) : before.feeReturned
  const after = merge(tx, before, state, report, feeReturned)
  updateRefund(tx, before, after)
  if (isLongUnanswered(before, tx.now)) await settleDisagreement(tx, before.id, unansweredKind)
  if (accepting) acceptRefund(tx, payment, before.amount)
  if (undoing) releaseRefund(tx, payment, before.amount, isAccepted(before.state), state === 'closed')

  const facts = factsOf(after, payment)
  const event = { ...facts, facts: { ...facts.facts, refusal: after.refusedCode } }
  const { source, exchange } = report
  const eventId = recordEvent(tx, { ...event, type: `refund.${state}`, source, exchange })
  postEntry(tx, eventId, before.subMerchantId, entryLines(payment, before, state, feeReturned))
  if (state === 'refused') {
    const { accountId, merchantId, mode, identity } = payment
    const { subMerchantId, askedAt } = after
    const whose = { accountId, merchantId, subMerchantId, subMchid: identity.subMchid, mode }
    const asked = { ...whose, name: 'refund', askedAt, of: after.id, exchangeId: exchange?.id ?? null } as const
    await recordRefusal(tx, { ...asked, refusal: report.refusal })
  }
  return after
}

/**
 * Accepted, the money leaves what WeChat holds for the merchant and is on its way; succeeded, the payer has it and the
 * merchant's claim is less; closed after that, it comes back.
 */
function entryLines(payment: Payment, before: Refund, state: RefundState, feeReturned: Fen): LedgerLine[] {
  const { amount } = before
  const wasAccepted = isAccepted(before.state)
  const lines: LedgerLine[] = []
  if (isAccepted(state) && !wasAccepted) {
    lines.push({ account: 'receivable', amount: feeReturned - amount }, { account: 'fee', amount: -feeReturned })
    lines.push({ account: state === 'succeeded' ? 'merchant' : 'refund', amount })
  } else if (state === 'succeeded') {
    lines.push({ account: 'merchant', amount }, { account: 'refund', amount: -amount })
  } else if (isUndone(state) && wasAccepted) {
    const feeAgain = feeShare(payment, minus(payment.refundAccepted, amount), amount)
    lines.push({ account: 'receivable', amount: amount - feeAgain }, { account: 'fee', amount: feeAgain })
    lines.push({ account: 'refund', amount: -amount })
  }
  return lines
}

/** What comes back of the fee when `amount` is refunded on top of `already`. */
function feeShare(payment: Payment, already: Fen, amount: Fen): Fen {
  const before = feeReturnedAfter(payment.fee, already, payment.amount)
  return minus(feeReturnedAfter(payment.fee, plus(already, amount), payment.amount), before)
}

function merge(tx: Tx, before: Refund, state: RefundState, report: RefundReport, feeReturned: Fen): Refund {
  return {
    ...before,
    state,
    refundId: report.refundId ?? before.refundId,
    receivedAccount: report.receivedAccount ?? before.receivedAccount,
    acceptedAt: before.acceptedAt ?? report.acceptedAt,
    succeededAt: state === 'succeeded' ? (report.succeededAt ?? tx.now) : before.succeededAt,
    feeReturned: isUndone(state) ? fen(0) : feeReturned,
    heldCode: null,
    refusedCode: state === 'refused' ? (report.refusal?.code ?? before.refusedCode) : null,
    refusedMessage: state === 'refused' ? (report.refusal?.message ?? before.refusedMessage) : null,
    changedAt: tx.now,
  }
}

/** A refund that is final is promised nothing more; one that is not is always looked after. */
async function keepPromise(tx: Tx, refund: Refund, report: RefundReport): Promise<void> {
  const next = nextLook(refund, tx.now)
  if (!next) withdrawJob(tx, followKey(refund))
  else if (report.source !== 'notice') promiseJob(tx, next)
}
