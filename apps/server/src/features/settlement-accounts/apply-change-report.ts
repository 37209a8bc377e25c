import { recordDisagreement, settleDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { promiseJob, withdrawJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { settlementLook } from '../merchants/settlement-look.ts'
import { type Change, type ChangeState, isOpen, nextState, numberOf, unansweredKind } from './change.ts'
import { factsOf } from './change-facts.ts'
import type { ChangeReport } from './change-report.ts'
import { openRequest } from './open-request.ts'
import { followKey, lookAfterSilence, nextLook } from './promises.ts'
import { selectChangeForUpdate, updateChange } from './store.ts'

type Owner = { readonly providerId: string; readonly accountId: string }

/**
 * The one door for words on a change: WeChat's answer, its review, the account in force, what a person found out. Returns it as
 * it then stands, or null when the word cannot be true of our books: then nothing is moved, and a person is called.
 */
export async function applyChangeReport(
  ctx: Context,
  { providerId, accountId }: Owner,
  report: ChangeReport,
): Promise<Change | null> {
  const owner = { providerId, accountId }
  try {
    return await inTenant(ctx, owner, (tx) => applyChangeReportIn(ctx, tx, report))
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error
    const { id: subjectId, source, exchange } = report
    await recordDisagreement(ctx, { ...owner, subjectId, source, exchange }, error)
    return null
  }
}

/** Joins: the same within a larger deed, which a disagreement undoes. */
export async function applyChangeReportIn(ctx: Context, tx: Tx, report: ChangeReport): Promise<Change> {
  const before = (await selectChangeForUpdate(tx, report.id))!
  const state = nextState(before, report, openRequest(ctx, before))
  if (state === null) return waitOn(tx, before)
  const after = moved(tx, before, state, report)
  updateChange(tx, before, after)
  const { source, exchange } = report
  recordEvent(tx, { ...factsOf(after), type: `settlement_change.${state}`, source, exchange })
  if (before.state === 'unknown') await settleDisagreement(tx, before.id, unansweredKind)
  if (state === 'succeeded') promiseJob(tx, settlementLook(numberOf(after), tx.now))
  return waitOn(tx, after)
}

function moved(tx: Tx, before: Change, state: ChangeState, report: ChangeReport): Change {
  const { refusal } = report
  return {
    ...before,
    ...{ state, stateSince: tx.now, queries: 0 },
    applicationNo: report.applicationNo ?? before.applicationNo,
    failReason: report.failReason,
    finishedAt: report.finishedAt,
    refusedCode: refusal?.code ?? null,
    refusedMessage: refusal?.message ?? null,
    refusedField: refusal?.field ?? null,
    requestSealed: isOpen(state) ? before.requestSealed : null,
  }
}

function waitOn(tx: Tx, change: Change): Change {
  if (!isOpen(change.state)) withdrawJob(tx, followKey(change))
  else promiseJob(tx, change.state === 'auditing' ? nextLook(change, tx.now) : lookAfterSilence(change, tx.now))
  return change
}
