import { createHash } from 'node:crypto'
import type { World } from '../world.ts'
import { aimsAt, handFaultsOf, isOver, type KeptHandFault, keepHandFaults, type Target } from './hand-fault.ts'
import type { FaultKind } from './kinds.ts'

const DRAW_RANGE = 2 ** 32

/** The first fault by hand that meets this and strikes; one that has struck as often as it should strikes no more. */
export function drawHandFault(world: World, kinds: readonly FaultKind[], target: Target): KeptHandFault | null {
  const faults = handFaultsOf(world)
  const found = faults.find(
    (fault) => kinds.includes(fault.kind) && !isOver(fault) && aimsAt(fault, target) && strikes(world, fault, target),
  )
  if (!found) return null
  const struck = { ...found, struck: found.struck + 1 }
  keepHandFaults(
    world,
    faults.map((fault) => (fault === found ? struck : fault)),
  )
  return struck
}

// As with the seeded plan nothing but the seed, the thing and how often it was asked decides.
function strikes(world: World, fault: KeptHandFault, target: Target): boolean {
  if (fault.rate >= 1) return true
  const key = `by hand ${fault.id} ${target.endpoint} ${target.number}`
  const calls = (world.store.get('fault_calls', key)?.calls ?? 0) + 1
  world.store.write(() => world.store.put('fault_calls', key, { calls }))
  const thing = `${fault.seed} ${target.endpoint} ${target.number} ${calls}`
  return createHash('sha256').update(thing).digest().readUInt32BE(0) / DRAW_RANGE < fault.rate
}
