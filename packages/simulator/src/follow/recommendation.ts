import type { Recommendation } from '../storage/follow-rows.ts'
import type { World } from '../world.ts'

// No appid has this name.
const NONE = 'NULL'

/** What is recommended after payments to this sub-merchant that name this `sub_appid`, or none. */
export function recommendationOf(world: World, subMchid: string, subAppid: string | null): Recommendation | undefined {
  return world.store.get('recommendations', keyOf(subMchid, subAppid))
}

export function recommendationsOf(world: World, subMchid: string): Recommendation[] {
  return [...world.store.tables.recommendations.rows.values()].filter((row) => row.sub_mchid === subMchid)
}

export function setRecommendation(world: World, wanted: Omit<Recommendation, 'changed_at'>): void {
  const row: Recommendation = { ...wanted, changed_at: world.clock.now() }
  world.store.write(() => world.store.put('recommendations', keyOf(row.sub_mchid, row.sub_appid), row))
}

function keyOf(subMchid: string, subAppid: string | null): string {
  return `${subMchid} ${subAppid ?? NONE}`
}
