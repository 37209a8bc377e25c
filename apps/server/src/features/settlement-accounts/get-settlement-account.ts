import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { dayOf, startOf } from '../../kit/day.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { assertMerchant, getSubMerchants } from '../merchants/get-merchant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import { assertVisible } from '../onboarding/list-merchants.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Change, maxChangesADay } from './change.ts'
import type { NumberAccount } from './number-account.ts'
import { countChangesSince, selectAccountOf, selectChange, selectChangeForUpdate, selectChanges } from './store.ts'

type Page = { readonly before: string | null; readonly limit: number }

/** Of each number that the merchant has in the viewer's mode. */
export async function listAccounts(ctx: Context, viewer: Viewer, merchantId: string): Promise<NumberAccount[]> {
  assertVisible(viewer, merchantId)
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    await assertMerchant(tx, merchantId)
    const found: NumberAccount[] = []
    for (const one of await getSubMerchants(tx, [merchantId], viewer.mode)) found.push(await withChange(tx, one))
    return found
  })
}

export async function getAccountOfNumber(ctx: Context, viewer: Viewer, subMerchantId: string): Promise<NumberAccount> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) =>
    withChange(tx, await mustGetNumber(tx, viewer, subMerchantId)),
  )
}

export async function getNumber(ctx: Context, viewer: Viewer, id: string): Promise<SubMerchant> {
  return inTenant(ctx, { providerId: viewer.providerId }, (tx) => mustGetNumber(tx, viewer, id))
}

export async function getChange(ctx: Context, viewer: Viewer, id: string): Promise<Change> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) =>
    assertFound(await selectChange(tx, id), viewer, id),
  )
}

export async function listChanges(ctx: Context, viewer: Viewer, subMerchantId: string, page: Page): Promise<Change[]> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    await mustGetNumber(tx, viewer, subMerchantId)
    return selectChanges(tx, subMerchantId, page)
  })
}

export async function findChange(ctx: Context, providerId: string, id: string): Promise<Change | undefined> {
  return inTenant(ctx, { providerId }, (tx) => selectChange(tx, id))
}

/** Joins: the change, held until the transaction ends. */
export async function lockChange(tx: Tx, viewer: Viewer, id: string): Promise<Change> {
  return assertFound(await selectChangeForUpdate(tx, id), viewer, id)
}

/** Joins: a number that the viewer may see. */
export async function mustGetNumber(tx: Tx, viewer: Viewer, id: string): Promise<SubMerchant> {
  const subMerchant = await mustGetSubMerchant(tx, id, viewer.mode)
  assertVisible(viewer, subMerchant.merchantId)
  return subMerchant
}

/** Joins: how often WeChat still takes a change of this number today. */
export async function changesLeft(tx: Tx, subMerchantId: string): Promise<number> {
  const made = await countChangesSince(tx, subMerchantId, startOf(dayOf(tx.now)))
  return Math.max(0, maxChangesADay - made)
}

async function withChange(tenant: Tx, subMerchant: SubMerchant): Promise<NumberAccount> {
  const { id, accountId } = subMerchant
  const tx = onClockOf(tenant, await readAccount(tenant, accountId))
  const [change = null] = await selectChanges(tx, id, { before: null, limit: 1 })
  const known = (await selectAccountOf(tx, id)) ?? null
  return { subMerchant, known, change, changesLeft: await changesLeft(tx, id) }
}

function assertFound(found: Change | undefined, viewer: Viewer, id: string): Change {
  if (found?.mode !== viewer.mode) throw new PublicError('SETTLEMENT_CHANGE_NOT_FOUND', { id })
  assertVisible(viewer, found.merchantId)
  return found
}
