import assert from 'node:assert/strict'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { getOwnAppids } from '../appids/get-appids.ts'
import { findSubMerchant } from '../merchants/get-merchant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Setting } from './setting.ts'
import { selectSetting } from './store.ts'

/** Whose setting it is to WeChat: the provider's appid, and the number. */
export type Parties = {
  readonly providerId: string
  readonly accountId: string
  readonly subMerchantId: string
  readonly subMchid: string
  /** Any appid of the provider's own account proves the provider; its service account goes first. */
  readonly appid: string
  /** Business time of the account. */
  readonly now: () => Date
}

export async function findSetting(ctx: Context, providerId: string, id: string): Promise<Setting | undefined> {
  return inTenant(ctx, { providerId }, (tx) => selectSetting(tx, id))
}

export async function partiesOf(ctx: Context, providerId: string, subMerchantId: string): Promise<Parties> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const number = await findSubMerchant(tx, subMerchantId)
    assert(number, `no number ${subMerchantId}`)
    const { accountId, subMchid } = number
    const { clockOffsetMs } = await readAccount(tx, accountId)
    const own = await getOwnAppids(tx, accountId)
    const first = own.find(({ kind }) => kind === 'service_account') ?? own[0]
    assert(first, `account ${accountId} has no appid of its own, which was asked for before anything was promised`)
    const now = () => new Date(ctx.now().getTime() + clockOffsetMs)
    return { providerId, accountId, subMerchantId, subMchid, appid: first.appid, now }
  })
}
