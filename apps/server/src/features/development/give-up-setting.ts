import { settleDisagreement } from '../../base/disagreements.ts'
import { withdrawJob } from '../../queue/promise-job.ts'
import type { Tx } from '../../storage/tenant.ts'
import { followKey } from './promises.ts'
import { type SettingKind, unansweredKind } from './setting.ts'
import { selectSettings, updateSetting } from './store.ts'

/** Joins: we want it no longer, and ask WeChat for it no more. What is at WeChat stays there, and the comparison shows it. */
export async function giveUpIn(tx: Tx, subMerchantId: string, kind: SettingKind, value: string): Promise<void> {
  for (const one of await selectSettings(tx, subMerchantId)) {
    if (one.kind !== kind || one.value !== value || one.state === 'given_up') continue
    updateSetting(tx, one, { ...one, state: 'given_up', stateSince: tx.now })
    withdrawJob(tx, followKey(one))
    await settleDisagreement(tx, one.id, unansweredKind)
  }
}
