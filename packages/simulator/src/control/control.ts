import type { FastifyInstance } from 'fastify'
import type { ClockTurner } from '../clock/turn-clock.ts'
import type { World } from '../world.ts'
import type { Worlds } from '../worlds/worlds.ts'

/** What every control route is given. */
export type Control = {
  readonly app: FastifyInstance
  readonly world: World
  readonly turner: ClockTurner
  /** The process and its other worlds. */
  readonly worlds: Worlds
}
