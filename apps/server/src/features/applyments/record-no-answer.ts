import { raiseDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import { askForKeys } from '../providers/store-platform-keys.ts'
import { type Applyment, isLongUnanswered, isUnanswered, isUnderWay, unansweredKind } from './applyment.ts'
import { factsOf } from './applyment-facts.ts'
import type { Refusal } from './applyment-report.ts'
import { lookAfterDoubt, lookAfterSilence } from './promises.ts'
import { selectApplymentForUpdate, updateApplyment } from './store.ts'

/** What came instead of WeChat's last word. */
export type NoAnswer = {
  readonly code: string
  /** Whether a form may be at WeChat that we know nothing of. */
  readonly mayHaveArrived: boolean
  /** A refusal that an earlier try may belie. */
  readonly doubtful: Refusal | null
  readonly exchange: SealedExchange | null
}

/** The door for WeChat's silence: unknown is never failed. It is asked about again, under the same number. */
export async function recordNoAnswer(ctx: Context, applyment: Applyment, answer: NoAnswer): Promise<Applyment> {
  if (answer.code === 'BAD_SIGNATURE') await doubtKeys(ctx, applyment)
  return inTenant(ctx, applyment, async (tx) => {
    const before = (await selectApplymentForUpdate(tx, applyment.id))!
    if (!isUnanswered(before.state)) {
      if (isUnderWay(before.state)) promiseJob(tx, lookAfterSilence(before, tx.now))
      return before
    }
    const { doubtful } = answer
    const isUnknown = before.state === 'unknown' || answer.mayHaveArrived || doubtful !== null
    const after: Applyment = {
      ...before,
      ...(isUnknown && before.state !== 'unknown' ? { state: 'unknown', stateSince: tx.now, queries: 0 } : {}),
      ...(doubtful
        ? { refusedCode: doubtful.code, refusedMessage: doubtful.message, refusedField: doubtful.field }
        : {}),
    }
    updateApplyment(tx, before, after)
    const { facts, ...rest } = factsOf(after)
    const told = { ...rest, facts: { ...facts, code: answer.code }, exchange: answer.exchange }
    recordEvent(tx, { ...told, type: 'applyment.unanswered', source: 'silence' })
    promiseJob(tx, doubtful ? lookAfterDoubt(after) : lookAfterSilence(after, tx.now))
    if (isLongUnanswered(after, tx.now)) await tellPerson(tx, after, answer)
    return after
  })
}

/** Nothing is given up: it is asked on, and a person sees that it has been asked for long. */
async function tellPerson(tx: Tx, applyment: Applyment, { code, exchange }: NoAnswer): Promise<void> {
  const { providerId, accountId, id: subjectId, state, attempts, queries, refusedCode: refused } = applyment
  const message = `applyment ${subjectId}: WeChat has said nothing certain of it for long`
  const difference = new Disagreement(unansweredKind, message, { state, attempts, queries, refused }, { code })
  await raiseDisagreement(tx, { providerId, accountId, subjectId, source: 'silence', exchange }, difference)
}

/** WeChat may sign with a certificate that is newer than ours. A transaction of its own, as with refunds. */
async function doubtKeys(ctx: Context, applyment: Applyment): Promise<void> {
  await inTenant(ctx, applyment, async (tx) => askForKeys(tx, await readAccount(tx, applyment.accountId)))
}
