import type { Order } from '../storage/order-rows.ts'
import type { World } from '../world.ts'

/** The account that the page after paying recommends. */
export function offerOf(world: World, { follow }: Order): Record<string, unknown> | null {
  if (!follow?.offered || follow.appid === null) return null
  return { appid: follow.appid, name: world.store.get('appids', follow.appid)?.name ?? '', followed: follow.followed }
}
