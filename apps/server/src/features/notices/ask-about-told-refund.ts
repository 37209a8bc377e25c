import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { askAboutRefund } from '../refunds/ask-about-refund.ts'
import type { Notice } from './notice.ts'

/**
 * A refund told by APIv2 is proven by opening alone, which is weak: what it says of a refund of ours makes us ask, and nothing
 * else. False when we have no such refund.
 */
export async function askAboutToldRefund(ctx: Context, notice: Notice, refundId: string): Promise<boolean> {
  const { providerId, accountId } = notice
  return inTenant(ctx, { providerId, accountId }, (tx) => askAboutRefund(tx, accountId, refundId))
}
