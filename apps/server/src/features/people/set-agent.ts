import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { setAgent } from '../merchants/get-merchant.ts'
import { assertAgent } from './assert-agent.ts'

/** Gives a merchant to an agent of the provider, who sees it from now on, or to nobody. */
export async function setMerchantAgent(
  ctx: Context,
  providerId: string,
  actor: Actor,
  { merchantId, personId }: { readonly merchantId: string; readonly personId: string | null },
): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    if (personId !== null) await assertAgent(tx, personId, new PublicError('PERSON_NOT_FOUND', { field: 'person' }))
    const before = await setAgent(tx, merchantId, personId)
    recordDeed(tx, actor, {
      act: 'merchant.agent_changed',
      subjectId: merchantId,
      before: { agent: before },
      after: { agent: personId },
    })
  })
}
