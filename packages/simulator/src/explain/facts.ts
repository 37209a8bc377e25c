import type { World } from '../world.ts'

const MOST_NAMED = 5
const NONE = '—'

/** A few names in a row; a dash when there are none. */
export function listed(names: Iterable<string>): string {
  const all = [...names]
  const more = all.length > MOST_NAMED ? ' …' : ''
  return all.length === 0 ? NONE : all.slice(0, MOST_NAMED).join(', ') + more
}

/** Sub-merchants that this provider could have named. */
export function merchantsOf(world: World, mchid: string): string {
  const own = world.store.tables.merchants.newest(MOST_NAMED, ({ provider }) => provider === mchid)
  return listed(own.map(({ sub_mchid }) => sub_mchid))
}

/** The appid under which somebody has this openid, among those that an order could mean. */
export function appidOfOpenid(world: World, openid: string, besides: string): string | null {
  for (const appid of world.store.tables.appids.rows.keys()) {
    if (appid !== besides && world.openids.payerOf(openid, appid) !== null) return appid
  }
  return null
}

export function iso(ms: number): string {
  return new Date(ms).toISOString()
}
