import { get, post } from '../kit/ask.js'
import { listOf, maybe, record, text, whole } from '../kit/read.js'

const TURN_TIMEOUT_MS = 300_000
const SHOWN = 100

const shared = {
  at: text,
  kind: text,
  sp_mchid: maybe(text),
  sub_mchid: maybe(text),
  number: maybe(text),
  notice: maybe(text),
  amount_fen: maybe(whole),
  detail: maybe(text),
}
export const happening = record({ ...shared, id: whole, next_at: maybe(text) })
const coming = record(shared)
const turned = record({ now: text, offset_ms: whole, fired: whole, happened: listOf(happening) })

/** @typedef {ReturnType<typeof happening>} Happening */
/** @typedef {ReturnType<typeof coming>} Coming */

/** The newest first. */
export async function newestHappenings() {
  const { events } = await get(`/events?limit=${SHOWN}`, record({ events: listOf(happening) }))
  return events.reverse()
}

export function agenda() {
  return get('/agenda?limit=50', record({ agenda: listOf(coming), total: whole }))
}

/** @param {{ ms: number } | { to: string } | { next: true }} way */
export function turn(way) {
  return post('/clock/advance', way, turned, TURN_TIMEOUT_MS)
}

/**
 * Hears what happens while the clock is turned; ends with the signal.
 * @param {AbortSignal} signal @param {(happening: Happening) => void} tell
 */
export function hear(signal, tell) {
  const source = new EventSource('/_control/events')
  const listen = (/** @type {MessageEvent<string>} */ event) => tell(happening(JSON.parse(event.data), '/events'))
  for (const kind of KINDS) source.addEventListener(kind, listen)
  signal.addEventListener('abort', () => source.close(), { once: true })
}

export const KINDS = /** @type {const} */ ([
  'order_closed',
  'password_lapsed',
  'refund_ended',
  'notice_delivered',
  'notice_failed',
  'notice_given_up',
  'notice_postponed',
  'settling',
  'settlement_remitted',
  'settlement_returned',
  'bills_ready',
  'authority_effective',
  'gold_plan_effective',
  'code_lapsed',
  'clock_turned',
])
