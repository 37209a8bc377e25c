import { createAsk } from './helper/ask.ts'
import { worldCalls } from './helper/generated/world.ts'
import { type Turn, wordsOf } from './helper/turn.ts'

export type ConnectOptions = {
  /** Of each call. Turning the clock waits for all deliveries on the way, which may take a while. */
  readonly timeoutMs?: number
}

/** Everything that the control API of one world can do; each call is an operation of `/_control/openapi.json`. */
export type ConnectedWorld = ReturnType<typeof callsOf>

const USUAL_TIMEOUT_MS = 30_000

/** The world at this address, such as http://127.0.0.1:8601. Throws a SimulatorError when nobody is there. */
export async function connect(url: string | URL, options: ConnectOptions = {}): Promise<ConnectedWorld> {
  const world = callsOf(new URL(url).origin, options.timeoutMs ?? USUAL_TIMEOUT_MS)
  await world.health()
  return world
}

function callsOf(url: string, timeoutMs: number) {
  const calls = worldCalls(createAsk(url, timeoutMs))
  return {
    ...calls,
    /** Where clients of WeChat Pay are pointed. */
    url,
    clock: {
      ...calls.clock,
      /** Turns the clock forward; all that falls due on the way happens, in order: `advance({ hours: 2 })`, `{ to }`, `{ next: true }`. */
      advance: (turn: Turn) => calls.clock.advance(wordsOf(turn)),
    },
  }
}
