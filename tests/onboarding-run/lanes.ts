const LANES = 6

/** Does it for all of them, a few at a time, and ends when the last has ended. */
export async function inLanes<T>(items: readonly T[], deed: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await deed(next)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}
