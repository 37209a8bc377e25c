import { addListener } from '../clock/turn-clock.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { body, HTTP_URL, INTEGER, integer, NOTHING, record, TIME } from './schemas.ts'
import { CLOCK } from './shapes/service.ts'

const LONGEST_TURN_MS = 400 * 86_400_000

export function addClockRoutes({ app, world, turner }: Control): void {
  app.get(
    '/_control/clock',
    operation({ id: 'clock.read', group: 'clock', zh: '现在的虚拟时间', en: 'The virtual time', answer: CLOCK }),
    async () => renderClock(world),
  )

  app.post<{ Body: { ms: number } }>(
    '/_control/clock/advance',
    operation({
      id: 'clock.advance',
      group: 'clock',
      zh: '把时钟向前拨，途中到期的事依次发生',
      en: 'Turns the clock forward; all that falls due on the way happens, each thing at its own moment',
      more: {
        zh: '0 至 400 天。所有投递完成后才应答；fired 是发生的事数。',
        en: '0 to 400 days. Answers when all deliveries are done; `fired` is how many things happened.',
      },
      body: body({ ms: integer(0, LONGEST_TURN_MS) }),
      answer: record({ now: TIME, offset_ms: INTEGER, fired: INTEGER }),
    }),
    async ({ body: { ms } }) => {
      const fired = await turner.advance(ms)
      return { ...renderClock(world), fired }
    },
  )

  app.post<{ Body: { url: string } }>(
    '/_control/clock/listeners',
    operation({
      id: 'clock.listen',
      group: 'clock',
      zh: '登记一个听众：每次拨钟都先通知它',
      en: 'Registers a listener, told of each turn before anything is sent at the new time',
      more: {
        zh: '向该地址 POST {offset_ms, now}，至多等 2 秒；一次 advance 可能拨动数次。',
        en: 'POSTs `{offset_ms, now}` to the URL and waits up to 2 s; one advance may turn the clock several times.',
      },
      body: body({ url: HTTP_URL }),
      answer: CLOCK,
    }),
    async ({ body: { url } }) => {
      addListener(world, url)
      await world.store.durable()
      return renderClock(world)
    },
  )

  app.post(
    '/_control/flush',
    operation({
      id: 'flush',
      group: 'clock',
      zh: '等到期的事都已发生、投递都已完成',
      en: 'Waits until nothing due is undone and no delivery is under way',
      answer: NOTHING,
    }),
    async () => {
      await turner.flush()
      return {}
    },
  )
}

function renderClock(world: World): { now: string; offset_ms: number } {
  return { now: new Date(world.clock.now()).toISOString(), offset_ms: world.clock.offsetMs }
}
