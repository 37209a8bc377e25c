import type { World } from '../world.ts'
import { addHandFaults, type HandFaultOrder, handFaultsOf, keepHandFaults } from './hand-fault.ts'
import { type FaultPlan, planOf, setPlan } from './plan.ts'

export const MOST_NAMED_PLANS = 100

/** Bad luck with a name: what is drawn from a seed, and what was chosen by hand. */
export type NamedPlan = {
  readonly name: string
  readonly description: string
  readonly seeded: FaultPlan | null
  readonly by_hand: readonly HandFaultOrder[]
}

const KEY = 'named_fault_plans'

export function namedPlansOf({ store }: World): readonly NamedPlan[] {
  return (store.get('settings', KEY)?.value as readonly NamedPlan[] | undefined) ?? []
}

export function keepNamedPlans({ store }: World, plans: readonly NamedPlan[]): void {
  store.write(() => store.put('settings', KEY, { value: plans }))
}

/** What holds now, under a name. */
export function planInForce(world: World, name: string, description: string): NamedPlan {
  const by_hand = handFaultsOf(world).map(({ id, struck, ...order }) => order)
  return { name, description, seeded: planOf(world), by_hand }
}

/** Takes the place of whatever held before; nothing has struck yet. */
export function loadPlan(world: World, { seeded, by_hand }: NamedPlan): void {
  world.store.write(() => {
    setPlan(world, seeded)
    keepHandFaults(world, [])
    addHandFaults(world, by_hand)
  })
}
