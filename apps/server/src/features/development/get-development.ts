import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { getAgreements } from '../agreements/get-agreement.ts'
import { getBindings } from '../appids/get-appids.ts'
import { getMerchantIn, getSubMerchants } from '../merchants/get-merchant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import { hasV2Keys, readAccount } from '../providers/get-account.ts'
import { isVisible, type Viewer } from '../providers/viewer.ts'
import { assertSendable } from './assert-sendable.ts'
import { compare } from './comparison.ts'
import { getH5Domains } from './get-h5-domains.ts'
import { newestWord } from './look.ts'
import type { NumberDevelopment } from './number-development.ts'
import type { Setting } from './setting.ts'
import { selectLook, selectSettings, selectSettingsOf } from './store.ts'

/** @throws PublicError MERCHANT_NOT_FOUND, also for one that is there and is not the viewer's. */
export async function getDevelopment(ctx: Context, viewer: Viewer, merchantId: string): Promise<NumberDevelopment[]> {
  return inTenant(ctx, viewer, async (tx) => {
    const isOurs = isVisible({ mode: viewer.mode, merchantId }, viewer)
    if (!isOurs || !(await getMerchantIn(tx, merchantId)))
      throw new PublicError('MERCHANT_NOT_FOUND', { merchant: merchantId })
    const found: NumberDevelopment[] = []
    for (const number of await getSubMerchants(tx, [merchantId], viewer.mode))
      found.push(await getDevelopmentIn(tx, number))
    return found
  })
}

/** The number that WeChat is to be asked about now. @throws PublicError where it cannot be. */
export async function getAskableNumber(ctx: Context, viewer: Viewer, id: string): Promise<SubMerchant> {
  return inTenant(ctx, viewer, async (tx) => {
    const number = await mustGetSubMerchant(tx, id, viewer.mode)
    await assertSendable(tx, number.accountId)
    return number
  })
}

/** Joins: all that was ever wanted of the account to follow, newest first. */
export async function getFollowSettings(tx: Tx, subMerchantId: string): Promise<Setting[]> {
  return selectSettingsOf(tx, [subMerchantId], 'follow')
}

/** Whose number it is. */
export async function merchantOf(ctx: Context, viewer: Viewer, id: string): Promise<string> {
  return inTenant(ctx, viewer, async (tx) => (await mustGetSubMerchant(tx, id, viewer.mode)).merchantId)
}

/** Joins: all that is set for one number, and what WeChat had when it was last asked. */
export async function getDevelopmentIn(tenant: Tx, subMerchant: SubMerchant): Promise<NumberDevelopment> {
  const { id, accountId } = subMerchant
  const tx = onClockOf(tenant, await readAccount(tenant, accountId))
  const [bindings, settings] = [await getBindings(tx, id), await selectSettings(tx, id)]
  const look = (await selectLook(tx, id)) ?? null
  const seen = look && newestWord(look, settings)
  return {
    subMerchant,
    canAsk: await hasV2Keys(tx, accountId),
    bindings,
    settings,
    domains: await getH5Domains(tx, id),
    agreements: await getAgreements(tx, id),
    look,
    compared: seen ? compare({ bindings, settings }, seen) : [],
    now: tx.now,
  }
}
