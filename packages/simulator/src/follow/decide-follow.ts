import { ControlError } from '../kit/control-error.ts'
import type { Order } from '../storage/order-rows.ts'
import { orderKey, type World } from '../world.ts'
import { followOf, putFollow } from './follows.ts'

/** What the payer does with the box on the page after paying, which came ticked to whoever had not once gone away (M5). */
export function decideFollow(world: World, order: Order, payer: string, ticked: boolean): Order {
  const { follow } = order
  if (!follow?.offered || follow.appid === null || order.payer !== payer) {
    throw new ControlError(409, 'NOT_OFFERED', '这笔付款没有推荐关注', 'this payment offered no account to follow')
  }
  const { appid } = follow
  const decided: Order = { ...order, follow: { ...follow, followed: ticked } }
  world.store.write(() => {
    world.store.put('orders', orderKey(order.sp_mchid, order.out_trade_no), decided)
    const known = followOf(world, payer, appid)
    const now = world.clock.now()
    if (ticked) putFollow(world, { payer, appid, since: now, order: order.out_trade_no, ended_at: null })
    else if (known?.order === order.out_trade_no && known.ended_at === null)
      putFollow(world, { ...known, ended_at: now })
  })
  return decided
}
