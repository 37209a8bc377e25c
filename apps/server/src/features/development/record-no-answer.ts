import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { followAfterDoubt, followAfterSilence } from './promises.ts'
import { isUnderWay, type Setting } from './setting.ts'
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
  })
}
