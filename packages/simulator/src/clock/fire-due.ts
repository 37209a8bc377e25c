import { forgetRequest } from '../codes/password-request.ts'
import { attemptNotice } from '../notices/attempt-notice.ts'
import { lapsed, mayLapse } from '../orders/lapse.ts'
import { endRefund } from '../refunds/end-refund.ts'
import { settle } from '../settlement/settle.ts'
import type { World } from '../world.ts'
import type { AgendaItem } from './agenda.ts'

/** Does everything that is due, in order; deliveries are only begun. Returns how many things were done. */
export function fireDue(world: World): number {
  let fired = 0
  for (let item = world.agenda.take(world.clock.now()); item; item = world.agenda.take(world.clock.now())) {
    fire(world, item)
    fired++
  }
  return fired
}

function fire(world: World, item: AgendaItem): void {
  switch (item.kind) {
    case 'order_expiry': {
      const order = world.store.get('orders', item.key)
      if (!order || !mayLapse(order)) return
      world.store.write(() => {
        world.store.put('orders', item.key, lapsed(order))
        forgetRequest(world, order)
      })
      return
    }
    case 'refund_end': {
      const refund = world.store.get('refunds', item.key)
      if (refund?.status === 'PROCESSING') endRefund(world, refund, 'SUCCESS', item.at)
      return
    }
    case 'settling':
      settle(world, item.at)
      return
    case 'notice_attempt':
      attemptNotice(world, item.key)
  }
}
