import { recordDisagreement, settleDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { promiseJob, withdrawJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import {
  type Applyment,
  type ApplymentState,
  endOf,
  isLongUnanswered,
  isUnanswered,
  nextState,
  unansweredKind,
} from './applyment.ts'
import { factsOf } from './applyment-facts.ts'
import type { ApplymentReport } from './applyment-report.ts'
import { followKey, nextLook, papersEnd } from './promises.ts'
import { selectApplymentForUpdate, updateApplyment } from './store.ts'
import { takeOnSubMerchant } from './take-on-sub-merchant.ts'

type Owner = { readonly providerId: string; readonly accountId: string }

/**
 * The one door for WeChat's word on an applyment: an answer or a query. Returns it as it then stands, or null when the word
 * cannot be true of our books: then nothing is moved, and a person is called.
 */
export async function applyApplymentReport(
  ctx: Context,
  { providerId, accountId }: Owner,
  report: ApplymentReport,
): Promise<Applyment | null> {
  const owner = { providerId, accountId }
  try {
    return await inTenant(ctx, owner, (tx) => apply(ctx, tx, report))
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error
    const { id: subjectId, source, exchange } = report
    await recordDisagreement(ctx, { ...owner, subjectId, source, exchange }, error)
    return null
  }
}

type Keeping = Pick<Context, 'keepPapersDays'>

async function apply(keeping: Keeping, tx: Tx, report: ApplymentReport): Promise<Applyment> {
  const before = (await selectApplymentForUpdate(tx, report.id))!
  const state = nextState(before, report)
  const after = state ? await move(keeping, tx, before, state, report) : learned(before, report)
  updateApplyment(tx, before, after)
  // What is promised already stands: a look now would send it out of its turn.
  if (!state && isUnanswered(after.state)) return after
  const next = nextLook(after, tx.now)
  if (next) promiseJob(tx, next)
  else withdrawJob(tx, followKey(after))
  return after
}

async function move(
  { keepPapersDays }: Keeping,
  tx: Tx,
  before: Applyment,
  state: ApplymentState,
  report: ApplymentReport,
): Promise<Applyment> {
  const { source, exchange, refusal } = report
  const isRefused = state === 'refused'
  const moved: Applyment = {
    ...learned(before, report),
    ...{ state, stateSince: tx.now, queries: 0, expiresAt: endOf(state, tx.now), warnedDays: null },
    ...(state === 'submitting' ? { expiresAt: null } : {}),
    refusedCode: isRefused ? (refusal?.code ?? before.refusedCode) : null,
    refusedMessage: isRefused ? (refusal?.message ?? before.refusedMessage) : null,
    refusedField: isRefused ? (refusal?.field ?? before.refusedField) : null,
  }
  const after = state === 'finished' ? { ...moved, subMerchantId: await takeOnSubMerchant(tx, moved) } : moved
  const { facts, ...rest } = factsOf(after)
  const told = { ...facts, refusal: after.refusedCode, sub_merchant: after.subMerchantId }
  recordEvent(tx, { ...rest, facts: told, type: `applyment.${state}`, source, exchange })
  if (isLongUnanswered(before, tx.now) && !isUnanswered(state)) await settleDisagreement(tx, before.id, unansweredKind)
  const end = papersEnd(after, keepPapersDays)
  if (end) promiseJob(tx, end)
  return after
}

/** What a word says besides the state. A query says all there is; an answer only our form's number. */
function learned(before: Applyment, report: ApplymentReport): Applyment {
  const isOfForm = report.word !== 'absent' && report.word !== 'refused'
  // While a submission is under way, what is heard is still of the one before.
  if (!isOfForm || (before.state === 'submitting' && report.source === 'query')) return before
  return {
    ...before,
    applymentId: report.applymentId ?? before.applymentId,
    subMchid: report.subMchid ?? before.subMchid,
    signUrl: report.signUrl,
    stateMessage: report.message,
    rejections: report.rejections,
  }
}
