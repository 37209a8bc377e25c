import { raiseDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { followAfterDoubt, followAfterSilence } from './promises.ts'
import { isLongUnanswered, isUnderWay, type Setting, unansweredKind } from './setting.ts'
import { factsOf } from './setting-facts.ts'
import { selectSettingForUpdate, updateSetting } from './store.ts'

/** What came instead of WeChat's last word. */
export type NoAnswer = {
  readonly code: string
  /** Whether it may be set at WeChat without our knowing. */
  readonly mayHaveArrived: boolean
  /** A refusal that an earlier try may belie. */
  readonly doubtful: { readonly code: string; readonly message: string } | null
  readonly exchange: SealedExchange | null
}

/** The door for WeChat's silence: unknown is never refused. WeChat is asked what it has, and told again. */
export async function recordNoAnswer(ctx: Context, setting: Setting, answer: NoAnswer): Promise<void> {
  await inTenant(ctx, setting, async (tx) => {
    const before = (await selectSettingForUpdate(tx, setting.id))!
    if (!isUnderWay(before.state)) return
    const { doubtful } = answer
    const isUnknown = before.state === 'unknown' || answer.mayHaveArrived || doubtful !== null
    const becomes = isUnknown && before.state !== 'unknown'
    const after: Setting = {
      ...before,
      ...(becomes ? { state: 'unknown', stateSince: tx.now } : {}),
      ...(doubtful ? { refusedCode: doubtful.code, refusedMessage: doubtful.message } : {}),
    }
    updateSetting(tx, before, after)
    const { facts, ...rest } = factsOf(after)
    const told = { ...rest, facts: { ...facts, code: answer.code }, exchange: answer.exchange }
    recordEvent(tx, { ...told, type: 'development.unanswered', source: 'silence' })
    promiseJob(tx, doubtful ? followAfterDoubt(after) : followAfterSilence(after, tx.now))
    if (isLongUnanswered(after, tx.now)) await tellPerson(tx, after, answer)
  })
}

/** Nothing is given up: it is asked on, and a person sees that it has been asked for long. */
async function tellPerson(tx: Tx, setting: Setting, { code, exchange }: NoAnswer): Promise<void> {
  const { providerId, accountId, id: subjectId, kind, value, state, attempts, refusedCode: refused } = setting
  const message = `setting ${subjectId} (${kind} ${value}): it is not known for long whether WeChat has it`
  const difference = new Disagreement(unansweredKind, message, { kind, value, state, attempts, refused }, { code })
  await raiseDisagreement(tx, { providerId, accountId, subjectId, source: 'silence', exchange }, difference)
}
