/** A change of the master key: everything is gone through in rounds and sealed again, until a round finds nothing. */
export type KeyRotation = {
  readonly id: string
  readonly toKey: string
  readonly state: 'running' | 'done' | 'retired'
  /** Whether the old keys shall be forgotten once a round finds nothing. */
  readonly isRetiring: boolean
  readonly round: number
  readonly place: Place
  readonly lookedAt: number
  readonly sealedAgain: number
  readonly foundInRound: number
  readonly total: number
  readonly startedAt: Date
  readonly movedAt: Date
  readonly doneAt: Date | null
}

/** Where a round has come to: in which provider's rows, in which of the sealed columns, behind which row. */
export type Place = { readonly provider: string; readonly column: number; readonly after: readonly string[] }

export const START: Place = { provider: '', column: 0, after: [] }

/** What a batch has seen: how many rows, how many of them it sealed again, the last, and whether there were no more. */
export type Batch = {
  readonly lookedAt: number
  readonly sealedAgain: number
  readonly last: readonly string[]
  readonly isEnd: boolean
}

/** The rotation after a batch. `nextProvider` is the one whose turn it is when this one's columns are through. */
export function afterBatch(
  before: KeyRotation,
  batch: Batch,
  columns: number,
  nextProvider: string | null,
  now: Date,
): KeyRotation {
  const moved: KeyRotation = {
    ...before,
    lookedAt: before.lookedAt + batch.lookedAt,
    sealedAgain: before.sealedAgain + batch.sealedAgain,
    foundInRound: before.foundInRound + batch.sealedAgain,
    movedAt: now,
  }
  const { provider, column } = before.place
  if (!batch.isEnd) return { ...moved, place: { provider, column, after: batch.last } }
  if (column + 1 < columns) return { ...moved, place: { provider, column: column + 1, after: [] } }
  if (nextProvider !== null) return { ...moved, place: { provider: nextProvider, column: 0, after: [] } }
  return afterRound(moved, now)
}

/** What a process sealed under the old key while the round passed it by is found by the next one. */
function afterRound(rotation: KeyRotation, now: Date): KeyRotation {
  if (rotation.foundInRound > 0)
    return { ...rotation, round: rotation.round + 1, place: START, lookedAt: 0, foundInRound: 0 }
  return { ...rotation, state: rotation.isRetiring ? 'retired' : 'done', doneAt: now, place: START }
}
