import type { Change } from '../storage/store.ts'
import type { TemplateName } from '../templates/templates.ts'
import type { World } from '../world.ts'
import type { Shelf } from './shelf.ts'

export const MOST_WORLDS = 64
export const WORLD_NAME = '^[a-z0-9][a-z0-9-]{0,39}$'

/** 0 = any that is free. */
export type Ports = { readonly port: number; readonly tls_port: number }

/** The worlds of one process, as a world's own control API sees them. */
export interface Worlds {
  readonly first: World
  readonly all: readonly World[]
  readonly shelf: Shelf
  /** What is in a ready-made world. */
  template(name: TemplateName): Promise<readonly Change[]>
  /** A new world on ports of its own; `fill` puts something into it before anybody can call it. */
  make(name: string, ports: Ports, fill?: (world: World) => Promise<void>): Promise<World>
  /** Ends a world and forgets all of it. */
  remove(name: string): Promise<void>
}
