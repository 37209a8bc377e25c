import { why } from '../../explain/because.ts'
import type { Combination } from '../../storage/order-rows.ts'
import { orderKey, type World } from '../../world.ts'
import type { Call } from '../call.ts'
import { refuse } from '../refusals.ts'

/** Only whoever started a combined order finds it; an ordinary order is not found here (Q27). */
export function findCombination(world: World, call: Call): Combination {
  const { number } = call
  const { mchid } = call.provider
  const combination = world.store.get('combinations', orderKey(mchid, number))
  if (!combination) throw refuse('orderUnknown', why('combinationUnknown', { mchid, number }))
  return combination
}
