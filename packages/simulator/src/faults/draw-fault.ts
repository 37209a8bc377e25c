import { createHash } from 'node:crypto'
import type { Notice } from '../storage/notice-rows.ts'
import type { World } from '../world.ts'
import {
  CALL_FAULTS,
  type CallFault,
  countsOf,
  type FaultKind,
  type FaultPlan,
  NOTICE_FAULTS,
  type NoticeFault,
  planOf,
} from './plan.ts'
import { subjectOf } from './subject.ts'

const SHORTEST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 120_000
const DRAW_RANGE = 2 ** 32

export type DrawnCallFault = { readonly kind: CallFault; readonly plan: FaultPlan; readonly luck: number }
export type DrawnNoticeFault = { readonly kind: NoticeFault; readonly delayMs: number }

/** Null for a call that goes as it should. Depends on nothing but the seed, the thing and how often it was asked. */
export function drawCallFault(world: World, endpoint: string, number: string): DrawnCallFault | null {
  const plan = planOf(world)
  if (!plan || (endpoint === 'certificates' && !plan.certificates)) return null
  const drawn = draw(world, plan, CALL_FAULTS, endpoint, number)
  return drawn && { kind: drawn.kind, plan, luck: drawn.luck }
}

export function drawNoticeFault(world: World, notice: Notice): DrawnNoticeFault | null {
  const plan = planOf(world)
  if (!plan) return null
  const drawn = draw(world, plan, NOTICE_FAULTS, `notice ${notice.event_type}`, notice.number)
  if (!drawn) return null
  const delayMs = Math.round(SHORTEST_DELAY_MS + drawn.luck * (LONGEST_DELAY_MS - SHORTEST_DELAY_MS))
  return { kind: drawn.kind, delayMs }
}

function draw<Kind extends FaultKind>(
  world: World,
  plan: FaultPlan,
  kinds: readonly Kind[],
  endpoint: string,
  number: string,
): { kind: Kind; luck: number } | null {
  const key = `${endpoint} ${subjectOf(world, number)}`
  const calls = (world.store.get('fault_calls', key)?.calls ?? 0) + 1
  const digest = createHash('sha256').update(`${plan.seed} ${key} ${calls}`).digest()
  const kind = pick(kinds, plan, digest.readUInt32BE(0) / DRAW_RANGE)
  world.store.write(() => {
    world.store.put('fault_calls', key, { calls })
    if (kind === null) return
    const counts = countsOf(world)
    world.store.put('settings', 'fault_counts', { value: { ...counts, [kind]: (counts[kind] ?? 0) + 1 } })
  })
  return kind && { kind, luck: digest.readUInt32BE(4) / DRAW_RANGE }
}

function pick<Kind extends FaultKind>(kinds: readonly Kind[], plan: FaultPlan, drawn: number): Kind | null {
  let edge = 0
  for (const kind of kinds) {
    edge += plan.rates[kind] ?? 0
    if (drawn < edge) return kind
  }
  return null
}
