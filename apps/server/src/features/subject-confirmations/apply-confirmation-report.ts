import { recordDisagreement, settleDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { promiseJob, withdrawJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import {
  type Confirmation,
  type ConfirmationState,
  isEnd,
  isUnanswered,
  mayCancelAtWechat,
  nextState,
  unansweredKind,
} from './confirmation.ts'
import { factsOf } from './confirmation-facts.ts'
import type { ConfirmationReport } from './confirmation-report.ts'
import { followKey, nextLook, papersEnd } from './promises.ts'
import { selectConfirmationForUpdate, updateConfirmation } from './store.ts'

type Owner = { readonly providerId: string; readonly accountId: string }

/**
 * The one door for WeChat's word on a confirmation. Returns it as it then stands, or null when the word cannot be true of our
 * books: then nothing is moved, and a person is called.
 */
export async function applyConfirmationReport(
  ctx: Context,
  { providerId, accountId }: Owner,
  report: ConfirmationReport,
): Promise<Confirmation | null> {
  const owner = { providerId, accountId }
  try {
    return await inTenant(ctx, owner, (tx) => apply(tx, ctx.keepPapersDays, report))
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error
    const { id: subjectId, source, exchange } = report
    await recordDisagreement(ctx, { ...owner, subjectId, source, exchange }, error)
    return null
  }
}

/** WeChat does not cancel it: it goes on as it is. */
export async function giveUpCanceling(ctx: Context, confirmation: Confirmation): Promise<void> {
  await inTenant(ctx, confirmation, async (tx) => {
    const before = (await selectConfirmationForUpdate(tx, confirmation.id))!
    // Another run of the same job has had its answer.
    if (!before.cancelWanted) return
    const after = { ...before, cancelWanted: false }
    updateConfirmation(tx, before, after)
    recordEvent(tx, { ...factsOf(after), type: 'subject_confirmation.not_canceled', source: 'answer' })
    lookOn(tx, after)
  })
}

/** Whether the number is authorized, which its contact does when it likes, once the form has passed. */
export async function applyAuthorization(
  ctx: Context,
  confirmation: Confirmation,
  { authorized, exchange }: { readonly authorized: boolean; readonly exchange: SealedExchange },
): Promise<void> {
  await inTenant(ctx, confirmation, async (tx) => {
    const before = (await selectConfirmationForUpdate(tx, confirmation.id))!
    const after = { ...before, authorized }
    updateConfirmation(tx, before, after)
    if (authorized && before.authorized !== true)
      recordEvent(tx, { ...factsOf(after), type: 'subject_confirmation.authorized', source: 'query', exchange })
    lookOn(tx, after)
  })
}

async function apply(tx: Tx, keepDays: number, report: ConfirmationReport): Promise<Confirmation> {
  const before = (await selectConfirmationForUpdate(tx, report.id))!
  const state = nextState(before, report)
  const after = state ? await move(tx, keepDays, before, { state, report }) : learned(before, report)
  updateConfirmation(tx, before, after)
  // What is promised already stands: a look now would send it out of its turn.
  if (state || !isUnanswered(after.state)) lookOn(tx, after)
  return after
}

async function move(
  tx: Tx,
  keepDays: number,
  before: Confirmation,
  { state, report }: { readonly state: ConfirmationState; readonly report: ConfirmationReport },
): Promise<Confirmation> {
  const { source, exchange, refusal } = report
  const isRefused = state === 'refused'
  const after: Confirmation = {
    ...learned(before, report),
    ...{ state, stateSince: tx.now, queries: 0 },
    cancelWanted: before.cancelWanted && mayCancelAtWechat(state),
    expiresAt: isEnd(state) || isRefused ? null : before.expiresAt,
    refusedCode: isRefused ? (refusal?.code ?? before.refusedCode) : null,
    refusedMessage: isRefused ? (refusal?.message ?? before.refusedMessage) : null,
    refusedField: isRefused ? (refusal?.field ?? before.refusedField) : null,
  }
  recordEvent(tx, { ...factsOf(after), type: `subject_confirmation.${state}`, source, exchange })
  if (isUnanswered(before.state) && !isUnanswered(state)) await settleDisagreement(tx, before.id, unansweredKind)
  const end = papersEnd(after, keepDays)
  if (end) promiseJob(tx, end)
  return after
}

/** What a word says besides the state. A query says all there is; an answer only our form's number. */
function learned(before: Confirmation, report: ConfirmationReport): Confirmation {
  const applymentId = report.applymentId ?? before.applymentId
  if (report.source === 'answer') return { ...before, applymentId }
  // While a submission is under way, what is heard is still of the one before.
  if (report.word === 'absent' || before.state === 'submitting') return before
  const { qrCode, rejectParam, rejectReason } = report
  return { ...before, applymentId, qrCode: qrCode ?? before.qrCode, rejectParam, rejectReason }
}

function lookOn(tx: Tx, confirmation: Confirmation): void {
  const next = nextLook(confirmation, tx.now)
  if (next) promiseJob(tx, next)
  else withdrawJob(tx, followKey(confirmation))
}
