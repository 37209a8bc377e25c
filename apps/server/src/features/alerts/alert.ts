import type { AlertFacts, AlertKind } from './alert-rule.ts'

/** `note`: a trouble of test mode, at most. It is shown, and nobody is told. */
export type Severity = 'note' | 'warning' | 'critical'
export type AlertState = 'open' | 'acknowledged' | 'muted' | 'resolved'

/** Something that is not as it should be just now, found by one of the rules. */
export type Cause = {
  readonly kind: AlertKind
  /** The thing concerned: one alert for each kind and thing. */
  readonly subjectId: string
  readonly severity: Severity
  readonly facts: AlertFacts
}

export type Alert = Cause & {
  readonly id: string
  readonly state: AlertState
  readonly times: number
  readonly firstAt: Date
  readonly lastAt: Date
  readonly acknowledgedBy: string | null
  readonly mutedUntil: Date | null
  readonly resolvedAt: Date | null
}

/** What a look changes: what is new, what is still so, what is over, and whose silence has ended. */
export type AlertChanges = {
  readonly opened: readonly Cause[]
  readonly seen: readonly { readonly alert: Alert; readonly cause: Cause }[]
  readonly resolved: readonly Alert[]
  readonly unmuted: readonly Alert[]
}

/** Compares what stands with what was found. An alert ends by itself once its cause is gone, acknowledged or not. */
export function changesOf(standing: readonly Alert[], causes: readonly Cause[], now: Date): AlertChanges {
  const found = new Map(causes.map((cause) => [nameOf(cause), cause]))
  const known = new Set(standing.map(nameOf))
  const seen = standing.flatMap((alert) => {
    const cause = found.get(nameOf(alert))
    return cause ? [{ alert, cause }] : []
  })
  return {
    opened: [...found.values()].filter((cause) => !known.has(nameOf(cause))),
    seen,
    resolved: standing.filter((alert) => !found.has(nameOf(alert))),
    unmuted: seen
      .map(({ alert }) => alert)
      .filter(({ state, mutedUntil }) => state === 'muted' && mutedUntil !== null && mutedUntil <= now),
  }
}

function nameOf({ kind, subjectId }: Pick<Cause, 'kind' | 'subjectId'>): string {
  return `${kind}/${subjectId}`
}
