/** A change of the gold plan holds five minutes later. */
export const EFFECTIVE_AFTER_MS = 5 * 60_000
