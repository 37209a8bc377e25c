import { raiseDisagreement } from '../../base/disagreements.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { nextLookAt, type Reconciliation } from './reconciliation.ts'
import { missingKind, promiseNext } from './settle-reconciliation.ts'
import { selectReconciliationForUpdate, updateReconciliation } from './store.ts'

const dayMs = 86_400_000

/** The bill is not there yet, or did not come whole: the day waits and is tried again, daily at last, when a person is told. */
export async function recordNoBill(ctx: Context, started: Reconciliation, code: string): Promise<void> {
  await inTenant(ctx, started, async (tx) => {
    const before = await selectReconciliationForUpdate(tx, started.id)
    if (before?.run !== started.run) return
    const soon = nextLookAt(before.run, tx.now)
    await updateReconciliation(tx, {
      ...before,
      waitingCode: code,
      nextAt: soon ?? new Date(tx.now.getTime() + dayMs),
    })
    if (!soon) await tellPerson(tx, before, code)
    await promiseNext(tx, before.accountId)
  })
}

async function tellPerson(tx: Tx, { providerId, accountId, id, day, run }: Reconciliation, code: string) {
  const message = `the bill of ${day} cannot be had, and nothing of that day is compared: ${code}`
  const difference = new Disagreement(missingKind, message, { day, run }, { code })
  await raiseDisagreement(tx, { providerId, accountId, subjectId: id, source: 'bill', exchange: null }, difference)
}
