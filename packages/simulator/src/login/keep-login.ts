import { randomAlphanumeric } from '../kit/random-text.ts'
import type { Login } from '../storage/login-rows.ts'
import type { World } from '../world.ts'

const MOST_LOGINS = 100_000

/** Keeps a code, token or session under a fresh secret name, and forgets the oldest when there are too many. */
export function keepLogin(world: World, login: Omit<Login, 'used'>, characters: number): string {
  const name = randomAlphanumeric(characters)
  const { logins } = world.store.tables
  world.store.write(() => {
    world.store.put('logins', name, { ...login, used: false })
    const oldest = logins.rows.size > MOST_LOGINS ? logins.oldest() : null
    if (oldest) world.store.put('logins', oldest.key, null)
  })
  return name
}
