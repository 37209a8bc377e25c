import type { Context } from '../../context.ts'
import { isPublicUrl } from '../../kit/public-url.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import { type AddressOutcome, isAddressOpen, type ViolationAddress } from './address.ts'
import { nextTry, nextWatch, watchAgain } from './promises.ts'
import { selectAddressForUpdate, upsertAddress } from './store.ts'

type Owner = { readonly providerId: string; readonly accountId: string }

/**
 * The account's daily question to WeChat, which address it has. The first registers ours where there is none; an address of another
 * system is never replaced by itself, but one that was ours before is, when the platform has moved. Null where there is nothing to ask.
 */
export async function startWatch(ctx: Context, owner: Owner): Promise<ViolationAddress | null> {
  return inTenant(ctx, owner, async (tx) => {
    const { accountId } = owner
    promiseJob(tx, nextWatch(accountId, tx.now))
    const url = `${ctx.publicUrl}/notify/wechat/${accountId}`
    // WeChat takes no other; a simulated one does.
    if ((await readAccount(tx, accountId)).mode === 'live' && !isPublicUrl(url)) return null
    const before = await selectAddressForUpdate(tx, accountId)
    if (before && isAddressOpen(before)) return null
    if (before) return { ...before, formerUrl: before.state === 'registered' ? before.url : null, url, replaces: false }
    const asked = { accountId, url, state: 'requested', replaces: false, attempts: 1, changedAt: tx.now } as const
    const address = { ...asked, foundUrl: null, refusedCode: null, refusedMessage: null, askedAt: null }
    await upsertAddress(tx, address)
    promiseJob(tx, nextTry(address, tx.now))
    return address
  })
}

/** What WeChat said. Where it said nothing, what was known stands, and it is asked again in an hour. */
export async function recordWatch(
  ctx: Context,
  owner: Owner,
  seen: ViolationAddress,
  outcome: AddressOutcome,
): Promise<void> {
  await inTenant(ctx, owner, async (tx) => {
    const before = await selectAddressForUpdate(tx, owner.accountId)
    if (!before || isAddressOpen(before)) return
    if (isAddressOpen(outcome)) return promiseJob(tx, watchAgain(owner.accountId, tx.now))
    const { formerUrl: _, ...rest } = seen
    const isSame = outcome.state === before.state && rest.url === before.url && outcome.foundUrl === before.foundUrl
    await upsertAddress(tx, { ...rest, ...outcome, askedAt: tx.now, changedAt: isSame ? before.changedAt : tx.now })
  })
}
