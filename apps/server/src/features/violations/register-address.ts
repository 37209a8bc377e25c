import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { promiseJob, withdrawJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { assertAccount } from '../providers/get-account.ts'
import { type AddressOutcome, isAddressOpen, type ViolationAddress } from './address.ts'
import { nextTry, registerKey } from './promises.ts'
import { selectAddressForUpdate, upsertAddress } from './store.ts'

type Owner = { readonly providerId: string; readonly accountId: string }

/** Somebody wants WeChat to tell us. Written down before WeChat is asked, and promised until it has answered. */
export async function registerAddress(
  ctx: Context,
  { providerId, accountId }: Owner,
  doer: Actor | null,
  { replaces }: { readonly replaces: boolean },
): Promise<ViolationAddress> {
  return inTenant(ctx, { providerId, accountId }, async (tx) => {
    await assertAccount(tx, accountId, null)
    const url = `${ctx.publicUrl}/notify/wechat/${accountId}`
    const asked = { accountId, url, state: 'requested', replaces, attempts: 1, changedAt: tx.now } as const
    const address: ViolationAddress = {
      ...asked,
      foundUrl: null,
      refusedCode: null,
      refusedMessage: null,
      askedAt: null,
    }
    await upsertAddress(tx, address)
    promiseJob(tx, nextTry(address, tx.now))
    if (doer)
      recordDeed(tx, doer, { act: 'violation_address.registered', subjectId: accountId, after: { url, replaces } })
    return address
  })
}

/** Counts a further try before it is made. Null where there is nothing to do any more. */
export async function startRegistration(ctx: Context, owner: Owner): Promise<ViolationAddress | null> {
  return inTenant(ctx, owner, async (tx) => {
    const before = await selectAddressForUpdate(tx, owner.accountId)
    if (!before || !isAddressOpen(before)) return null
    const after = { ...before, attempts: before.attempts + 1 }
    await upsertAddress(tx, after)
    promiseJob(tx, nextTry(after, tx.now))
    return after
  })
}

/** What WeChat said, or that it said nothing: then it is asked again under the promise that stands. */
export async function recordRegistration(
  ctx: Context,
  owner: Owner,
  outcome: AddressOutcome,
): Promise<ViolationAddress | null> {
  return inTenant(ctx, owner, async (tx) => {
    const before = await selectAddressForUpdate(tx, owner.accountId)
    if (!before || !isAddressOpen(before)) return before ?? null
    const askedAt = isAddressOpen(outcome) ? before.askedAt : tx.now
    const after = { ...before, ...outcome, askedAt, changedAt: tx.now }
    await upsertAddress(tx, after)
    if (isAddressOpen(after)) promiseJob(tx, nextTry(after, tx.now))
    else withdrawJob(tx, registerKey(owner.accountId))
    return after
  })
}
