import type { GoldPlan, Switch } from '../storage/gold-plan-rows.ts'
import { remindOfGoldPlan, type World } from '../world.ts'
import { EFFECTIVE_AFTER_MS } from './effective-after.ts'

const CLOSED_FOR_MS = 24 * 3_600_000
const CLOSED: Switch = { open: false, before: false, changed_at: null }

/** Before anybody has opened anything, all of it is closed. */
export function goldPlanOf(world: World, subMchid: string): GoldPlan {
  const found = world.store.get('gold_plans', subMchid)
  if (found) return found
  return {
    sub_mchid: subMchid,
    plan: CLOSED,
    scene: 'JSAPI_AND_MINIPROGRAM',
    custom_page: CLOSED,
    advertising: CLOSED,
    filters: [],
  }
}

export function keepGoldPlan(world: World, plan: GoldPlan): void {
  world.store.write(() => world.store.put('gold_plans', plan.sub_mchid, plan))
  remindOfGoldPlan(world, plan)
}

/** What holds now: a change takes five minutes. */
export function isEffective({ open, before, changed_at: at }: Switch, now: number): boolean {
  return at === null || now - at >= EFFECTIVE_AFTER_MS ? open : before
}

/** To what is so already nothing happens: neither its five minutes nor its day begin again. */
export function turned(was: Switch, open: boolean, now: number): Switch {
  return was.open === open ? was : { open, before: isEffective(was, now), changed_at: now }
}

/** Who closes the plan may open it again only a day later. */
export function mayOpen({ open, changed_at: at }: Switch, now: number): boolean {
  return open || at === null || now - at >= CLOSED_FOR_MS
}
