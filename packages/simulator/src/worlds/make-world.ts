import { ControlError } from '../kit/control-error.ts'
import { randomAlphanumeric } from '../kit/random-text.ts'
import type { TemplateName } from '../templates/templates.ts'
import { refound, type World } from '../world.ts'
import { checkSnapshot, loadSnapshot } from './snapshot.ts'
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
  /** The name of a ready-made world to begin with. */
  readonly template?: TemplateName
}

export async function makeWorld(worlds: Worlds, asked: NewWorld): Promise<World> {
  const name = asked.name ?? `world-${randomAlphanumeric(NAME_CHARACTERS).toLowerCase()}`
  const fill = await fillingFor(worlds, asked)
  return worlds.make(name, { port: asked.port ?? 0, tls_port: asked.tls_port ?? 0 }, async (world) => fill(world))
}

async function fillingFor(worlds: Worlds, { snapshot, template }: NewWorld): Promise<(world: World) => void> {
  if (snapshot !== undefined && template !== undefined) {
    throw new ControlError(
      400,
      'BAD_REQUEST',
      '请只给出 template 或 snapshot 之一',
      'give template or snapshot, not both',
    )
  }
  if (template !== undefined) {
    const rows = await worlds.template(template)
    return (world) => refound(world, rows)
  }
  if (snapshot === undefined) return () => undefined
  const file = worlds.shelf.read(snapshot)
  checkSnapshot(file)
  return (world) => loadSnapshot(world, file)
}
