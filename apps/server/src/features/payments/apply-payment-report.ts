import { recordDisagreement, settleDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import { postEntry } from '../../base/ledger.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { feeOf } from '../../kit/fen.ts'
import { isId } from '../../kit/ids.ts'
import { promiseJob, withdrawJob } from '../../queue/promise-job.ts'
import { isGuardFailure } from '../../storage/statement.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import type { AccountRef } from '../../wechat/accounts.ts'
import { recordRefusal } from '../permissions/record-refusal.ts'
import { recordRestriction } from '../violations/record-restriction.ts'
import {
  isFinal,
  isOvertaken,
  isUnverified,
  mayHaveBeenTold,
  nextState,
  type Payment,
  type PaymentState,
  unansweredKind,
} from './payment.ts'
import { factsOf } from './payment-facts.ts'
import type { PaymentReport } from './payment-report.ts'
import { followKey, nextLook, testLook } from './promises.ts'
import { sealPayer } from './sealed-request.ts'
import { selectImportedForUpdate, selectPaymentForUpdate, updatePayment } from './store.ts'

/** A payment made a moment ago by this very process, and the clock that it was made on. */
export type FreshPayment = { readonly payment: Payment; readonly account: Pick<AccountRef, 'clockOffsetMs'> }

type Owner = { readonly providerId: string; readonly accountId: string }

// The database's guard: one transaction of WeChat's pays one payment.
const oneTransactionOnePayment = 'payments_by_transaction'

/**
 * The one door for WeChat's word on a payment: an answer, a notice, a query or a bill line. Returns the payment as it then
 * stands, or null when the word cannot be true of our books: then nothing is moved, and a person is called. `fresh` is the
 * payment where it was made a moment ago by this very process.
 */
export async function applyPaymentReport(
  ctx: Context,
  owner: Owner,
  report: PaymentReport,
  fresh?: FreshPayment,
): Promise<Payment | null> {
  try {
    const opened = fresh && (await openFresh(ctx, fresh, report))
    return opened ?? (await inTenant(ctx, owner, (tx) => apply(ctx, tx, owner, report)))
  } catch (error) {
    const difference = differenceIn(error, report)
    if (!difference) throw error
    const { source, exchange, paymentId } = report
    await recordDisagreement(ctx, { ...owner, subjectId: paymentId, source, exchange }, difference)
    return null
  }
}

function differenceIn(error: unknown, { paymentId, transaction }: PaymentReport): Disagreement | null {
  if (error instanceof Disagreement) return error
  if ((error as { constraint?: string } | null)?.constraint !== oneTransactionOnePayment) return null
  const theirs = { transaction_id: transaction?.transactionId ?? null }
  const message = `payment ${paymentId}: WeChat's transaction has paid another payment already`
  return new Disagreement('payment_transaction', message, { transaction_id: null }, theirs)
}

/**
 * The first answer to a fresh order: most likely nobody else has touched it, so that it is moved without being locked and
 * read first, in one message to the database. The write's own guard undoes all of it, and null is returned, where it was
 * touched. The promise made with it still stands.
 */
async function openFresh(ctx: Context, fresh: FreshPayment, report: PaymentReport): Promise<Payment | null> {
  const { payment: before, account } = fresh
  const { payToken, source, exchange } = report
  if (before.state !== 'requested' || !payToken || nextState(before, report) !== 'open') return null
  try {
    return await inTenant(ctx, { providerId: before.providerId }, async (tenant) => {
      const tx = onClockOf(tenant, account)
      const { text, expiresAt } = payToken
      const after: Payment = {
        ...before,
        state: 'open',
        payToken: text,
        payTokenExpiresAt: expiresAt,
        changedAt: tx.now,
      }
      updatePayment(tx, before, after)
      recordEvent(tx, { ...factsOf(after), type: 'payment.open', source, exchange })
      return after
    })
  } catch (error) {
    if (isGuardFailure(error)) return null
    throw error
  }
}

async function apply(ctx: Context, tx: Tx, owner: Owner, report: PaymentReport): Promise<Payment> {
  const before = await lockReported(tx, owner, report)
  if (!before || before.accountId !== owner.accountId) {
    const theirs = {
      out_trade_no: report.paymentId,
      state: report.state,
      amount: report.amount,
      sub_mchid: report.subMchid,
    }
    throw new Disagreement('payment_unknown', `WeChat reports an order we never made: ${report.paymentId}`, {}, theirs)
  }
  const state = nextState(before, report)
  const after = merge(ctx, tx, before, state ?? before.state, report)
  if (after.state !== before.state) await move(tx, before, after, report)
  else if (isUnverified(before) && report.transaction && report.source === 'query') verify(ctx, tx, before, report)
  else if (after.payTokenExpiresAt !== before.payTokenExpiresAt) updatePayment(tx, before, after)
  keepPromise(tx, after, report)
  return after
}

/** By our number, or by the one under which another system ordered it. */
async function lockReported(tx: Tx, { accountId }: Owner, { paymentId }: PaymentReport): Promise<Payment | undefined> {
  if (isId('payment', paymentId)) return selectPaymentForUpdate(tx, paymentId)
  return selectImportedForUpdate(tx, accountId, paymentId)
}

async function move(tx: Tx, before: Payment, after: Payment, report: PaymentReport): Promise<void> {
  updatePayment(tx, before, after)
  if (mayHaveBeenTold(before, tx.now)) await settleDisagreement(tx, before.id, unansweredKind)
  const facts = factsOf(after)
  const late = isFinal(before.state)
  const { source, exchange } = report
  const event = {
    ...facts,
    facts: { ...facts.facts, late, refusal: after.refusedCode },
    type: `payment.${after.state}`,
    source,
    exchange,
  }
  const eventId = recordEvent(tx, event)
  if (after.state === 'paid') postPayment(tx, eventId, after)
  // A test of one fen is given back whenever it turns out to be paid, also after everybody thought that it had lapsed.
  if (after.state === 'paid' && isId('testPayment', after.reference))
    promiseJob(tx, testLook(after.accountId, after.reference, tx.now))
  if (after.state === 'refused') await believe(tx, after, report)
}

/**
 * Refused for want of the product, nothing more of it is sent until somebody says that it is granted. That the merchant may not
 * collect is shown to people, and stops nothing by itself.
 */
async function believe(
  tx: Tx,
  { id: of, accountId, merchantId, identity: { subMchid }, subMerchantId, mode, product: name, askedAt }: Payment,
  report: PaymentReport,
): Promise<void> {
  const { refusal = null, exchange } = report
  const whose = { accountId, merchantId, subMerchantId, subMchid, mode }
  const said = { refusal, exchangeId: exchange?.id ?? null }
  await recordRefusal(tx, { ...whose, name, askedAt, of, ...said })
  await recordRestriction(tx, { accountId, subMchid, ...said })
}

/** WeChat says of an imported payment what the file said; what only WeChat knows is learnt. */
function verify(
  ctx: Context,
  tx: Tx,
  before: Payment,
  { transaction, spAppid, source, exchange }: PaymentReport,
): void {
  const { payer, bankType, payerTotal, paidAt } = transaction!
  const payerSealed = payer.sp || payer.sub ? sealPayer(ctx.vault, before.id, payer) : before.payerSealed
  const learnt = { verifiedAt: tx.now, identity: { ...before.identity, spAppid }, bankType, payerTotal, payerSealed }
  const after: Payment = { ...before, ...learnt, paidAt: paidAt ?? before.paidAt }
  updatePayment(tx, before, after)
  recordEvent(tx, { ...factsOf(after), type: 'payment.verified', source, exchange })
}

/** The payer has paid: WeChat holds the amount less its fee for the merchant. */
function postPayment(tx: Tx, eventId: string, { amount, fee, subMerchantId }: Payment): void {
  postEntry(tx, eventId, subMerchantId, [
    { account: 'receivable', amount: amount - fee },
    { account: 'fee', amount: fee },
    { account: 'merchant', amount: -amount },
  ])
}

function merge(ctx: Context, tx: Tx, before: Payment, state: PaymentState, report: PaymentReport): Payment {
  if (state === before.state && state !== 'open') return before
  const certain = { refusedCode: null, refusedMessage: null }
  const moved: Payment = { ...before, ...certain, state, changedAt: state === before.state ? before.changedAt : tx.now }
  // Each order made anew ends the code of the one before, so an older try's answer never replaces a newer one's.
  if (state === 'open' && report.payToken && !(before.payToken && isOvertaken(before, report))) {
    return { ...moved, payToken: report.payToken.text, payTokenExpiresAt: report.payToken.expiresAt }
  }
  if (state === 'refused' && before.state !== 'refused' && report.refusal) {
    return { ...moved, refusedCode: report.refusal.code, refusedMessage: report.refusal.message }
  }
  if (state === 'paid' && before.state !== 'paid') return paid(ctx, tx, moved, report)
  return moved
}

function paid(ctx: Context, tx: Tx, payment: Payment, { transaction, exchange: _, ...report }: PaymentReport): Payment {
  if (!transaction) {
    throw new Disagreement(
      'payment_transaction',
      `payment ${payment.id}: WeChat says paid and gives no transaction`,
      { state: payment.state },
      { ...report },
    )
  }
  return {
    ...payment,
    transactionId: transaction.transactionId,
    paidAt: transaction.paidAt ?? tx.now,
    bankType: transaction.bankType,
    payerTotal: transaction.payerTotal,
    payerSealed: sealPayer(ctx.vault, payment.id, transaction.payer),
    fee: feeOf(payment.amount, payment.feeRatePpm),
  }
}

/** A payment that is final is promised nothing more; one that is not is always looked after. */
function keepPromise(tx: Tx, payment: Payment, report: PaymentReport): void {
  const next = nextLook(payment, tx.now)
  if (!next) withdrawJob(tx, followKey(payment))
  else if (report.source !== 'notice') promiseJob(tx, next)
}
