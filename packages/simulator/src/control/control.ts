import type { FastifyInstance } from 'fastify'
import type { ClockTurner } from '../clock/turn-clock.ts'
import type { World } from '../world.ts'

/** What every control route is given. */
export type Control = {
  readonly app: FastifyInstance
  readonly world: World
  readonly turner: ClockTurner
}
