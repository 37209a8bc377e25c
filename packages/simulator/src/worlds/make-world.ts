import { randomAlphanumeric } from '../kit/random-text.ts'
import { refound, type World } from '../world.ts'
import { checkSnapshot } from './snapshot.ts'
import type { Worlds } from './worlds.ts'

const NAME_CHARACTERS = 10

export type NewWorld = {
  /** Small letters, digits and dashes; by default a name is found. */
  readonly name?: string
  /** 0, the default, = any that is free. */
  readonly port?: number
  readonly tls_port?: number
  /** The name of a snapshot to begin with. */
  readonly snapshot?: string
}

export async function makeWorld(worlds: Worlds, asked: NewWorld): Promise<World> {
  const name = asked.name ?? `world-${randomAlphanumeric(NAME_CHARACTERS).toLowerCase()}`
  const snapshot = asked.snapshot === undefined ? null : worlds.shelf.read(asked.snapshot)
  if (snapshot) checkSnapshot(snapshot)
  return worlds.make(name, { port: asked.port ?? 0, tls_port: asked.tls_port ?? 0 }, async (world) => {
    if (snapshot) refound(world, snapshot.rows)
  })
}
