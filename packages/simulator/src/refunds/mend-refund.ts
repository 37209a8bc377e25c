import { rulesOf } from '../rules.ts'
import type { Mending, Refund } from '../storage/refund-rows.ts'
import { refundKey, remindOfRefund, type World } from '../world.ts'

/** An abnormal refund is under way again, to another account; the money has waited in transit all the while. */
export function mendRefund(world: World, refund: Refund, mending: Mending): Refund {
  const dueAt = world.clock.now() + rulesOf(world).refundSeconds * 1000
  const mended: Refund = { ...refund, status: 'PROCESSING', mending, due_at: dueAt }
  world.store.write(() => world.store.put('refunds', refundKey(refund.sp_mchid, refund.out_refund_no), mended))
  remindOfRefund(world, mended)
  return mended
}
