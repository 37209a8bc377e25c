import type { Departure as DepartureView, LooseEnd as LooseEndView } from '@teyue/contract/departure'
import type { Export } from '../exports/export.ts'
import { viewExport } from '../exports/export-view.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type DepartureInFull, obstaclesOf } from './departure.ts'
import { LOOSE_ENDS, type LooseEnd } from './loose-end.ts'

/** A departure as the API shows it. What the provider writes for itself, and has to do itself, is for its own people and programs. */
export function viewDeparture(
  { merchantId, merchantState, departure, open }: DepartureInFull,
  exports: readonly Export[],
  viewer: Viewer,
): DepartureView {
  const isOurs = viewer.merchantId === null && viewer.merchantIds === undefined
  // A cashier of one store sees nothing of the others'.
  const isOfStore = viewer.storeId !== undefined
  const seen = open.filter(({ kind }) => isOurs || (LOOSE_ENDS[kind].isTheirs && !isOfStore))
  return {
    id: departure?.id ?? null,
    object: 'departure',
    merchant: merchantId,
    merchant_state: merchantState,
    reason: isOurs ? (departure?.reason ?? null) : null,
    begun_at: departure?.begunAt.toISOString() ?? null,
    begun_by: isOurs ? (departure?.begunBy ?? null) : null,
    exports_until: departure?.exportsUntil.toISOString() ?? null,
    ended_at: departure?.endedAt?.toISOString() ?? null,
    ended_by: isOurs ? (departure?.endedBy ?? null) : null,
    may_end: merchantState === 'leaving' && obstaclesOf(open).length === 0,
    open: seen.map(viewLooseEnd),
    exports: exports.map(viewExport),
  }
}

function viewLooseEnd({ kind, mode, blocks, count, isMore, things, until }: LooseEnd): LooseEndView {
  const { what, next } = LOOSE_ENDS[kind]
  return {
    ...{ kind, mode, blocks, count },
    is_more: isMore,
    things: [...things],
    until: until?.toISOString() ?? null,
    what: what.en,
    what_zh: what.zh,
    next: next.en,
    next_zh: next.zh,
  }
}
