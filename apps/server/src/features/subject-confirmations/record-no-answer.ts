import { raiseDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import { askForKeys } from '../providers/store-platform-keys.ts'
import { type Confirmation, isFollowed, isLongUnanswered, isUnanswered, unansweredKind } from './confirmation.ts'
import { factsOf } from './confirmation-facts.ts'
import type { Refusal } from './confirmation-report.ts'
import { lookAfterDoubt, lookAfterSilence } from './promises.ts'
import { selectConfirmationForUpdate, updateConfirmation } from './store.ts'

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
export async function recordNoAnswer(ctx: Context, confirmation: Confirmation, answer: NoAnswer): Promise<void> {
  if (answer.code === 'BAD_SIGNATURE') await doubtKeys(ctx, confirmation)
  await inTenant(ctx, confirmation, async (tx) => {
    const before = (await selectConfirmationForUpdate(tx, confirmation.id))!
    if (!isUnanswered(before.state)) {
      if (isFollowed(before, tx.now)) promiseJob(tx, lookAfterSilence(before, tx.now))
      return
    }
    const after = doubted(tx, before, answer)
    updateConfirmation(tx, before, after)
    const { facts, ...rest } = factsOf(after)
    const told = { ...rest, facts: { ...facts, code: answer.code }, exchange: answer.exchange }
    recordEvent(tx, { ...told, type: 'subject_confirmation.unanswered', source: 'silence' })
    promiseJob(tx, answer.doubtful ? lookAfterDoubt(after) : lookAfterSilence(after, tx.now))
    if (isLongUnanswered(after, tx.now)) await tellPerson(tx, after, answer)
  })
}

function doubted(tx: Tx, before: Confirmation, { mayHaveArrived, doubtful }: NoAnswer): Confirmation {
  const isNewlyUnknown = before.state !== 'unknown' && (mayHaveArrived || doubtful !== null)
  const refusal = doubtful && {
    refusedCode: doubtful.code,
    refusedMessage: doubtful.message,
    refusedField: doubtful.field,
  }
  return { ...before, ...(isNewlyUnknown ? { state: 'unknown', stateSince: tx.now, queries: 0 } : {}), ...refusal }
}

async function tellPerson(tx: Tx, confirmation: Confirmation, { code, exchange }: NoAnswer): Promise<void> {
  const { providerId, accountId, id: subjectId, state, attempts, queries, refusedCode: refused } = confirmation
  const message = `subject confirmation ${subjectId}: WeChat has said nothing certain of it for long`
  const difference = new Disagreement(unansweredKind, message, { state, attempts, queries, refused }, { code })
  await raiseDisagreement(tx, { providerId, accountId, subjectId, source: 'silence', exchange }, difference)
}

/** WeChat may sign with a certificate that is newer than ours. A transaction of its own, as with refunds. */
async function doubtKeys(ctx: Context, confirmation: Confirmation): Promise<void> {
  await inTenant(ctx, confirmation, async (tx) => askForKeys(tx, await readAccount(tx, confirmation.accountId)))
}
