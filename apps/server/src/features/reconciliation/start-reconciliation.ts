import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { reconcileAt } from '../providers/account-jobs.ts'
import { nextDay, nextWorkAt, type Reconciliation } from './reconciliation.ts'
import { insertReconciliation, selectDays, selectDueForUpdate, updateReconciliation } from './store.ts'

export type AccountScope = { readonly providerId: string; readonly accountId: string }

// Longer than any bill takes; should the process die meanwhile, the day is begun anew.
const longestComparisonMs = 30 * 60_000

/**
 * Chooses what the account is to compare now, a day that is to be looked at again before a new one, and counts the run
 * before anything is asked. Null when nothing is due; the next look is promised either way.
 */
export async function startReconciliation(ctx: Context, scope: AccountScope): Promise<Reconciliation | null> {
  return inTenant(ctx, scope, async (tx) => {
    const due = await selectDueForUpdate(tx, scope.accountId)
    const days = await selectDays(tx, scope.accountId)
    const day = due ? null : nextDay(days.newest, days.connectedAt, tx.now)
    if (!due && !day) {
      promiseJob(tx, reconcileAt(scope.accountId, nextWorkAt(false, days.earliestRetry, tx.now)))
      return null
    }
    promiseJob(tx, reconcileAt(scope.accountId, new Date(tx.now.getTime() + longestComparisonMs)))
    return due ? again(tx, due) : begin(tx, scope.accountId, day!)
  })
}

async function again(tx: Tx, before: Reconciliation): Promise<Reconciliation> {
  const after = { ...before, run: before.run + 1 }
  await updateReconciliation(tx, after)
  return after
}

async function begin(tx: Tx, accountId: string, day: string): Promise<Reconciliation> {
  const reconciliation: Reconciliation = {
    providerId: tx.providerId,
    id: newId('reconciliation'),
    accountId,
    day,
    state: 'waiting',
    run: 1,
    waitingCode: null,
    theirs: null,
    ours: null,
    differences: 0,
    elsewherePayments: null,
    elsewherePaid: null,
    comparedAt: null,
    nextAt: tx.now,
    createdAt: tx.now,
  }
  await insertReconciliation(tx, reconciliation)
  return reconciliation
}
