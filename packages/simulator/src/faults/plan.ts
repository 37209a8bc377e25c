import type { World } from '../world.ts'
import type { FaultKind } from './kinds.ts'

export const DEFAULT_SLOW_MS = 1_000
export const DEFAULT_HANG_MS = 10_000

export type FaultPlan = {
  readonly seed: number
  readonly rates: Partial<Record<FaultKind, number>>
  readonly slow_ms: number
  readonly hang_ms: number
  /** Whether GET /v3/certificates takes part. */
  readonly certificates: boolean
  /** Whether things are known by their text instead of their number: for callers whose numbers differ from run to run. */
  readonly by_text: boolean
}

export function planOf(world: World): FaultPlan | null {
  return (world.store.get('settings', 'fault_plan')?.value as FaultPlan | undefined) ?? null
}

export function countsOf(world: World): Partial<Record<FaultKind, number>> {
  return (world.store.get('settings', 'fault_counts')?.value as Partial<Record<FaultKind, number>> | undefined) ?? {}
}

export function setPlan(world: World, plan: FaultPlan | null): void {
  world.store.write(() => {
    world.store.put('settings', 'fault_plan', plan === null ? null : { value: plan })
    world.store.put('settings', 'fault_counts', null)
    for (const table of ['fault_calls', 'fault_texts'] as const) {
      for (const key of [...world.store.tables[table].rows.keys()]) world.store.put(table, key, null)
    }
  })
}
