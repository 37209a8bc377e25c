import { raiseDisagreement, settleDisagreement } from '../../base/disagreements.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { addDays, startOf } from '../../kit/day.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { setApart } from '../bill-lines/set-apart.ts'
import { askAboutPayment } from '../payments/ask-about-payment.ts'
import { reconcileAt } from '../providers/account-jobs.ts'
import { askAboutRefund } from '../refunds/ask-about-refund.ts'
import { type Difference, mayBeAsked } from './difference.ts'
import { nextDay, nextLookAt, nextWorkAt, type Reconciliation } from './reconciliation.ts'
import {
  allowLongStatements,
  replaceDifferences,
  selectDays,
  selectDifferences,
  selectOurTotals,
  selectReconciliationForUpdate,
  selectTheirTotals,
  updateReconciliation,
} from './store.ts'

/** Of each kind of thing; the count beyond is kept. */
export const maxDifferencesListed = 1_000

// A statement over a million rows takes seconds on a quiet machine, and the next worker waits longer than this.
const longestStatementMs = 10 * 60_000

const kind = 'bill_differs'
/** The kind of disagreement that says that a bill cannot be had. */
export const missingKind = 'bill_missing'

/**
 * Compares the whole bill with the books and writes down where they differ; called once its hash has been checked. Where the bill
 * knows more of ours than we do, WeChat is asked, and the next look finds it settled. A day that another worker has begun anew
 * meanwhile is left to that one.
 */
export async function settleReconciliation(ctx: Context, started: Reconciliation): Promise<void> {
  await inTenant(ctx, started, (tx) => compare(tx, started))
}

async function compare(tx: Tx, started: Reconciliation): Promise<void> {
  const before = await selectReconciliationForUpdate(tx, started.id)
  if (before?.run !== started.run) return
  await allowLongStatements(tx, longestStatementMs)
  const [from, to] = [startOf(before.day), startOf(addDays(before.day, 1))]
  const elsewhere = await setApart(tx, before)
  const differences = await replaceDifferences(tx, before, from, to, maxDifferencesListed)
  const agrees = differences === 0
  const after: Reconciliation = {
    ...before,
    state: agrees ? 'agrees' : 'differs',
    waitingCode: null,
    theirs: await selectTheirTotals(tx, before),
    ours: await selectOurTotals(tx, before, from, to),
    differences,
    elsewherePayments: elsewhere.payments,
    elsewherePaid: elsewhere.paid,
    comparedAt: tx.now,
    nextAt: agrees ? null : nextLookAt(before.run, tx.now),
  }
  await updateReconciliation(tx, after)
  if (before.waitingCode !== null) await settleDisagreement(tx, after.id, missingKind)
  if (agrees) await settleDisagreement(tx, after.id, kind)
  else await tellPerson(tx, after)
  for (const difference of await selectDifferences(tx, after.id, 3 * maxDifferencesListed)) {
    if (mayBeAsked(difference)) await ask(tx, after.accountId, difference)
  }
  await promiseNext(tx, after.accountId)
}

function ask(tx: Tx, accountId: string, { thing, number }: Difference): Promise<boolean> {
  return thing === 'payment' ? askAboutPayment(tx, accountId, number) : askAboutRefund(tx, accountId, number)
}

/** Joins: promises the account's next look, at once where a further day is ready. */
export async function promiseNext(tx: Tx, accountId: string): Promise<void> {
  const { newest, connectedAt, earliestRetry } = await selectDays(tx, accountId)
  const hasMore = nextDay(newest, connectedAt, tx.now) !== null
  promiseJob(tx, reconcileAt(accountId, nextWorkAt(hasMore, earliestRetry, tx.now)))
}

async function tellPerson(tx: Tx, reconciliation: Reconciliation): Promise<void> {
  const { providerId, accountId, id: subjectId, day, theirs, ours, differences } = reconciliation
  const message = `the bill of ${day} and our books differ in ${differences} places`
  const difference = new Disagreement(kind, message, { ...ours }, { ...theirs })
  await raiseDisagreement(tx, { providerId, accountId, subjectId, source: 'bill', exchange: null }, difference)
}
