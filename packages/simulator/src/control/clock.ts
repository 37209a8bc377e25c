import { addListener } from '../clock/turn-clock.ts'
import { ControlError } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { renderHappening } from './events.ts'
import { operation } from './operation.ts'
import { about, body, HTTP_URL, INTEGER, integer, listOf, NOTHING, record, TIME } from './schemas.ts'
import { HAPPENING } from './shapes/clock.ts'
import { CLOCK } from './shapes/service.ts'

const LONGEST_TURN_MS = 400 * 86_400_000
const MOST_TOLD = 500

type Turn = { readonly ms?: number; readonly to?: string; readonly next?: true }

export function addClockRoutes(control: Control): void {
  const { app, world, turner } = control
  app.get(
    '/_control/clock',
    operation({ id: 'clock.read', group: 'clock', zh: '现在的虚拟时间', en: 'The virtual time', answer: CLOCK }),
    async () => renderClock(world),
  )

  addTurning(control)

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

function addTurning({ app, world, turner }: Control): void {
  const turn = async ({ ms, to, next }: Turn): Promise<number> => {
    if ([ms, to, next].filter((way) => way !== undefined).length !== 1) {
      throw new ControlError(400, 'BAD_REQUEST', 'ms、to、next 须恰有一个', 'give exactly one of ms, to and next')
    }
    if (ms !== undefined) return turner.advance(ms)
    if (next) return (await turner.advanceToNext()) ?? nothingDue()
    const at = Date.parse(to ?? '')
    if (at - world.clock.now() > LONGEST_TURN_MS) throw tooFar()
    return (await turner.advanceTo(at)) ?? passed(world)
  }

  app.post<{ Body: Turn }>(
    '/_control/clock/advance',
    operation({
      id: 'clock.advance',
      group: 'clock',
      zh: '把时钟向前拨，途中到期的事依次发生',
      en: 'Turns the clock forward; all that falls due on the way happens, each thing at its own moment',
      more: {
        zh: '拨 ms 毫秒（0 至 400 天）、拨到时刻 to、或以 next: true 拨到下一件到期的事，三者取一。所有投递完成后才应答；fired 是发生的事数，happened 依次列出（至多 500 件，其余见 events）。',
        en: 'By `ms` milliseconds (0 to 400 days), to the moment `to`, or with `next: true` to the next thing that falls due; one of the three. Answers when all deliveries are done; `fired` is how many things happened, `happened` lists them in order (500 at most, the rest by `events`).',
      },
      body: body({
        'ms?': integer(0, LONGEST_TURN_MS),
        'to?': about(TIME, '不早于现在', 'not before now'),
        'next?': { type: 'boolean', enum: [true] },
      }),
      answer: record({ now: TIME, offset_ms: INTEGER, fired: INTEGER, happened: listOf(HAPPENING) }),
      refusals: { 409: ['NOTHING_DUE', 'TIME_PASSED'] },
    }),
    async ({ body: asked }) => {
      const before = world.happenings.lastId
      const fired = await turn(asked)
      const happened = world.happenings.after(before, MOST_TOLD).map(renderHappening)
      return { ...renderClock(world), fired, happened }
    },
  )
}

function nothingDue(): never {
  throw new ControlError(409, 'NOTHING_DUE', '没有会自己发生的事', 'nothing is going to happen by itself')
}

function passed(world: World): never {
  const now = new Date(world.clock.now()).toISOString()
  throw new ControlError(409, 'TIME_PASSED', `现在已是 ${now}，时钟只能向前`, `it is ${now} already: time goes forward`)
}

function tooFar(): ControlError {
  return new ControlError(400, 'BAD_REQUEST', '一次至多向前 400 天', 'one turn is 400 days at most')
}

function renderClock(world: World): { now: string; offset_ms: number } {
  return { now: new Date(world.clock.now()).toISOString(), offset_ms: world.clock.offsetMs }
}
