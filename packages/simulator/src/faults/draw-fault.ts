import { createHash } from 'node:crypto'
import type { Notice } from '../storage/notice-rows.ts'
import type { World } from '../world.ts'
import { drawHandFault } from './draw-hand-fault.ts'
import { handFaultsOf, type Target } from './hand-fault.ts'
import { CALL_FAULTS, type CallFault, type FaultKind, NOTICE_FAULTS, type NoticeFault } from './kinds.ts'
import { countsOf, DEFAULT_HANG_MS, DEFAULT_SLOW_MS, type FaultPlan, planOf } from './plan.ts'
import { subjectOf } from './subject.ts'

const SHORTEST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 120_000
const DRAW_RANGE = 2 ** 32

export type DrawnCallFault = {
  readonly kind: CallFault
  readonly plan: Pick<FaultPlan, 'slow_ms' | 'hang_ms'>
  readonly luck: number
  /** The code that a fault by hand refuses with; null = by luck. */
  readonly code: string | null
}
export type DrawnNoticeFault = { readonly kind: NoticeFault; readonly delayMs: number }

/** Null for a call that goes as it should. A fault by hand comes before the seeded plan. */
export function drawCallFault(world: World, target: Target): DrawnCallFault | null {
  const struck = drawHand(world, CALL_FAULTS, target, null)
  if (struck) {
    const { wait_ms, code } = struck
    const plan = { slow_ms: wait_ms ?? DEFAULT_SLOW_MS, hang_ms: wait_ms ?? DEFAULT_HANG_MS }
    return { kind: struck.kind, plan, luck: 0, code }
  }
  const plan = planOf(world)
  if (!plan || target.api === 'login' || (target.endpoint === 'certificates' && !plan.certificates)) return null
  const drawn = draw(world, plan, CALL_FAULTS, target.endpoint, target.number)
  if (drawn) note(world, drawn.kind, null, target, null)
  return drawn && { kind: drawn.kind, plan, luck: drawn.luck, code: null }
}

export function drawNoticeFault(world: World, notice: Notice): DrawnNoticeFault | null {
  const { sp_mchid: mchid, number, v2, event_type: endpoint, id } = notice
  const target: Target = { api: v2 ? 'v2' : 'v3', endpoint, mchid, number }
  const struck = drawHand(world, NOTICE_FAULTS, target, id)
  if (struck) return { kind: struck.kind, delayMs: struck.wait_ms ?? LONGEST_DELAY_MS }
  const plan = planOf(world)
  if (!plan) return null
  const drawn = draw(world, plan, NOTICE_FAULTS, `notice ${notice.event_type}`, notice.number)
  if (!drawn) return null
  note(world, drawn.kind, null, target, id)
  const delayMs = Math.round(SHORTEST_DELAY_MS + drawn.luck * (LONGEST_DELAY_MS - SHORTEST_DELAY_MS))
  return { kind: drawn.kind, delayMs }
}

type Struck<Kind> = { readonly kind: Kind; readonly wait_ms: number | null; readonly code: string | null }

function drawHand<Kind extends FaultKind>(
  world: World,
  kinds: readonly Kind[],
  target: Target,
  notice: string | null,
): Struck<Kind> | null {
  if (handFaultsOf(world).length === 0) return null
  const found = drawHandFault(world, kinds, target)
  const kind = kinds.find((one) => one === found?.kind)
  if (!found || kind === undefined) return null
  note(world, kind, found.id, target, notice)
  return { kind, wait_ms: found.wait_ms, code: found.code }
}

function note(world: World, kind: FaultKind, by: string | null, target: Target, notice: string | null): void {
  world.faultHits.add({ ...target, at: world.clock.now(), kind, by, notice })
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
