import { ControlError } from '../kit/control-error.ts'
import { randomAlphanumeric } from '../kit/random-text.ts'
import type { Change } from '../storage/store.ts'
import type { TemplateName } from '../templates/templates.ts'
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
  /** The name of a ready-made world to begin with. */
  readonly template?: TemplateName
}

export async function makeWorld(worlds: Worlds, asked: NewWorld): Promise<World> {
  const name = asked.name ?? `world-${randomAlphanumeric(NAME_CHARACTERS).toLowerCase()}`
  const rows = await rowsFor(worlds, asked)
  return worlds.make(name, { port: asked.port ?? 0, tls_port: asked.tls_port ?? 0 }, async (world) => {
    if (rows) refound(world, rows)
  })
}

async function rowsFor(worlds: Worlds, { snapshot, template }: NewWorld): Promise<readonly Change[] | null> {
  if (snapshot !== undefined && template !== undefined) {
    throw new ControlError(
      400,
      'BAD_REQUEST',
      '请只给出 template 或 snapshot 之一',
      'give template or snapshot, not both',
    )
  }
  if (template !== undefined) return worlds.template(template)
  if (snapshot === undefined) return null
  const file = worlds.shelf.read(snapshot)
  checkSnapshot(file)
  return file.rows
}
