import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { idAt, madeAtMs } from '../../kit/ids.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type EventRow, selectEventsAfter, type TimelineFilter } from './store.ts'

export type FollowFilter = Omit<TimelineFilter, 'before' | 'limit'>

/** A minute and no more: whoever comes back shows a key that is still good. */
export const LONGEST_FOLLOWING_MS = 60_000
const LOOK_EVERY_MS = 1_000
// An event has its id before its transaction is committed. For so long what is older than the newest is looked for, too.
const LATE_MS = 5_000
const PAGE = 100

/**
 * Events as they happen, in the order in which they are seen, from now or from after a given one; null when nothing
 * is new. None is left out; around the one to begin after, some may come again. Ends when the signal says so.
 */
export async function* followEvents(
  ctx: Context,
  providerId: string,
  filter: FollowFilter,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<EventRow | null, void, undefined> {
  const begun = ctx.now().getTime()
  const told = new Set(after ? [after] : await idsSince(ctx, providerId, filter, begun - LATE_MS))
  let sinceMs = Math.min(after ? madeAtMs(after) : begun, begun) - LATE_MS
  while (!signal.aborted) {
    const lookedMs = ctx.now().getTime()
    const nextSince = idAt('event', lookedMs - LATE_MS)
    for await (const event of eventsSince(ctx, providerId, filter, sinceMs)) {
      if (told.has(event.id)) continue
      // What is older than the next look's beginning is never met again and need not be remembered.
      if (event.id >= nextSince) told.add(event.id)
      yield event
    }
    sinceMs = Math.max(sinceMs, lookedMs - LATE_MS)
    for (const id of told) if (id < nextSince) told.delete(id)
    if (lookedMs - begun > LONGEST_FOLLOWING_MS) return
    yield null
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}

async function idsSince(ctx: Context, providerId: string, filter: FollowFilter, sinceMs: number): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of eventsSince(ctx, providerId, filter, sinceMs)) ids.push(id)
  return ids
}

async function* eventsSince(ctx: Context, providerId: string, filter: FollowFilter, sinceMs: number) {
  for (let after = idAt('event', sinceMs); ; ) {
    const page = await inTenant(ctx, { providerId }, (tx) => selectEventsAfter(tx, { ...filter, limit: PAGE }, after))
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}
