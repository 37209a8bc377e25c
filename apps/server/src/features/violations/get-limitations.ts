import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertMerchant, getSubMerchants } from '../merchants/get-merchant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import { assertVisible } from '../onboarding/list-merchants.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Limitations, LimitationsOf } from './limitation.ts'
import { selectLimitations } from './store.ts'

/** What WeChat limits for each number of a merchant, as it answered last. */
export async function getLimitations(ctx: Context, viewer: Viewer, merchantId: string): Promise<LimitationsOf[]> {
  assertVisible(viewer, merchantId)
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    await assertMerchant(tx, merchantId)
    const found: LimitationsOf[] = []
    for (const number of await getSubMerchants(tx, [merchantId], viewer.mode))
      found.push(await limitationsOf(tx, number))
    return found
  })
}

export async function getLimitationsOfNumber(ctx: Context, viewer: Viewer, id: string): Promise<LimitationsOf> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) =>
    limitationsOf(tx, await mustGetNumber(tx, viewer, id)),
  )
}

export async function getLimitedNumber(ctx: Context, viewer: Viewer, id: string): Promise<SubMerchant> {
  return inTenant(ctx, { providerId: viewer.providerId }, (tx) => mustGetNumber(tx, viewer, id))
}

/** Joins: null where WeChat has not answered yet. */
export async function getLimitationsIn(tx: Tx, accountId: string, subMchid: string): Promise<Limitations | null> {
  return (await selectLimitations(tx, accountId, subMchid)) ?? null
}

async function limitationsOf(tx: Tx, { id, accountId, subMchid }: SubMerchant): Promise<LimitationsOf> {
  return { subMerchantId: id, subMchid, told: await getLimitationsIn(tx, accountId, subMchid) }
}

/** @throws PublicError for a number of the other mode, or of another merchant */
async function mustGetNumber(tx: Tx, viewer: Viewer, id: string): Promise<SubMerchant> {
  const number = await mustGetSubMerchant(tx, id, viewer.mode)
  assertVisible(viewer, number.merchantId)
  return number
}
