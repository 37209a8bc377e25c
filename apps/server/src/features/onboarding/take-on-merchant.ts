import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { createMerchantIn } from '../merchants/create-merchant.ts'
import type { Merchant, MerchantChange, NewMerchant } from '../merchants/merchant.ts'
import { updateMerchantIn } from '../merchants/update-merchant.ts'
import { assertAgent } from '../people/assert-agent.ts'
import type { Viewer } from '../providers/viewer.ts'
import { getEquipped } from './list-merchants.ts'
import type { EquippedMerchant } from './merchant-view.ts'

/** Takes a business on. What a person does is in the audit. */
export async function takeOnMerchant(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  request: NewMerchant,
): Promise<EquippedMerchant> {
  return inTenant(ctx, viewer, async (tx) => {
    const { agentId } = request
    if (agentId) await assertAgent(tx, agentId, new PublicError('AGENT_NOT_FOUND', { field: 'agent' }))
    const merchant = await createMerchantIn(tx, request)
    if (doer) recordDeed(tx, doer, { act: 'merchant.taken_on', subjectId: merchant.id, after: request })
    return { merchant, subMerchants: [] }
  })
}

/** Writes what is to be another of a merchant. */
export async function updateMerchant(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, change }: { readonly id: string; readonly change: MerchantChange },
): Promise<EquippedMerchant> {
  return inTenant(ctx, viewer, async (tx) => {
    const { before } = await updateMerchantIn(tx, id, change)
    record(tx, doer, before, change)
    return getEquipped(tx, viewer, id)
  })
}

/** Only what was given, before and after. */
function record(tx: Tx, doer: Actor | null, before: Merchant, change: MerchantChange): void {
  const was = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof MerchantChange]]))
  if (doer) recordDeed(tx, doer, { act: 'merchant.changed', subjectId: before.id, before: was, after: change })
}
