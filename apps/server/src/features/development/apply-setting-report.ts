import { settleDisagreement } from '../../base/disagreements.ts'
import { recordEvent, type Source } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { promiseJob, withdrawJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { confirmBindingIn } from '../appids/bind-appid.ts'
import { followKey, lookAfterSetting, sending } from './promises.ts'
import {
  isOvertaken,
  isUnderWay,
  nextState,
  type Setting,
  type SettingState,
  type SettingWord,
  unansweredKind,
} from './setting.ts'
import { factsOf } from './setting-facts.ts'
import { selectSettingForUpdate, updateSetting } from './store.ts'

export type SettingReport = {
  readonly word: SettingWord
  readonly refusal?: { readonly code: string; readonly message: string }
  readonly source: Source
  readonly exchange: SealedExchange | null
}

/** The one door for WeChat's word on a setting: an answer or a query. */
export async function applySettingReport(ctx: Context, setting: Setting, report: SettingReport): Promise<void> {
  await inTenant(ctx, setting, async (tx) => {
    const before = (await selectSettingForUpdate(tx, setting.id))!
    const state = nextState(before.state, report.word)
    if (state && !isOvertaken(before, setting, report.word)) await move(tx, before, state, report)
  })
}

async function move(tx: Tx, before: Setting, state: SettingState, report: SettingReport): Promise<void> {
  const { refusal, source, exchange } = report
  const isRefused = state === 'refused'
  const after: Setting = {
    ...before,
    ...{ state, stateSince: tx.now, setAt: state === 'set' ? tx.now : before.setAt },
    refusedCode: isRefused ? (refusal?.code ?? before.refusedCode) : null,
    refusedMessage: isRefused ? (refusal?.message ?? before.refusedMessage) : null,
  }
  updateSetting(tx, before, after)
  if (state === 'set' && after.kind === 'appid') await confirmBindingIn(tx, after.subMerchantId, after.value)
  if (state === 'set') promiseJob(tx, lookAfterSetting(after, tx.now))
  if (isUnderWay(state)) promiseJob(tx, sending(after, tx.now))
  else {
    withdrawJob(tx, followKey(after))
    await settleDisagreement(tx, after.id, unansweredKind)
  }
  const { facts, ...rest } = factsOf(after)
  const told = { ...facts, refusal: after.refusedCode }
  recordEvent(tx, { ...rest, facts: told, type: `development.${state}`, source, exchange })
}
