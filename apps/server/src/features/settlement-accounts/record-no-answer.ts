import { raiseDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import { askForKeys } from '../providers/store-platform-keys.ts'
import { type Change, isLongUnanswered, isOpen, unansweredKind } from './change.ts'
import { factsOf } from './change-facts.ts'
import { lookAfterSilence } from './promises.ts'
import { selectChangeForUpdate } from './store.ts'

/** What came instead of WeChat's word. */
export type NoAnswer = { readonly code: string; readonly exchange: SealedExchange | null }

/** The door for silence: unknown is never failed, and never sent again. It is looked for, and after an hour a person is told. */
export async function recordNoAnswer(ctx: Context, change: Change, answer: NoAnswer): Promise<Change> {
  if (answer.code === 'BAD_SIGNATURE') await doubtKeys(ctx, change)
  return inTenant(ctx, change, async (tx) => {
    const now = (await selectChangeForUpdate(tx, change.id))!
    if (!isOpen(now.state)) return now
    promiseJob(tx, lookAfterSilence(now, tx.now))
    if (now.state === 'auditing') return now
    const { facts, ...rest } = factsOf(now)
    const told = { ...rest, facts: { ...facts, code: answer.code }, exchange: answer.exchange }
    recordEvent(tx, { ...told, type: 'settlement_change.unanswered', source: 'silence' })
    if (isLongUnanswered(now, tx.now)) await tellPerson(tx, now, answer)
    return now
  })
}

async function tellPerson(tx: Tx, change: Change, { code, exchange }: NoAnswer): Promise<void> {
  const { providerId, accountId, id: subjectId, state, attempts, queries } = change
  const message = `settlement change ${subjectId}: WeChat's number of it is not known; it is not sent again`
  const difference = new Disagreement(unansweredKind, message, { state, attempts, queries }, { code })
  await raiseDisagreement(tx, { providerId, accountId, subjectId, source: 'silence', exchange }, difference)
}

/** WeChat may sign with a certificate that is newer than ours. A transaction of its own, as with refunds. */
async function doubtKeys(ctx: Context, change: Change): Promise<void> {
  await inTenant(ctx, change, async (tx) => askForKeys(tx, await readAccount(tx, change.accountId)))
}
