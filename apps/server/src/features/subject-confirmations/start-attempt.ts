import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { warningDue } from '../applyments/expiry.ts'
import { getPapersOf } from '../papers/get-paper.ts'
import type { Paper } from '../papers/paper.ts'
import { type Confirmation, isFollowed } from './confirmation.ts'
import { factsOf } from './confirmation-facts.ts'
import { lookAfterPapers, lookAfterSilence } from './promises.ts'
import { selectConfirmationForUpdate, updateConfirmation } from './store.ts'

/** A form whose papers are to be at WeChat before it. */
export type Bringing = {
  readonly confirmation: Confirmation
  readonly papers: readonly Paper[]
  readonly now: Date
}

/** Promises the next look before the papers are brought, in case the process dies over them. Null where it is not to be sent any more. */
export async function startBringing(ctx: Context, confirmation: Confirmation): Promise<Bringing | null> {
  return inTenant(ctx, confirmation, async (tx) => {
    const before = await selectConfirmationForUpdate(tx, confirmation.id)
    if (before?.state !== 'submitting') return null
    const after = { ...before, queries: before.queries + 1 }
    updateConfirmation(tx, before, after)
    promiseJob(tx, lookAfterPapers(after, tx.now))
    return { confirmation: after, papers: await getPapersOf(tx, [after.id]), now: tx.now }
  })
}

/** Counts a try before it is sent, so that a process that dies while sending leaves a trace. Null where it is not to be sent any more. */
export async function startAttempt(
  ctx: Context,
  { submissions, ...confirmation }: Confirmation,
): Promise<Confirmation | null> {
  return inTenant(ctx, confirmation, async (tx) => {
    const before = await selectConfirmationForUpdate(tx, confirmation.id)
    if (before?.state !== 'submitting' || before.submissions !== submissions) return null
    const after = { ...before, attempts: before.attempts + 1, askedAt: tx.now }
    updateConfirmation(tx, before, after)
    promiseJob(tx, lookAfterSilence(after, tx.now))
    return after
  })
}

/** Counts a question, which spaces the next one, and warns of an end that is near. */
export async function startQuery(ctx: Context, confirmation: Confirmation): Promise<Confirmation> {
  return inTenant(ctx, confirmation, async (tx) => {
    const before = await selectConfirmationForUpdate(tx, confirmation.id)
    if (!before || !isFollowed(before, tx.now)) return before ?? confirmation
    const after = { ...before, queries: before.queries + 1, ...warned(tx, before) }
    updateConfirmation(tx, before, after)
    promiseJob(tx, lookAfterSilence(after, tx.now))
    return after
  })
}

function warned(tx: Tx, confirmation: Confirmation): Partial<Confirmation> {
  const days = warningDue(confirmation, tx.now)
  if (days === null) return {}
  const { facts, ...rest } = factsOf(confirmation)
  const told = { ...rest, facts: { ...facts, days_left: days } }
  recordEvent(tx, { ...told, type: 'subject_confirmation.expiring', source: 'clock' })
  return { warnedDays: days }
}
