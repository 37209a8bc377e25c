import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { getFollowSettings } from '../development/get-development.ts'
import { getPaymentIn } from '../payments/get-payment.ts'
import type { Viewer } from '../providers/viewer.ts'
import { decideOffer, type FollowOffer } from './follow-offer.ts'
import { isHeard, selectFollowedAt } from './store.ts'

/** Whether a payment offered an account to follow, why not, and whether it took. */
export type PaymentFollow = {
  /** Null until it is paid: nothing is offered before. */
  readonly offer: FollowOffer | null
  readonly followedAt: Date | null
  /** Whether the account tells us of its followers: if not, nothing told is no "no". */
  readonly isHeard: boolean
}

/** @throws PublicError PAYMENT_NOT_FOUND, also for what is there and is not the viewer's. */
export async function getFollow(ctx: Context, viewer: Viewer, paymentId: string): Promise<PaymentFollow> {
  return inTenant(ctx, viewer, async (tx) => {
    const { paidAt, product, amount, identity, subMerchantId, transactionId } = await getPaymentIn(
      tx,
      viewer,
      paymentId,
    )
    if (!paidAt || !transactionId) return { offer: null, followedAt: null, isHeard: false }
    const settings = await getFollowSettings(tx, subMerchantId)
    const offer = decideOffer({ product, amount, subAppid: identity.subAppid, paidAt, settings })
    const { appid } = offer
    if (appid === null) return { offer, followedAt: null, isHeard: false }
    return { offer, followedAt: await selectFollowedAt(tx, transactionId, appid), isHeard: await isHeard(tx, appid) }
  })
}
