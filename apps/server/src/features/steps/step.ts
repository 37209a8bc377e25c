import type { Source } from '../../base/events.ts'

/** What went over the wire, without what it said. */
export type Wire = {
  readonly exchangeId: string
  readonly method: string
  readonly url: string
  readonly status: number | null
  readonly durationMs: number
  readonly requestId: string | null
}

export type EventStep = {
  readonly kind: 'event'
  readonly id: string
  readonly at: Date
  readonly subjectId: string
  readonly type: string
  readonly source: Source
  readonly facts: Facts
  readonly wire: Wire | null
}

export type DeliveryStep = {
  readonly kind: 'delivery'
  readonly id: string
  readonly at: Date
  readonly subjectId: string
  readonly eventType: string
  readonly deliveryId: string
  readonly endpointId: string
  readonly number: number
  readonly outcome: string
  readonly status: number | null
  readonly durationMs: number
}

export type DisagreementStep = {
  readonly kind: 'disagreement'
  readonly id: string
  readonly at: Date
  readonly subjectId: string
  readonly type: string
  readonly source: Source
  readonly state: string
  readonly times: number
}

export type Step = EventStep | DeliveryStep | DisagreementStep
export type Facts = Readonly<Record<string, string | number | boolean | null>>

/** All that happened, oldest first; of more than so many the newest. */
export type Timeline = {
  readonly subjectId: string
  readonly steps: readonly Step[]
  readonly isWhole: boolean
  readonly orders: number
  readonly queries: number
}

/** An exchange as people may see it. */
export type Exchange = { readonly id: string; readonly at: Date; readonly masked: MaskedExchange }

export type MaskedExchange = {
  readonly method: string
  readonly url: string
  readonly status: number | null
  readonly durationMs: number
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly requestBody: string
  readonly answerHeaders: Readonly<Record<string, string>>
  readonly answerBody: string
}

/** In the order in which they happened; of what happened at once, the move before its telling. */
export function inOrder(steps: readonly Step[]): Step[] {
  const rank = { event: 0, disagreement: 1, delivery: 2 }
  return steps.toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || rank[a.kind] - rank[b.kind] || (a.id < b.id ? -1 : 1),
  )
}
