/** How a call to somebody else's address ended. */
export type Outcome = 'delivered' | 'refused' | 'timed_out' | 'unreachable' | 'forbidden_address' | 'redirected'

/** How one attempt ended. */
export type Answer = {
  readonly outcome: Outcome
  readonly status: number | null
  readonly durationMs: number
  readonly excerpt: string
}

/** A redirect is not followed: it could lead where the endpoint itself may not. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'delivered'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}
