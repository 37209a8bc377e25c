import type { HappeningKind } from '../clock/happening.ts'
import { drawNoticeFault } from '../faults/draw-fault.ts'
import type { NoticeFault } from '../faults/kinds.ts'
import type { Notice, NoticeAttempt } from '../storage/notice-rows.ts'
import { remindOfNotice, type World } from '../world.ts'
import { type Delivered, deliverOnce } from './deliver-notice.ts'

const S = 1_000
const M = 60 * S
const H = 60 * M

/** After a failed delivery WeChat comes back so much later each time, and then no more. */
export const RETRY_STEPS_MS: readonly number[] = [
  15 * S,
  15 * S,
  30 * S,
  3 * M,
  10 * M,
  20 * M,
  30 * M,
  30 * M,
  30 * M,
  60 * M,
  3 * H,
  3 * H,
  3 * H,
  6 * H,
  6 * H,
]
const MOST_NOTICES_KEPT = 10_000
const HELD_MS = 30 * S
const LOST = 'lost by a fault of the plan'

/** Begins the delivery that is due; its end is awaited through `world.deliveries`. */
export function attemptNotice(world: World, id: string): void {
  const notice = world.store.get('notices', id)
  if (notice?.state !== 'pending' || (notice.next_at ?? 0) > world.clock.now()) return
  if (world.deliveries.active.has(id)) return
  const fault = drawNoticeFault(world, notice)
  switch (fault?.kind) {
    case 'notice_lost':
      record(world, id, {
        at: world.clock.now(),
        status: null,
        error: LOST,
        duration_ms: 0,
        extra: false,
        fault: fault.kind,
      })
      return
    case 'notice_delayed':
      postpone(world, notice, fault.delayMs)
      tellOf(world, 'notice_postponed', { ...notice, next_at: world.clock.now() + fault.delayMs }, fault.kind)
      return
    case 'notice_reordered':
      world.deliveries.held.set(id, notice.sp_mchid)
      postpone(world, notice, HELD_MS)
      tellOf(world, 'notice_postponed', { ...notice, next_at: world.clock.now() + HELD_MS }, fault.kind)
      return
    case 'notice_doubled':
      begin(world, notice, fault.kind)
      world.deliveries.start(() => deliver(world, id, true, fault.kind))
      return
    default:
      begin(world, notice, fault?.kind ?? null)
  }
}

function begin(world: World, notice: Notice, fault: NoticeFault | null): void {
  const { active, held } = world.deliveries
  active.add(notice.id)
  held.delete(notice.id)
  world.store.write(() => world.store.put('notices', notice.id, { ...notice, next_at: null }))
  world.deliveries.start(() => deliver(world, notice.id, false, fault).finally(() => active.delete(notice.id)))
}

/** `extra` deliveries leave the retry clock alone. */
export async function deliver(
  world: World,
  id: string,
  extra: boolean,
  fault: NoticeFault | null = null,
): Promise<void> {
  const notice = world.store.get('notices', id)
  const provider = notice && world.store.get('providers', notice.sp_mchid)
  if (!notice || !provider) return
  // What was not yet on the disk must not be told to anybody.
  await world.store.durable()
  const at = world.clock.now()
  const delivered = await deliverOnce(world, notice, provider, fault)
  const { sent, error } = delivered
  const struck = fault === null ? {} : { fault }
  record(world, id, { at, status: sent.status, error, duration_ms: sent.duration_ms, extra, ...struck }, delivered)
  releaseHeld(world, notice)
}

function postpone(world: World, notice: Notice, delayMs: number): void {
  const later = { ...notice, next_at: world.clock.now() + delayMs }
  world.store.write(() => world.store.put('notices', notice.id, later))
  remindOfNotice(world, later)
}

function record(world: World, id: string, attempt: NoticeAttempt, delivered?: Delivered): void {
  const notice = world.store.get('notices', id)
  if (!notice) return
  const after = afterAttempt({ ...notice, attempts: [...notice.attempts, attempt] }, attempt, world.clock.now())
  world.store.write(() => {
    world.store.put('notices', id, after)
    forgetOldNotices(world)
  })
  if (after.state === 'pending' && after.next_at !== null && !attempt.extra) remindOfNotice(world, after)
  if (delivered) {
    const { headers, body, sent } = delivered
    world.sentNotices.add({ notice: id, attempt: notice.attempts.length, headers, body, answer: sent.body })
  }
  const kind = isTaken(attempt) ? 'notice_delivered' : after.state === 'given_up' ? 'notice_given_up' : 'notice_failed'
  tellOf(world, kind, after, attempt.error ?? String(attempt.status))
}

function tellOf(world: World, kind: HappeningKind, notice: Notice, detail: string): void {
  const { id, sp_mchid, number, next_at } = notice
  world.happenings.add(kind, world.clock.now(), { sp_mchid, number, notice: id, next_at, detail })
}

function isTaken({ error, status }: NoticeAttempt): boolean {
  return error === null && (status === 200 || status === 204)
}

function afterAttempt(notice: Notice, attempt: NoticeAttempt, now: number): Notice {
  if (isTaken(attempt)) return { ...notice, state: 'delivered', next_at: null }
  if (attempt.extra || notice.state !== 'pending') return notice
  const step = RETRY_STEPS_MS[notice.attempts.filter(({ extra }) => !extra).length - 1]
  if (step === undefined) return { ...notice, state: 'given_up', next_at: null }
  return { ...notice, next_at: now + step }
}

// A held notice goes out as soon as another one of the same SP has overtaken it.
function releaseHeld(world: World, overtaking: Notice): void {
  for (const [id, spMchid] of world.deliveries.held) {
    if (spMchid !== overtaking.sp_mchid || id === overtaking.id) continue
    world.deliveries.held.delete(id)
    const notice = world.store.get('notices', id)
    if (notice?.state === 'pending') postpone(world, notice, 0)
  }
}

function forgetOldNotices(world: World): void {
  const table = world.store.tables.notices
  while (table.rows.size > MOST_NOTICES_KEPT) {
    const first = table.oldest()
    if (!first || first.row.state === 'pending') return
    world.store.put('notices', first.key, null)
  }
}
