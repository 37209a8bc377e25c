import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { getPapersOf } from '../papers/get-paper.ts'
import type { Paper } from '../papers/paper.ts'
import { type Applyment, isUnanswered, isUnderWay, mayMoveUnseen } from './applyment.ts'
import { factsOf } from './applyment-facts.ts'
import { warningDue } from './expiry.ts'
import { lookAfterPapers, lookAfterSilence, nextLook } from './promises.ts'
import { selectApplymentForUpdate, updateApplyment } from './store.ts'

/** A form whose papers are to be at WeChat before it. */
export type Bringing = { readonly applyment: Applyment; readonly papers: readonly Paper[]; readonly now: Date }

/** Promises the next look before the papers are brought, in case the process dies over them. Null where it is not to be sent any more. */
export async function startBringing(ctx: Context, applyment: Applyment): Promise<Bringing | null> {
  return inTenant(ctx, applyment, async (tx) => {
    const before = await selectApplymentForUpdate(tx, applyment.id)
    if (before?.state !== 'submitting') return null
    const after = { ...before, queries: before.queries + 1 }
    updateApplyment(tx, before, after)
    promiseJob(tx, lookAfterPapers(after, tx.now))
    return { applyment: after, papers: await getPapersOf(tx, [after.id]), now: tx.now }
  })
}

/**
 * Counts a try before it is sent, so that a process that dies while sending leaves a trace, and promises the next look in
 * case it does. Null where it is not to be sent any more: while its papers were brought, another may have been answered.
 */
export async function startAttempt(ctx: Context, { submissions, ...applyment }: Applyment): Promise<Applyment | null> {
  return inTenant(ctx, applyment, async (tx) => {
    const before = await selectApplymentForUpdate(tx, applyment.id)
    if (before?.state !== 'submitting' || before.submissions !== submissions) return null
    const after = { ...before, attempts: before.attempts + 1, askedAt: tx.now }
    updateApplyment(tx, before, after)
    promiseJob(tx, lookAfterSilence(after, tx.now))
    return after
  })
}

/** Counts a query, which spaces the next one, and warns of an end that is near. */
export async function startQuery(ctx: Context, applyment: Applyment): Promise<Applyment> {
  return inTenant(ctx, applyment, async (tx) => {
    const before = await selectApplymentForUpdate(tx, applyment.id)
    if (!before || !isFollowed(before)) return before ?? applyment
    const after = { ...before, queries: before.queries + 1, ...warned(tx, before) }
    updateApplyment(tx, before, after)
    const next = mayMoveUnseen(after.state) ? nextLook(after, tx.now) : lookAfterSilence(after, tx.now)
    if (next) promiseJob(tx, next)
    return after
  })
}

function isFollowed({ state }: Applyment): boolean {
  return isUnanswered(state) || isUnderWay(state) || mayMoveUnseen(state)
}

function warned(tx: Tx, applyment: Applyment): Partial<Applyment> {
  const days = warningDue(applyment, tx.now)
  if (days === null) return {}
  const { facts, ...rest } = factsOf(applyment)
  recordEvent(tx, { ...rest, facts: { ...facts, days_left: days }, type: 'applyment.expiring', source: 'clock' })
  return { warnedDays: days }
}
