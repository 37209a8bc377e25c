import type { Follow } from '../storage/follow-rows.ts'
import type { World } from '../world.ts'

export function followOf(world: World, payerId: string, appid: string): Follow | undefined {
  return world.store.get('follows', keyOf(payerId, appid))
}

export function follows(world: World, payerId: string, appid: string): boolean {
  return followOf(world, payerId, appid)?.ended_at === null
}

/** Joins the transaction around it. */
export function putFollow(world: World, follow: Follow): void {
  world.store.put('follows', keyOf(follow.payer, follow.appid), follow)
}

function keyOf(payerId: string, appid: string): string {
  return `${payerId} ${appid}`
}
