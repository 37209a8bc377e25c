import { randomUUID } from 'node:crypto'
import { drawNoticeFault } from '../faults/draw-fault.ts'
import type { Notice, NoticeAttempt } from '../storage/notice-rows.ts'
import type { Provider } from '../storage/provider-rows.ts'
import { noticeKind, platformKey, signatureHeaders } from '../wechat/platform-signature.ts'
import { remindOfNotice, type World } from '../world.ts'
import { sealNotice } from './seal-notice.ts'
import { type Sent, send } from './send.ts'
import { isTakenV2, V2_NOTICE_HEADERS, writeV2Notice } from './v2-notice.ts'

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
const NOT_TAKEN = 'the answer is no XML with return_code SUCCESS'
const LOST = 'lost by a fault of the plan'

/** Begins the delivery that is due; its end is awaited through `world.deliveries`. */
export function attemptNotice(world: World, id: string): void {
  const notice = world.store.get('notices', id)
  if (notice?.state !== 'pending' || (notice.next_at ?? 0) > world.clock.now()) return
  if (world.deliveries.active.has(id)) return
  const fault = drawNoticeFault(world, notice)
  switch (fault?.kind) {
    case 'notice_lost':
      record(world, id, { at: world.clock.now(), status: null, error: LOST, duration_ms: 0, extra: false })
      return
    case 'notice_delayed':
      postpone(world, notice, fault.delayMs)
      return
    case 'notice_reordered':
      world.deliveries.held.set(id, notice.sp_mchid)
      postpone(world, notice, HELD_MS)
      return
    case 'notice_doubled':
      begin(world, notice)
      world.deliveries.start(() => deliver(world, id, true))
      return
    default:
      begin(world, notice)
  }
}

function begin(world: World, notice: Notice): void {
  const { active, held } = world.deliveries
  active.add(notice.id)
  held.delete(notice.id)
  world.store.write(() => world.store.put('notices', notice.id, { ...notice, next_at: null }))
  world.deliveries.start(() => deliver(world, notice.id, false).finally(() => active.delete(notice.id)))
}

/** `extra` deliveries leave the retry clock alone. */
export async function deliver(world: World, id: string, extra: boolean): Promise<void> {
  const notice = world.store.get('notices', id)
  const provider = notice && world.store.get('providers', notice.sp_mchid)
  if (!notice || !provider) return
  // What was not yet on the disk must not be told to anybody.
  await world.store.durable()
  const at = world.clock.now()
  const { sent, error } = notice.v2 ? await deliverV2(notice, provider) : await deliverV3(world, notice, provider)
  record(world, id, { at, status: sent.status, error, duration_ms: sent.duration_ms, extra })
  releaseHeld(world, notice)
}

type Delivered = { readonly sent: Sent; readonly error: string | null }

async function deliverV3(world: World, notice: Notice, provider: Provider): Promise<Delivered> {
  const body = sealNotice(notice, provider)
  const sent = await send(notice.url, await noticeHeaders(world, provider, notice.id, body), body)
  return { sent, error: sent.error }
}

// In APIv2 the status means nothing alone: the XML in the answer takes the notice or does not.
async function deliverV2(notice: Notice, provider: Provider): Promise<Delivered> {
  const sent = await send(notice.url, V2_NOTICE_HEADERS, writeV2Notice(notice, provider))
  return { sent, error: sent.error ?? (isTakenV2(sent) ? null : NOT_TAKEN) }
}

export async function noticeHeaders(
  world: World,
  provider: Provider,
  noticeId: string,
  body: string,
  signtest = false,
): Promise<Record<string, string>> {
  const key = platformKey(world, provider, noticeKind(provider, noticeId))
  return {
    'Content-Type': 'application/json',
    Accept: '*/*',
    'User-Agent': 'Mozilla/4.0',
    'Request-ID': `${randomUUID().replaceAll('-', '').toUpperCase()}-0`,
    ...(await signatureHeaders(body, key, world.clock.now(), signtest)),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

function postpone(world: World, notice: Notice, delayMs: number): void {
  const later = { ...notice, next_at: world.clock.now() + delayMs }
  world.store.write(() => world.store.put('notices', notice.id, later))
  remindOfNotice(world, later)
}

function record(world: World, id: string, attempt: NoticeAttempt): void {
  const notice = world.store.get('notices', id)
  if (!notice) return
  const after = afterAttempt({ ...notice, attempts: [...notice.attempts, attempt] }, attempt, world.clock.now())
  world.store.write(() => {
    world.store.put('notices', id, after)
    forgetOldNotices(world)
  })
  if (after.state === 'pending' && after.next_at !== null && !attempt.extra) remindOfNotice(world, after)
}

function afterAttempt(notice: Notice, attempt: NoticeAttempt, now: number): Notice {
  if (attempt.error === null && (attempt.status === 200 || attempt.status === 204))
    return { ...notice, state: 'delivered', next_at: null }
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
