import { addListener } from '../clock/turn-clock.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { body, HTTP_URL, integer } from './schemas.ts'

const LONGEST_TURN_MS = 400 * 86_400_000

export function addClockRoutes({ app, world, turner }: Control): void {
  app.get('/_control/clock', async () => renderClock(world))

  app.post<{ Body: { ms: number } }>(
    '/_control/clock/advance',
    { schema: { body: body({ ms: integer(0, LONGEST_TURN_MS) }) } },
    async ({ body: { ms } }) => {
      const fired = await turner.advance(ms)
      return { ...renderClock(world), fired }
    },
  )

  app.post<{ Body: { url: string } }>(
    '/_control/clock/listeners',
    { schema: { body: body({ url: HTTP_URL }) } },
    async ({ body: { url } }) => {
      addListener(world, url)
      await world.store.durable()
      return renderClock(world)
    },
  )

  app.post('/_control/flush', async () => {
    await turner.flush()
    return {}
  })
}

function renderClock(world: World): { now: string; offset_ms: number } {
  return { now: new Date(world.clock.now()).toISOString(), offset_ms: world.clock.offsetMs }
}
